//! The server's clock: the only one that decides.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Where the time comes from. Tests set it; nothing else does.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Milliseconds to add to the system's time.
    shift: Arc<AtomicI64>,
}

impl Clock {
    /// Milliseconds since 1970.
    pub fn now(&self) -> i64 {
        let shift = self.shift.load(Ordering::Relaxed);
        Timestamp::now().as_millisecond().saturating_add(shift)
    }

    /// Makes it this time now; it goes on from there.
    pub fn set(&self, now: i64) {
        let shift = now.saturating_sub(Timestamp::now().as_millisecond());
        self.shift.store(shift, Ordering::Relaxed);
    }

    /// Makes it this many milliseconds later.
    pub fn advance(&self, millis: i64) {
        self.shift.fetch_add(millis, Ordering::Relaxed);
    }
}

/// A moment as the rules need it: the instant, and what the clocks on the wall of the académie show.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub ms: i64,
    /// Local time of the académie.
    pub local: DateTime,
}

impl Moment {
    /// The moment `ms` in that time zone (an IANA name; the name was checked when it was stored, UTC stands
    /// in for one that the bundled list no longer knows).
    pub fn of(ms: i64, timezone: &str) -> Self {
        let zone = TimeZone::get(timezone).unwrap_or(TimeZone::UTC);
        let instant = Timestamp::UNIX_EPOCH
            .checked_add(SignedDuration::from_millis(ms))
            .unwrap_or(Timestamp::MAX);
        Self {
            ms,
            local: zone.to_datetime(instant),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_time_follows_summer_time() {
        let winter = Moment::of(1_795_500_000_000, "Europe/Paris");
        assert_eq!(winter.local.to_string(), "2026-11-24T07:00:00");
        let summer = Moment::of(1_783_000_000_000, "Europe/Paris");
        assert_eq!(summer.local.to_string(), "2026-07-02T15:46:40");
    }

    #[test]
    fn a_set_clock_goes_on_from_there() {
        let clock = Clock::default();
        clock.set(5_000);
        clock.advance(60_000);
        assert!((65_000..70_000).contains(&clock.now()));
    }
}
