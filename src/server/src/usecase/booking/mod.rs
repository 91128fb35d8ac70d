//! A class's bookings: ask, give back, move.

pub mod cancel;
pub mod request;
pub mod shift;

use domain::ids::ClassId;
use domain::role::{Action, Resource};
use domain::school::ZoneEp;
use domain::visit::RefusalReason;

use super::Work;
use super::mutation::Rejected;
use crate::sql::DbError;
use crate::sql::record::Class;

/// The class's school's zone, if the person may book for the class.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year: which of them is not said.
pub(super) async fn allow(work: &mut Work, class: ClassId) -> Result<ZoneEp, Rejected> {
    let academy = work.academy();
    let class = work.tx.class(academy, class).await?;
    let Some(class) = class.filter(Class::is_current) else {
        return Err(RefusalReason::Forbidden.into());
    };
    let resource = Resource::Class(class.id, &class.school, class.academy);
    if !work.may(Action::Book, resource) {
        return Err(RefusalReason::Forbidden.into());
    }
    let school = work.tx.school(academy, &class.school).await?;
    let school = school.ok_or(DbError::Corrupt("class.school"))?;
    Ok(school.zone)
}
