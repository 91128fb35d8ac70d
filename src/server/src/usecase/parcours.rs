//! Teachers of one school look at each other's parcours, to take étapes over.

use domain::ids::ClassId;
use domain::role::{Action, Actor, Resource, authorize};
use domain::school::Uai;
use protocol::parcours::{OwnEtapes, SchoolParcours};
use protocol::wire::ErrorCode;

use super::actor;
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::Class;

const FORBIDDEN: Fault = Fault::Denied(ErrorCode::Forbidden);

/// The classes of the person's school that have étapes of their own.
///
/// # Errors
/// `SignedOut`; `Forbidden` for who is no teacher; of the database.
pub async fn of_school(app: &App, token: &Token) -> Result<SchoolParcours, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let school = actor.school.clone().ok_or(FORBIDDEN)?;
    require(&actor, &school)?;
    let classes = tx.changed_parcours(actor.academy, &school).await?;
    Ok(SchoolParcours { classes })
}

/// The étapes that a class of the person's school has of its own.
///
/// # Errors
/// `SignedOut`; `Forbidden` for a class of another school, of a past year or of nobody; of the database.
pub async fn of_class(app: &App, token: &Token, class: ClassId) -> Result<OwnEtapes, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, _) = actor::of_session(app, &mut tx, token).await?;
    let class = tx.class(actor.academy, class).await?;
    let class = class.filter(Class::is_current).ok_or(FORBIDDEN)?;
    require(&actor, &class.school)?;
    let etapes = tx.etapes(class.id).await?;
    Ok(OwnEtapes { etapes })
}

fn require(actor: &Actor, school: &Uai) -> Result<(), Fault> {
    let resource = Resource::School(school, actor.academy);
    if authorize(actor, Action::ReadParcours, resource) {
        Ok(())
    } else {
        Err(FORBIDDEN)
    }
}
