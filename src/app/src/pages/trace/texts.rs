//! Words of the traces.

/// Writes what was done as a page of the carnet.
pub const KEEP: &str = "Garder dans mon carnet";
