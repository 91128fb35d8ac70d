//! The frame around every page: top bar, navigation, indicator, notices, footer.

mod nav;
mod notices;
mod texts;

use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use sync::SyncStatus;
use ui::{Avatar, Feedback, Hue, Icon, Logo, SyncBadge, SyncKind, seed_of};

use crate::live::live;
use crate::state::session::{Session, Who, use_session};
use crate::texts::PRODUCT;

/// The frame; its child is the page.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let staff = move || !matches!(session.role(), None | Some(Role::Pupil));
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(main) = document().get_element_by_id("contenu") {
            use wasm_bindgen::JsCast;
            if let Some(main) = main.dyn_ref::<web_sys::HtmlElement>() {
                let _ = main.focus();
            }
        }
    };
    view! {
        <a class="skip" href="#contenu" on:click=skip>{texts::SKIP}</a>
        <header class="topbar">
            <a class="brand" href="/"><Logo /><span>{PRODUCT}</span></a>
            <Navigation session />
            <div class="topbar-end">
                <Indicator session />
                <Profile session />
            </div>
        </header>
        <main id="contenu" tabindex="-1" class=move || if staff() { "page page-staff" } else { "page" }>
            {notices::notices(session)}
            {children()}
        </main>
        <footer class="footer">
            <a href="/aide">{texts::HELP}</a>
            <a href="/mentions">{texts::NOTICES}</a>
            <a href="/mentions/donnees">{texts::DATA}</a>
            <a href="/mentions/accessibilite">{texts::ACCESS}</a>
            <a href="/reglages">{texts::SETTINGS}</a>
        </footer>
        <Feedback />
    }
    .into_any()
}

#[component]
fn Navigation(session: Session) -> impl IntoView {
    let path = use_location().pathname;
    // Nobody's links while it is not known whose they are: the bar is there, and they come into it.
    let role = Memo::new(move |_| match session.who() {
        Who::Opening => None,
        Who::Visitor => Some(None),
        Who::Signed(me) => Some(Some(me.role)),
    });
    let links = move || {
        role.get()
            .map_or_else(Vec::new, nav::links)
            .into_iter()
            .map(|link| {
                let current = move || {
                    path.with(|path| nav::is_current(link.href, path))
                        .then_some("page")
                };
                view! {
                    <a href=link.href aria-current=current>
                        <Icon of=link.icon />
                        <span class="nav-long">{link.label}</span>
                        <span class="nav-short">{link.short}</span>
                    </a>
                }
                .into_any()
            })
            .collect_view()
            .into_any()
    };
    view! { <nav class="nav" aria-label=texts::NAV>{live(links)}</nav> }.into_any()
}

#[component]
fn Indicator(session: Session) -> impl IntoView {
    let state = Memo::new(move |_| {
        indicator(
            &session.status(),
            session.online(),
            !matches!(session.who(), Who::Visitor),
        )
    });
    view! {
        <SyncBadge
            kind=Signal::derive(move || state.with(|(kind, _)| *kind))
            text=Signal::derive(move || state.with(|(_, text)| text.clone()))
            href="/reglages#envoi"
        />
    }
    .into_any()
}

fn indicator(status: &SyncStatus, online: bool, signed: bool) -> (SyncKind, String) {
    if !signed {
        return if online {
            (SyncKind::UpToDate, texts::SYNC_OK.into())
        } else {
            (SyncKind::Offline, texts::SYNC_OFFLINE_VISITOR.into())
        };
    }
    match status {
        // Before the first round of this page has failed, the browser knows already.
        SyncStatus::UpToDate | SyncStatus::Checking if !online => {
            (SyncKind::Offline, texts::sync_offline(0))
        }
        SyncStatus::Waiting(count) if !online => (SyncKind::Offline, texts::sync_offline(*count)),
        SyncStatus::UpToDate => (SyncKind::UpToDate, texts::SYNC_OK.into()),
        SyncStatus::Checking => (SyncKind::Pending, texts::SYNC_CHECKING.into()),
        SyncStatus::Waiting(count) => (SyncKind::Pending, texts::sync_waiting(*count)),
        SyncStatus::Sending => (SyncKind::Pending, texts::SYNC_SENDING.into()),
        SyncStatus::Offline { waiting } => (SyncKind::Offline, texts::sync_offline(*waiting)),
        SyncStatus::Held { trouble, .. } => (SyncKind::Pending, texts::sync_held(*trouble).into()),
        SyncStatus::Blocked { code } => (SyncKind::Blocked, texts::sync_blocked(&code.to_string())),
        SyncStatus::SignedOut { .. } => (SyncKind::Blocked, texts::SYNC_SIGNED_OUT.into()),
        SyncStatus::NotYours { .. } => (SyncKind::Blocked, texts::SYNC_NOT_YOURS.into()),
        SyncStatus::Erased { .. } => (SyncKind::Blocked, texts::SYNC_ERASED.into()),
        SyncStatus::UpdateNeeded => (SyncKind::Blocked, texts::SYNC_UPDATE.into()),
    }
}

#[component]
fn Profile(session: Session) -> impl IntoView {
    live(move || match session.who() {
        Who::Signed(me) => {
            let name = [&me.name, " · ", texts::SETTINGS].concat();
            view! {
                <a class="avatar-link" href="/reglages" aria-label=name>
                    <Avatar seed=seed_of(&me.user.to_string()) hue=Hue::of('I') />
                </a>
            }
            .into_any()
        }
        Who::Visitor => view! { <a class="btn" href="/connexion">{texts::SIGN_IN}</a> }.into_any(),
        Who::Opening => ().into_any(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_network_nobody_is_told_that_all_is_up_to_date() {
        for (status, waiting) in [
            (SyncStatus::UpToDate, 0),
            (SyncStatus::Checking, 0),
            (SyncStatus::Waiting(2), 2),
        ] {
            let offline = (SyncKind::Offline, texts::sync_offline(waiting));
            assert_eq!(indicator(&status, false, true), offline);
            assert_ne!(indicator(&status, true, true), offline);
        }
    }
}
