//! « Changer de classe »: a pupil joins next year's class, or another school's, by its code.

mod texts;

use domain::code::{ClassCode, pseudonym};
use domain::role::Role;
use leptos::prelude::*;
use protocol::session::JoinClass;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field};

use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::session::{Session, use_session};

/// The section; nothing for adults and visitors.
pub(super) fn class() -> AnyView {
    let session = use_session();
    let who = Memo::new(move |_| session.me().map(|me| (me.user, me.role)));
    live(move || match who.get() {
        Some((_, Role::Pupil)) => section(session),
        _ => ().into_any(),
    })
}

fn section(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let joined = RwSignal::new(None::<String>);
    let body = move || {
        if open.get() {
            view! { <Form session open joined /> }.into_any()
        } else {
            let press = Callback::new(move |()| {
                joined.set(None);
                open.set(true);
            });
            view! { <p><Button on_press=press>{texts::OPEN}</Button></p> }.into_any()
        }
    };
    view! {
        <section class="section" id="classe">
            <h2>{texts::TITLE}</h2>
            <p>{texts::TEXT}</p>
            <div role="status">
                {live_option(move || joined.get().map(|words| view! { <p><b>{words}</b></p> }.into_any()))}
            </div>
            {live(body)}
        </section>
    }
    .into_any()
}

#[component]
fn Form(session: Session, open: RwSignal<bool>, joined: RwSignal<Option<String>>) -> impl IntoView {
    let asking = Asking::new();
    let (code, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let unknown = RwSignal::new(false);
    // Somebody of the class has the pseudonym: it is asked for.
    let taken = RwSignal::new(false);
    let code_wrong = move || match (
        unknown.get(),
        code.with(|code| ClassCode::parse(code)).is_err(),
    ) {
        (true, _) => Some(texts::CODE_UNKNOWN.to_owned()),
        (false, true) if tried.get() => Some(texts::CODE_WRONG.to_owned()),
        _ => None,
    };
    let name_wrong = move || {
        let is_one = name.with(|name| pseudonym(name)).is_some();
        (tried.get() && !is_one).then(|| texts::NAME_WRONG.to_owned())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        unknown.set(false);
        let wished = name.with_untracked(|name| pseudonym(name));
        let Ok(code) = code.with_untracked(|code| ClassCode::parse(code)) else {
            return;
        };
        if taken.get_untracked() && wished.is_none() {
            return;
        }
        let ask = JoinClass {
            code: code.clone(),
            pseudonym: wished.filter(|_| taken.get_untracked()),
        };
        // Whoever comes next on this page has another one.
        let engine = session.engine();
        asking.ask(async move {
            match session.api().join_class(&ask).await {
                Ok(me) => {
                    let class = me.classes.first();
                    let words = texts::joined(class.map_or("", |class| &class.name), &code);
                    if let Some(engine) = engine {
                        engine.moved(me, code).await?;
                    }
                    let _ = joined.try_set(Some(words));
                    let _ = open.try_set(false);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = unknown.try_set(true);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::PseudonymTaken)) => {
                    let _ = tried.try_set(false);
                    let _ = taken.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    let waiting = Memo::new(move |_| session.view().with(|view| view.waiting > 0));
    let offline = offline(session);
    view! {
        <form class="form" on:submit=submit novalidate>
            <p>{texts::BEFORE}</p>
            <Field
                label=texts::CODE.to_owned()
                value=code
                name="code"
                hint=texts::CODE_HINT.to_owned()
                error=Signal::derive(code_wrong)
            />
            {live_option(move || taken.get().then(|| view! {
                <div role="alert"><p><b>{texts::TAKEN}</b></p></div>
                <Field
                    label=texts::NAME.to_owned()
                    value=name
                    name="pseudonym"
                    hint=texts::NAME_HINT.to_owned()
                    error=Signal::derive(name_wrong)
                />
            }.into_any()))}
            {live_option(move || waiting.get().then(|| view! { <p>{texts::WAITS}</p> }.into_any()))}
            {hindered(session, asking, texts::OFFLINE)}
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=asking.busy()
                    disabled=Signal::derive(move || offline.get() || waiting.get())
                >
                    {texts::JOIN}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| open.set(false))>{texts::NOT}</Button>
            </p>
        </form>
    }
    .into_any()
}
