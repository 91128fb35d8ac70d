//! `user`: the first officer of an académie, and who is there.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use domain::ids::{AcademyId, UserId};
use domain::role::Role;
use protocol::session::INVITATION_LINK;
use uuid::Uuid;

use crate::keys::Token;
use crate::sql::Tx;
use crate::sql::record::{Academy, Invited};
use crate::usecase::invite::LINK_LIFETIME;
use crate::usecase::trail::{self, What};
use crate::{App, Reach, words};

/// What to do with people.
#[derive(clap::Subcommand)]
pub(super) enum Task {
    /// Invite an officer of an académie, which is made when it is not there: prints a one-time link
    Add {
        /// Role: only `academy` can be invited from here
        #[arg(long, default_value = "academy", value_parser = ["academy"])]
        role: String,
        /// Name of the académie
        #[arg(long)]
        academy: String,
        /// Name of the person
        #[arg(long)]
        name: String,
        /// Time zone of the académie
        #[arg(long, default_value = "Europe/Paris")]
        timezone: String,
        /// Address at which people reach the server, for the link
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        url: String,
    },
    /// List the adults
    List,
    /// Draw a new passphrase for an adult who has forgotten theirs, and end their sessions: prints it, for them to change
    ResetPassphrase {
        /// Identifier
        #[arg(long)]
        login: String,
    },
    /// End all sessions of an adult
    SignOut {
        /// Identifier
        #[arg(long)]
        login: String,
    },
    /// Turn off the second factor of somebody who has lost device and recovery codes; make sure that it is them
    DropSecondFactor {
        /// Identifier
        #[arg(long)]
        login: String,
    },
}

pub(super) async fn run(data: &Path, reach: Reach, task: &Task) -> Result<()> {
    let app = App::open(data, reach).await?;
    let mut tx = app.db.write().await?;
    match task {
        Task::Add {
            academy,
            name,
            timezone,
            url,
            ..
        } => {
            let academy = academy_named(&mut tx, academy, timezone).await?;
            let token = Token::new();
            let invited = Invited {
                academy,
                role: Role::Academy,
                name: name.clone(),
                school: None,
                company: None,
                expires: app.clock.now() + LINK_LIFETIME,
            };
            tx.add_invitation(&token.hash, &invited).await?;
            tx.commit().await?;
            say(&[url.trim_end_matches('/'), INVITATION_LINK, &token.text].concat());
        }
        Task::ResetPassphrase { login } => {
            let drawn = words::secret();
            let hash = app.hasher.hash(drawn.clone()).await?;
            let person = named(&mut tx, login).await?;
            tx.set_passphrase(person, login, &hash).await?;
            tx.end_sessions(person).await?;
            note(&app, &mut tx, What::ChangePassphrase, person).await?;
            tx.commit().await?;
            say(&drawn);
        }
        Task::SignOut { login } => {
            let person = named(&mut tx, login).await?;
            tx.end_sessions(person).await?;
            note(&app, &mut tx, What::SignOutEverywhere, person).await?;
            tx.commit().await?;
        }
        Task::DropSecondFactor { login } => {
            let person = named(&mut tx, login).await?;
            let dropped = tx.drop_factor(person).await?;
            ensure!(dropped, "{login} has no second factor");
            note(&app, &mut tx, What::FactorOff, person).await?;
            tx.commit().await?;
        }
        Task::List => {
            for (person, login) in tx.adults().await? {
                let login = login.unwrap_or_else(|| "(invited)".into());
                say(&format!("{login}\t{:?}\t{}", person.role, person.name));
            }
        }
    }
    Ok(())
}

/// The académie of that name, made when it is not there.
async fn academy_named(tx: &mut Tx, name: &str, timezone: &str) -> Result<AcademyId> {
    jiff::tz::TimeZone::get(timezone)?;
    let all = tx.academies().await?;
    if let Some(known) = all.into_iter().find(|known| known.name == name) {
        return Ok(known.id);
    }
    let made = Academy {
        id: AcademyId(Uuid::now_v7()),
        name: name.to_owned(),
        timezone: timezone.to_owned(),
    };
    tx.add_academy(&made).await?;
    Ok(made.id)
}

/// The adult of an identifier.
pub(super) async fn named(tx: &mut Tx, login: &str) -> Result<UserId> {
    let adult = tx.adult(login).await?;
    let (person, _) = adult.with_context(|| format!("{login}: no adult has that identifier"))?;
    Ok(person)
}

/// The trail has a line of what the operator did to a person.
async fn note(app: &App, tx: &mut Tx, what: What, person: UserId) -> Result<()> {
    let step = trail::step(app.clock.now(), None, None, what, person.to_string());
    Ok(tx.add_step(&step).await?)
}

/// What a script may read goes to standard output; logs go to standard error.
#[allow(clippy::print_stdout)]
fn say(line: &str) {
    println!("{line}");
}
