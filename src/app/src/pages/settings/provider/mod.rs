//! An adult links the account with the school's identity provider, or ends that. Nothing where there is no provider.

mod texts;

use leptos::prelude::*;
use protocol::session::{Identity, VisitProvider};
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field, StateKind, StateMark, use_toasts};

use super::texts as common;
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::session::Session;

/// What the server last said of it, and what is typed. Copied freely.
#[derive(Clone, Copy)]
struct Linking {
    session: Session,
    known: RwSignal<Identity>,
    asking: Asking,
    open: RwSignal<bool>,
    passphrase: RwSignal<String>,
    code: RwSignal<String>,
    /// Whether the server asked for a code.
    second: RwSignal<bool>,
    wrong: RwSignal<bool>,
}

impl Linking {
    fn new(session: Session) -> Self {
        let linking = Self {
            session,
            known: RwSignal::new(Identity::default()),
            asking: Asking::new(),
            open: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            code: RwSignal::new(String::new()),
            second: RwSignal::new(false),
            wrong: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if session.online() {
                linking.look();
            }
        });
        linking
    }

    fn look(self) {
        self.asking.ask(async move {
            // Where nothing is known of a provider, nothing is offered and nothing has failed.
            if let Ok(identity) = self.session.api().identity().await {
                let _ = self.known.try_set(identity);
            }
            Ok(())
        });
    }

    fn leave(self) {
        self.wrong.set(false);
        let ask = VisitProvider::Link {
            passphrase: self.passphrase.get_untracked(),
            code: self
                .second
                .get_untracked()
                .then(|| self.code.get_untracked()),
        };
        self.asking.ask(async move {
            match self.session.api().visit_provider(&ask).await {
                Ok(door) => window()
                    .location()
                    .set_href(&door.address)
                    .map_err(|_| Trouble::Protocol),
                Err(Trouble::Refused(ErrorCode::SecondFactor)) => {
                    let _ = self.second.try_set(true);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = self.wrong.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    }
}

/// The section.
pub(super) fn provider(session: Session) -> AnyView {
    let linking = Linking::new(session);
    live_option(move || {
        let Identity { provider, linked } = linking.known.get();
        let name = provider?;
        let body = if linked {
            on(linking, name.clone())
        } else {
            let name = name.clone();
            live(move || {
                if linking.open.get() {
                    form(linking, &name)
                } else {
                    off(linking, &name)
                }
            })
        };
        Some(
            view! {
                <section class="section" id="identite">
                    <h2>{name.clone()}</h2>
                    <p class="soft">{texts::note(&name)}</p>
                    {body}
                    {hindered(session, linking.asking, texts::OFFLINE)}
                </section>
            }
            .into_any(),
        )
    })
}

fn off(linking: Linking, name: &str) -> AnyView {
    let words = texts::link(name);
    view! {
        <p>
            <Button disabled=offline(linking.session) on_press=Callback::new(move |()| linking.open.set(true))>
                {words}
            </Button>
        </p>
    }
    .into_any()
}

fn on(linking: Linking, name: String) -> AnyView {
    let toasts = use_toasts();
    let words = texts::unlink(&name);
    let end = move |()| {
        linking.asking.ask(async move {
            match linking.session.api().leave_provider().await {
                Ok(()) => {
                    let _ = linking.known.try_update(|known| known.linked = false);
                    toasts.show(texts::ENDED);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::Conflict)) => {
                    toasts.show(texts::ONLY_WAY);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    view! {
        <p><StateMark kind=StateKind::Done text=texts::ON.to_owned() /></p>
        <p>
            <Button
                disabled=offline(linking.session)
                busy=linking.asking.busy()
                on_press=Callback::new(end)
            >
                {words}
            </Button>
        </p>
    }
    .into_any()
}

fn form(linking: Linking, name: &str) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        linking.leave();
    };
    let wrong =
        Signal::derive(move || linking.wrong.get().then(|| common::FACTOR_WRONG.to_owned()));
    let words = texts::go(name);
    view! {
        <form class="form" on:submit=submit novalidate>
            <Field
                label=common::FORMER.to_owned()
                value=linking.passphrase
                input_type="password"
                name="phrase"
                autocomplete="current-password"
                error=wrong
            />
            {live_option(move || linking.second.get().then(|| view! {
                <Field
                    label=common::FACTOR_CODE_OR_RECOVERY.to_owned()
                    value=linking.code
                    name="code"
                    autocomplete="one-time-code"
                />
            }
            .into_any()))}
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=linking.asking.busy()
                    disabled=offline(linking.session)
                >
                    {words}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| linking.open.set(false))>
                    {common::FACTOR_NOT}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
