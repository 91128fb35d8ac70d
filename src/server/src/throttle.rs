//! Slows down guessing, by account, by address, by class code and in all, and locks nobody out.
//!
//! Only failures count. After some free ones each further failure doubles the wait, up to a minute for an
//! account, a quarter of an hour for the code of a second factor and half a minute for an address; an hour without failure forgets them. An address has many
//! free failures: a whole class sits behind one. Where a code, or the installation as a whole, is guessed at
//! from everywhere, each address has fewer of them within that hour; one that did not fail never waits, so
//! that the attack on a class holds up only who takes part in it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::ids::UserId;

use crate::error::Fault;

/// What is slowed down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Guesser {
    /// Guesses at this account: a kind and a name, as typed.
    Account(String),
    /// Guesses of the code of this person's second factor: six digits, by who knows the passphrase.
    Factor(UserId),
    /// Guesses from this address.
    Address(IpAddr),
    /// Guesses at the pupils of this class, by anyone: the code as it is written.
    Code(String),
    /// All guesses at this installation.
    Everyone,
}

impl Guesser {
    /// Failures before the first wait, and the longest wait in seconds; `None` for what never waits itself.
    fn limits(&self, attacked: bool) -> Option<(u32, u32)> {
        match self {
            Self::Account(_) => Some((5, 60)),
            Self::Factor(_) => Some((5, 900)),
            Self::Address(_) if attacked => Some((10, 30)),
            Self::Address(_) => Some((60, 30)),
            Self::Code(_) | Self::Everyone => None,
        }
    }

    /// From how many failures within an hour this counts as attacked from everywhere.
    fn attacked_from(&self) -> Option<u32> {
        match self {
            Self::Account(_) | Self::Factor(_) | Self::Address(_) => None,
            Self::Code(_) => Some(100),
            Self::Everyone => Some(1_000),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    since: i64,
    last: i64,
}

impl Failures {
    /// Whether they no longer count. What everyone's failures add up in has no quiet hour: its hours are
    /// counted from the first failure.
    fn are_over(&self, guesser: &Guesser, now: i64) -> bool {
        let from = if guesser.attacked_from().is_some() {
            self.since
        } else {
            self.last
        };
        now - from > FORGET
    }
}

/// Failures are forgotten after this long, in milliseconds.
const FORGET: i64 = 60 * 60 * 1000;
/// Most guessers remembered: beyond, those of an hour ago go first, then all but the sum of all.
const MOST: usize = 100_000;

/// The failures of the last hour.
#[derive(Debug, Default)]
pub struct Throttle {
    failures: Mutex<HashMap<Guesser, Failures>>,
}

impl Throttle {
    /// Whether these may try now.
    ///
    /// # Errors
    /// [`Fault::Wait`] with the seconds until the next try.
    pub fn check(&self, guessers: &[Guesser], now: i64) -> Result<(), Fault> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let attacked = guessers.iter().any(|guesser| {
            let failed = failures.get(guesser);
            let count = failed.map_or(0, |failed| failed.count);
            let over = failed.is_none_or(|failed| failed.are_over(guesser, now));
            guesser
                .attacked_from()
                .is_some_and(|from| !over && count >= from)
        });
        let wait = guessers
            .iter()
            .filter_map(|guesser| {
                let failed = failures.get(guesser)?;
                let wait = wait_millis(guesser, failed.count, attacked);
                // A clock that was put back makes no wait longer.
                let left = (failed.last + wait - now).min(wait);
                (left > 0).then_some(left)
            })
            .max();
        match wait {
            Some(millis) => Err(Fault::Wait(
                u32::try_from((millis + 999) / 1000).unwrap_or(60),
            )),
            None => Ok(()),
        }
    }

    /// These failed.
    pub fn failed(&self, guessers: &[Guesser], now: i64) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= MOST {
            failures.retain(|guesser, failed| !failed.are_over(guesser, now));
            if failures.len() >= MOST {
                failures.retain(|guesser, _| *guesser == Guesser::Everyone);
            }
        }
        for guesser in guessers {
            let failed = failures.entry(guesser.clone()).or_insert(Failures {
                count: 0,
                since: now,
                last: now,
            });
            if failed.are_over(guesser, now) {
                failed.count = 0;
                failed.since = now;
            }
            failed.count = failed.count.saturating_add(1);
            failed.last = now;
        }
    }

