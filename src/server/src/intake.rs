//! How many bytes of files may come within an hour: from one pupil, and from one address, behind which sits a whole school.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use domain::ids::UserId;

use crate::error::Fault;

/// Most bytes of a pupil within an hour: twice what all of their files may take.
const PERSON: u64 = 60_000_000;
/// Most bytes of an address within an hour: a thousand pupils with six photos each.
const ADDRESS: u64 = 2_000_000_000;
/// An hour, in milliseconds.
const HOUR: i64 = 60 * 60 * 1000;
/// Most sources remembered: beyond, those whose hour is over go.
const MOST: usize = 100_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    Person(UserId),
    Address(IpAddr),
}

#[derive(Debug, Clone, Copy)]
struct Taken {
    since: i64,
    bytes: u64,
}

impl Taken {
    fn is_over(self, now: i64) -> bool {
        // A clock that was put back begins a new hour.
        !(0..HOUR).contains(&(now - self.since))
    }
}

/// What came within the hour. Each server counts for itself.
#[derive(Debug, Default)]
pub struct Intake {
    taken: Mutex<HashMap<Source, Taken>>,
}

impl Intake {
    /// Counts bytes that came.
    ///
    /// # Errors
    /// [`Fault::Wait`] until the hour is over, when they are too many; they are not counted then.
    pub fn take(
        &self,
        person: UserId,
        address: Option<IpAddr>,
        bytes: u64,
        now: i64,
    ) -> Result<(), Fault> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= MOST {
            taken.retain(|_, taken| !taken.is_over(now));
        }
        let mut sources = vec![(Source::Person(person), PERSON)];
        sources.extend(address.map(|address| (Source::Address(address), ADDRESS)));
        for (source, most) in &sources {
            let known = so_far(&taken, source, now);
            if known.bytes + bytes > *most {
                let left = (known.since + HOUR - now + 999) / 1000;
                return Err(Fault::Wait(u32::try_from(left).unwrap_or(60)));
            }
        }
        for (source, _) in sources {
            let known = so_far(&taken, &source, now);
            let bytes = known.bytes + bytes;
            taken.insert(source, Taken { bytes, ..known });
        }
        Ok(())
    }
}

fn so_far(taken: &HashMap<Source, Taken>, source: &Source, now: i64) -> Taken {
    let known = taken.get(source).copied();
    known.filter(|known| !known.is_over(now)).unwrap_or(Taken {
        since: now,
        bytes: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_who_sends_without_end_waits_and_the_class_does_not() {
        let intake = Intake::default();
        let (one, other) = (
            UserId(uuid::Uuid::from_u128(1)),
            UserId(uuid::Uuid::from_u128(2)),
        );
        let school = Some(IpAddr::from([192, 0, 2, 1]));
        assert!(intake.take(one, school, PERSON, 0).is_ok());
        let wait = intake.take(one, school, 1, HOUR / 2);
        assert!(matches!(wait, Err(Fault::Wait(1_800))));
        assert!(intake.take(other, school, 1, HOUR / 2).is_ok());
        assert!(intake.take(one, school, 1, HOUR).is_ok());
        assert!(intake.take(one, school, 1, 0).is_ok(), "a clock put back");
    }

    #[test]
    fn an_address_has_its_own_bound() {
        let intake = Intake::default();
        let school = Some(IpAddr::from([192, 0, 2, 1]));
        let pupil = |n: u64| UserId(uuid::Uuid::from_u128(u128::from(n)));
        for n in 0..ADDRESS / PERSON {
            assert!(intake.take(pupil(n), school, PERSON, 0).is_ok());
        }
        assert!(intake.take(pupil(999), school, PERSON, 0).is_err());
        assert!(intake.take(pupil(999), None, PERSON, 0).is_ok());
    }
}
