//! [`Disk`] over IndexedDB.
//!
//! Written on web-sys rather than on indexed_db_futures: that crate's `commit` does not tell why a
//! transaction was aborted, and a full disk shows only there.

use std::cell::Cell;
use std::rc::Rc;

use futures::future::{Either, LocalBoxFuture, select};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use crate::disk::{Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::glue;

/// How long a database that another tab holds is waited for.
const BLOCKED_MS: u32 = 5_000;

/// An open IndexedDB database. Closes itself when another tab needs it closed.
pub struct Idb {
    db: IdbDatabase,
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
        let request = factory()?.open_with_u32(name, version).map_err(failed)?;
        let upgrade = Closure::<dyn FnMut()>::new({
            let request = request.clone();
            move || create_stores(&request, stores)
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        within_limit(&request).await?;
        let db: IdbDatabase = request.result().map_err(failed)?.unchecked_into();
        let on_lost = Closure::<dyn FnMut()>::new({
            let db = db.clone();
            let told = Cell::new(false);
            move || {
                db.close();
                if !told.replace(true) {
                    lost();
                }
            }
        });
        db.set_onversionchange(Some(on_lost.as_ref().unchecked_ref()));
        db.set_onclose(Some(on_lost.as_ref().unchecked_ref()));
        Ok(Self { db, _lost: on_lost })
    }

    fn begin(&self, access: Access, stores: &[&str]) -> Result<IdbTransaction, StoreError> {
        let names = Array::new();
        for name in stores {
            names.push(&(*name).into());
        }
        let mode = match access {
            Access::Read => "readonly",
            Access::Write | Access::Durable => "readwrite",
        };
        let options = Object::new();
        if access == Access::Durable {
            // Chrome's default does not wait for the disk.
            Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(failed)?;
        }
        glue::get(&self.db, "transaction")
            .dyn_into::<Function>()
            .and_then(|open| open.call3(&self.db, &names, &mode.into(), &options))
            .map(JsCast::unchecked_into)
            .map_err(failed)
    }

    async fn run(
        &self,
        access: Access,
        stores: &[&'static str],
        step: &mut dyn FnMut(Vec<Answer>) -> Step,
    ) -> Result<(), StoreError> {
        let tx = self.begin(access, stores)?;
        let done = settled(|done, failed| {
            tx.set_oncomplete(Some(done));
            tx.set_onabort(Some(failed));
        });
        let mut answers = Vec::new();
        loop {
            match step(answers) {
                // Only requests of this very transaction are awaited here, else it would close.
                Step::Read(reads) => answers = read_all(&tx, &reads).await?,
                Step::Write(ops) if ops.is_empty() => return Ok(()),
                Step::Write(ops) => {
                    if let Err(error) = write_all(&tx, ops) {
                        // Fails only when it is aborted already.
                        let _ = tx.abort();
                        return Err(error);
                    }
                    break;
                }
            }
        }
        match done.await {
            Ok(_) => Ok(()),
            Err(_) => Err(tx
                .error()
                .map_or(StoreError::Closed, |error| StoreError::from_js(&error))),
        }
    }
}

impl Drop for Idb {
    fn drop(&mut self) {
        self.db.set_onversionchange(None);
        self.db.set_onclose(None);
        self.db.close();
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
        self.db.close();
    }
}

/// Deletes a database for good. Other tabs close theirs when they are told.
///
/// # Errors
/// [`StoreError::Blocked`] when one does not within five seconds; the deletion then happens when it does.
pub async fn delete_database(name: &str) -> Result<(), StoreError> {
    let request = factory()?.delete_database(name).map_err(failed)?;
    within_limit(&request).await
}

fn factory() -> Result<IdbFactory, StoreError> {
    glue::get(&js_sys::global(), "indexedDB")
        .dyn_into::<IdbFactory>()
        .map_err(|_| StoreError::Unavailable)
}

fn failed(error: JsValue) -> StoreError {
    StoreError::from_js(&error)
}

/// A future of a promise whose two ends `attach` hangs on events.
fn settled(attach: impl FnOnce(&Function, &Function)) -> JsFuture {
    let mut attach = Some(attach);
    JsFuture::from(Promise::new(&mut |done, failed| {
        if let Some(attach) = attach.take() {
            attach(&done, &failed);
        }
    }))
}

/// Waits for an opening or a deletion; what comes after the limit is closed again.
async fn within_limit(request: &IdbOpenDbRequest) -> Result<(), StoreError> {
    let blocked = Rc::new(Cell::new(false));
    let on_blocked = Closure::<dyn FnMut()>::new({
        let blocked = blocked.clone();
        move || blocked.set(true)
    });
    request.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    let opened = answered(request);
    let result = match select(opened, Box::pin(glue::sleep(BLOCKED_MS))).await {
        Either::Left((result, _)) => result,
        // A slow disk is not a blocked one: go on waiting.
        Either::Right(((), opened)) if !blocked.get() => opened.await,
        Either::Right(_) => {
            request.set_onupgradeneeded(None);
            let late = Closure::once_into_js({
                let request = request.clone();
                move || {
                    if let Ok(db) = request.result()
                        && let Some(db) = db.dyn_ref::<IdbDatabase>()
                    {
                        db.close();
                    }
                }
            });
            request.set_onsuccess(Some(late.unchecked_ref()));
            request.set_onblocked(None);
            return Err(StoreError::Blocked);
        }
    };
    request.set_onblocked(None);
    request.set_onupgradeneeded(None);
    result.map(drop).map_err(|_| request_error(request))
}

fn answered(request: &IdbRequest) -> JsFuture {
    settled(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    })
}

fn request_error(request: &IdbRequest) -> StoreError {
    match request.error() {
        Ok(Some(error)) => StoreError::from_js(&error),
        _ => StoreError::Closed,
    }
}

fn create_stores(request: &IdbOpenDbRequest, stores: &[&str]) {
    let Ok(db) = request.result() else { return };
    let db: IdbDatabase = db.unchecked_into();
    let there = db.object_store_names();
    for name in stores.iter().filter(|name| !there.contains(name)) {
        // A failure aborts the upgrade, and the opening reports it.
        let _ = db.create_object_store(name);
    }
}

fn store(tx: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StoreError> {
    tx.object_store(name).map_err(failed)
}

async fn read_all(tx: &IdbTransaction, reads: &[Read]) -> Result<Vec<Answer>, StoreError> {
    // All requests leave before the first is awaited.
    let mut sent = Vec::with_capacity(reads.len());
    for read in reads {
        let requests = match read {
            Read::One(name, key) => vec![store(tx, name)?.get(&key.as_str().into())],
            Read::Keys(name) => vec![store(tx, name)?.get_all_keys()],
            Read::All(name) => {
                let store = store(tx, name)?;
                vec![store.get_all_keys(), store.get_all()]
            }
        };
        let mut waiting = Vec::with_capacity(requests.len());
        for request in requests {
            let request = request.map_err(failed)?;
            let answer = answered(&request);
            waiting.push((request, answer));
        }
        sent.push((read, waiting));
    }
    let mut answers = Vec::with_capacity(sent.len());
    for (read, waiting) in sent {
        let mut results = Vec::with_capacity(2);
        for (request, answer) in waiting {
            if answer.await.is_err() {
                return Err(request_error(&request));
            }
            results.push(request.result().map_err(failed)?);
        }
        answers.push(answer(read, &results));
    }
    Ok(answers)
}

fn answer(read: &Read, results: &[JsValue]) -> Answer {
    let list = |at: usize| results.get(at).map(Array::from).unwrap_or_default();
    let text = |key: JsValue| key.as_string().unwrap_or_default();
    match read {
        Read::One(..) => Answer::One(
            results
                .first()
                .filter(|found| !found.is_undefined())
                .map(value),
        ),
        Read::Keys(_) => Answer::Keys(list(0).iter().map(text).collect()),
        Read::All(_) => Answer::All(
            list(0)
                .iter()
                .map(text)
                .zip(list(1).iter().map(|found| value(&found)))
                .collect(),
        ),
    }
}

/// A record that is neither text nor bytes is none of ours: it reads as an empty, unreadable text.
fn value(found: &JsValue) -> Value {
    match found.dyn_ref::<Uint8Array>() {
        Some(bytes) => Value::Bytes(bytes.to_vec()),
        None => Value::Text(found.as_string().unwrap_or_default()),
    }
}

fn write_all(tx: &IdbTransaction, ops: Vec<Op>) -> Result<(), StoreError> {
    for op in ops {
        let request = match op {
            Op::Put(name, key, value) => {
                let value = match value {
                    Value::Text(text) => JsValue::from_str(&text),
                    Value::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                };
                store(tx, name)?.put_with_key(&value, &key.into())
            }
            Op::Delete(name, key) => store(tx, name)?.delete(&key.into()),
            Op::Clear(name) => store(tx, name)?.clear(),
        };
        request.map_err(failed)?;
    }
    Ok(())
}
