//! Slows down guessing, by account and by address, and locks nobody out.
//!
//! Only failures count. After some free ones each further failure doubles the wait, up to a minute for an
//! account and half a minute for an address; an hour without failure forgets them. An address has many
//! free failures: a whole class sits behind one.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use crate::error::Fault;

/// What is slowed down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Guesser {
    /// Guesses at this account: a kind and a name, as typed.
    Account(String),
    /// Guesses from this address.
    Address(IpAddr),
}

impl Guesser {
    /// Failures before the first wait, and the longest wait in seconds.
    fn limits(&self) -> (u32, u32) {
        match self {
            Self::Account(_) => (5, 60),
            Self::Address(_) => (60, 30),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: i64,
}

/// Failures are forgotten after this long, in milliseconds.
const FORGET: i64 = 60 * 60 * 1000;
/// Most guessers remembered: beyond, those of an hour ago go first, then all of them.
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
        let wait = guessers
            .iter()
            .filter_map(|guesser| {
                let failed = failures.get(guesser)?;
                let until = failed.last + wait_millis(guesser, failed.count);
                (until > now).then_some(until - now)
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
            failures.retain(|_, failed| now - failed.last < FORGET);
            if failures.len() >= MOST {
                failures.clear();
            }
        }
        for guesser in guessers {
            let failed = failures.entry(guesser.clone()).or_insert(Failures {
                count: 0,
                last: now,
            });
            if now - failed.last > FORGET {
                failed.count = 0;
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
            if let Guesser::Account(_) = guesser {
                failures.remove(guesser);
            }
        }
    }
}

fn wait_millis(guesser: &Guesser, count: u32) -> i64 {
    let (free, longest) = guesser.limits();
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
}
