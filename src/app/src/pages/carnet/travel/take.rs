//! The carnet as files: one to read, one to take up elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use domain::attachment::BlobId;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::overlay::View;
use protocol::travel::{Carnet, is_sendable, leaving, write};
use sync::Engine;
use ui::{Button, ButtonKind, LinkButton, Note, NoteKind, icons};
use web_sys::Blob;

use super::super::resize::small;
use super::texts;
use crate::live::{live, live_option};
use crate::pages::datafile::{Kind, download, of_carnet};
use crate::state::catalogue::use_catalogue;
use crate::state::clock::{now, today};
use crate::state::session::Session;

/// The files, and what is in them.
struct Taken {
    /// For people.
    page: String,
    /// To take up elsewhere.
    json: String,
    /// Pages in them.
    pages: usize,
    /// Photos and voice notes in them.
    files: (usize, usize),
    /// Photos and voice notes that are not on this device and do not come now.
    missing: usize,
}

/// How far the preparation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    Idle,
    /// So many files of so many.
    Files(usize, usize),
    Failed,
}

/// The section.
pub(super) fn take(session: Session) -> AnyView {
    let empty = Memo::new(move |_| {
        let view = session.view();
        view.with(|view| view.entries.is_empty() && view.favourites.is_empty())
    });
    let progress = RwSignal::new(Progress::Idle);
    let (taken, catalogue) = (RwSignal::new_local(None::<Rc<Taken>>), use_catalogue());
    let busy = Signal::derive(move || matches!(progress.get(), Progress::Files(..)));
    let prepare = move |()| {
        let (Some(engine), view) = (session.engine(), session.view().get_untracked()) else {
            return;
        };
        let online = untrack(|| session.online());
        taken.set(None);
        progress.set(Progress::Files(0, 0));
        spawn_local(async move {
            let (carnet, missing) = gather(&engine, &view, online, progress).await;
            // The page may be left by now.
            let _ = match write(&carnet) {
                Ok(json) => {
                    let files = Taken {
                        page: of_carnet(catalogue, &carnet),
                        json,
                        pages: carnet.entries.len(),
                        files: carnet.counts(),
                        missing,
                    };
                    let _ = taken.try_set(Some(Rc::new(files)));
                    progress.try_set(Progress::Idle)
                }
                Err(_) => progress.try_set(Progress::Failed),
            };
        });
    };
    let body = move || {
        if empty.get() {
            return view! { <p>{texts::TAKE_NONE}</p> }.into_any();
        }
        view! {
            <p>{texts::TAKE}</p>
            <p class="actions">
                <Button kind=ButtonKind::Primary icon=icons::DOWNLOAD busy on_press=Callback::new(prepare)>
                    {texts::PREPARE}
                </Button>
                <LinkButton href="/carnet/imprimer".to_owned() icon=icons::PRINTER>{texts::PRINT}</LinkButton>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{texts::TAKE_TITLE}</h2>
            {live(body)}
            <div role="status">
                {live_option(move || told(progress.get()))}
                {live_option(move || taken.get().map(|taken| ready(&taken)))}
            </div>
        </section>
    }
    .into_any()
}

fn told(progress: Progress) -> Option<AnyView> {
    match progress {
        Progress::Idle | Progress::Files(_, 0) => None,
        Progress::Files(at, all) => {
            Some(view! { <p class="soft">{texts::preparing(at, all)}</p> }.into_any())
        }
        Progress::Failed => Some(
            view! { <Note kind=NoteKind::Warning><p>{texts::NOT_WRITTEN}</p></Note> }.into_any(),
        ),
    }
}

/// The links, and what is not in the files.
fn ready(taken: &Taken) -> AnyView {
    let name = texts::file_name(today());
    let missing = taken.missing;
    view! {
        <div class="stack">
            <p>{texts::ready(taken.pages, taken.files)}</p>
            {(missing > 0).then(|| view! {
                <Note kind=NoteKind::Warning><p>{texts::missing(missing)}</p></Note>
            })}
            <p class="actions">
                {download(Kind::Page, &name, &taken.page, texts::READABLE)}
                {download(Kind::Json, &name, &taken.json, texts::PORTABLE)}
            </p>
            <p class="soft">{texts::WHICH}</p>
        </div>
    }
    .into_any()
}

/// All pages, the bin included, with those of their photos and voice notes that come; and how many do not.
async fn gather(
    engine: &Engine,
    view: &View,
    online: bool,
    progress: RwSignal<Progress>,
) -> (Carnet, usize) {
    let me = engine.me();
    let pages = view.entries.values();
    let mut entries: Vec<_> = pages.map(|item| leaving(me.user, &item.value)).collect();
    entries.sort_by_key(|entry| (entry.date, entry.id));
    let named: BTreeSet<BlobId> = entries
        .iter()
        .flat_map(|entry| &entry.attachments)
        .map(|attachment| attachment.blob)
        .collect();
    let all = named.len();
    let (mut files, mut missing) = (BTreeMap::new(), 0);
    for (at, id) in named.into_iter().enumerate() {
        let _ = progress.try_set(Progress::Files(at + 1, all));
        let bytes = if online {
            engine.file(id).await.ok()
        } else {
            engine.kept_file(id).await
        };
        match fitted(bytes).await {
            Some(bytes) => drop(files.insert(id, bytes)),
            None => missing += 1,
        }
    }
    let carnet = Carnet {
        pseudonym: me.name,
        made: now(),
        entries,
        favourites: view.favourites.keys().cloned().collect(),
        files,
    };
    (carnet, missing)
}

/// As a device may send it again: the server's own encoding of a photo may be larger than what it takes.
async fn fitted(bytes: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let bytes = bytes?;
    if is_sendable(&bytes) {
        return Some(bytes);
    }
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let file = Blob::new_with_u8_array_sequence(&parts).ok()?;
    small(&file).await.map(|small| small.bytes)
}
