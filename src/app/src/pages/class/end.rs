//! « Fin de l’année »: a class is closed for good, by its teacher or by the head.

use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::row::Class;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, use_toasts};

use super::texts;
use crate::live::live_option;
use crate::pages::at_once::{Asking, hindered, offline};
use crate::pages::pieces::About;
use crate::state::clock::{today, wall_time};
use crate::texts::dates;

/// The dialog in which a class is closed.
pub fn ending(about: About<Class>) -> AnyView {
    about.dialog(texts::END_TITLE, content)
}

/// The teacher's section: what it does, and the button.
pub(super) fn section(id: ClassId, list: Memo<Vec<Class>>) -> AnyView {
    let about = About::new(crate::state::session::use_session());
    let ask = move |()| {
        let class = list.with_untracked(|list| list.iter().find(|class| class.id == id).cloned());
        if let Some(class) = class {
            about.ask(class);
        }
    };
    view! {
        <section class="section no-print">
            <h2>{texts::END}</h2>
            <p class="soft">{texts::END_TEXT}</p>
            <p class="actions"><Button on_press=Callback::new(ask)>{texts::END_OPEN}</Button></p>
            {ending(about)}
        </section>
    }
    .into_any()
}

fn content(about: About<Class>, class: Class) -> AnyView {
    let session = about.session();
    let toasts = use_toasts();
    let asking = Asking::new();
    let awaited = RwSignal::new(false);
    let Class {
        id, name, pupils, ..
    } = class;
    let words = texts::end_class(&name, pupils);
    let close = move |()| {
        awaited.set(false);
        let name = name.clone();
        asking.ask(async move {
            match session.api().close_class(id).await {
                Ok(closed) => {
                    let day = dates::long(wall_time(closed.erase_at).date(), today());
                    toasts.show(texts::ended(&name, &day));
                    if let Some(engine) = session.engine() {
                        engine.know_anew();
                    }
                    about.close();
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::Conflict)) => {
                    let _ = awaited.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    view! {
        <p><b>{words}</b></p>
        <ul>{texts::END_EFFECTS.iter().map(|effect| view! { <li>{*effect}</li> }).collect_view()}</ul>
        {live_option(move || awaited.get().then(|| view! {
            <div role="alert"><p><b>{texts::END_AWAITED}</b></p></div>
        }.into_any()))}
        {hindered(session, asking, texts::END_OFFLINE)}
        <div class="actions">
            <Button
                kind=ButtonKind::Danger
                busy=asking.busy()
                disabled=offline(session)
                on_press=Callback::new(close)
            >
                {texts::END_NOW}
            </Button>
        </div>
    }
    .into_any()
}
