//! A teacher or a head creates a class and opens its code.

use domain::code::ClassCode;
use domain::ids::ClassId;
use domain::role::{Action, Resource, Role};
use protocol::row::ClassDesk;
use protocol::session::{Created, NewClass, OpenCode};
use protocol::wire::ErrorCode;
use uuid::Uuid;

use super::Work;
use super::project::Thing;
use super::trail::What;
use crate::App;
use crate::error::Fault;
use crate::keys::{Token, random};
use crate::sql::record::Class;

/// Longest time that a code stays open, in minutes: one week.
const OPEN_MAX: u32 = 7 * 24 * 60;
/// Longest name of a class, in characters.
const NAME_MAX: usize = 20;

/// A new class of the person's school, closed. A teacher becomes its teacher.
///
/// # Errors
/// `Forbidden`; `BadRequest` for a name that cannot be; `Conflict` when the school has a class of that name; of
/// the database.
pub async fn create(app: &App, token: &Token, ask: &NewClass) -> Result<Created, Fault> {
    let mut work = Work::begin(app, token).await?;
    let Some(school) = work.actor.school.clone() else {
        return Err(Fault::Denied(ErrorCode::Forbidden));
    };
    let academy = work.academy();
    work.require(Action::ManageClass, Resource::School(&school, academy))?;
    let name = ask.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    let class = Class {
        id: ClassId(Uuid::now_v7()),
        academy,
        school,
        name,
        level: ask.level,
        code: ClassCode::from_values(random()),
        open_until: None,
        erase_at: None,
    };
    match work.tx.add_class(&class).await {
        Err(error) if error.is_duplicate() => return Err(Fault::Denied(ErrorCode::Conflict)),
        added => added?,
    }
    if work.actor.role == Role::Teacher {
        let teacher = work.actor.user;
        work.tx.join_class(class.id, teacher, None).await?;
    }
    work.touch(Thing::Class(class.id));
    work.note(What::CreateClass, class.id.to_string()).await?;
    work.finish().await?;
    Ok(Created {
        id: class.id.to_string(),
    })
}

/// Opens or closes a class's code, or makes a new one.
///
/// # Errors
/// `Forbidden` for a class of others, of nobody or of a past year; `BadRequest` over a week; of the database.
pub async fn open_code(
    app: &App,
    token: &Token,
    class: ClassId,
    ask: &OpenCode,
) -> Result<ClassDesk, Fault> {
    let mut work = Work::begin(app, token).await?;
    let academy = work.academy();
    let class = work.tx.class(academy, class).await?;
    let class = class.filter(Class::is_current);
    let class = class.ok_or(Fault::Denied(ErrorCode::Forbidden))?;
    let resource = Resource::Class(class.id, &class.school, class.academy);
    work.require(Action::ManageClass, resource)?;
    if ask.minutes > OPEN_MAX {
        return Err(Fault::Denied(ErrorCode::BadRequest));
    }
    let code = if ask.renew {
        ClassCode::from_values(random())
    } else {
        class.code
    };
    let millis = i64::from(ask.minutes) * 60_000;
    let open_until = (millis > 0).then_some(work.now.ms + millis);
    work.tx.set_code(class.id, &code, open_until).await?;
    work.touch(Thing::Class(class.id));
    work.note(What::OpenCode, class.id.to_string()).await?;
    work.finish().await?;
    Ok(ClassDesk {
        class: class.id,
        code,
        open_until,
    })
}
