//! Whose turn it is, before a connection is taken.
//!
//! The locks of PostgreSQL keep what is projected true, and whoever waits for one holds a connection meanwhile. A busy académie
//! would so hold all of a server's, and people of others would wait for it. So those of one server queue here first, without a
//! connection: of an académie one that has it alone, or those who share it; of a person one. What is left to wait inside the
//! database is one transaction of each other server.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Mutex as Map, PoisonError};
use std::time::Duration;

use domain::ids::{AcademyId, UserId};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};
use tokio::time::timeout;

use super::db::Alone;
use super::error::DbError;

/// Into how many turns the people of all académies are dealt out; two who share one wait for each other.
const TURNS: usize = 256;

/// The queues of one server.
#[derive(Debug, Clone)]
pub(super) struct Gates {
    academies: Arc<Map<HashMap<AcademyId, Arc<RwLock<()>>>>>,
    people: Arc<[Arc<Mutex<()>>]>,
    deal: RandomState,
}

/// A turn; over when it is dropped.
#[derive(Debug)]
pub(super) enum Turn {
    /// Of an académie.
    Academy { _alone: OwnedRwLockWriteGuard<()> },
    /// Of a person.
    Person {
        _together: OwnedRwLockReadGuard<()>,
        _alone: OwnedMutexGuard<()>,
    },
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            academies: Arc::default(),
            people: (0..TURNS).map(|_| Arc::default()).collect(),
            deal: RandomState::new(),
        }
    }
}

impl Gates {
    /// Waits for the turn of that: académie first, person after it, as the locks are taken.
    ///
    /// # Errors
    /// As where no connection comes free, when the wait is longer than `patience`.
    pub(super) async fn turn(&self, of: Alone, patience: Duration) -> Result<Turn, DbError> {
        let turn = timeout(patience, self.wait(of)).await;
        turn.map_err(|_| DbError::Database(sqlx::Error::PoolTimedOut))
    }

    async fn wait(&self, of: Alone) -> Turn {
        match of {
            Alone::Academy(academy) => Turn::Academy {
                _alone: self.academy(academy).write_owned().await,
            },
            Alone::Person(academy, person) => Turn::Person {
                _together: self.academy(academy).read_owned().await,
                _alone: self.person(person).lock_owned().await,
            },
        }
    }

    /// Académies are few, and never leave.
    fn academy(&self, academy: AcademyId) -> Arc<RwLock<()>> {
        let mut all = self
            .academies
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.entry(academy).or_default().clone()
    }

    fn person(&self, person: UserId) -> Arc<Mutex<()>> {
        let at = self.deal.hash_one(person) as usize % TURNS;
        self.people[at].clone()
    }
}
