//! What all pages share while the application runs.

pub mod catalogue;
pub mod clock;
pub mod kept;
pub mod loss;
pub mod search;
pub mod session;
pub mod settings;
pub mod speech;
pub mod typed;
