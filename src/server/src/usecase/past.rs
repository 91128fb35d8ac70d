//! Visits of past years go, with the requests for them and the classes that nothing else is left of.

use jiff::ToSpan as _;

use super::project::{Thing, Touched, project};
use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::sql::Alone;
use crate::sql::record::Academy;

/// Most visits that go in one transaction: others wait for it.
const MOST: u32 = 200;

/// Drops the visits that ended longer ago than the server is set to keep them. Returns how many.
///
/// # Errors
/// Of the database: what was dropped by then stays so.
pub async fn drop_old(app: &App) -> Result<u64, Fault> {
    let academies = app.db.read().await?.academies().await?;
    let mut gone = 0;
    for academy in academies {
        loop {
            let count = some(app, &academy).await?;
            gone += u64::from(count);
            if count < MOST {
                break;
            }
        }
    }
    Ok(gone)
}

/// Drops some of an académie, and then the classes. Returns how many visits.
async fn some(app: &App, academy: &Academy) -> Result<u32, Fault> {
    let mut tx = app.db.write_alone(Alone::Academy(academy.id)).await?;
    let now = Moment::of(app.clock.now(), &academy.timezone);
    let years = i64::from(app.retention.visits).years();
    let before = now.local.saturating_sub(years);
    let mut touched = Touched::default();
    let slots = tx.past_slots(academy.id, before, MOST).await?;
    let mut count = 0;
    for slot in slots {
        let bookings = tx.drop_slot(slot).await?;
        touched.extend(bookings.into_iter().map(Thing::Booking));
        touched.insert(Thing::Slot(slot));
        count += 1;
    }
    for class in tx.empty_classes(academy.id, now.ms).await? {
        for projet in tx.projet_ids(class).await? {
            touched.insert(Thing::Projet(projet));
            for equipe in tx.equipe_ids(projet).await? {
                let contests = tx.concours_of(equipe).await?;
                let entries = contests
                    .into_iter()
                    .map(|id| Thing::Inscription(id, equipe));
                touched.extend(entries);
                touched.insert(Thing::Equipe(equipe));
            }
        }
        tx.drop_class(class).await?;
        touched.insert(Thing::Class(class));
    }
    project(&mut tx, academy.id, &touched).await?;
    tx.commit().await?;
    Ok(count)
}
