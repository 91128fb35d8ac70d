//! Notices over a page: a new version, no offline work at this address.

use leptos::ev;
use leptos::prelude::*;
use ui::{Button, Note, NoteKind};

use super::texts;
use crate::browser;
use crate::state::session::Session;

/// The notices that hold now.
pub fn notices(session: Session) -> AnyView {
    let update = RwSignal::new(browser::update_waits());
    let heard = window_event_listener(
        ev::Custom::<ev::CustomEvent>::new("parcours:update"),
        move |_| update.set(true),
    );
    on_cleanup(move || heard.remove());
    let text = move || match session.role() {
        Some(domain::role::Role::Pupil) => texts::UPDATE,
        _ => texts::UPDATE_FORMAL,
    };
    view! {
        {move || update.get().then(|| view! {
            <Note kind=NoteKind::Info>
                <p>{text}</p>
                <Button on_press=Callback::new(|()| browser::tell("parcours:activate"))>{texts::UPDATE_NOW}</Button>
            </Note>
        })}
        {browser::offline_impossible().then(|| view! {
            <Note kind=NoteKind::Warning><p>{texts::NO_OFFLINE}</p></Note>
        })}
    }
    .into_any()
}
