//! Adults: identifier and passphrase, or the link of an invitation.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use protocol::session::{Accept, AdultSignIn, INVITATION_LINK, VisitProvider};
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field, Note, NoteKind, PageTitle};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::provider::ByProvider;
use super::trouble::words;
use super::{onward, strength, texts, weakness};
use crate::live::live_option;
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
    // The second step, once the server has asked for it.
    let (second, code) = (RwSignal::new(false), RwSignal::new(String::new()));
    let go = onward();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let asked = AdultSignIn {
            login: login.get_untracked().trim().to_owned(),
            passphrase: passphrase.get_untracked(),
            code: second.get_untracked().then(|| code.get_untracked()),
        };
        let no_code = asked.code.as_ref().is_some_and(String::is_empty);
        if busy.get_untracked() || asked.login.is_empty() || asked.passphrase.is_empty() || no_code
        {
            return;
        }
        busy.set(true);
        failed.set(None);
        let go = go.clone();
        spawn_local(async move {
            match session.sign_in_adult(&asked).await {
                Ok(()) => go(),
                Err(Trouble::Refused(ErrorCode::SecondFactor)) => {
                    let _ = (second.try_set(true), tried.try_set(false));
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let words = if asked.code.is_some() {
                        texts::SECOND_WRONG
                    } else {
                        texts::ADULT_WRONG
                    };
                    let _ = failed.try_set(Some(words.to_owned()));
                }
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
            {live_option(move || second.get().then(|| second_step(code, missing(code))))}
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::SIGN_IN}</Button>
        </form>
        <ByProvider ask=VisitProvider::Enter />
    }
    .into_any()
}

/// The code, in a field that takes the focus: it is what is missing now.
fn second_step(code: RwSignal<String>, error: Signal<Option<String>>) -> AnyView {
    let field = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let input = field
            .get()
            .and_then(|field| field.query_selector("input").ok());
        if let Some(input) = input
            .flatten()
            .and_then(|input| input.dyn_into::<HtmlElement>().ok())
        {
            let _ = input.focus();
        }
    });
    view! {
        <div node_ref=field>
            <Field
                label=texts::SECOND.to_owned()
                value=code
                name="code"
                autocomplete="one-time-code"
                hint=texts::SECOND_HINT.to_owned()
                error=error
            />
        </div>
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
    let weak = move || weakness(&passphrase.read(), &login.read());
    let by_provider = VisitProvider::Accept {
        token: token.clone(),
    };
    let go = onward();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if busy.get_untracked() || untrack(login_wrong).is_some() || untrack(weak).is_some() {
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
                error=Signal::derive(move || tried.get().then(weak).flatten())
            />
            {strength(passphrase, login.into(), tried)}
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::ACCEPT}</Button>
        </form>
        <ByProvider ask=by_provider />
    }
    .into_any()
}
