//! An adult changes the passphrase.

use domain::passphrase::check;
use leptos::prelude::*;
use protocol::session::ChangePassphrase;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Field, use_toasts};

use super::connections::Listed;
use super::texts;
use crate::live::live;
use crate::pages::at_once::{Asking, hindered, offline};
use crate::pages::connexion::{strength, weakness};

/// The section: a button, then the form.
pub(super) fn passphrase(listed: Listed) -> AnyView {
    let open = RwSignal::new(false);
    let body = move || {
        if open.get() {
            view! { <Form listed open /> }.into_any()
        } else {
            view! {
                <p><Button on_press=Callback::new(move |()| open.set(true))>{texts::CHANGE_PASSPHRASE}</Button></p>
            }
            .into_any()
        }
    };
    view! {
        <section class="section" id="phrase">
            <h2>{texts::PASSPHRASE}</h2>
            <p class="soft">{texts::PASSPHRASE_NOTE}</p>
            {live(body)}
        </section>
    }
    .into_any()
}

#[component]
fn Form(listed: Listed, open: RwSignal<bool>) -> impl IntoView {
    let session = listed.session;
    let toasts = use_toasts();
    let asking = Asking::new();
    let (former, fresh) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, wrong) = (RwSignal::new(false), RwSignal::new(false));
    let login = Memo::new(move |_| listed.login());
    let weak = move || weakness(&fresh.read(), &login.read());
    let former_wrong = move || match (wrong.get(), former.with(String::is_empty)) {
        (true, _) => Some(texts::FORMER_WRONG.to_owned()),
        (false, true) if tried.get() => Some(texts::FORMER_MISSING.to_owned()),
        _ => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        wrong.set(false);
        let change = ChangePassphrase {
            former: former.get_untracked(),
            fresh: fresh.get_untracked(),
        };
        let taken = check(&change.fresh, &login.get_untracked()).is_ok();
        if change.former.is_empty() || !taken {
            return;
        }
        asking.ask(async move {
            match session.api().change_passphrase(&change).await {
                Ok(()) => {
                    if let Some(engine) = session.engine() {
                        engine.signed_in();
                    }
                    session.passphrase_changed(&change.fresh).await;
                    toasts.show(texts::PASSPHRASE_CHANGED);
                    listed.ask();
                    let _ = open.try_set(false);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = wrong.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <input type="text" name="login" autocomplete="username" prop:value=login hidden readonly />
            <Field
                label=texts::FORMER.to_owned()
                value=former
                input_type="password"
                name="actuelle"
                autocomplete="current-password"
                error=Signal::derive(former_wrong)
            />
            <Field
                label=texts::FRESH.to_owned()
                value=fresh
                input_type="password"
                name="nouvelle"
                autocomplete="new-password"
                hint=texts::FRESH_HINT.to_owned()
                error=Signal::derive(move || tried.get().then(weak).flatten())
            />
            {strength(fresh, login.into(), tried)}
            {hindered(session, asking, texts::PASSPHRASE_OFFLINE)}
            <p class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=asking.busy() disabled=offline(session)>
                    {texts::CHANGE_NOW}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| open.set(false))>{texts::CHANGE_NOT}</Button>
            </p>
        </form>
    }
    .into_any()
}
