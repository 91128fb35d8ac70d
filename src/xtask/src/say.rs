//! The lines that a person reads in the terminal. The only place that prints.
#![allow(clippy::print_stdout, reason = "this program's output is its purpose")]

use std::io::{self, Write};

/// A step begins: what is done, in one plain line.
pub(crate) fn step(text: &str) {
    println!("\n==> {text}");
    flush();
}

/// A detail of the step.
pub(crate) fn note(text: &str) {
    println!("    {text}");
    flush();
}

/// A line as it is.
pub(crate) fn line(text: &str) {
    println!("{text}");
    flush();
}

// Output of child processes goes to the same terminal: the order must hold when it is piped.
fn flush() {
    // A reader that has gone away (`| head`) is no reason to stop the work.
    let _ = io::stdout().flush();
}
