//! The one quiet indicator of the top bar.

use leptos::prelude::*;

/// What the indicator can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncKind {
    /// Everything is on the server.
    UpToDate,
    /// Things wait on this device, or are on their way.
    Pending,
    /// No network; everything is kept here.
    Offline,
    /// A sending is blocked: someone must look.
    Blocked,
}

impl SyncKind {
    fn class(self) -> &'static str {
        match self {
            Self::UpToDate => "sync sync-ok",
            Self::Pending => "sync sync-pending",
            Self::Offline => "sync sync-offline",
            Self::Blocked => "sync sync-blocked",
        }
    }
}

/// The state of things, heard once when it changes; it leads to the details. On a phone the
/// words are for screen readers only, except when something is blocked.
#[component]
pub fn SyncBadge(
    /// Which state.
    #[prop(into)]
    kind: Signal<SyncKind>,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// Where the details are.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class=move || kind.get().class() href=href>
            <span class="dot" aria-hidden="true"></span>
            <span class="sync-text" role="status">{text}</span>
        </a>
    }
    .into_any()
}
