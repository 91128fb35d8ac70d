//! Faults that only a process has: it is killed, its disk is full, its database is locked or put back, it is told to
//! stop, and strangers talk to it. Against the binary of a debug build, on SQLite.
//!
//! Not part of `cargo test`, which builds no binary for it: `cargo xtask test faults`. The devices are the true state
//! machine of `protocol` over a plain connection. `PARCOURS_FAULTS_ROUNDS` makes the random ones longer, and
//! `PARCOURS_FAULTS_SEED` runs the moments of a failure again.

#![allow(clippy::unwrap_used)] // a test

mod device;
mod disk;
mod hostile;
mod http;
mod kill;
mod lock;
mod process;
mod restore;