    /// This account's owner came in: its failures are forgotten. An address keeps its own, or a guesser with
    /// one account would be free.
    pub fn succeeded(&self, guessers: &[Guesser]) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        for guesser in guessers {
            if let Guesser::Account(_) | Guesser::Factor(_) = guesser {
                failures.remove(guesser);
            }
        }
    }
}

fn wait_millis(guesser: &Guesser, count: u32, attacked: bool) -> i64 {
    let Some((free, longest)) = guesser.limits(attacked) else {
        return 0;
    };
    let Some(beyond) = count.checked_sub(free) else {
        return 0;
    };
    i64::from(longest.min(1u32.checked_shl(beyond).unwrap_or(longest))) * 1000
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wait(throttle: &Throttle, guessers: &[Guesser], now: i64) -> u32 {
        match throttle.check(guessers, now) {
            Err(Fault::Wait(seconds)) => seconds,
            _ => 0,
        }
    }

    #[test]
    fn the_wait_of_an_account_grows_and_ends() {
        let throttle = Throttle::default();
        let account = [Guesser::Account("adult prof".into())];
        for _ in 0..4 {
            throttle.failed(&account, 0);
        }
        assert_eq!(wait(&throttle, &account, 0), 0);
        throttle.failed(&account, 0);
        assert_eq!(wait(&throttle, &account, 0), 1);
        throttle.failed(&account, 1_000);
        assert_eq!(wait(&throttle, &account, 1_000), 2);
        for _ in 0..40 {
            throttle.failed(&account, 2_000);
        }
        assert_eq!(wait(&throttle, &account, 2_000), 60);
        assert_eq!(wait(&throttle, &account, 62_000), 0);
        throttle.succeeded(&account);
        assert_eq!(wait(&throttle, &account, 2_000), 0);
    }

    #[test]
    fn a_class_that_mistypes_behind_one_address_is_not_held_up() {
        let throttle = Throttle::default();
        let address = Guesser::Address(IpAddr::from([192, 0, 2, 1]));
        for pupil in 0..30 {
            let account = Guesser::Account(format!("pupil {pupil}"));
            throttle.failed(&[account, address.clone()], 0);
        }
        assert_eq!(wait(&throttle, std::slice::from_ref(&address), 0), 0);
        for _ in 0..100 {
            throttle.failed(std::slice::from_ref(&address), 0);
        }
        assert_eq!(wait(&throttle, std::slice::from_ref(&address), 0), 30);
        assert_eq!(wait(&throttle, &[address], 30_000), 0);
    }

    #[test]
    fn a_clock_that_is_put_back_holds_nobody_up() {
        let throttle = Throttle::default();
        let account = [Guesser::Account("adult prof".into()), Guesser::Everyone];
        throttle.failed(&account, FORGET);
        assert_eq!(wait(&throttle, &account, 0), 0);
        for _ in 0..5 {
            throttle.failed(&account, FORGET);
        }
        assert_eq!(wait(&throttle, &account, 0), 2);
    }

    #[test]
    fn what_is_guessed_at_from_everywhere_leaves_each_address_less_for_an_hour() {
        let throttle = Throttle::default();
        let at = |n| {
            let code = Guesser::Code("TEST-AAA0".into());
            [Guesser::Address(IpAddr::from([192, 0, 2, n])), code]
        };
        for n in 0..10 {
            for _ in 0..10 {
                assert_eq!(wait(&throttle, &at(n), 0), 0);
                throttle.failed(&at(n), 0);
            }
        }
        assert_eq!(wait(&throttle, &at(0), 0), 1);
        assert_eq!(wait(&throttle, &at(99), 0), 0);
        throttle.failed(&at(0), FORGET / 2);
        assert_eq!(wait(&throttle, &at(0), FORGET / 2), 2);
        throttle.failed(&at(0), FORGET + 1);
        assert_eq!(wait(&throttle, &at(0), FORGET + 1), 0);
    }
}
