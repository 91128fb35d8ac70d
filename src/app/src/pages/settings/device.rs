//! What this device does with what people leave on it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Choice, OneChoice, use_toasts};

use super::texts;
use crate::state::session::use_session;

const KEEP: &str = "garder";
const ERASE: &str = "effacer";

/// The section.
pub fn device() -> AnyView {
    let session = use_session();
    let toasts = use_toasts();
    let value = RwSignal::new(String::new());
    let read = move || {
        spawn_local(async move {
            let on = session.erases().await;
            let _ = value.try_set(if on { ERASE } else { KEEP }.to_owned());
        });
    };
    // Asked again once the device is open.
    Effect::new(move |_| {
        let _ = session.who();
        read();
    });
    let options = vec![
        Choice::new(KEEP, texts::ON_LEAVE_KEEP),
        Choice::new(ERASE, texts::ON_LEAVE_ERASE),
    ];
    let choose = move |chosen: String| {
        spawn_local(async move {
            if !session.set_erases(chosen == ERASE).await {
                toasts.show(texts::ON_LEAVE_FAILED);
            }
            read();
        });
    };
    view! {
        <section class="section" id="appareil">
            <h2>{texts::DEVICE}</h2>
            <OneChoice
                legend=texts::ON_LEAVE.to_owned()
                options=Signal::stored(options)
                selected=value
                on_choose=Callback::new(choose)
            />
            <p class="soft">{texts::ON_LEAVE_NOTE}</p>
        </section>
    }
    .into_any()
}
