//! What can be done with a sheet: keep it, write about it, listen, print, share.

use catalogue::sheet::Sheet;
use domain::role::Role;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, LinkButton, icons, use_toasts};

use super::texts;
use crate::browser;
use crate::state::catalogue::use_catalogue;
use crate::state::session::{Session, use_session};
use crate::state::speech::Voice;

/// The row of actions under the title.
pub fn actions(sheet: &Sheet) -> AnyView {
    let session = use_session();
    let id = sheet.id.clone();
    let compare = ["/comparer?metiers=", &id].concat();
    let for_pupil = move || {
        (session.role() == Some(Role::Pupil)).then(|| {
            let href = ["/carnet/nouveau?type=metier&metier=", &id].concat();
            view! {
                <LinkButton href kind=ButtonKind::Primary icon=icons::PENCIL>{texts::WRITE}</LinkButton>
                {favourite(session, id.clone())}
            }
        })
    };
    view! {
        <div class="actions no-print">
            {for_pupil}
            <LinkButton href=compare icon=icons::COMPARE>{texts::COMPARE}</LinkButton>
            {listen()}
            {print_button()}
            {share()}
        </div>
    }
    .into_any()
}

/// Marks or unmarks a favourite; the mark is on the device at once. A mark set when the sheet had another id is
/// its mark too.
pub fn favourite(session: Session, id: String) -> AnyView {
    let toasts = use_toasts();
    let catalogue = use_catalogue();
    let marks = {
        let id = id.clone();
        Signal::derive(move || {
            let list = catalogue.list();
            let current = |mark: &str| match &list {
                Some(list) => list.current(mark) == id,
                None => mark == id,
            };
            session.view().with(|view| {
                let marks = view.favourites.keys().filter(|mark| current(mark));
                marks.cloned().collect::<Vec<_>>()
            })
        })
    };
    let press = move |()| {
        let marks = marks.get_untracked();
        if marks.is_empty() {
            set_favourite(session, id.clone(), true);
        } else {
            for mark in marks {
                set_favourite(session, mark, false);
            }
            let id = id.clone();
            toasts.show_with_undo(texts::UNMARKED, move || {
                set_favourite(session, id.clone(), true)
            });
        }
    };
    view! {
        <Button icon=icons::BOOKMARK on_press=Callback::new(press)>
            {move || if marks.with(Vec::is_empty) { texts::FAVOURITE } else { texts::FAVOURITE_ON }}
        </Button>
    }
    .into_any()
}

fn set_favourite(session: Session, metier: String, on: bool) {
    session.mutate(Mutation::FavouriteSet { metier, on }, 0);
}

fn listen() -> AnyView {
    let Some(voice) = Voice::new() else {
        return ().into_any();
    };
    let toasts = use_toasts();
    let press = move |()| {
        if voice.reading.get_untracked() {
            voice.stop();
        } else if !voice.read() {
            toasts.show(texts::NO_VOICE);
        }
    };
    view! {
        <Button icon=icons::SPEAKER on_press=Callback::new(press)>
            {move || if voice.reading.get() { texts::LISTEN_STOP } else { texts::LISTEN }}
        </Button>
    }
    .into_any()
}

/// Prints the page.
pub fn print_button() -> AnyView {
    let press = |()| {
        // A browser that refuses to print says so itself.
        let _ = window().print();
    };
    view! {
        <Button icon=icons::PRINTER kind=ButtonKind::Quiet on_press=Callback::new(press)>{texts::PRINT}</Button>
    }
    .into_any()
}

/// Copies the page's address; where there is no clipboard, the browser's own address bar serves.
pub fn share() -> Option<AnyView> {
    browser::clipboard()?;
    let toasts = use_toasts();
    let press = move |()| {
        let (Ok(href), Some(clipboard)) = (window().location().href(), browser::clipboard()) else {
            return;
        };
        let written = clipboard.write_text(&href);
        leptos::task::spawn_local(async move {
            if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
                toasts.show(texts::SHARED);
            }
        });
    };
    Some(view! {
        <Button icon=icons::LINK kind=ButtonKind::Quiet on_press=Callback::new(press)>{texts::SHARE}</Button>
    }.into_any())
}
