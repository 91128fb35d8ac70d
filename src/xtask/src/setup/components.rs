//! Parts of the Rust toolchain that rustup's minimal profile leaves out.

use std::process::Stdio;

use anyhow::Result;

use super::wasm::{SILENCE, rustup_folders, wait_while_growing};
use crate::place::Place;
use crate::{run, say};

/// The first word after `cargo`, and the component that brings it.
const LINTERS: [(&str, &str); 2] = [("fmt", "rustfmt"), ("clippy", "clippy")];

/// Finds what checks form and style, or lets rustup add it. Names the components that are still missing.
pub(crate) fn linters(place: &Place) -> Result<Vec<&'static str>> {
    let absent = missing(|word| answers(place, word));
    if absent.is_empty() || !run::is_there(place, "rustup") {
        return Ok(absent);
    }
    say::step(&format!(
        "rustup component add {} (given up after {} s of silence)",
        absent.join(" "),
        SILENCE.as_secs()
    ));
    let mut child = run::tool(place, "rustup")
        .args(["component", "add"])
        .args(&absent)
        .stdin(Stdio::null())
        .spawn()?;
    if wait_while_growing(&mut child, &rustup_folders(place))? {
        return Ok(missing(|word| answers(place, word)));
    }
    Ok(absent)
}

/// Really asked: rustup leaves a stand-in on PATH for what is not there.
fn answers(place: &Place, word: &str) -> bool {
    run::read(run::tool(place, "cargo").args([word, "--version"])).is_ok()
}

fn missing(answers: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let absent = LINTERS.iter().filter(|(word, _)| !answers(word));
    absent.map(|(_, component)| *component).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_answer_is_named_as_rustup_knows_it() {
        assert_eq!(missing(|_| true), Vec::<&str>::new());
        assert_eq!(missing(|word| word != "fmt"), ["rustfmt"]);
        assert_eq!(missing(|_| false), ["rustfmt", "clippy"]);
    }
}
