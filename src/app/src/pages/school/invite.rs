//! A one-time link for a teacher.

use domain::role::Role;
use leptos::prelude::*;
use protocol::session::Invite;
use ui::{Button, Field, icons};

use super::texts;
use crate::live::live;
use crate::pages::at_once::{Asking, Failure, LinkToGive, offline, offline_note};
use crate::state::clock::wall_time;
use crate::state::session::use_session;

/// Longest name, as on the server.
const NAME_MAX: usize = 80;

/// The form, then the link.
pub fn invite_teacher() -> AnyView {
    let (name, link, until) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let content = move || {
        if link.with(String::is_empty) {
            return view! { <Form name link until /> }.into_any();
        }
        let again = move |()| {
            name.set(String::new());
            link.set(String::new());
        };
        view! {
            <div class="card card-pad stack form">
                <h3 role="status">{texts::link_for(&name.get_untracked())}</h3>
                <LinkToGive href=link.get() />
                <p class="soft">{until.get_untracked()}</p>
                <p class="actions"><Button on_press=Callback::new(again)>{texts::INVITE_AGAIN}</Button></p>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section no-print">
            <h2>{texts::INVITE}</h2>
            {live(content)}
        </section>
    }
    .into_any()
}

#[component]
fn Form(name: RwSignal<String>, link: RwSignal<String>, until: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let asking = Asking::new();
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
        asking.ask(async move {
            let made = session.api().invite(&person).await?;
            let origin = window().location().origin().unwrap_or_default();
            let _ = until.try_set(texts::link_until(wall_time(made.until)));
            let _ = link.try_set([&origin, "/connexion?invitation=", &made.token].concat());
            Ok(())
        });
    };
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
            {offline_note(session, texts::INVITE_OFFLINE)}
            <Failure of=asking />
            <p class="actions">
                <Button submit=true icon=icons::LINK busy=asking.busy() disabled=offline(session)>
                    {texts::INVITE_NOW}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
