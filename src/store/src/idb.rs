//! [`Disk`] over IndexedDB, by `indexed_db_futures`.
//!
//! That crate's objects are asked for their raw ones in four places, three of them for a thing it does not tell:
//! why a transaction was aborted (a full disk shows only there), that another tab needs the database closed
//! (its listener is a future, which costs a task for each database), and that a deletion is blocked (asked in the
//! same way of an opening, which makes one path of the two). The fourth is the upgrade: the crate's listener writes out
//! any error it may ever meet, figures with decimals among them, five kilobytes on the wire that no page waits for here.

use std::cell::Cell;
use std::rc::Rc;

use futures::future::{Either, LocalBoxFuture, select};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::Build;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest};

use crate::aside::{self, Running};
use crate::disk::{Access, Answer, Disk, Step};
use crate::error::StoreError;
use crate::glue;
use crate::requests::{read_all, write_all};

/// How long a database that another tab holds is waited for.
const BLOCKED_MS: u32 = 5_000;

/// An open IndexedDB database. Closes itself when another tab needs it closed.
pub struct Idb {
    db: Database,
    _lost: Closure<dyn FnMut()>,
}

impl Idb {
    /// Opens the database, creating the stores it lacks. `lost` is called when the browser or another tab
    /// has closed it: to upgrade, to delete, or because the person cleared the site's data.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] when another tab holds an older version for five seconds.
    pub async fn open(
        name: &str,
        version: u32,
        stores: &'static [&'static str],
        lost: Rc<dyn Fn()>,
    ) -> Result<Self, StoreError> {
        aside::watch();
        let opening = Database::open(name).with_version(version).build()?;
        let raw = opening.as_sys().clone();
        let on_upgrade = Closure::<dyn FnMut() -> Result<(), JsValue>>::new({
            let raw = raw.clone();
            move || create_stores(&raw, stores)
        });
        raw.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        let opened = Box::pin(async move {
            let opened = opening.await;
            drop(on_upgrade);
            Ok(Some(opened?))
        });
        let Some(db) = within_limit(raw, opened).await? else {
            return Err(StoreError::Closed);
        };
        let on_lost = Closure::<dyn FnMut()>::new({
            let db = db.clone();
            let told = Cell::new(false);
            move || {
                db.as_sys().close();
                if !told.replace(true) {
                    lost();
                }
            }
        });
        let handler = Some(on_lost.as_ref().unchecked_ref());
        db.as_sys().set_onversionchange(handler);
        db.as_sys().set_onclose(handler);
        Ok(Self { db, _lost: on_lost })
    }

    fn begin(
        &self,
        access: Access,
        stores: &[&'static str],
    ) -> Result<Transaction<'_>, StoreError> {
        let (mode, durability) = match access {
            Access::Read => (TransactionMode::Readonly, TransactionDurability::Default),
            Access::Write => (TransactionMode::Readwrite, TransactionDurability::Default),
            // Chrome's default does not wait for the disk.
            Access::Durable => (TransactionMode::Readwrite, TransactionDurability::Strict),
        };
        let transaction = self
            .db
            .transaction(stores)
            .with_mode(mode)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build()?;
        // Each request of an aborted transaction reports an error of its own, and the crate's listener can be
        // called only once. The abort that follows comes once, and has the cause.
        transaction.as_sys().set_onerror(None);
        Ok(transaction)
    }

    async fn run(
        &self,
        access: Access,
        stores: &[&'static str],
        step: &mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> Result<(), StoreError> {
        aside::shown().await;
        let transaction = self.begin(access, stores)?;
        let raw = transaction.as_sys().clone();
        let _running = Running::new(&raw);
        let cause = |error: Error| match raw.error() {
            Some(cause) => StoreError::from_js(&cause),
            None => error.into(),
        };
        let mut answers = Vec::new();
        loop {
            match step(answers) {
                // Only requests of this very transaction are awaited here, else it would close.
                Step::Read(reads) => {
                    answers = read_all(&transaction, &reads).await.map_err(cause)?
                }
                // Dropped without a commit, it ends without a wait.
                Step::Write(ops) if ops.is_empty() => return Ok(()),
                Step::Write(ops) => {
                    write_all(&transaction, ops).map_err(cause)?;
                    return transaction.commit().await.map_err(cause);
                }
            }
        }
    }
}

impl Drop for Idb {
    fn drop(&mut self) {
        let db = self.db.as_sys();
        db.set_onversionchange(None);
        db.set_onclose(None);
        db.close();
    }
}

impl Disk for Idb {
    fn transact<'a>(
        &'a self,
        access: Access,
        stores: &'a [&'static str],
        step: &'a mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        Box::pin(self.run(access, stores, step))
    }

    fn close(&self) {
        self.db.as_sys().close();
    }
}

/// Deletes a database for good. Other tabs close theirs when they are told.
///
/// # Errors
/// [`StoreError::Blocked`] when one does not within five seconds; the deletion then happens when it does.
pub async fn delete_database(name: &str) -> Result<(), StoreError> {
    let deletion = Database::delete_by_name(name)?;
    let raw = deletion.as_sys().clone().unchecked_into();
    let deleted = Box::pin(async move {
        deletion.await?;
        Ok(None)
    });
    within_limit(raw, deleted).await.map(drop)
}

/// Waits for an opening or a deletion, as long as no other tab blocks it over the limit: a slow disk is not a blocked
/// one, and is waited for.
async fn within_limit(
    request: IdbOpenDbRequest,
    done: LocalBoxFuture<'static, Result<Option<Database>, StoreError>>,
) -> Result<Option<Database>, StoreError> {
    let blocked = Rc::new(Cell::new(false));
    let on_blocked = Closure::<dyn FnMut()>::new({
        let blocked = blocked.clone();
        move || blocked.set(true)
    });
    request.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    let ended = match select(done, Box::pin(glue::sleep(BLOCKED_MS))).await {
        Either::Left((ended, _)) => ended,
        Either::Right(((), done)) if blocked.get() => {
            // It happens when the other tab lets go: then nobody waits for it any more.
            wasm_bindgen_futures::spawn_local(async move {
                if let Ok(Some(late)) = done.await {
                    late.close();
                }
            });
            Err(StoreError::Blocked)
        }
        Either::Right(((), done)) => done.await,
    };
    request.set_onblocked(None);
    ended
}

/// Creates what is missing; what it throws aborts the upgrade, and the opening reports it.
fn create_stores(request: &IdbOpenDbRequest, stores: &[&str]) -> Result<(), JsValue> {
    let db: IdbDatabase = request.result()?.dyn_into()?;
    let there = db.object_store_names();
    for name in stores {
        if !there.contains(name) {
            db.create_object_store(name)?;
        }
    }
    Ok(())
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            // The crate reports any refusal to open as a version of zero, which is never asked for here.
            OpenDbError::VersionZero
            | OpenDbError::UnsupportedEnvironment
            | OpenDbError::NullFactory => Self::Unavailable,
        }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::from_js(exception.as_ref()),
            Error::Unknown(error) => Self::from_js(error.as_ref()),
            // An abort without a cause: the database was closed or deleted, or the site's data cleared.
            Error::MissingData(_) => Self::Closed,
            Error::Serialisation(_) => Self::Failed(String::new()),
        }
    }
}
