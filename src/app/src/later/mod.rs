//! Code that comes when it is first needed: pages, and the exchange with the server.
//!
//! The first list must not wait for pages that most visits never open. Each function marked `wasm_split` below is a
//! door: what only it reaches is a file of its own (a chunk), which `cargo xtask build` cuts out of the wasm. The
//! service worker keeps all chunks with the first visit, so that a door opens without a network too.

mod texts;

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use protocol::session::Me;
use std::rc::Rc;
use store::{Device, StoreError};
use sync::{Api, Engine, Entry, Secret, Trouble, Unlock};
use ui::{Button, Empty, Skeleton};

use catalogue::search::Index;

use crate::live::live;
use crate::pages::about::{Help, Lost, Notice, Notices};
use crate::pages::carnet::{Book, Carnet, CarnetFile, EntryPage, GivePage, NewEntry};
use crate::pages::class::{ClassPage, ProjectPages, ReadingPage, RunPage};
use crate::pages::compare::Compare;
use crate::pages::connexion::SignIn;
use crate::pages::desks::{AcademyPage, SlotsPage};
use crate::pages::explore::{Favourites, FormationPage, SheetPage};
use crate::pages::family::Family;
use crate::pages::games::Games;
use crate::pages::home::{PupilHome, StaffHome};
use crate::pages::likes::Likes;
use crate::pages::lycees::LyceesPage;
use crate::pages::parcours::{EtapePage, Parcours};
use crate::pages::projet::Projet;
use crate::pages::school::SchoolPage;
use crate::pages::seance::SeancePage;
use crate::pages::settings::Settings;
use crate::pages::stage::{Stage, StagePaper, StageWriting};
use crate::pages::synthese::{Notes, Support, Synthese};
use crate::pages::visits::{Requests, VisitPage, Visits};
use crate::pages::words::Words;
use crate::state::search::Search;

/// Draws a page.
pub type Page = fn() -> AnyView;

/// A page whose chunk is on its way; an error when it does not come.
pub type Coming = Pin<Box<dyn Future<Output = Result<Page, SplitLoaderError>>>>;

/// What the engine's code does, once it is here.
type Opening<T, E> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// One door for each page: `name: Component` in the chunk named first.
macro_rules! doors {
    ($($chunk:ident { $($name:ident: $Page:ident),+ $(,)? })+) => {$($(
        #[doc = concat!("The page `", stringify!($Page), "`, in the chunk `", stringify!($chunk), "`.")]
        pub fn $name() -> Coming {
            #[wasm_split($chunk, fallible, wasm_split_path = ::leptos::wasm_split)]
            fn $name() -> Result<Page, SplitLoaderError> {
                Ok(|| view! { <$Page /> }.into_any())
            }
            Box::pin($name())
        }
    )+)+};
}

doors! {
    sheet { sheet: SheetPage }
    pupil {
        pupil_home: PupilHome, favourites: Favourites, carnet: Carnet, new_entry: NewEntry, entry: EntryPage,
        parcours: Parcours, etape: EtapePage, seance: SeancePage,
        sign_in: SignIn, settings: Settings, help: Help, notices: Notices, notice: Notice, family: Family, lost: Lost,
    }
    work {
        carnet_file: CarnetFile, give: GivePage, book: Book, synthese: Synthese, synthese_support: Support, synthese_notes: Notes,
        stage: Stage, stage_writing: StageWriting, stage_paper: StagePaper, projet: Projet,
    }
    staff { staff_home: StaffHome, visits: Visits, visit: VisitPage, requests: Requests, class: ClassPage, reading: ReadingPage, run: RunPage, projects: ProjectPages, school: SchoolPage, slots: SlotsPage, academy: AcademyPage }
    explore { compare: Compare, likes: Likes, games: Games, formation: FormationPage, lycees: LyceesPage, words: Words }
}

