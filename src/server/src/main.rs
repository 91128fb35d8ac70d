//! `parcours-server`.
fn main() {}
