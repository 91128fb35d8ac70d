//! What the tests and benches of the project share.

pub mod http;
pub mod open_data;
pub mod program;
pub mod relevance;
