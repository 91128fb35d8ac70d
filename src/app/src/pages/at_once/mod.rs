//! What only the server can do, while an adult waits: the button at work, a failure told with what to do, a
//! link to hand on.

mod texts;

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use sync::Trouble;
use ui::{Button, LinkButton, Note, NoteKind, icons, use_toasts};

use crate::address::sign_in;
use crate::browser;
use crate::live::live_option;
use crate::state::session::Session;
use crate::texts::errors;

/// One request at a time, and why the last one failed. Copied freely.
#[derive(Clone, Copy)]
pub struct Asking {
    busy: RwSignal<bool>,
    failed: RwSignal<Option<Trouble>>,
}

impl Asking {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            failed: RwSignal::new(None),
        }
    }

    /// Whether a request is under way; reactive.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why the last request failed; reactive.
    pub fn failed(self) -> Option<Trouble> {
        self.failed.get()
    }

    /// Forgets the last failure.
    pub fn forget(self) {
        self.failed.set(None);
    }

    /// Sends a request unless one is under way. What follows a good answer stands in the request itself, and
    /// uses signals by `try_…`: the page may be gone by then.
    pub fn ask(self, request: impl Future<Output = Result<(), Trouble>> + 'static) {
        self.send(Box::pin(request));
    }

    fn send(self, request: Pin<Box<dyn Future<Output = Result<(), Trouble>>>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failed.set(None);
        spawn_local(async move {
            let failed = request.await.err();
            let _ = self.failed.try_set(failed);
            let _ = self.busy.try_set(false);
        });
    }
}

/// Why the last request failed, and what to do; nothing while all is well.
#[component]
pub fn Failure(
    /// The requests.
    of: Asking,
) -> impl IntoView {
    let at = use_location();
    live_option(move || of.failed.get().map(|trouble| told(&at, trouble)))
}

/// What keeps a request from going through: that there is no network, in the page's own words, whether the browser knows it or the last
/// request found out; else why the last one failed.
pub fn hindered(session: Session, of: Asking, offline: &'static str) -> AnyView {
    let at = use_location();
    live_option(move || match of.failed.get() {
        _ if !session.online() => Some(note(offline)),
        Some(Trouble::Offline) => Some(
            view! {
                <div role="alert">
                    <Note kind=NoteKind::Warning><p>{offline}" "{texts::AGAIN_LATER}</p></Note>
                </div>
            }
            .into_any(),
        ),
        failed => failed.map(|trouble| told(&at, trouble)),
    })
}

/// Says, while there is no network, why a button waits.
pub fn offline_note(session: Session, words: &'static str) -> AnyView {
    live_option(move || (!session.online()).then(|| note(words)))
}

fn note(words: &'static str) -> AnyView {
    view! { <Note kind=NoteKind::Warning><p>{words}</p></Note> }.into_any()
}

fn told(at: &Location, trouble: Trouble) -> AnyView {
    let (what, next) = words(trouble);
    let over = matches!(trouble, Trouble::SignedOut | Trouble::NotYours).then(|| {
        let href = sign_in(at);
        view! { <p class="actions"><LinkButton href>{texts::SIGN_IN}</LinkButton></p> }
    });
    view! {
        <div role="alert">
            <Note kind=NoteKind::Warning>
                <p><b>{what}</b>" "{next}</p>
                {over}
            </Note>
        </div>
    }
    .into_any()
}

/// Whether the browser believes it has no network, for a button.
pub fn offline(session: Session) -> Signal<bool> {
    Signal::derive(move || !session.online())
}

fn words(trouble: Trouble) -> (&'static str, String) {
    let (what, next) = match trouble {
        Trouble::TooMany(seconds) => return (texts::TOO_MANY, texts::wait(seconds)),
        Trouble::Offline => (texts::OFFLINE, texts::OFFLINE_NEXT),
        Trouble::SignedOut | Trouble::NotYours => (texts::OVER, texts::OVER_NEXT),
        Trouble::TooLarge => (texts::TOO_LARGE, texts::TOO_LARGE_NEXT),
        Trouble::Portal | Trouble::Refused(_) | Trouble::Erased | Trouble::Storage => {
            let message = errors::trouble(trouble);
            (message.what, message.next)
        }
        Trouble::Server | Trouble::Protocol | Trouble::TooOld | Trouble::Damaged => {
            (texts::FAILED, texts::FAILED_NEXT)
        }
    };
    (what, next.to_owned())
}

/// A link to hand on: shown whole, and copied by a button.
#[component]
pub fn LinkToGive(
    /// The whole link.
    href: String,
) -> impl IntoView {
    let toasts = use_toasts();
    let shown = href.clone();
    let copy = move |()| {
        let written = browser::clipboard().map(|clipboard| clipboard.write_text(&href));
        spawn_local(async move {
            let copied = match written {
                Some(written) => wasm_bindgen_futures::JsFuture::from(written).await.is_ok(),
                None => false,
            };
            toasts.show(if copied {
                texts::COPIED
            } else {
                texts::NOT_COPIED
            });
        });
    };
    view! {
        <p class="link-to-give">{shown}</p>
        <p class="actions">
            <Button icon=icons::COPY on_press=Callback::new(copy)>{texts::COPY}</Button>
        </p>
    }
    .into_any()
}
