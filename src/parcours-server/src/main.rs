//! `parcours-server`: the application, its API and its database in one binary.
//!
//! The SPA is embedded here and not in the server's own room: a page that was built anew links this file anew and compiles nothing else.

use std::process::ExitCode;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../target/dist"]
struct Site;

fn main() -> ExitCode {
    server::cli::main(Site::get)
}
