//! `/api/v1/sync`: push and pull.

pub mod pull;
pub mod push;
