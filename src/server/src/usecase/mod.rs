//! What people do, one file each: the right is checked, the rule of the domain asked, the tables written,
//! the touched things named. HTTP is not known here, SQL neither.

pub mod access;
pub mod actor;
pub mod alternatives;
pub mod blobs;
pub mod booking;
pub mod carnet;
pub mod classes;
pub mod concours;
pub mod enrol;
pub mod equipe;
pub mod erase;
pub mod export;
pub mod family;
pub mod identity;
pub mod invite;
pub mod moved;
pub mod mutation;
pub mod passphrase;
pub mod past;
pub mod project;
pub mod pull;
pub mod purge;
pub mod push;
pub mod review;
pub mod schools;
pub mod seance;
pub mod seats;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod slot;
pub mod trail;
pub mod year;

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use domain::attachment::BlobId;
use domain::ids::{AcademyId, UserId};
use domain::role::{Action, Actor, Resource, Role, authorize};
use protocol::wire::ErrorCode;

use crate::App;
use crate::clock::Moment;
use crate::error::Fault;
use crate::keys::Token;
use crate::metrics::{Asked, Metrics};
use crate::schools::Schools;
use crate::sql::record::Who;
use crate::sql::{Alone, DbError, Tx};
use project::{Thing, Touched};
use trail::What;

/// What a person's work needs for itself: pupils change only what is theirs, everyone else what others see.
fn alone(academy: AcademyId, user: UserId, role: Role) -> Alone {
    match role {
        Role::Pupil => Alone::Person(academy, user),
        Role::Teacher | Role::Head | Role::Company | Role::Academy => Alone::Academy(academy),
    }
}

/// A signed-in person at work in one transaction that writes, and that has what it writes for itself.
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
    /// Files that the person's device cannot send, see `PushRequest::lacks`.
    pub lacks: BTreeSet<BlobId>,
    touched: Touched,
    /// The address of the person, where a request began this.
    from: Option<IpAddr>,
    /// How requests for places ended, counted once the transaction lasts.
    asked: Vec<Asked>,
    metrics: Arc<Metrics>,
}

impl Work {
    /// Begins for the session of that token, as of now: a session that has just ended does nothing more.
    ///
    /// # Errors
    /// `SignedOut` without a session; of the database.
    pub async fn begin(app: &App, token: &Token) -> Result<Self, Fault> {
        let owner = app.db.read().await?.session_owner(&token.hash).await?;
        let (user, academy, role) = owner.ok_or(Fault::Denied(ErrorCode::SignedOut))?;
        let mut tx = app.db.write_alone(alone(academy, user, role)).await?;
        // The wait may have been long: who may do what is asked after it.
        let (actor, now) = actor::of_session(app, &mut tx, token).await?;
        Ok(Self {
            schools: app.schools.clone(),
            hold: app.promotion_hold,
            from: token.from,
            metrics: app.metrics.clone(),
            ..Self::locked(tx, actor, now)
        })
    }

    /// Begins for a person without a session: the demo and tests, with neither the imported list nor other settings.
    ///
    /// # Errors
    /// Of the database; when others hold what is needed for too long.
    pub async fn of(mut tx: Tx, actor: Actor, now: Moment) -> Result<Self, DbError> {
        tx.lock(alone(actor.academy, actor.user, actor.role))
            .await?;
        Ok(Self::locked(tx, actor, now))
    }

    fn locked(tx: Tx, actor: Actor, now: Moment) -> Self {
        Self {
            tx,
            actor,
            now,
            schools: Schools::default(),
            hold: 0,
            lacks: BTreeSet::new(),
            touched: Touched::default(),
            from: None,
            asked: Vec::new(),
            metrics: Arc::default(),
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

    /// Writes into the trail what the person does.
    ///
    /// # Errors
    /// Of the database.
    async fn note(&mut self, what: What, subject: String) -> Result<(), DbError> {
        let who = Some(Who::from(&self.actor));
        let step = trail::step(self.now.ms, who, self.from, what, subject);
        self.tx.add_step(&step).await
    }

    /// Notes how a request for places ended.
    fn asked(&mut self, state: Asked) {
        self.asked.push(state);
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
        for state in self.asked {
            self.metrics.asked(state);
        }
        Ok(())
    }
}
