//! How many tests a runner says it ran, read from its closing lines.

use super::Outcome;
use crate::run::Followed;

/// Adds up what these lines report: `cargo test` and wasm-bindgen's runner (`test result: …`), nextest (`Summary …`),
/// Playwright (`5 passed (12.3s)` on a line of its own). A run that failed without saying so counts as one failure.
pub(crate) fn read(lines: &[String], success: bool) -> Outcome {
    let mut sum = Outcome::default();
    for line in lines {
        let line = plain(line);
        sum.add(of_line(line.trim()));
    }
    if !success && sum.failed == 0 {
        sum.failed = 1;
    }
    sum.broken = broken(lines);
    sum
}

/// A command that is one test: it holds when it ends well. Where it does not, its last words are said again.
pub(crate) fn one(name: &str, followed: &Followed) -> Outcome {
    if followed.success {
        return Outcome {
            passed: 1,
            ..Outcome::default()
        };
    }
    let mut words = broken(&followed.lines);
    if words.is_empty() {
        let from = followed.lines.len().saturating_sub(WORDS);
        words = followed.lines[from..].to_vec();
    }
    words.insert(0, format!("{name} failed:"));
    Outcome {
        failed: 1,
        broken: words,
        ..Outcome::default()
    }
}

/// How many lines of one failure are worth reading twice.
const WORDS: usize = 25;
/// And how many of one runner.
const ALL_WORDS: usize = 120;

/// What the runner says of each failure, to be said again at the end: Playwright's numbered reports (the first try of a
/// test that passed at its second one too), the names and panics of `cargo test`, the errors of the compiler.
fn broken(lines: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut left = 0;
    for line in lines.iter().map(|line| plain(line)) {
        let begins = is_report(&line);
        if begins {
            left = WORDS;
        } else if line.starts_with("test ") || line.starts_with("running ") {
            left = 0;
        }
        if left > 0 || is_failed_test(&line) {
            left = left.saturating_sub(1);
            if !line.trim().is_empty() {
                kept.push(line);
            }
        }
    }
    kept.truncate(ALL_WORDS);
    kept
}

/// `  1) specs/a.spec.mjs:3:1 › …`, `---- name stdout ----`, `error: …`.
fn is_report(line: &str) -> bool {
    let numbered = line
        .trim_start()
        .split_once(") ")
        .is_some_and(|(number, rest)| number.parse::<u32>().is_ok() && rest.contains(" › "));
    numbered
        || line.starts_with("---- ")
        || line.starts_with("error: ")
        || line.starts_with("error[")
}

/// `test name ... FAILED`.
fn is_failed_test(line: &str) -> bool {
    line.starts_with("test ") && line.ends_with(" FAILED")
}

fn of_line(line: &str) -> Outcome {
    let closing = line.strip_prefix("test result:").or_else(|| {
        let is_nextest = line.starts_with("Summary [");
        is_nextest
            .then(|| {
                line.split_once("tests run:")
                    .or_else(|| line.split_once("test run:"))
            })
            .flatten()
            .map(|(_, rest)| rest)
    });
    if let Some(closing) = closing {
        return Outcome {
            passed: number_before(closing, "passed"),
            failed: number_before(closing, "failed") + number_before(closing, "timed out"),
            ..Outcome::default()
        };
    }
    of_playwright(line)
}

fn of_playwright(line: &str) -> Outcome {
    let mut words = line.splitn(2, ' ');
    let (Some(Ok(number)), Some(what)) = (words.next().map(str::parse::<u64>), words.next()) else {
        return Outcome::default();
    };
    let what = what.split(" (").next().unwrap_or_default();
    match what {
        // Passed at a second try: a test that cannot be trusted is not a pass in silence, but it is one.
        "passed" => Outcome {
            passed: number,
            ..Outcome::default()
        },
        "flaky" => Outcome {
            passed: number,
            again: number,
            ..Outcome::default()
        },
        "failed" | "did not run" | "interrupted" => Outcome {
            failed: number,
            ..Outcome::default()
        },
        "skipped" => Outcome::skip(format!("{number} journeys, by their own words")),
        _ => Outcome::default(),
    }
}

/// The number in `… 12 passed …`, or 0.
fn number_before(text: &str, word: &str) -> u64 {
    let Some((before, _)) = text.split_once(word) else {
        return 0;
    };
    before
        .trim_end()
        .rsplit(|char: char| !char.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(next) = chars.next() {
        if next == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            out.push(next);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str, success: bool) -> (u64, u64, usize) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let outcome = read(&lines, success);
        (outcome.passed, outcome.failed, outcome.skipped.len())
    }

    #[test]
    fn reads_cargo_test_over_several_crates() {
        let text = "running 2 tests\ntest a ... ok\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured";
        assert_eq!(counted(text, false), (5, 4, 0));
    }

    #[test]
    fn reads_nextest_with_its_colours() {
        let text = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.512s] \u{1b}[1m14\u{1b}[0m tests run: \u{1b}[1m12\u{1b}[0m passed (1 slow), 1 failed, 1 timed out, 3 skipped";
        assert_eq!(counted(text, false), (12, 2, 0));
    }

    #[test]
    fn reads_playwright() {
        assert_eq!(
            counted(
                "  1 failed\n    [chromium] › a.spec.mjs\n  2 skipped\n  5 passed (12.3s)",
                false
            ),
            (5, 1, 1)
        );
        assert_eq!(
            counted("12 journeys started\n3 passed pawns", true),
            (0, 0, 0)
        );
    }

    #[test]
    fn what_failed_is_kept_with_its_words() {
        let journey = "  ✓  1 specs/a.spec.mjs:1:1 › fine (2s)\n  1) specs/b.spec.mjs:5:1 › a pupil leaves ────\n\n    Error: nothing came\n  1 failed";
        let unit = "test a ... ok\ntest b::c ... FAILED\n\n---- b::c stdout ----\nassertion failed: 1 == 2\nrunning 3 tests\ntest d ... ok";
        let compiler =
            "   Compiling app\nerror[E0308]: mismatched types\n  --> src/app/src/main.rs:1:1";
        for (text, words) in [
            (journey, ["a pupil leaves", "nothing came"]),
            (unit, ["test b::c ... FAILED", "assertion failed: 1 == 2"]),
            (compiler, ["mismatched types", "main.rs:1:1"]),
        ] {
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let kept = read(&lines, false).broken.join("\n");
            for word in words {
                assert!(kept.contains(word), "{word} is not in {kept}");
            }
            for other in ["fine", "test a", "test d", "Compiling"] {
                assert!(!kept.contains(other), "{other} is in {kept}");
            }
        }
    }

    #[test]
    fn a_second_try_is_counted_and_said() {
        let lines = ["  1 flaky".to_owned(), "  4 passed (3.1s)".to_owned()];
        let outcome = read(&lines, true);
        assert_eq!((outcome.passed, outcome.again), (5, 1));
    }

    #[test]
    fn a_run_that_dies_without_a_word_is_a_failure() {
        assert_eq!(counted("error: could not compile", false), (0, 1, 0));
        assert_eq!(counted("", true), (0, 0, 0));
    }
}
