//! What people do, one file each: the right is checked, the rule of the domain asked, the tables written,
//! the touched things named. HTTP is not known here, SQL neither.

pub mod actor;
pub mod alternatives;
pub mod booking;
pub mod carnet;
pub mod classes;
pub mod enrol;
pub mod invite;
pub mod mutation;
pub mod project;
pub mod pull;
pub mod push;
pub mod schools;
pub mod seats;
pub mod session;
pub mod sign_in;
pub mod slot;

use domain::ids::AcademyId;
use domain::role::{Action, Actor, Resource, authorize};
use protocol::wire::ErrorCode;

use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::keys::Token;
use crate::schools::Schools;
use crate::sql::Tx;
use project::{Thing, Touched};

/// A signed-in person at work in one transaction that writes.
#[derive(Debug)]
pub struct Work {
    /// The transaction.
    pub tx: Tx,
    /// Who, with the rights as of now.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
    /// The imported list of schools.
    pub schools: Schools,
    /// How long places that come free are kept.
    pub hold: seats::Hold,
    touched: Touched,
}

impl Work {
    /// Begins for the session of that token, as of now: a session that has just ended does nothing more.
    ///
    /// # Errors
    /// `SignedOut` without a session; of the database.
    pub async fn begin(app: &App, token: &Token) -> Result<Self, Fault> {
        let mut tx = app.db.write().await?;
        let (actor, now) = actor::of_session(app, &mut tx, token).await?;
        Ok(Self {
            schools: app.schools.clone(),
            hold: app.promotion_hold,
            ..Self::of(tx, actor, now)
        })
    }

    /// Begins for a person without a session: the demo and tests, with neither the imported list nor other settings.
    pub fn of(tx: Tx, actor: Actor, now: Moment) -> Self {
        Self {
            tx,
            actor,
            now,
            schools: Schools::default(),
            hold: 0,
            touched: Touched::default(),
        }
    }

    /// The académie of the person: every look-up goes by it.
    pub fn academy(&self) -> AcademyId {
        self.actor.academy
    }

    /// Notes that clients will have to hear of this thing.
    pub fn touch(&mut self, thing: Thing) {
        self.touched.insert(thing);
    }

    /// Whether the person may do this to that.
    pub fn may(&self, action: Action, resource: Resource<'_>) -> bool {
        authorize(&self.actor, action, resource)
    }

    /// Stops unless the person may do this to that.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn require(&self, action: Action, resource: Resource<'_>) -> Result<(), Fault> {
        if self.may(action, resource) {
            Ok(())
        } else {
            Err(Fault::Denied(ErrorCode::Forbidden))
        }
    }

    /// Writes what clients will pull, and makes all of it last.
    ///
    /// # Errors
    /// Of the database; nothing lasts then.
    pub async fn finish(mut self) -> Result<(), Fault> {
        project::project(&mut self.tx, self.actor.academy, &self.touched).await?;
        self.tx.commit().await?;
        Ok(())
    }
}
