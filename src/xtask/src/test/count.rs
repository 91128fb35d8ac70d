//! How many tests a runner says it ran, read from its closing lines.

use super::Outcome;

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
    sum
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
        "passed" | "flaky" => Outcome {
            passed: number,
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
    fn a_run_that_dies_without_a_word_is_a_failure() {
        assert_eq!(counted("error: could not compile", false), (0, 1, 0));
        assert_eq!(counted("", true), (0, 0, 0));
    }
}
