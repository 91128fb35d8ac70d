//! The demonstration: an invented académie around Metz, marked as such. Deterministic but for the dates, and
//! never made without being asked for.

mod carnet;
mod data;
mod equipes;
mod people;
mod slots;

use anyhow::Result;
use domain::ids::AcademyId;
use uuid::Uuid;

use crate::App;
use crate::sql::record::Academy;
use crate::sql::{Alone, Tx};

/// The identity of the `n`th thing of a kind: the same in every demonstration.
fn id(kind: u16, n: usize) -> Uuid {
    Uuid::from_u128(
        (0x0de3_0000_0000_7000_8000_0000_0000_0000_u128) | (u128::from(kind) << 32) | n as u128,
    )
}

const ACADEMY: u16 = 1;
const COMPANY: u16 = 2;
const CLASS: u16 = 3;
const ADULT: u16 = 4;
const PUPIL: u16 = 5;
const SLOT: u16 = 6;
const BOOKING: u16 = 7;
const ENTRY: u16 = 8;
const CLIENT: u16 = 9;
const REMARK: u16 = 10;
const PROJET: u16 = 31;
const EQUIPE: u16 = 32;
const CONCOURS: u16 = 33;

fn academy() -> AcademyId {
    AcademyId(id(ACADEMY, 0))
}

async fn exists(tx: &mut Tx) -> Result<bool> {
    Ok(tx.academy(academy()).await?.is_some())
}

/// Fills the demonstration in where it is not there; with `refresh`, moves its past slots forward.
///
/// # Errors
/// Of the database.
pub async fn fill(app: &App, refresh: bool) -> Result<()> {
    let mut tx = app.db.write().await?;
    tx.lock(Alone::Academy(academy())).await?;
    let there = exists(&mut tx).await?;
    if there {
        drop(tx);
        if refresh {
            let moved = slots::refresh(app).await?;
            tracing::info!("the demonstration is there; {moved} past slots moved forward");
        }
        return Ok(());
    }
    tx.add_academy(&Academy {
        id: academy(),
        name: data::ACADEMY.into(),
        timezone: "Europe/Paris".into(),
    })
    .await?;
    people::add(app, &mut tx).await?;
    tx.commit().await?;
    slots::publish(app).await?;
    slots::book(app).await?;
    carnet::write(app).await?;
    equipes::write(app).await?;
    tracing::info!(
        "the demonstration is ready; every adult's passphrase is « {} »",
        data::PASSPHRASE
    );
    Ok(())
}
