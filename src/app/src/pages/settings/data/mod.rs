//! One's own data: taken along as files, erased for good. Also what an account that is no more left on this device.

mod erase;
mod texts;

use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::privacy::Export;
use protocol::travel::base64;
use ui::{Button, ButtonKind, Note, NoteKind, use_toasts};

use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::pages::datafile::{Kind, NAME, download, files, of_device};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::{Session, use_session};
use crate::texts::errors;

/// The section; nothing for visitors.
pub(super) fn data() -> AnyView {
    let session = use_session();
    let who = Memo::new(move |_| session.me().map(|me| (me.user, me.role)));
    live(move || match who.get() {
        Some((_, role)) => section(session, role == Role::Pupil),
        None => ().into_any(),
    })
}

fn section(session: Session, is_pupil: bool) -> AnyView {
    let words = if is_pupil {
        &texts::PUPIL
    } else {
        &texts::ADULT
    };
    let page = if is_pupil {
        "/mentions/donnees"
    } else {
        "/mentions/registre"
    };
    let catalogue = use_catalogue();
    let asking = Asking::new();
    let taken = RwSignal::new_local(None::<(Export, String)>);
    let ask = move |()| {
        asking.ask(async move {
            let export = session.api().export().await?;
            let _ = taken.try_set(Some(export));
            Ok(())
        });
    };
    let waiting = Memo::new(move |_| session.view().with(|view| view.waiting));
    let waits = move || {
        let count = waiting.get();
        (count > 0).then(|| view! { <p class="soft">{texts::data_waiting(count)}</p> }.into_any())
    };
    view! {
        <section class="section" id="donnees">
            <h2>{texts::DATA}</h2>
            <p>{words.note}</p>
            <p><a href=page>{texts::DATA_PAGE}</a></p>
            {live_option(waits)}
            {hindered(session, asking, texts::DATA_OFFLINE)}
            <p class="actions">
                <Button on_press=Callback::new(ask) busy=asking.busy() disabled=offline(session)>{texts::DATA_ASK}</Button>
            </p>
            <div role="status">
                {live_option(move || taken.with(|taken| taken.as_ref().map(|taken| ready(catalogue, words, taken))))}
            </div>
            {erase::erase(session, is_pupil)}
        </section>
    }
    .into_any()
}

fn ready(
    catalogue: Catalogue,
    words: &'static texts::Words,
    (export, json): &(Export, String),
) -> AnyView {
    view! { <p>{words.ready}</p> {files(catalogue, export, json)} }.into_any()
}

/// The account is no more: what to do with what of it is here and nowhere else.
pub(super) fn erased(session: Session) -> AnyView {
    let (catalogue, toasts) = (use_catalogue(), use_toasts());
    let unsent = RwSignal::new(0);
    spawn_local(async move {
        if let Some(engine) = session.engine() {
            let count = engine.unsent().await;
            let _ = unsent.try_set(count);
        }
    });
    let erase = move |()| {
        spawn_local(async move {
            if let Some(engine) = session.engine()
                && let Err(error) = engine.erase_here().await
            {
                toasts.show(errors::store(&error));
            }
        });
    };
    let page = RwSignal::new(None);
    let (me, view) = (session.me_now(), session.view().get_untracked());
    spawn_local(async move {
        let Some(me) = me else { return };
        let named = view
            .entries
            .values()
            .flat_map(|item| &item.value.attachments);
        let mut files = Vec::new();
        for id in named.map(|attachment| attachment.blob) {
            if let Some(file) = session.kept_file(id).await {
                files.push((id, base64(&file)));
            }
        }
        let _ = page.try_set(Some(of_device(catalogue, &me, &view, &files)));
    });
    let file = move || {
        let text = page.get()?;
        Some(download(Kind::Page, NAME, &text, texts::GONE_FILE))
    };
    view! {
        <Note kind=NoteKind::Warning>
            <p>{texts::GONE}</p>
            {live_option(move || (unsent.get() > 0).then(|| view! { <p>{texts::GONE_UNSENT}</p> }.into_any()))}
        </Note>
        <p class="actions">
            {live_option(file)}
            <Button kind=ButtonKind::Danger on_press=Callback::new(erase)>{texts::GONE_ERASE}</Button>
        </p>
    }
    .into_any()
}
