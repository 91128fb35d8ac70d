//! The académie adds its schools.

use domain::role::{Action, Resource};
use domain::school::ZoneEp;
use protocol::row::School;
use protocol::session::{Created, NewSchool};
use protocol::wire::ErrorCode;

use super::Work;
use super::project::Thing;
use super::trail::What;
use crate::App;
use crate::error::Fault;
use crate::keys::Token;

/// Longest name of a school or a town, in characters.
const NAME_MAX: usize = 120;

/// A school by its UAI. The imported list of schools gives what the request leaves out.
///
/// # Errors
/// `Forbidden`; `BadRequest` when neither the request nor the list has a name and a town; `Conflict` when the
/// school is there already; of the database.
pub async fn create(app: &App, token: &Token, ask: &NewSchool) -> Result<Created, Fault> {
    let mut work = Work::begin(app, token).await?;
    let academy = work.academy();
    work.require(Action::ManageAcademy, Resource::Academy(academy))?;
    let known = app.schools.get(&ask.uai);
    let text = |given: &Option<String>, known: Option<String>| {
        given
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty() && text.chars().count() <= NAME_MAX)
            .map(str::to_owned)
            .or(known)
            .ok_or(Fault::Denied(ErrorCode::BadRequest))
    };
    let school = School {
        uai: ask.uai.clone(),
        name: text(&ask.name, known.as_ref().map(|known| known.name.clone()))?,
        commune: text(
            &ask.commune,
            known.as_ref().map(|known| known.commune.clone()),
        )?,
        zone: known.as_ref().map_or(ZoneEp::None, |known| known.zone),
        position: known.as_ref().and_then(|known| known.position),
    };
    match work.tx.add_school(academy, &school).await {
        Err(error) if error.is_duplicate() => return Err(Fault::Denied(ErrorCode::Conflict)),
        added => added?,
    }
    let id = school.uai.to_string();
    work.touch(Thing::School(school.uai));
    work.note(What::CreateSchool, id.clone()).await?;
    work.finish().await?;
    Ok(Created { id })
}
