//! The open database and its transactions.

use std::path::Path;

use domain::ids::{AcademyId, ClassId, UserId};
use sqlx::{PgPool, Postgres, Transaction};

use super::error::DbError;
use super::gate::{Gates, Turn};
use super::postgres::{self, Limits};
use super::sqlite::{self, Sqlite};
use super::waits::{Access, Waits};

/// The open database.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
    waits: Waits,
    gates: Gates,
}

/// The connections of a database.
#[derive(Debug, Clone)]
enum Pools {
    Sqlite(Sqlite),
    /// Those that write, and those that read.
    Postgres(PgPool, PgPool, Limits),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing.
#[derive(Debug)]
pub struct Tx {
    pub(super) inner: Inner,
    alone: Option<Alone>,
    /// The class whose teams it has for itself besides.
    teams: Option<ClassId>,
    /// The same at the last mark: what was locked after it is free again once that is undone.
    teams_marked: Option<ClassId>,
    /// Ends after the transaction.
    turn: Option<Turn>,
}

#[derive(Debug)]
pub(super) enum Inner {
    Sqlite(sqlite::Transaction),
    Postgres(Transaction<'static, Postgres>),
}

/// What a transaction has for itself until it ends.
///
/// Rows are projected from what the tables hold, so nobody else may change what they hold between the look and the commit.
/// SQLite has one writer, which is more than enough. On PostgreSQL, whoever changes what others see holds the académie
/// alone; pupils, who change what is theirs, hold it together and each their own person alone. Within a server they queue in the
/// same way before they take a connection (`gate`). The order is always:
/// académie, person, then rows, then the counters of scopes by name; so nobody waits in a circle, and what was
/// read under the lock is true at the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// Everything of an académie.
    Academy(AcademyId),
    /// What belongs to one person of an académie.
    Person(AcademyId, UserId),
}

impl Alone {
    fn academy(self) -> AcademyId {
        match self {
            Self::Academy(academy) | Self::Person(academy, _) => academy,
        }
    }
}

impl Db {
    /// Opens the SQLite database of this file, creating it and bringing its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be used, or was made by a newer server.
    pub async fn open(file: &Path) -> Result<Self, DbError> {
        Self::begin(Pools::Sqlite(Sqlite::open(file)?)).await
    }

    /// Opens the PostgreSQL database of this address (`postgres://…`), bringing its tables up to date.
    ///
    /// # Errors
    /// When the address is none, nobody answers there, or the tables were made by a newer server.
    pub async fn connect(url: &str) -> Result<Self, DbError> {
        Self::connect_within(url, Limits::default()).await
    }

    /// The same, with other limits than a server has.
    ///
    /// # Errors
    /// As [`Db::connect`].
    pub async fn connect_within(url: &str, limits: Limits) -> Result<Self, DbError> {
        let (writers, readers) = postgres::open(url, limits).await?;
        Self::begin(Pools::Postgres(writers, readers, limits)).await
    }

    async fn begin(pools: Pools) -> Result<Self, DbError> {
        let db = Self {
            pools,
            waits: Waits::default(),
            gates: Gates::default(),
        };
        let mut tx = db.write().await?;
        tx.begin_run().await?;
        tx.commit().await?;
        Ok(db)
    }

    /// A transaction that writes. On SQLite there is one at a time; on PostgreSQL, see [`Tx::lock`].
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn write(&self) -> Result<Tx, DbError> {
        self.waits.measure(Access::Write, self.begin_write()).await
    }

    /// A transaction that writes and has that for itself, to read what it decides by. Who waits for it holds no connection,
    /// unless it is another server that has it.
    ///
    /// # Errors
    /// When its turn or a connection does not come in time; of the database.
    pub async fn write_alone(&self, alone: Alone) -> Result<Tx, DbError> {
        let begin = async {
            let turn = match &self.pools {
                // One writer is one queue.
                Pools::Sqlite(_) => None,
                Pools::Postgres(_, _, limits) => {
                    Some(self.gates.turn(alone, limits.patience).await?)
                }
            };
            let tx = self.begin_write().await?;
            Ok::<_, DbError>(Tx { turn, ..tx })
        };
        let mut tx = self.waits.measure(Access::Write, begin).await?;
        tx.lock(alone).await?;
        Ok(tx)
    }

    async fn begin_write(&self) -> Result<Tx, DbError> {
        let inner = match &self.pools {
            Pools::Sqlite(sqlite) => Inner::Sqlite(sqlite.write().await?),
            Pools::Postgres(writers, ..) => {
                Inner::Postgres(writers.begin_with(postgres::WRITE).await?)
            }
        };
        Ok(Tx::begun(inner))
    }

    /// A transaction that reads one snapshot.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn read(&self) -> Result<Tx, DbError> {
        self.waits.measure(Access::Read, self.begin_read()).await
    }

    async fn begin_read(&self) -> Result<Tx, DbError> {
        let inner = match &self.pools {
            Pools::Sqlite(sqlite) => Inner::Sqlite(sqlite.read().await?),
            Pools::Postgres(_, readers, _) => {
                Inner::Postgres(readers.begin_with(postgres::READ).await?)
            }
        };
        Ok(Tx::begun(inner))
    }

    /// Writes the embedded database, as it is at one moment, into a new file. Those at work are not disturbed.
    ///
    /// # Errors
    /// When the file is there already or cannot be written; on PostgreSQL, which has its own means.
    pub async fn write_copy(&self, file: &Path) -> Result<(), DbError> {
        match &self.pools {
            Pools::Sqlite(sqlite) => sqlite.write_copy(file),
            Pools::Postgres(..) => Err(DbError::Elsewhere),
        }
    }

