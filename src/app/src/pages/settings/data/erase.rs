//! « Effacer mon compte ».

use domain::code::{SECRET_WORDS, normalise_secret};
use leptos::prelude::*;
use protocol::privacy::Erase;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field, Note, NoteKind, use_toasts};

use super::texts;
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::session::Session;
use crate::texts::errors;

/// A button, then the form.
pub(super) fn erase(session: Session, is_pupil: bool) -> AnyView {
    let words = if is_pupil {
        &texts::PUPIL
    } else {
        &texts::ADULT
    };
    let open = RwSignal::new(false);
    let body = move || {
        if open.get() {
            view! { <Form session is_pupil open /> }.into_any()
        } else {
            view! {
                <p><Button on_press=Callback::new(move |()| open.set(true))>{texts::ERASE_OPEN}</Button></p>
            }
            .into_any()
        }
    };
    view! { <h3>{texts::ERASE}</h3> <p>{words.erase}</p> {live(body)} }.into_any()
}

/// Whether what is typed can be the secret at all, as far as it is known here.
fn can_be(secret: &str, is_pupil: bool) -> bool {
    if !is_pupil {
        return !secret.is_empty();
    }
    let words = normalise_secret(secret);
    words.split(' ').filter(|word| !word.is_empty()).count() == SECRET_WORDS
}

#[component]
fn Form(session: Session, is_pupil: bool, open: RwSignal<bool>) -> impl IntoView {
    let words = if is_pupil {
        &texts::PUPIL
    } else {
        &texts::ADULT
    };
    let toasts = use_toasts();
    let asking = Asking::new();
    let (secret, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, refused) = (RwSignal::new(false), RwSignal::new(false));
    // The server asks for the code of an adult's second factor.
    let with_code = RwSignal::new(false);
    // Why the server does not do it.
    let kept = RwSignal::new(None::<&'static str>);
    let wrong = move || match (
        refused.get(),
        secret.with(|secret| can_be(secret, is_pupil)),
    ) {
        (true, _) => Some(words.wrong.to_owned()),
        (false, false) if tried.get() => Some(words.missing.to_owned()),
        _ => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        refused.set(false);
        kept.set(None);
        let ask = Erase {
            secret: secret.get_untracked(),
            code: with_code.get_untracked().then(|| code.get_untracked()),
        };
        if !can_be(&ask.secret, is_pupil) {
            return;
        }
        // Whoever comes next on this page has another one.
        let engine = session.engine();
        asking.ask(async move {
            match session.api().erase(&ask).await {
                Ok(()) => {
                    if let Some(engine) = engine
                        && let Err(error) = engine.erase_here().await
                    {
                        toasts.show(errors::store(&error));
                    }
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = refused.try_set(true);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::SecondFactor)) => {
                    let _ = with_code.try_set(true);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::Conflict)) => {
                    let _ = kept.try_set(Some(texts::ERASE_NEEDED));
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::Forbidden)) => {
                    let _ = kept.try_set(Some(texts::ERASE_NO_PASSPHRASE));
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    let (kind, fill) = if is_pupil {
        ("text", "off")
    } else {
        ("password", "current-password")
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p>{words.before}</p>
            <Field
                label=words.secret.to_owned()
                value=secret
                input_type=kind
                name="secret"
                autocomplete=fill
                hint=words.hint.to_owned()
                error=Signal::derive(wrong)
            />
            {live_option(move || with_code.get().then(|| view! {
                <Field
                    label=texts::ERASE_CODE.to_owned()
                    value=code
                    name="code"
                    autocomplete="one-time-code"
                    hint=texts::ERASE_CODE_HINT.to_owned()
                />
            }.into_any()))}
            {live_option(move || kept.get().map(|why| view! {
                <div role="alert"><Note kind=NoteKind::Warning><p>{why}</p></Note></div>
            }.into_any()))}
            {hindered(session, asking, texts::ERASE_OFFLINE)}
            <p class="actions">
                <Button kind=ButtonKind::Danger submit=true busy=asking.busy() disabled=offline(session)>
                    {texts::ERASE_NOW}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| open.set(false))>{texts::ERASE_NOT}</Button>
            </p>
        </form>
    }
    .into_any()
}
