//! Sync: a new device of a pupil takes the catalogue and the carnet, writes without a network, sends.

use std::cell::RefCell;
use std::rc::Rc;

use ::store::Device;
use ::sync::{
    Api, CatalogueFormat, CataloguePart, CatalogueSync, Engine, Opening, SyncStatus, enter,
};
use catalogue::pack::{self, Index, ListReader, Part};
use domain::carnet::EntryEdit;
use domain::code::ClassCode;
use futures::channel::oneshot;
use futures::future::try_join;
use protocol::mutation::Mutation;
use protocol::session::PupilSignIn;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::journal::{self, CODE, PSEUDONYM, SECRET};
use super::object;

#[derive(Default)]
struct Bench {
    signed_in: Option<(Device, Opening)>,
    engine: Option<Rc<Engine>>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// What is written without a network.
#[derive(Deserialize)]
struct Work {
    edit: Vec<Edit>,
    add: Vec<journal::Page>,
}

#[derive(Deserialize)]
struct Edit {
    id: String,
    text: String,
}

fn failed(what: impl std::fmt::Debug) -> JsError {
    JsError::new(&format!("{what:?}"))
}

/// Signs the pupil in.
#[wasm_bindgen]
pub async fn sync_open() -> Result<(), JsError> {
    let device = Device::open(Rc::new(|| {})).await?;
    let who = PupilSignIn {
        code: ClassCode::parse(CODE).map_err(failed)?,
        pseudonym: PSEUDONYM.into(),
        secret: SECRET.into(),
    };
    let api = Api::new();
    let me = api.sign_in_pupil(&who).await.map_err(failed)?;
    let opening = enter(&device, &api, me, (&who).into())
        .await
        .map_err(failed)?;
    BENCH.with_borrow_mut(|bench| bench.signed_in = Some((device, opening)));
    Ok(())
}

/// Takes the whole catalogue and the whole carnet, side by side as the application does.
#[wasm_bindgen]
pub async fn sync_pull() -> Result<JsValue, JsError> {
    let (device, opening) = BENCH
        .with_borrow_mut(|bench| bench.signed_in.take())
        .ok_or_else(|| failed("not signed in"))?;
    let sheets = async {
        let catalogue = CatalogueSync::open(FORMAT, Rc::new(|| {}))
            .await
            .map_err(failed)?;
        catalogue.update(&|_| ()).await.map_err(failed)?;
        let list = catalogue.part(pack::LIST).await.map_err(failed)?;
        Ok::<_, JsError>(ListReader::open(list)?.len())
    };
    let entries = async {
        let engine = Engine::open(device, opening).await?;
        settled(&engine).await?;
        Ok::<_, JsError>(engine)
    };
    let (sheets, engine) = try_join(sheets, entries).await?;
    let entries = engine.view().entries.len();
    BENCH.with_borrow_mut(|bench| bench.engine = Some(engine));
    Ok(object(&[
        ("sheets", (sheets as u32).into()),
        ("entries", (entries as u32).into()),
    ]))
}

/// Writes on the device, which believes itself without a network, so that nothing of it is sent meanwhile.
#[wasm_bindgen]
pub async fn sync_mutate(work: String) -> Result<(), JsError> {
    let work: Work = serde_json::from_str(&work)?;
    tell_window("offline")?;
    let engine = opened()?;
    for Edit { id, text } in work.edit {
        let id = journal::identity(&id).ok_or_else(|| failed("a page of no journal"))?;
        let rev = engine
            .view()
            .entries
            .get(&id)
            .map_or(0, |item| item.value.rev);
        let edit = EntryEdit {
            text: Some(text),
            ..EntryEdit::default()
        };
        engine.mutate(Mutation::EntryEdit { id, edit }, rev).await?;
    }
    for page in work.add {
        let entry = journal::entry(page).ok_or_else(|| failed("a page of no journal"))?;
        engine.mutate(Mutation::EntryCreate(entry), 0).await?;
    }
    Ok(())
}

/// The network is back: sends all, and takes what the server made of it.
#[wasm_bindgen]
pub async fn sync_push() -> Result<(), JsError> {
    let engine = opened()?;
    tell_window("online")?;
    engine.sync_now();
    settled(&engine).await?;
    let view = engine.view();
    let corrected = view
        .entries
        .values()
        .filter(|item| item.value.text.ends_with("Corrigé."));
    let (entries, corrected) = (view.entries.len(), corrected.count());
    if (entries, corrected, view.refusals.len()) == (1_500, 500, 0) {
        Ok(())
    } else {
        Err(failed((entries, corrected, view.refusals.len())))
    }
}

fn opened() -> Result<Rc<Engine>, JsError> {
    BENCH
        .with_borrow(|bench| bench.engine.clone())
        .ok_or_else(|| failed("not open"))
}

/// Waits until nothing waits and the server's state was taken. A failure ends it, for it would be counted as time.
async fn settled(engine: &Engine) -> Result<(), JsError> {
    loop {
        let (changed, heard) = oneshot::channel();
        let changed = RefCell::new(Some(changed));
        let _watch = engine.watch(move || {
            if let Some(changed) = changed.take() {
                let _ = changed.send(());
            }
        });
        match engine.status() {
            SyncStatus::UpToDate if engine.view().ready => return Ok(()),
            SyncStatus::UpToDate
            | SyncStatus::Checking
            | SyncStatus::Waiting(_)
            | SyncStatus::Sending
            | SyncStatus::Offline { .. } => {}
            trouble => return Err(failed(trouble)),
        }
        heard.await?;
    }
}

fn tell_window(event: &str) -> Result<(), JsError> {
    let window = web_sys::window().ok_or_else(|| failed("no window"))?;
    let event = web_sys::Event::new(event).map_err(failed)?;
    window.dispatch_event(&event).map_err(failed)?;
    Ok(())
}

const FORMAT: CatalogueFormat = CatalogueFormat {
    parts: |index| {
        let index = Index::decode(index).ok()?;
        let parts = index
            .parts_in_bundles()
            .map(|(part, bundle)| CataloguePart {
                name: part.name.clone(),
                address: part.address(),
                bytes: part.bytes,
                bundle,
            });
        Some(parts.collect())
    },
    verify: |part, bytes| Part::of(&part.name, bytes).address() == part.address,
};
