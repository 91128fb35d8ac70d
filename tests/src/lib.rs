//! What the tests and benches of the project share.

pub mod open_data;
pub mod relevance;
