//! « Effacer mon compte ».

use domain::code::{SECRET_WORDS, normalise_secret};
use leptos::prelude::*;
use protocol::privacy::Erase;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field, use_toasts};

use super::texts;
use crate::live::live;
use crate::pages::at_once::{Asking, Failure, offline, offline_note};
use crate::state::session::Session;
use crate::texts::errors;

/// A button, then the form.
pub(super) fn erase(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let body = move || {
        if open.get() {
            view! { <Form session open /> }.into_any()
        } else {
            view! {
                <p><Button on_press=Callback::new(move |()| open.set(true))>{texts::ERASE_OPEN}</Button></p>
            }
            .into_any()
        }
    };
    view! { <h3>{texts::ERASE}</h3> <p>{texts::ERASE_TEXT}</p> {live(body)} }.into_any()
}

/// What is wrong with the words, as far as it is known here.
fn wrong_count(words: &str) -> bool {
    let words = normalise_secret(words);
    words.split(' ').filter(|word| !word.is_empty()).count() != SECRET_WORDS
}

#[component]
fn Form(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let asking = Asking::new();
    let secret = RwSignal::new(String::new());
    let (tried, refused) = (RwSignal::new(false), RwSignal::new(false));
    let wrong = move || match (refused.get(), secret.with(|words| wrong_count(words))) {
        (true, _) => Some(texts::ERASE_WORDS_WRONG.to_owned()),
        (false, true) if tried.get() => Some(texts::ERASE_WORDS_COUNT.to_owned()),
        _ => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        refused.set(false);
        let secret = secret.get_untracked();
        if wrong_count(&secret) {
            return;
        }
        // Whoever comes next on this page has another one.
        let engine = session.engine();
        asking.ask(async move {
            match session.api().erase(&Erase { secret }).await {
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
                Err(trouble) => Err(trouble),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p>{texts::ERASE_BEFORE}</p>
            <Field
                label=texts::ERASE_WORDS.to_owned()
                value=secret
                name="secret"
                hint=texts::ERASE_WORDS_HINT.to_owned()
                error=Signal::derive(wrong)
            />
            {offline_note(session, texts::ERASE_OFFLINE)}
            <Failure of=asking />
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
