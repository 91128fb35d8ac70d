//! Adults: identifier and passphrase, or the link of an invitation.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use protocol::session::{Accept, AdultSignIn, INVITATION_LINK};
use ui::{Button, ButtonKind, Field, Note, NoteKind, PageTitle};

use super::trouble::words;
use super::{onward, texts};
use crate::state::session::use_session;

/// Identifier and passphrase.
#[component]
pub fn AdultForm() -> impl IntoView {
    let session = use_session();
    let (login, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy, failed) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(None::<String>),
    );
    let go = onward();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let asked = AdultSignIn {
            login: login.get_untracked().trim().to_owned(),
            passphrase: passphrase.get_untracked(),
        };
        if busy.get_untracked() || asked.login.is_empty() || asked.passphrase.is_empty() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let go = go.clone();
        spawn_local(async move {
            match session.sign_in_adult(&asked).await {
                Ok(()) => go(),
                Err(trouble) => {
                    let _ = failed.try_set(Some(words(&trouble)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    let missing = move |value: RwSignal<String>| {
        Signal::derive(move || {
            (tried.get() && value.with(|value| value.trim().is_empty()))
                .then(|| texts::MISSING.to_owned())
        })
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            <Field label=texts::LOGIN.to_owned() value=login name="login" autocomplete="username" error=missing(login) />
            <Field
                label=texts::PASSPHRASE.to_owned()
                value=passphrase
                input_type="password"
                name="passphrase"
                autocomplete="current-password"
                error=missing(passphrase)
            />
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::SIGN_IN}</Button>
        </form>
    }
    .into_any()
}

/// A failure over a form's button, heard at once.
pub fn failure(text: String) -> AnyView {
    view! { <div role="alert"><Note kind=NoteKind::Warning><p>{text}</p></Note></div> }.into_any()
}

/// The token of the invitation in the address.
pub fn invitation() -> Memo<Option<String>> {
    let hash = use_location().hash;
    Memo::new(move |_| {
        let address = ["/connexion#", hash.get().trim_start_matches('#')].concat();
        address.strip_prefix(INVITATION_LINK).map(str::to_owned)
    })
}

/// The link of an invitation: choose an identifier and a passphrase.
#[component]
pub fn Invited(
    /// The token in the link.
    token: String,
) -> impl IntoView {
    let session = use_session();
    let (login, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy, failed) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(None::<String>),
    );
    let login_wrong = move || {
        let login = login.get();
        let fine =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
        let ok = (3..=40).contains(&login.len()) && login.chars().all(fine);
        (!ok).then(|| texts::LOGIN_WRONG.to_owned())
    };
    let short = move || {
        (passphrase.with(|phrase| phrase.chars().count()) < 12)
            .then(|| texts::PASSPHRASE_SHORT.to_owned())
    };
    let go = onward();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if busy.get_untracked() || untrack(login_wrong).is_some() || untrack(short).is_some() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let asked = Accept {
            token: token.clone(),
            login: login.get_untracked(),
            passphrase: passphrase.get_untracked(),
        };
        let go = go.clone();
        spawn_local(async move {
            match session.accept(&asked).await {
                Ok(()) => go(),
                Err(trouble) => {
                    let _ = failed.try_set(Some(words(&trouble)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <PageTitle text=texts::INVITED_TITLE.to_owned() />
        <p>{texts::INVITED}</p>
        <form class="stack" on:submit=submit novalidate>
            <Field
                label=texts::LOGIN.to_owned()
                value=login
                name="login"
                autocomplete="username"
                hint=texts::LOGIN_HINT.to_owned()
                error=Signal::derive(move || tried.get().then(login_wrong).flatten())
            />
            <Field
                label=texts::PASSPHRASE.to_owned()
                value=passphrase
                input_type="password"
                name="passphrase"
                autocomplete="new-password"
                hint=texts::PASSPHRASE_HINT.to_owned()
                error=Signal::derive(move || tried.get().then(short).flatten())
            />
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::ACCEPT}</Button>
        </form>
    }
    .into_any()
}