    /// How long its transactions wait for their turn.
    pub fn waits(&self) -> &Waits {
        &self.waits
    }

    /// Empties SQLite's journal into its file, where deleted rows are overwritten: until then it holds them. Readers in the middle of a
    /// snapshot keep it from being emptied whole; the next call does it. PostgreSQL clears its pages by itself (autovacuum).
    ///
    /// # Errors
    /// Of the database.
    pub async fn scrub(&self) -> Result<(), DbError> {
        match &self.pools {
            Pools::Sqlite(sqlite) => sqlite.scrub().await,
            Pools::Postgres(..) => Ok(()),
        }
    }

    /// Closes all connections. SQLite then leaves one file, without its journal.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite(sqlite) => sqlite.close().await,
            Pools::Postgres(writers, readers, _) => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}

impl Tx {
    fn begun(inner: Inner) -> Self {
        Self {
            inner,
            alone: None,
            teams: None,
            teams_marked: None,
            turn: None,
        }
    }

    pub(super) fn is_postgres(&self) -> bool {
        matches!(self.inner, Inner::Postgres(_))
    }

    /// Waits until nobody else has this: for a transaction that is begun already, see [`Db::write_alone`]. To be called before
    /// reading what one decides by; a transaction takes one only.
    ///
    /// # Errors
    /// Of the database; when the wait is too long.
    pub async fn lock(&mut self, alone: Alone) -> Result<(), DbError> {
        if self.is_postgres() {
            let academy = format!("academy {}", alone.academy());
            match alone {
                Alone::Academy(_) => self.wait_for(EXCLUSIVE, academy).await?,
                Alone::Person(_, person) => {
                    self.wait_for(SHARED, academy).await?;
                    self.wait_for(EXCLUSIVE, format!("person {person}")).await?;
                }
            }
        }
        self.alone = Some(alone);
        Ok(())
    }

    /// Waits until nobody else has the teams of that class, which several pupils change. After [`Tx::lock`], and for one class only, so
    /// that nobody waits in a circle. Who has the académie alone has them already.
    ///
    /// # Errors
    /// Of the database; when the wait is too long.
    pub async fn lock_teams(&mut self, class: ClassId) -> Result<(), DbError> {
        if self.teams == Some(class) || matches!(self.alone, Some(Alone::Academy(_))) {
            return Ok(());
        }
        if self.teams.is_some() {
            return Err(DbError::NotLocked);
        }
        if self.is_postgres() {
            self.wait_for(EXCLUSIVE, format!("teams {class}")).await?;
        }
        self.teams = Some(class);
        Ok(())
    }

    /// Whether what the members of this class's teams see may be projected, see [`Tx::lock_teams`].
    ///
    /// # Errors
    /// `NotLocked`.
    pub fn require_teams_locked(&self, class: ClassId) -> Result<(), DbError> {
        match self.alone {
            Some(Alone::Academy(_)) => Ok(()),
            _ if self.teams == Some(class) => Ok(()),
            _ => Err(DbError::NotLocked),
        }
    }

    /// Waits for a lock of PostgreSQL that ends with the transaction. The schema is part of its name: installations may share a
    /// database.
    pub(super) async fn wait_for(
        &mut self,
        lock: &'static str,
        name: String,
    ) -> Result<(), DbError> {
        self.query(lock).bind(name).run().await?;
        Ok(())
    }

    /// Whether what this académie's people see may be projected, or only what is a person's own: see [`Alone`]. SQLite would not
    /// need it, and asks all the same, so that a lock that was forgotten is found on both.
    ///
    /// # Errors
    /// `NotLocked`.
    pub fn require_locked(&self, academy: AcademyId, own: bool) -> Result<(), DbError> {
        match self.alone {
            Some(Alone::Academy(held)) if held == academy => Ok(()),
            Some(Alone::Person(held, _)) if held == academy && own => Ok(()),
            _ => Err(DbError::NotLocked),
        }
    }

    /// Makes all of it last.
    ///
    /// # Errors
    /// When the database could not write; nothing lasts then.
    pub async fn commit(self) -> Result<(), DbError> {
        let Self { inner, turn, .. } = self;
        match inner {
            Inner::Sqlite(inner) => inner.commit().await?,
            Inner::Postgres(inner) => inner.commit().await?,
        }
        drop(turn);
        Ok(())
    }

    /// Marks a point to which [`Tx::undo`] returns. One at a time.
    ///
    /// # Errors
    /// Of the database.
    pub async fn mark(&mut self) -> Result<(), DbError> {
        self.query("SAVEPOINT line").run().await?;
        self.teams_marked = self.teams;
        Ok(())
    }

    /// Forgets the mark and keeps what was done since.
    ///
    /// # Errors
    /// Of the database.
    pub async fn keep(&mut self) -> Result<(), DbError> {
        self.query("RELEASE SAVEPOINT line").run().await?;
        Ok(())
    }

    /// Undoes all that was done since the mark. PostgreSQL gives up with it the locks that were taken since, hence so does this.
    ///
    /// # Errors
    /// Of the database.
    pub async fn undo(&mut self) -> Result<(), DbError> {
        self.query("ROLLBACK TO SAVEPOINT line").run().await?;
        self.teams = self.teams_marked;
        self.keep().await
    }
}

pub(super) const EXCLUSIVE: &str =
    "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))";
const SHARED: &str =
    "SELECT pg_advisory_xact_lock_shared(hashtextextended(current_schema() || ' ' || $1, 0))";
