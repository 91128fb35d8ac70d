//! Accounts of pupils who have left the collège go by themselves, at the date that the pupils were told.

use domain::ids::{AcademyId, UserId};

use super::erase;
use super::trail::{What, step};
use crate::App;
use crate::error::Fault;
use crate::sql::Alone;
use crate::sql::record::{Leaver, Step};

/// The accounts whose time is up.
///
/// # Errors
/// Of the database.
pub async fn due(app: &App) -> Result<Vec<Leaver>, Fault> {
    Ok(app.db.read().await?.leavers(app.clock.now()).await?)
}

/// Erases them, each in a transaction of its own. Returns how many.
///
/// # Errors
/// Of the database: those that were erased by then stay so, the others are left for the next time.
pub async fn run(app: &App) -> Result<u64, Fault> {
    let mut gone = 0;
    for Leaver { user, academy, .. } in due(app).await? {
        if one(app, academy, user).await? {
            gone += 1;
        }
    }
    if gone > 0 {
        erase::scrub(app).await;
    }
    Ok(gone)
}

/// Erases one, unless the pupil has joined a class meanwhile, or another server was faster.
async fn one(app: &App, academy: AcademyId, user: UserId) -> Result<bool, Fault> {
    let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
    let now = app.clock.now();
    let leaver = tx.leaver(academy, user).await?;
    let Some(leaver) = leaver.filter(|leaver| leaver.erase_at <= now) else {
        return Ok(false);
    };
    let purge = Step {
        school: leaver.school,
        ..step(now, None, None, What::Purge, user.to_string())
    };
    tx.add_step(&purge).await?;
    erase::account(&mut tx, academy, user, now).await?;
    tx.commit().await?;
    erase::note(app, user, now);
    Ok(true)
}
