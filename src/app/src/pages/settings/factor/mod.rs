//! An adult's second factor: off, being set up, its recovery codes told once, on.

mod work;

use leptos::prelude::*;
use protocol::session::{FactorKey, RecoveryCodes};
use ui::{Button, ButtonKind, Field, Note, NoteKind, Skeleton, StateKind, StateMark, use_toasts};

use self::work::{Factor, Step};
use super::texts;
use crate::live::{live, live_option};
use crate::pages::at_once::{hindered, offline};
use crate::pages::connexion::qr;
use crate::state::session::Session;

/// From so many recovery codes left on, it is said that they run out.
const FEW: u32 = 2;

/// The section.
pub(super) fn factor(session: Session) -> AnyView {
    let factor = Factor::new(session);
    view! {
        <section class="section" id="deux-etapes">
            <h2>{texts::FACTOR}</h2>
            <p class="soft">{texts::FACTOR_NOTE}</p>
            {live(move || match factor.step.get() {
                Step::Asked => asked(factor),
                Step::State(state) if state.on => on(factor, state.recovery),
                Step::State(_) => off(factor),
                Step::Begin => begin(factor),
                Step::Key(key) => confirm(factor, key),
                Step::Codes(codes) => told(factor, codes),
                Step::End => end(factor),
            })}
            {hindered(session, factor.asking, texts::FACTOR_OFFLINE)}
            {live_option(move || retry(factor))}
        </section>
    }
    .into_any()
}

/// Asks for the state again, where it did not come.
fn retry(factor: Factor) -> Option<AnyView> {
    let missing = factor.asking.failed().is_some() && matches!(factor.step.get(), Step::Asked);
    missing.then(|| {
        view! {
            <p>
                <Button disabled=offline(factor.session) on_press=Callback::new(move |()| factor.look())>
                    {texts::CONNECTIONS_RETRY}
                </Button>
            </p>
        }
        .into_any()
    })
}

fn asked(factor: Factor) -> AnyView {
    live_option(move || {
        let waits = factor.session.online() && factor.asking.failed().is_none();
        waits.then(|| view! { <Skeleton /> }.into_any())
    })
}

fn off(factor: Factor) -> AnyView {
    view! {
        <p>
            <Button disabled=offline(factor.session) on_press=Callback::new(move |()| factor.go(Step::Begin))>
                {texts::FACTOR_BEGIN}
            </Button>
        </p>
    }
    .into_any()
}

fn on(factor: Factor, recovery: u32) -> AnyView {
    let few = (recovery <= FEW).then(|| {
        view! { <Note kind=NoteKind::Warning><p>{texts::RECOVERY_FEW}</p></Note> }
    });
    view! {
        <p><StateMark kind=StateKind::Done text=texts::FACTOR_ON.to_owned() /></p>
        <p>{texts::recovery_left(recovery)}</p>
        {few}
        <p>
            <Button disabled=offline(factor.session) on_press=Callback::new(move |()| factor.go(Step::End))>
                {texts::FACTOR_END}
            </Button>
        </p>
    }
    .into_any()
}

/// A form whose button sends, with another one that gives up.
fn form(factor: Factor, send: Callback<()>, words: &'static str, fields: AnyView) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            {fields}
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=factor.asking.busy()
                    disabled=offline(factor.session)
                >
                    {words}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| factor.back())>
                    {texts::FACTOR_NOT}
                </Button>
            </p>
        </form>
    }
    .into_any()
}

fn passphrase(factor: Factor, error: Signal<Option<String>>) -> AnyView {
    view! {
        <Field
            label=texts::FORMER.to_owned()
            value=factor.passphrase
            input_type="password"
            name="phrase"
            autocomplete="current-password"
            error=error
        />
    }
    .into_any()
}

fn code(factor: Factor, label: &'static str, error: Signal<Option<String>>) -> AnyView {
    view! {
        <Field
            label=label.to_owned()
            value=factor.code
            name="code"
            autocomplete="one-time-code"
            error=error
        />
    }
    .into_any()
}

fn begin(factor: Factor) -> AnyView {
    let field = passphrase(factor, factor.error(texts::FORMER_WRONG));
    let send = Callback::new(move |()| factor.begin());
    form(factor, send, texts::FACTOR_NEXT, field)
}

fn confirm(factor: Factor, key: FactorKey) -> AnyView {
    let secret = spaced(&key.secret);
    let fields = view! {
        <p role="status">{texts::FACTOR_SCAN}</p>
        {qr(&key.link, texts::FACTOR_QR)}
        <p>{texts::FACTOR_TYPE} " " <b>{secret}</b></p>
        {code(factor, texts::FACTOR_CODE, factor.error(texts::CODE_WRONG))}
    };
    let send = Callback::new(move |()| factor.confirm());
    form(factor, send, texts::FACTOR_CONFIRM, fields.into_any())
}

/// Four signs at a time, to be copied by hand.
fn spaced(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

fn told(factor: Factor, told: RecoveryCodes) -> AnyView {
    let codes: Vec<_> = told
        .codes
        .into_iter()
        .map(|code| view! { <li><b>{code}</b></li> })
        .collect();
    view! {
        <div role="status"><Note kind=NoteKind::Info><p>{texts::RECOVERY}</p></Note></div>
        <ul>{codes}</ul>
        <p>
            <Button kind=ButtonKind::Primary on_press=Callback::new(move |()| factor.back())>
                {texts::RECOVERY_NOTED}
            </Button>
        </p>
    }
    .into_any()
}

fn end(factor: Factor) -> AnyView {
    let toasts = use_toasts();
    let fields = view! {
        {passphrase(factor, factor.error(texts::FACTOR_WRONG))}
        {code(factor, texts::FACTOR_CODE_OR_RECOVERY, Signal::stored(None))}
    };
    let done = Callback::new(move |()| toasts.show(texts::FACTOR_ENDED));
    let send = Callback::new(move |()| factor.end(done));
    form(factor, send, texts::FACTOR_END, fields.into_any())
}
