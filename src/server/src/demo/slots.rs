//! Forty slots on the school days to come, and the first bookings.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use domain::ids::{BookingId, ClassId, CompanyId, SlotId, UserId};
use domain::role::{Actor, Role};
use domain::school::Coordinates;
use domain::visit::{OnFull, Request, Reserve, SlotDraft, SlotStatus, Venue};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Weekday, time};

use super::{ADULT, BOOKING, CLASS, COMPANY, SLOT, academy, data, id};
use crate::App;
use crate::clock::Moment;
use crate::sql::Alone;
use crate::usecase::actor::load;
use crate::usecase::mutation::Rejected;
use crate::usecase::{Work, booking, slot};

const SLOTS: usize = 40;
/// How far a past slot is moved at a time, in days: the same weekday.
const AHEAD: i64 = 28;

fn moment(app: &App) -> Moment {
    Moment::of(app.clock.now(), "Europe/Paris")
}

fn failed(rejected: Rejected) -> anyhow::Error {
    anyhow!("the demonstration was refused: {rejected:?}")
}

/// A contact of each company: the demonstration's one person speaks for the first.
fn contact(company: usize) -> Actor {
    Actor {
        user: UserId(id(ADULT, 3)),
        role: Role::Company,
        academy: academy(),
        school: None,
        classes: Vec::new(),
        company: Some(CompanyId(id(COMPANY, company))),
    }
}

pub(super) async fn publish(app: &App) -> Result<()> {
    let now = moment(app);
    let days = school_days(now.local)?;
    for (n, day) in days.into_iter().enumerate() {
        let company = n % data::COMPANIES.len();
        let mut work = Work::of(app.db.write().await?, contact(company), now).await?;
        let draft = draft(n, &data::COMPANIES[company], day)?;
        let to = CompanyId(id(COMPANY, company));
        slot::publish::publish(&mut work, SlotId(id(SLOT, n)), to, draft)
            .await
            .map_err(failed)?;
        work.finish().await?;
    }
    Ok(())
}

/// Week-ends and the days around Christmas.
fn off(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        || (day.month() == 12 && day.day() >= 19)
        || (day.month() == 1 && day.day() <= 3)
}

/// School days from the fourth day on that can still be asked for: on a Friday evening, the next Tuesday cannot.
fn school_days(now: DateTime) -> Result<Vec<Date>> {
    let mut days = Vec::with_capacity(SLOTS);
    let mut day = now.date().saturating_add(4.days());
    while days.len() < SLOTS {
        if !off(day) && deadline(day)? > now {
            days.push(day);
        }
        day = day.saturating_add(1.day());
    }
    Ok(days)
}

fn draft(n: usize, company: &data::Company, day: Date) -> Result<SlotDraft> {
    let (start, end) = if n.is_multiple_of(2) {
        (time(9, 0, 0, 0), time(11, 30, 0, 0))
    } else {
        (time(14, 0, 0, 0), time(16, 0, 0, 0))
    };
    let title = if n < data::COMPANIES.len() {
        company.name.to_owned()
    } else {
        format!("{}, autre date", company.name)
    };
    Ok(SlotDraft {
        title,
        about: company.about.into(),
        practical: company.practical.into(),
        domain: company.domain,
        metiers: company
            .metiers
            .iter()
            .map(|id| (*id).to_owned())
            .collect::<BTreeSet<_>>(),
        start: day.to_datetime(start),
        end: day.to_datetime(end),
        deadline: deadline(day)?,
        venue: Venue {
            address: company.address.into(),
            commune: company.commune.into(),
            position: Some(Coordinates {
                lat: company.lat,
                lon: company.lon,
            }),
            transit: company.transit.map(str::to_owned),
        },
        capacity: company.capacity,
        reserve: (n % 5 == 4).then_some(Reserve {
            seats: company.capacity / 3,
            until: day.saturating_sub(3.days()),
        }),
    })
}

/// Two days before, in the evening; on the Friday when that is a weekend.
fn deadline(day: Date) -> Result<DateTime> {
    let before = day.checked_sub(2.days())?;
    let weekend = match before.weekday() {
        Weekday::Saturday => 1,
        Weekday::Sunday => 2,
        _ => 0,
    };
    Ok(before.checked_sub(weekend.days())?.at(18, 0, 0, 0))
}

/// A confirmed visit, a full one, a waiting list, and one nearly full.
pub(super) async fn book(app: &App) -> Result<()> {
    // Teacher, class, slot, seats.
    let asked = [
        (0, 0, 0, 28),
        (1, 2, 1, 16),
        (0, 0, 11, 16),
        (0, 1, 1, 14),
        (1, 3, 2, 26),
        (1, 2, 5, 28),
    ];
    for (n, (teacher, class, slot, seats)) in asked.into_iter().enumerate() {
        let now = moment(app);
        let mut tx = app.db.write().await?;
        let Some((actor, _)) = load(&mut tx, UserId(id(ADULT, teacher)), now.ms).await? else {
            continue;
        };
        let mut work = Work::of(tx, actor, now).await?;
        let request = Request {
            id: BookingId(id(BOOKING, n)),
            slot: SlotId(id(SLOT, slot)),
            slot_rev: 1,
            class: ClassId(id(CLASS, class)),
            seats,
            on_full: OnFull::Wait,
            note: String::new(),
        };
        booking::request::request(&mut work, &request)
            .await
            .map_err(failed)?;
        work.finish().await?;
    }
    Ok(())
}

/// Moves the demonstration's past slots forward, by whole weeks, to a school day. A slot that somebody cancelled
/// stays as it is: it can no longer be changed. Returns how many were moved.
pub(super) async fn refresh(app: &App) -> Result<usize> {
    let now = moment(app);
    let mut moved = 0;
    for n in 0..SLOTS {
        let mut tx = app.db.write().await?;
        tx.lock(Alone::Academy(academy())).await?;
        let Some(known) = tx.slot(academy(), SlotId(id(SLOT, n))).await? else {
            continue;
        };
        let mut draft = known.draft;
        if known.status != SlotStatus::Open || draft.start > now.local {
            continue;
        }
        while draft.start <= now.local || off(draft.start.date()) {
            let ahead = AHEAD.days();
            draft.start = draft.start.checked_add(ahead)?;
            draft.end = draft.end.checked_add(ahead)?;
            draft.deadline = draft.deadline.checked_add(ahead)?;
            if let Some(reserve) = &mut draft.reserve {
                reserve.until = reserve.until.checked_add(ahead)?;
            }
        }
        let mut work = Work::of(tx, contact(n % data::COMPANIES.len()), now).await?;
        slot::edit::edit(&mut work, SlotId(id(SLOT, n)), draft)
            .await
            .map_err(failed)?;
        work.finish().await?;
        moved += 1;
    }
    Ok(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_visit_can_be_asked_for_whenever_the_demonstration_is_made() -> Result<()> {
        let mut now = jiff::civil::date(2026, 9, 1).at(0, 30, 0, 0);
        for _ in 0..365 * 24 {
            let days = school_days(now)?;
            assert_eq!(days.len(), SLOTS);
            for day in days {
                assert!(deadline(day)? > now && !off(day), "{day} at {now}");
            }
            now = now.checked_add(1.hour())?;
        }
        Ok(())
    }
}
