//! A one-time link for a teacher.

use domain::role::Role;
use leptos::prelude::*;
use protocol::session::{Invitation, Invite};
use ui::{Button, Field, Note, NoteKind, icons};

use super::texts;
use crate::pages::at_once::{Asking, Failure, LinkToGive};
use crate::state::clock::wall_time;
use crate::state::session::use_session;

/// Longest name, as on the server.
const NAME_MAX: usize = 80;

/// The form, then the link.
#[component]
pub fn InviteTeacher() -> impl IntoView {
    let made = RwSignal::new(None::<(String, Invitation)>);
    view! {
        <section class="section no-print">
            <h2>{texts::INVITE}</h2>
            {move || match made.get() {
                None => view! { <Form made /> }.into_any(),
                Some((name, link)) => shown(&name, &link, made),
            }}
        </section>
    }
    .into_any()
}

#[component]
fn Form(made: RwSignal<Option<(String, Invitation)>>) -> impl IntoView {
    let session = use_session();
    let asking = Asking::new();
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let wrong = move || {
        let length = name.with(|name| name.trim().chars().count());
        (tried.get() && !(1..=NAME_MAX).contains(&length)).then(|| texts::NAME_WRONG.to_owned())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(wrong).is_some() {
            return;
        }
        let person = Invite {
            role: Role::Teacher,
            name: name.get_untracked().trim().to_owned(),
            school: None,
            company: None,
            commune: None,
        };
        let shown = person.name.clone();
        let request = async move { session.api().invite(&person).await };
        asking.ask(request, move |link| made.set(Some((shown, link))));
    };
    let offline = Signal::derive(move || !session.online());
    view! {
        <form class="form" on:submit=submit novalidate>
            <p class="soft">{texts::INVITE_TEXT}</p>
            <Field
                label=texts::NAME.to_owned()
                value=name
                name="nom"
                hint=texts::NAME_HINT.to_owned()
                error=Signal::derive(wrong)
            />
            {move || offline.get().then(|| view! {
                <Note kind=NoteKind::Warning><p>{texts::INVITE_OFFLINE}</p></Note>
            })}
            <Failure of=asking />
            <p class="actions">
                <Button submit=true icon=icons::LINK busy=asking.busy() disabled=offline>{texts::INVITE_NOW}</Button>
            </p>
        </form>
    }
    .into_any()
}

fn shown(name: &str, link: &Invitation, made: RwSignal<Option<(String, Invitation)>>) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let href = [&origin, "/connexion?invitation=", &link.token].concat();
    view! {
        <div class="card card-pad stack form">
            <h3 role="status">{texts::link_for(name)}</h3>
            <LinkToGive href />
            <p class="soft">{texts::link_until(wall_time(link.until))}</p>
            <p class="actions">
                <Button on_press=move |()| made.set(None)>{texts::INVITE_AGAIN}</Button>
            </p>
        </div>
    }
    .into_any()
}
