//! The generated pictures: a grid of square tiles, each empty or one of six shapes, turned by
//! quarters, in five tones over the hue's tint. The same grammar makes profile pictures (2 × 2),
//! logos (3 × 3), cards (6 × 4) and heroes (8 × 6). Pure: the same seed always gives the same
//! picture, on any machine.

mod grid;
mod hash;
mod shape;

pub use grid::{Drawing, LOGO_SEED, MAX_SIDE, draw};
pub use hash::seed_of;
