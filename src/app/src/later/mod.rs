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
use std::rc::Rc;
use store::{Device, Profile, StoreError};
use sync::Engine;
use ui::{Button, Empty, Skeleton};

use catalogue::search::Index;

use crate::live::live;
use crate::pages::about::{Help, Lost, Notices};
use crate::pages::carnet::{Carnet, EntryPage, NewEntry};
use crate::pages::class::ClassPage;
use crate::pages::connexion::SignIn;
use crate::pages::desks::{AcademyPage, SlotsPage};
use crate::pages::explore::{Favourites, SheetPage};
use crate::pages::home::{PupilHome, StaffHome};
use crate::pages::school::SchoolPage;
use crate::pages::settings::Settings;
use crate::pages::visits::{Requests, VisitPage, Visits};
use crate::state::search::Search;

/// Draws a page.
pub type Page = fn() -> AnyView;

/// A page whose chunk is on its way; an error when it does not come.
pub type Coming = Pin<Box<dyn Future<Output = Result<Page, SplitLoaderError>>>>;

/// An engine whose code and database are on their way.
type Opening<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

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
        sign_in: SignIn, settings: Settings, help: Help, notices: Notices, lost: Lost,
    }
    staff { staff_home: StaffHome, visits: Visits, visit: VisitPage, requests: Requests, class: ClassPage, school: SchoolPage, slots: SlotsPage, academy: AcademyPage }
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

/// Opens a profile, see [`Engine::open`].
///
/// # Errors
/// The outer one when the code does not come, the inner one when the database does not open.
pub async fn open_engine(
    device: Device,
    profile: Profile,
) -> Result<Result<Rc<Engine>, StoreError>, SplitLoaderError> {
    Ok(engine(device, profile).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn engine(device: Device, profile: Profile) -> Result<Opening<Rc<Engine>>, SplitLoaderError> {
    Ok(Box::pin(Engine::open(device, profile)))
}

/// Opens the profile that was open last, see [`sync::resume`].
///
/// # Errors
/// As [`open_engine`].
pub async fn resume_engine(
    device: Device,
) -> Result<Result<Option<Rc<Engine>>, StoreError>, SplitLoaderError> {
    Ok(resume(device).await?.await)
}

#[wasm_split(engine, fallible, wasm_split_path = ::leptos::wasm_split)]
fn resume(device: Device) -> Result<Opening<Option<Rc<Engine>>>, SplitLoaderError> {
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
