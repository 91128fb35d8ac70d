//! The trail: who did what, when, from where. One writer for all of it.
//!
//! It holds sign-ins, their failures and ends, what was refused, and changes of what others see: never what a person
//! wrote, and no secret. A pupil's own pages are nobody else's affair: what is done in the carnet leaves no line.

use std::net::IpAddr;

use domain::ids::UserId;
use domain::role::Actor;

use super::year::DAY;
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::{Step, Who};
use crate::sql::{DbError, Tx};

/// A kind of thing that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Somebody signed in.
    SignIn,
    /// Somebody tried to.
    SignInFailed,
    /// A session was ended by its person.
    SignOut,
    /// All of a person's sessions were.
    SignOutEverywhere,
    /// A pupil enrolled.
    Enrol,
    /// A teacher added pupils to a class.
    AddPupils,
    /// A person took a copy of all that is kept of them.
    Export,
    /// An account was erased.
    Erase,
    /// A family was given a link.
    FamilyLink,
    /// It was opened.
    FamilyRead,
    /// A pupil's secrets were renewed.
    RenewSecret,
    /// An adult changed the passphrase.
    ChangePassphrase,
    /// An adult turned the second factor on.
    FactorOn,
    /// An adult, or the operator, turned it off.
    FactorOff,
    /// The identity provider was made to know an adult.
    IdentityOn,
    /// It was made to know them no more.
    IdentityOff,
    /// A link was made for an adult.
    Invite,
    /// It was used.
    Accept,
    /// A class was made.
    CreateClass,
    /// A class was closed at the year's end.
    CloseClass,
    /// A class is asked for the gap between girls and boys.
    AskGap,
    /// It is asked no more.
    EndGap,
    /// A pupil joined another class.
    ChangeClass,
    /// An account was erased by the server itself: its time was up.
    Purge,
    /// A class's code was opened, closed or replaced.
    OpenCode,
    /// A school was added.
    CreateSchool,
    /// A head read the lines of the school.
    ReadTrail,
    /// A head took a copy of them.
    ExportTrail,
    /// A request was refused; its subject is the route.
    Request,
    /// A line of a queue, by the mutation's own name, was done or refused.
    Line(&'static str, bool),
}

impl What {
    fn word(self) -> &'static str {
        match self {
            Self::SignIn => "session.begin",
            Self::SignInFailed => "session.wrong",
            Self::SignOut => "session.end",
            Self::SignOutEverywhere => "session.end-all",
            Self::Enrol => "pupil.enrol",
            Self::AddPupils => "class.pupils",
            Self::Export => "account.export",
            Self::Erase => "account.erase",
            Self::FamilyLink => "family.link",
            Self::FamilyRead => "family.read",
            Self::RenewSecret => "pupil.secret",
            Self::ChangePassphrase => "passphrase.change",
            Self::FactorOn => "factor.begin",
            Self::FactorOff => "factor.end",
            Self::IdentityOn => "identity.begin",
            Self::IdentityOff => "identity.end",
            Self::Invite => "invitation.create",
            Self::Accept => "invitation.accept",
            Self::CreateClass => "class.create",
            Self::CloseClass => "class.close",
            Self::AskGap => "class.gap",
            Self::EndGap => "class.gap-end",
            Self::ChangeClass => "pupil.class",
            Self::Purge => "account.purge",
            Self::OpenCode => "class.code",
            Self::CreateSchool => "school.create",
            Self::ReadTrail => "trail.read",
            Self::ExportTrail => "trail.export",
            Self::Request => "request",
            Self::Line(name, _) => name,
        }
    }

    fn is_done(self) -> bool {
        !matches!(
            self,
            Self::SignInFailed | Self::Request | Self::Line(_, false)
        )
    }
}

/// A line of the trail about this.
pub fn step(at: i64, who: Option<Who>, from: Option<IpAddr>, what: What, subject: String) -> Step {
    Step {
        at,
        school: who.as_ref().and_then(|who| who.school.clone()),
        who,
        what: what.word().into(),
        subject,
        done: what.is_done(),
        origin: from.map(shortened).unwrap_or_default(),
    }
}

/// A person as the trail names them; `None` for who is no more.
///
/// # Errors
/// Of the database.
pub async fn who(tx: &mut Tx, person: UserId) -> Result<Option<Who>, DbError> {
    Ok(tx.person(person).await?.map(|person| Who {
        academy: person.academy,
        person: person.id,
        role: person.role,
        school: person.school,
    }))
}

impl From<&Actor> for Who {
    fn from(actor: &Actor) -> Self {
        Self {
            academy: actor.academy,
            person: actor.user,
            role: actor.role,
            school: actor.school.clone(),
        }
    }
}

/// Notes that a request of a signed-in person was refused.
///
/// # Errors
/// Of the database.
pub async fn refused(app: &App, token: &Token, route: &str) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    let Some((person, _)) = tx.session(&token.hash, app.clock.now()).await? else {
        return Ok(());
    };
    let who = who(&mut tx, person).await?;
    let now = app.clock.now();
    let step = step(now, who, token.from, What::Request, route.to_owned());
    tx.add_step(&step).await?;
    Ok(tx.commit().await?)
}

/// Drops what is older than the server is set to keep. Returns how many lines.
///
/// # Errors
/// Of the database.
pub async fn drop_old(app: &App) -> Result<u64, Fault> {
    let mut tx = app.db.write().await?;
    let kept = i64::from(app.retention.trail) * DAY;
    let gone = tx.drop_steps(app.clock.now() - kept).await?;
    tx.commit().await?;
    Ok(gone)
}

/// An address without what tells one machine from its neighbours: the first three parts of an IPv4 address, the first
/// three groups of an IPv6 address.
fn shortened(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.*")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:*")
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_address_loses_what_tells_one_machine() {
        for (address, kept) in [
            ("203.0.113.77", "203.0.113.*"),
            ("::ffff:203.0.113.77", "203.0.113.*"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:*"),
        ] {
            assert_eq!(shortened(address.parse().unwrap()), kept);
        }
    }
}