/// The page behind a door: shapes until its chunk is here, a kind word and another try when it does not come.
pub fn later(door: fn() -> Coming) -> AnyView {
    let page = RwSignal::new_local(None);
    let open = move || {
        page.set(None);
        spawn_local(async move {
            let come = door().await;
            // The person may have left this page meanwhile.
            let _ = page.try_set(Some(come));
        });
    };
    open();
    live(move || match page.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Ok(show)) => show(),
        Some(Err(_)) => view! {
            <Empty title=texts::TITLE.to_owned() text=texts::TEXT.to_owned()>
                <Button on_press=Callback::new(move |()| open())>{texts::AGAIN}</Button>
            </Empty>
        }
        .into_any(),
    })
}

/// Opens the profile of somebody who has just signed in, see [`sync::enter`].
///
/// # Errors
/// The outer one when the code does not come, the inner one when the profile does not open.
pub async fn enter_engine(
    device: Device,
    me: Me,
    entry: Entry,
) -> Result<Result<Rc<Engine>, Trouble>, SplitLoaderError> {
    Ok(enter(device, me, entry).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn enter(
    device: Device,
    me: Me,
    entry: Entry,
) -> Result<Opening<Rc<Engine>, Trouble>, SplitLoaderError> {
    Ok(Box::pin(async move {
        let opening = sync::enter(&device, &Api::new(), me, entry).await?;
        Ok(Engine::open(device, opening).await?)
    }))
}

/// Opens a profile of this device by its person's secret, see [`sync::unlock`].
///
/// # Errors
/// As [`enter_engine`].
pub async fn unlock_engine(
    device: Device,
    db: String,
    secret: Secret,
) -> Result<Result<Rc<Engine>, Unlock>, SplitLoaderError> {
    Ok(unlock(device, db, secret).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn unlock(
    device: Device,
    db: String,
    secret: Secret,
) -> Result<Opening<Rc<Engine>, Unlock>, SplitLoaderError> {
    Ok(Box::pin(async move {
        let opening = sync::unlock(&device, &db, secret).await?;
        Ok(Engine::open(device, opening).await?)
    }))
}

/// A secret opens the open profile from now on, see [`Engine::relock`].
///
/// # Errors
/// As [`enter_engine`].
pub async fn relock_engine(
    engine: Rc<Engine>,
    secrets: Vec<Secret>,
) -> Result<Result<(), StoreError>, SplitLoaderError> {
    Ok(relock(engine, secrets).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn relock(
    engine: Rc<Engine>,
    secrets: Vec<Secret>,
) -> Result<Opening<(), StoreError>, SplitLoaderError> {
    Ok(Box::pin(async move { engine.relock(&secrets).await }))
}

/// Takes a profile that was left off the device, see [`sync::remove`].
///
/// # Errors
/// As [`enter_engine`].
pub async fn remove_profile(
    device: Device,
    db: String,
) -> Result<Result<bool, StoreError>, SplitLoaderError> {
    Ok(remove(device, db).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn remove(device: Device, db: String) -> Result<Opening<bool, StoreError>, SplitLoaderError> {
    Ok(Box::pin(async move { sync::remove(&device, &db).await }))
}

/// Opens the profile that was open last, see [`sync::resume`].
///
/// # Errors
/// As [`enter_engine`].
pub async fn resume_engine(
    device: Device,
) -> Result<Result<Option<Rc<Engine>>, StoreError>, SplitLoaderError> {
    Ok(resume(device).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn resume(device: Device) -> Result<Opening<Option<Rc<Engine>>, StoreError>, SplitLoaderError> {
    Ok(Box::pin(async move { sync::resume(&device).await }))
}

/// The search over its published bytes; `None` for bytes that are damaged.
///
/// # Errors
/// When the code does not come.
pub async fn open_search(bytes: Vec<u8>) -> Result<Option<Rc<dyn Search>>, SplitLoaderError> {
    search(bytes).await
}

#[wasm_split(search, fallible, wasm_split_path = ::leptos::wasm_split)]
fn search(bytes: Vec<u8>) -> Result<Option<Rc<dyn Search>>, SplitLoaderError> {
    let opened = Index::open(bytes).ok();
    Ok(opened.map(|index| Rc::new(index) as Rc<dyn Search>))
}
