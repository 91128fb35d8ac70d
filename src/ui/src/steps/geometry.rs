//! The curves of the path, in a box that CSS stretches: a step is 100 units long.

use std::fmt::Write as _;

/// The height of the wave's box; `style/path.css` gives the same in pixels.
pub(super) const WAVE_HEIGHT: usize = 180;

/// The heights of the steps on the wave, in turn; `style/path.css` places the discs of
/// `lv-0` to `lv-5` at the same.
const LEVELS: [usize; 6] = [130, 50, 110, 40, 120, 40];
/// The steps' places across the zigzag, in turn.
const SIDES: [usize; 2] = [27, 73];

/// A path to draw: how many steps, and the index of the last one reached.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) steps: usize,
    pub(super) walked: usize,
}

/// The class that places a step's disc on the wave.
pub(super) fn level_class(index: usize) -> &'static str {
    const CLASSES: [&str; LEVELS.len()] = ["lv-0", "lv-1", "lv-2", "lv-3", "lv-4", "lv-5"];
    CLASSES[index % LEVELS.len()]
}

/// The wave of a wide page, in a box of `steps` × 100 by [`WAVE_HEIGHT`]: done, then to come.
pub(super) fn wave(way: Way) -> (String, String) {
    split(
        way,
        |index| (index * 100 + 50, LEVELS[index % LEVELS.len()]),
        true,
    )
}

/// The zigzag of a phone, in a box of 100 by `steps` × 100: done, then to come.
pub(super) fn zigzag(way: Way) -> (String, String) {
    split(
        way,
        |index| (SIDES[index % SIDES.len()], index * 100 + 50),
        false,
    )
}

fn split(way: Way, place: impl Fn(usize) -> (usize, usize), wide: bool) -> (String, String) {
    let last = way.steps.saturating_sub(1);
    let walked = way.walked.min(last);
    (
        curve(0, walked, &place, wide),
        curve(walked, last, &place, wide),
    )
}

/// Smooth curves from step `from` to step `to`, flat (or upright) at each step.
fn curve(from: usize, to: usize, place: &impl Fn(usize) -> (usize, usize), wide: bool) -> String {
    let mut out = String::new();
    if from >= to {
        return out;
    }
    let (mut x, mut y) = place(from);
    // Writing to a String cannot fail.
    let _ = write!(out, "M{x} {y}");
    for index in from + 1..=to {
        let (next_x, next_y) = place(index);
        let _ = if wide {
            let middle = (x + next_x) / 2;
            write!(out, "C{middle} {y} {middle} {next_y} {next_x} {next_y}")
        } else {
            let middle = (y + next_y) / 2;
            write!(out, "C{x} {middle} {next_x} {middle} {next_x} {next_y}")
        };
        (x, y) = (next_x, next_y);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walked_part_ends_where_the_rest_begins() {
        let (done, todo) = wave(Way {
            steps: 3,
            walked: 1,
        });
        assert_eq!(done, "M50 130C100 130 100 50 150 50");
        assert_eq!(todo, "M150 50C200 50 200 110 250 110");
    }

    #[test]
    fn the_zigzag_goes_down_from_side_to_side() {
        let (done, todo) = zigzag(Way {
            steps: 2,
            walked: 0,
        });
        assert_eq!(done, "");
        assert_eq!(todo, "M27 50C27 100 73 100 73 150");
    }

    #[test]
    fn no_step_and_one_step_have_no_line() {
        for steps in 0..2 {
            let way = Way { steps, walked: 5 };
            assert_eq!(wave(way), (String::new(), String::new()));
        }
    }

    #[test]
    fn every_level_is_inside_the_box() {
        assert!(LEVELS.iter().all(|level| *level < WAVE_HEIGHT));
    }
}
