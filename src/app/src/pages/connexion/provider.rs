//! Adults who come in by the school's identity provider: the button that leads there, and what becomes of who comes back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::{Returned, VisitProvider};
use ui::{Button, PageTitle};

use super::adult::failure;
use super::trouble::words;
use super::{onward, texts};
use crate::live::live_option;
use crate::state::session::use_session;

/// How the visit to the provider ended from which this page was opened, taken out of the address at once: it is told once.
pub fn returned() -> Option<Returned> {
    let at = window().location();
    let how = Returned::of_fragment(&at.hash().unwrap_or_default())?;
    if let Ok(history) = window().history() {
        // Refused only by a browser that is overrun with changes of address.
        let _ =
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/connexion"));
    }
    Some(how)
}

/// The button that leads to the provider; nothing where there is none, or no network to ask by.
#[component]
pub fn ByProvider(
    /// What for.
    ask: VisitProvider,
) -> impl IntoView {
    let session = use_session();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let name = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Ok(identity) = session.api().identity().await {
            let _ = name.try_set(identity.provider);
        }
    });
    let leave = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let ask = ask.clone();
        spawn_local(async move {
            match session.api().visit_provider(&ask).await {
                // The page goes; the button stays at work until it has gone.
                Ok(door) if window().location().set_href(&door.address).is_ok() => {}
                Ok(_) => {
                    let _ = (
                        busy.try_set(false),
                        failed.try_set(Some(texts::FAILED.into())),
                    );
                }
                Err(trouble) => {
                    let _ = (busy.try_set(false), failed.try_set(Some(words(&trouble))));
                }
            }
        });
    });
    live_option(move || {
        name.get().map(|name| {
            view! {
                <div class="stack">
                    <p class="soft">{texts::OR}</p>
                    {move || failed.get().map(failure)}
                    <p><Button busy on_press=leave>{texts::by_provider(&name)}</Button></p>
                </div>
            }
            .into_any()
        })
    })
}

/// Who comes back from the provider: signed in, or told why not.
#[component]
pub fn CameBack(
    /// How it ended there.
    how: Returned,
    /// Called to come in another way.
    other: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let failed = RwSignal::new(match how {
        Returned::Inside => None,
        how => Some(texts::returned(how).to_owned()),
    });
    if how == Returned::Inside {
        let go = onward();
        spawn_local(async move {
            match session.came_back().await {
                Ok(()) => go(),
                Err(trouble) => {
                    let _ = failed.try_set(Some(words(&trouble)));
                }
            }
        });
    }
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {move || match failed.get() {
            None => view! { <p role="status">{texts::COMING_IN}</p> }.into_any(),
            Some(text) => view! {
                {failure(text)}
                <p><Button on_press=other>{texts::GO_ON}</Button></p>
            }
            .into_any(),
        }}
    }
    .into_any()
}
