//! What waits to be sent, what was refused, and why nothing moves.

use domain::carnet::Entry;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use sync::{SyncStatus, Trouble};
use ui::{Button, ButtonKind, LinkButton, Note, NoteKind, StateKind, StateMark};

use super::{data, texts};
use crate::browser;
use crate::pages::datafile::written;
use crate::state::session::{Session, Who, use_session};
use crate::texts::errors;

/// The section; nothing for visitors, who send nothing.
pub fn sending() -> AnyView {
    let session = use_session();
    (move || {
        let Who::Signed(_) = session.who() else { return ().into_any() };
        let view = session.view().get();
        let waiting: Vec<_> = session
            .outbox()
            .into_iter()
            .map(|name| {
                view! {
                    <li><StateMark kind=StateKind::Device text=texts::change(name).to_owned() /></li>
                }
            })
            .collect();
        let refused: Vec<_> = view
            .refusals
            .iter()
            .map(|refused| {
                let id = refused.id;
                let name = refused.mutation.name();
                let message = texts::refused(name, refused.refusal.reason);
                let page = page_of(&refused.mutation);
                let dismiss = if page.is_some() { texts::GIVE_UP } else { texts::DISMISS };
                // A page shows its text itself.
                let words = if page.is_some() { None } else { written(&refused.mutation) };
                let words = words.map(|words| view! { <p class="written">{words}</p> });
                let open = page.map(|href| view! { <LinkButton href>{texts::OPEN_PAGE}</LinkButton> });
                view! {
                    <li class="stack">
                        <StateMark kind=StateKind::Refused text=message.what.to_owned() />
                        <p>{texts::change(name)} ". " {message.next}</p>
                        {words}
                        <p class="actions">{open} <Button on_press=Callback::new(move |()| session.dismiss(id))>{dismiss}</Button></p>
                    </li>
                }
            })
            .collect();
        let none = waiting.is_empty();
        let erased = matches!(session.status(), SyncStatus::Erased { .. });
        view! {
            <section class="section" id="envoi">
                <h2>{texts::SENDING}</h2>
                {trouble(session, &session.status())}
                {(none && !erased).then(|| view! { <p>{texts::ALL_SENT}</p> })}
                {(!none).then(|| view! { <h3>{texts::WAITING}</h3> <ul class="stack">{waiting}</ul> })}
                {(!refused.is_empty()).then(|| view! { <h3>{texts::REFUSED}</h3> <ul class="stack">{refused}</ul> })}
                {(!erased).then(|| view! {
                    <p><Button on_press=Callback::new(move |()| session.sync_now())>{texts::SEND_NOW}</Button></p>
                })}
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// The carnet page that shows a refused text, and sends it again once it is changed.
fn page_of(refused: &Mutation) -> Option<String> {
    match refused {
        Mutation::EntryCreate(Entry { id, .. }) | Mutation::EntryEdit { id, .. } => {
            Some(["/carnet/", &id.to_string()].concat())
        }
        _ => None,
    }
}

fn trouble(session: Session, status: &SyncStatus) -> AnyView {
    match status {
        SyncStatus::Held { trouble, .. } => {
            let message = errors::trouble(*trouble);
            view! {
                <Note kind=NoteKind::Warning>
                    <p>{message.what} " " {message.next}</p>
                </Note>
            }
            .into_any()
        }
        SyncStatus::Blocked { .. } => view! {
            <Note kind=NoteKind::Warning><p>{texts::BLOCKED}</p></Note>
        }
        .into_any(),
        SyncStatus::SignedOut { .. } | SyncStatus::NotYours { .. } => view! {
            {matches!(status, SyncStatus::NotYours { .. }).then(|| {
                let message = errors::trouble(Trouble::NotYours);
                view! { <Note kind=NoteKind::Warning><p>{message.what} " " {message.next}</p></Note> }
            })}
            <p><LinkButton href="/connexion?vers=/reglages".to_owned() kind=ButtonKind::Primary>{texts::SIGN_IN_AGAIN}</LinkButton></p>
        }
        .into_any(),
        SyncStatus::Erased { .. } => data::erased(session),
        SyncStatus::UpdateNeeded => view! {
            <p><Button on_press=Callback::new(|()| browser::renew())>{texts::RELOAD}</Button></p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
