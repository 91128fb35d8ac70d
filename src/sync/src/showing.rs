//! How often people's pages are told of changes: at once, as long as showing them is cheap.
//!
//! A view replays the whole queue, and pages draw it anew. After a thousand changes in a row without a network that would be
//! most of the work, so that showing rests four times as long as it took; the last change is always shown.

/// Showing that takes less than this, in milliseconds, needs no rest.
const CHEAP_MS: f64 = 2.0;
/// Rest for each millisecond that showing took.
const SHARE: f64 = 4.0;
/// No change waits longer than this, in milliseconds, whatever the clock does.
const LONGEST_MS: f64 = 500.0;

/// What to do with a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Show {
    /// Show it.
    Now,
    /// Show it in so many milliseconds, with what else changes until then.
    In(f64),
    /// It is shown with an earlier one that waits.
    WithAnother,
}

/// The pace of showing, with the clock handed in.
#[derive(Debug, Default)]
pub(crate) struct Showing {
    until: f64,
    waits: bool,
}

impl Showing {
    /// Something changed.
    pub(crate) fn changed(&mut self, now: f64) -> Show {
        let rest = (self.until - now).min(LONGEST_MS);
        if self.waits {
            Show::WithAnother
        } else if rest > 0.0 {
            self.waits = true;
            Show::In(rest)
        } else {
            Show::Now
        }
    }

    /// All that changed is shown, between these two moments.
    pub(crate) fn shown(&mut self, began: f64, ended: f64) {
        let took = ended - began;
        self.waits = false;
        self.until = if took < CHEAP_MS {
            began
        } else {
            ended + took * SHARE
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_is_cheap_to_show_is_shown_at_once() {
        let mut showing = Showing::default();
        for now in [10.0, 10.0, 11.0] {
            assert_eq!(showing.changed(now), Show::Now);
            showing.shown(now, now + 1.0);
        }
    }

    /// A thousand changes, one each millisecond, that take 5 ms to show: a fifth of the time goes into showing.
    #[test]
    fn many_changes_in_a_row_are_shown_together_and_the_last_one_is() {
        let mut showing = Showing::default();
        let (mut now, mut times, mut due) = (0.0, 0, None);
        for _ in 0..1000 {
            now += 1.0;
            match showing.changed(now) {
                Show::Now => due = Some(now),
                Show::In(rest) => due = Some(now + rest),
                Show::WithAnother => assert!(due.is_some()),
            }
            if due.is_some_and(|due| due <= now) {
                due = None;
                times += 1;
                showing.shown(now, now + 5.0);
                now += 5.0;
            }
        }
        assert!(times < 60, "{times}");
        assert!(due.is_some() || showing.changed(now + 100.0) == Show::Now);
    }

    #[test]
    fn a_clock_that_is_put_back_does_not_stop_it() {
        let mut showing = Showing::default();
        showing.shown(1e12, 1e12 + 50.0);
        assert_eq!(showing.changed(0.0), Show::In(LONGEST_MS));
    }
}
