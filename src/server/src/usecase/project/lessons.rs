//! Rows of a class's étapes, of its lessons and of who is ready for them.

use domain::ids::{AcademyId, ClassId, SeanceId, UserId};
use protocol::row::{ClassEtape, ClassSeance, Ready, Row};

use super::{Placed, user_scope};
use crate::sql::record;
use crate::sql::{DbError, Tx};

/// An étape of a class's own, where that goes on.
pub(super) async fn etape_rows(
    tx: &mut Tx,
    academy: AcademyId,
    class: ClassId,
    id: &str,
) -> Result<Vec<Placed>, DbError> {
    let known = tx.class(academy, class).await?;
    let (Some(_), Some(etape)) = (
        known.filter(record::Class::is_current),
        tx.etape(class, id).await?,
    ) else {
        return Ok(Vec::new());
    };
    let row = Row::Etape(ClassEtape { class, etape });
    Ok(vec![(format!("class:{class}"), row)])
}

/// A lesson and its class, where that goes on.
async fn seance_of(
    tx: &mut Tx,
    academy: AcademyId,
    id: SeanceId,
) -> Result<Option<ClassSeance>, DbError> {
    let Some((class, seance)) = tx.seance(id).await? else {
        return Ok(None);
    };
    let known = tx.class(academy, class).await?;
    let known = known.filter(record::Class::is_current);
    Ok(known.map(|_| ClassSeance { class, seance }))
}

/// A lesson, where its class goes on.
pub(super) async fn seance_rows(
    tx: &mut Tx,
    academy: AcademyId,
    id: SeanceId,
) -> Result<Vec<Placed>, DbError> {
    let own = seance_of(tx, academy, id).await?;
    let placed = own.map(|own| (format!("class:{}", own.class), Row::Seance(own)));
    Ok(placed.into_iter().collect())
}

/// Only those who are in the lesson's class.
pub(super) async fn ready_rows(
    tx: &mut Tx,
    academy: AcademyId,
    seance: SeanceId,
    user: UserId,
) -> Result<Vec<Placed>, DbError> {
    let Some(own) = seance_of(tx, academy, seance).await? else {
        return Ok(Vec::new());
    };
    let classes = tx.classes_of(user).await?;
    let is_in = classes.iter().any(|class| class.id == own.class);
    let said = tx.ready(seance, user).await?;
    if said.is_none() || !is_in {
        return Ok(Vec::new());
    }
    let row = Row::Ready(Ready { seance, user });
    Ok(vec![
        (format!("desk:{}", own.class), row.clone()),
        (user_scope(user), row),
    ])
}
