//! Notices over a page: a new version, no offline work at this address.

use leptos::ev;
use leptos::prelude::*;
use ui::{Button, LinkButton, Note, NoteKind};

use super::texts;
use crate::browser;
use crate::live::live_option;
use crate::state::loss::Loss;
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
        {live_option(move || update.get().then(|| view! {
            <Note kind=NoteKind::Info>
                <p>{text}</p>
                <Button on_press=Callback::new(|()| browser::tell("parcours:activate"))>{texts::UPDATE_NOW}</Button>
            </Note>
        }
        .into_any()))}
        {live_option(move || session.loss().map(|loss| lost(session, loss)))}
        {browser::offline_impossible().then(|| view! {
            <Note kind=NoteKind::Warning><p>{texts::NO_OFFLINE}</p></Note>
        })}
    }
    .into_any()
}

fn lost(session: Session, loss: Loss) -> AnyView {
    let body = match loss {
        Loss::Closed => view! {
            <p>{texts::LOST_CLOSED}</p>
            <Button on_press=Callback::new(|()| { let _ = window().location().reload(); })>{texts::RELOAD}</Button>
        }
        .into_any(),
        Loss::Erased | Loss::Account => view! {
            <p>{if loss == Loss::Erased { texts::LOST_ERASED } else { texts::LOST_ACCOUNT }}</p>
            <p class="actions">
                <LinkButton href="/connexion".to_owned()>{texts::SIGN_IN}</LinkButton>
                <Button on_press=Callback::new(move |()| session.dismiss_loss())>{texts::LOST_READ}</Button>
            </p>
        }
        .into_any(),
    };
    view! { <Note kind=NoteKind::Warning>{body}</Note> }.into_any()
}
