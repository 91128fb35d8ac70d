//! What this device keeps for work without a network.

use leptos::ev;
use leptos::prelude::*;
use ui::ProgressBar;

use super::texts;
use crate::browser;
use crate::state::catalogue::use_catalogue;

/// The section.
pub fn offline() -> AnyView {
    let catalogue = use_catalogue();
    let ready = RwSignal::new(browser::offline_ready());
    let heard = window_event_listener(
        ev::Custom::<ev::CustomEvent>::new("parcours:offline"),
        move |_| ready.set(true),
    );
    on_cleanup(move || heard.remove());
    let shell = move || match ready.get() {
        _ if browser::offline_impossible() => texts::OFFLINE_NEVER,
        true => texts::OFFLINE_READY,
        false => texts::OFFLINE_SOON,
    };
    let sheets = move || {
        catalogue.progress().map(|(done, total)| {
            if done >= total {
                return view! { <p>{texts::CATALOGUE_READY}</p> }.into_any();
            }
            view! {
                <ProgressBar
                    label=texts::catalogue_progress(done, total)
                    value=Some(done)
                    max=total
                />
            }
            .into_any()
        })
    };
    view! {
        <section class="section" id="hors-ligne">
            <h2>{texts::OFFLINE}</h2>
            <p>{shell}</p>
            {sheets}
        </section>
    }
    .into_any()
}
