//! `user`: the first officer of an académie, and who is there.

use std::path::Path;

use anyhow::Result;
use domain::ids::AcademyId;
use domain::role::Role;
use protocol::session::INVITATION_LINK;
use uuid::Uuid;

use crate::keys::Token;
use crate::sql::record::{Academy, Invited};
use crate::usecase::invite::LINK_LIFETIME;
use crate::{App, Reach};

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
}

pub(super) async fn run(data: &Path, task: &Task) -> Result<()> {
    let app = App::open(data, Reach::default()).await?;
    let mut tx = app.db.write().await?;
    match task {
        Task::Add {
            academy,
            name,
            timezone,
            url,
            ..
        } => {
            jiff::tz::TimeZone::get(timezone)?;
            let known = tx
                .academies()
                .await?
                .into_iter()
                .find(|known| known.name == *academy);
            let academy = match known {
                Some(known) => known,
                None => {
                    let made = Academy {
                        id: AcademyId(Uuid::now_v7()),
                        name: academy.clone(),
                        timezone: timezone.clone(),
                    };
                    tx.add_academy(&made).await?;
                    made
                }
            };
            let token = Token::new();
            let invited = Invited {
                academy: academy.id,
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
        Task::List => {
            for (person, login) in tx.adults().await? {
                let login = login.unwrap_or_else(|| "(invited)".into());
                say(&format!("{login}\t{:?}\t{}", person.role, person.name));
            }
        }
    }
    Ok(())
}

/// What a script may read goes to standard output; logs go to standard error.
#[allow(clippy::print_stdout)]
fn say(line: &str) {
    println!("{line}");
}
