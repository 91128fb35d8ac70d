//! Pupils: the class's code first, then a pseudonym and five words, or a new pseudonym.

use domain::code::{ClassCode, SECRET_WORDS, normalise_secret, pseudonym};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::{ClassGreeting, ClassKnock, Enrol, Enrolled, PupilSignIn};
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field};

use super::adult::failure;
use super::card::PassCard;
use super::trouble::words;
use super::{onward, texts};
use crate::state::session::use_session;

/// How far a pupil has come.
#[derive(Clone, PartialEq)]
enum Step {
    Code,
    Door(ClassCode, ClassGreeting),
    Card(Enrolled),
}

/// The pupil's side of the page.
#[component]
pub fn PupilForm(
    /// Held while the card is shown.
    holding: RwSignal<bool>,
) -> impl IntoView {
    let step = RwSignal::new(Step::Code);
    move || match step.get() {
        Step::Code => view! { <CodeForm step /> }.into_any(),
        Step::Door(code, greeting) => view! { <Door step code greeting holding /> }.into_any(),
        Step::Card(pupil) => {
            let go = onward();
            let done = move |()| {
                holding.set(false);
                go();
            };
            view! {
                <h2>{texts::CARD_TITLE}</h2>
                <p>{texts::CARD_TEXT}</p>
                <PassCard pupil />
                <p class="actions">
                    <Button kind=ButtonKind::Primary on_press=Callback::new(done)>{texts::CARD_DONE}</Button>
                </p>
            }
            .into_any()
        }
    }
}

#[component]
fn CodeForm(step: RwSignal<Step>) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let (wrong, busy, failed) = (
        RwSignal::new(None::<String>),
        RwSignal::new(false),
        RwSignal::new(None::<String>),
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        failed.set(None);
        let Ok(code) = ClassCode::parse(&typed.get_untracked()) else {
            wrong.set(Some(texts::CODE_WRONG.into()));
            return;
        };
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match session.knock(&ClassKnock { code: code.clone() }).await {
                Ok(greeting) => step.set(Step::Door(code, greeting)),
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = failed.try_set(Some(texts::CODE_UNKNOWN.into()));
                }
                Err(trouble) => {
                    let _ = failed.try_set(Some(words(&trouble)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            <Field label=texts::CODE.to_owned() value=typed name="code" hint=texts::CODE_HINT.to_owned() error=wrong />
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::NEXT}</Button>
        </form>
    }
    .into_any()
}

#[component]
fn Door(
    step: RwSignal<Step>,
    code: ClassCode,
    greeting: ClassGreeting,
    holding: RwSignal<bool>,
) -> impl IntoView {
    let fresh = RwSignal::new(false);
    let open = greeting.open;
    let form = move || {
        let code = code.clone();
        if fresh.get() && open {
            view! { <NewForm step code holding /> }.into_any()
        } else if fresh.get() {
            view! { <p>{texts::CLOSED}</p> }.into_any()
        } else {
            view! { <KnownForm code /> }.into_any()
        }
    };
    let choose = move |is_new: bool, label: &'static str| {
        view! {
            <button type="button" class="btn" aria-pressed=move || (fresh.get() == is_new).to_string() on:click=move |_| fresh.set(is_new)>
                {label}
            </button>
        }
    };
    view! {
        <div class="stack">
            <p class="lead">{texts::greeting(&greeting.class, &greeting.school)}</p>
            <p id="deja-venu">{texts::KNOWN_OR_NEW}</p>
            <div class="actions" role="group" aria-labelledby="deja-venu">
                {choose(false, texts::KNOWN)}
                {choose(true, texts::NEW)}
            </div>
            {form}
            <p>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| step.set(Step::Code))>
                    {texts::OTHER_CODE}
                </Button>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn KnownForm(code: ClassCode) -> impl IntoView {
    let session = use_session();
    let (name, secret) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy, failed) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(None::<String>),
    );
    let name_wrong = move || {
        name.with(|name| pseudonym(name))
            .is_none()
            .then(|| texts::PSEUDONYM_WRONG.to_owned())
    };
    let secret_wrong = move || {
        let count = secret.with(|secret| {
            normalise_secret(secret)
                .split(' ')
                .filter(|word| !word.is_empty())
                .count()
        });
        (count != SECRET_WORDS).then(|| texts::SECRET_COUNT.to_owned())
    };
    let go = onward();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if busy.get_untracked() || untrack(name_wrong).is_some() || untrack(secret_wrong).is_some()
        {
            return;
        }
        busy.set(true);
        failed.set(None);
        let asked = PupilSignIn {
            code: code.clone(),
            pseudonym: name.get_untracked(),
            secret: secret.get_untracked(),
        };
        let go = go.clone();
        spawn_local(async move {
            match session.sign_in_pupil(&asked).await {
                Ok(()) => go(),
                Err(trouble) => {
                    let _ = failed.try_set(Some(words(&trouble)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            <Field
                label=texts::PSEUDONYM.to_owned()
                value=name
                name="pseudonym"
                error=Signal::derive(move || tried.get().then(name_wrong).flatten())
            />
            <Field
                label=texts::SECRET.to_owned()
                value=secret
                name="secret"
                hint=texts::SECRET_HINT.to_owned()
                error=Signal::derive(move || tried.get().then(secret_wrong).flatten())
            />
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::ENTER}</Button>
            <p class="soft">{texts::FORGOTTEN}</p>
        </form>
    }
    .into_any()
}

#[component]
fn NewForm(step: RwSignal<Step>, code: ClassCode, holding: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let (wrong, busy, failed) = (
        RwSignal::new(None::<String>),
        RwSignal::new(false),
        RwSignal::new(None::<String>),
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        failed.set(None);
        let Some(pseudonym) = name.with_untracked(|name| pseudonym(name)) else {
            wrong.set(Some(texts::PSEUDONYM_WRONG.into()));
            return;
        };
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        holding.set(true);
        let asked = Enrol {
            code: code.clone(),
            pseudonym,
        };
        spawn_local(async move {
            match session.enrol(&asked).await {
                Ok(pupil) => step.set(Step::Card(pupil)),
                Err(trouble) => {
                    holding.set(false);
                    failed.set(Some(words(&trouble)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <form class="stack" on:submit=submit novalidate>
            <Field
                label=texts::PSEUDONYM.to_owned()
                value=name
                name="pseudonym"
                hint=texts::PSEUDONYM_HINT.to_owned()
                error=wrong
            />
            {move || failed.get().map(failure)}
            <Button kind=ButtonKind::Primary submit=true busy>{texts::ENROL}</Button>
        </form>
    }
    .into_any()
}
