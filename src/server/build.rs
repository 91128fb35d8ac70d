//! Hands the list of words of pupils' secrets on, once it is sure that each secret has its 55 bits.

use std::collections::BTreeSet;
use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    if let Err(error) = words(Path::new(&root)) {
        println!("cargo::error=the words of pupils' secrets: {error}");
    }
    println!("cargo::rerun-if-changed=../domain/data/mots.txt");
    println!("cargo::rerun-if-changed=src/sql/migrations");
}

fn words(root: &Path) -> std::io::Result<()> {
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out).join("mots.txt");
    let list = std::fs::read_to_string(root.join("../domain/data/mots.txt"))?;
    let words: BTreeSet<&str> = list.lines().collect();
    let plain = |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    if words.len() != 2048 || list.lines().count() != 2048 || !words.iter().all(plain) {
        return Err(std::io::Error::other("not 2,048 different words of a to z"));
    }
    std::fs::write(out, list)
}
