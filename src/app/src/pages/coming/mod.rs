//! What stands in a page's place until the first state of the server is on this device: shapes while it comes,
//! the reason and a new try where it does not.

mod texts;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use sync::{SyncStatus, Trouble};
use ui::{Button, Empty, LinkButton, PageTitle, Skeleton, SkeletonKind};

use crate::address::sign_in;
use crate::browser;
use crate::live::live;
use crate::state::session::Session;
use crate::texts::errors::{self, Message};

/// What the person can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Retry,
    SignIn,
    Reload,
    Settings,
}

/// Why nothing comes, and the way on; nothing while it may still come.
fn obstacle(status: SyncStatus, online: bool) -> Option<(Message, Way)> {
    let of = errors::trouble;
    Some(match status {
        SyncStatus::SignedOut { .. } => (of(Trouble::SignedOut), Way::SignIn),
        SyncStatus::NotYours { .. } => (of(Trouble::NotYours), Way::SignIn),
        SyncStatus::Erased { .. } => (of(Trouble::Erased), Way::Settings),
        SyncStatus::UpdateNeeded => (texts::UPDATE, Way::Reload),
        SyncStatus::Blocked { .. } => (texts::BLOCKED, Way::Settings),
        SyncStatus::Held { trouble, .. } => (of(trouble), Way::Retry),
        SyncStatus::Offline { .. } => (texts::OFFLINE, Way::Retry),
        SyncStatus::UpToDate
        | SyncStatus::Checking
        | SyncStatus::Waiting(_)
        | SyncStatus::Sending => {
            if online {
                return None;
            }
            (texts::OFFLINE, Way::Retry)
        }
    })
}

/// Below the page's own title.
pub fn coming(session: Session, kind: SkeletonKind) -> AnyView {
    waiting(session, kind, false)
}

/// Where the title would have come with what is missing.
pub fn coming_alone(session: Session) -> AnyView {
    waiting(session, SkeletonKind::Lines, true)
}

fn waiting(session: Session, kind: SkeletonKind, alone: bool) -> AnyView {
    // A memo: the words are not said again because a count of the status moved.
    let obstacle = Memo::new(move |_| obstacle(session.status(), session.online()));
    live(move || match obstacle.get() {
        None => view! { <Skeleton kind /> }.into_any(),
        Some((message, way)) => {
            let (heading, title) = if alone {
                (Some(message.what), "")
            } else {
                (None, message.what)
            };
            view! {
                {heading.map(|what| view! { <PageTitle text=what.to_owned() /> })}
                <Empty title=title.to_owned() text=message.next.to_owned()>{action(session, way)}</Empty>
            }
            .into_any()
        }
    })
}

fn action(session: Session, way: Way) -> AnyView {
    match way {
        Way::Retry => view! {
            <Button on_press=Callback::new(move |()| session.sync_now())>{texts::RETRY}</Button>
        }
        .into_any(),
        Way::SignIn => {
            view! { <LinkButton href=sign_in(&use_location())>{texts::SIGN_IN}</LinkButton> }
                .into_any()
        }
        Way::Reload => view! {
            <Button on_press=Callback::new(|()| browser::renew())>{texts::RELOAD}</Button>
        }
        .into_any(),
        Way::Settings => {
            view! { <LinkButton href="/reglages#envoi".to_owned()>{texts::SETTINGS}</LinkButton> }
                .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_its_way_is_waited_for_and_what_does_not_come_is_said() {
        let way = |status, online| obstacle(status, online).map(|(_, way)| way);
        for status in [
            SyncStatus::UpToDate,
            SyncStatus::Checking,
            SyncStatus::Waiting(2),
            SyncStatus::Sending,
        ] {
            assert_eq!(way(status, true), None, "{status:?} may still bring it");
            assert_eq!(way(status, false), Some(Way::Retry), "{status:?} offline");
        }
        let offline = SyncStatus::Offline { waiting: 0 };
        assert_eq!(obstacle(offline, true), Some((texts::OFFLINE, Way::Retry)));
        let portal = SyncStatus::Held {
            waiting: 0,
            trouble: Trouble::Portal,
        };
        let told = errors::trouble(Trouble::Portal);
        assert_eq!(obstacle(portal, true), Some((told, Way::Retry)));
        let over = SyncStatus::SignedOut { waiting: 1 };
        assert_eq!(way(over, true), Some(Way::SignIn));
        let gone = SyncStatus::Erased { waiting: 1 };
        assert_eq!(way(gone, true), Some(Way::Settings));
        assert_eq!(way(SyncStatus::UpdateNeeded, true), Some(Way::Reload));
    }
}
