//! What the device knows of a profile without opening it.

use domain::ids::UserId;
use domain::role::Role;
use protocol::session::Me;
use serde::{Deserialize, Serialize};

use super::PROFILES;
use crate::disk::{Op, Value};
use crate::error::StoreError;
use crate::seal::Lock;

/// A person who signed in on this device.
///
/// It is in the clear, so it holds what the choice of a profile shows, and no more: classmates at a shared computer read the
/// pseudonym and see the picture, which is drawn from the identity, and know both from the class. School, class and all the rest are
/// sealed in the database.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Name of the database with their data: random, so that it tells nothing.
    pub db: String,
    /// Who.
    pub user: UserId,
    /// Pseudonym of a pupil, name of an adult.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Last opening, in milliseconds since 1970 by the device's clock, for display and order.
    pub last_used: f64,
    /// Closed by its person: only a secret, or signing in, opens it again.
    pub left: bool,
    /// How many things in it were nowhere else when it was left: not sent, refused and not read, or in forms that are not sent.
    pub waiting: usize,
    /// What opens it. None in a profile of before there were seals, or that has never met the server since.
    pub locks: Vec<Lock>,
    /// Wrong secrets in a row.
    pub tries: u32,
    /// Who they are, in a profile of before there were seals; sealed in the database since.
    pub me: Option<Me>,
}

/// The record on the disk, of today's form and of the former one, which held `me` alone.
#[derive(Serialize, Deserialize)]
struct Written {
    db: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    me: Option<Me>,
    #[serde(default)]
    user: Option<UserId>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    role: Option<Role>,
    last_used: f64,
    #[serde(rename = "sealed")]
    left: bool,
    #[serde(default)]
    waiting: usize,
    #[serde(default)]
    locks: Vec<Lock>,
    #[serde(default)]
    tries: u32,
}

impl Profile {
    /// A new one, whose database is `db`.
    pub fn new(db: String, me: &Me) -> Self {
        Self {
            db,
            user: me.user,
            name: me.name.clone(),
            role: me.role,
            last_used: 0.0,
            left: false,
            waiting: 0,
            locks: Vec::new(),
            tries: 0,
            me: None,
        }
    }

    /// Whether something else than the key that is kept while it is open opens it.
    pub fn can_be_opened(&self) -> bool {
        !self.locks.is_empty()
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(text).ok()?;
        let me = written.me.as_ref();
        Some(Self {
            user: written.user.or(me.map(|me| me.user))?,
            name: written.name.or(me.map(|me| me.name.clone()))?,
            role: written.role.or(me.map(|me| me.role))?,
            db: written.db,
            last_used: written.last_used,
            left: written.left,
            waiting: written.waiting,
            locks: written.locks,
            tries: written.tries,
            me: written.me,
        })
    }

    pub(super) fn record(&self) -> Result<Op, StoreError> {
        let profile = self.clone();
        let written = Written {
            db: profile.db,
            me: profile.me,
            user: Some(profile.user),
            name: Some(profile.name),
            role: Some(profile.role),
            last_used: profile.last_used,
            left: profile.left,
            waiting: profile.waiting,
            locks: profile.locks,
            tries: profile.tries,
        };
        let text = serde_json::to_string(&written);
        let text = text.map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(Op::Put(PROFILES, self.db.clone(), Value::Text(text)))
    }
}
