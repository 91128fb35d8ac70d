//! Makes sure that the folder of the built SPA exists, so that the program compiles without it.

use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let dist = Path::new(&root).join("../../target/dist");
    if let Err(error) = std::fs::create_dir_all(&dist) {
        println!("cargo::warning=cannot create target/dist: {error}");
    }
    println!("cargo::rerun-if-changed=../../target/dist");
}
