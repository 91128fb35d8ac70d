//! `/connexion`: pupils by class code, pseudonym and five words, or by their card; adults by identifier and
//! passphrase; people invited by their link.

mod adult;
mod card;
mod chooser;
mod provider;
mod pupil;
mod strength;
mod texts;
mod trouble;

pub use card::{pass, qr};
pub use strength::{strength, weakness};

use chooser::Chooser;

use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use protocol::session::Me;
use sync::SyncStatus;
use ui::{Button, ButtonKind, LinkButton, Note, NoteKind, PageTitle, Skeleton, Tabs, use_toasts};

use crate::address;
use crate::live::{live, live_option};
use crate::pages::leaving::erased_on;
use crate::state::session::{Session, Who, use_session};

/// `/connexion`
#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let invitation = adult::invitation();
    let returned = RwSignal::new(provider::returned());
    let card = RwSignal::new(card::take());
    // A card's link opened here while the page stands already changes nothing but the words after the `#`.
    let another = window_event_listener(leptos::ev::hashchange, move |_| {
        if let Some(other) = card::take() {
            card.set(Some(other));
        }
    });
    on_cleanup(move || another.remove());
    // Until the device is open, nobody can be let in on it; and a form that stood there already would be drawn anew,
    // without what was typed, when the person of this device turns out to have a session that is over.
    let opening = Memo::new(move |_| matches!(session.who(), Who::Opening));
    // A pupil who has just enrolled must see the card before anything moves.
    let holding = RwSignal::new(false);
    let over = Memo::new(move |_| {
        matches!(
            session.status(),
            SyncStatus::SignedOut { .. } | SyncStatus::NotYours { .. } | SyncStatus::Erased { .. }
        )
    });
    let inside = Memo::new(move |_| session.me().is_some() && !over.get() && !holding.get());
    let body = move || {
        // Nothing else is asked before it: what follows a sign-in must not draw it anew.
        if let Some(how) = returned.get()
            && !opening.get()
        {
            let other = Callback::new(move |()| returned.set(None));
            return view! { <provider::CameBack how other /> }.into_any();
        }
        if inside.get()
            && let Some(me) = session.me()
        {
            return already(session, &me);
        }
        if opening.get() {
            return if card.with(Option::is_some) {
                card::reading()
            } else {
                view! { <Skeleton /> }.into_any()
            };
        }
        match (invitation.get(), card.get()) {
            (Some(token), _) => view! { <adult::Invited token /> }.into_any(),
            (None, Some(secret)) => {
                let other = Callback::new(move |()| card.set(None));
                view! { <card::ByCard card=secret other /> }.into_any()
            }
            (None, None) => both(session, holding),
        }
    };
    view! { <div class="page-narrow stack">{body}</div> }.into_any()
}

fn both(session: Session, holding: RwSignal<bool>) -> AnyView {
    // Asked once: the words stay while their own form is filled in.
    let role = untrack(|| session.role());
    let erased = untrack(|| matches!(session.status(), SyncStatus::Erased { .. }));
    let over = role.filter(|_| !erased).map(|role| match role {
        Role::Pupil => texts::OVER,
        _ => texts::OVER_FORMAL,
    });
    let first = usize::from(role.is_some_and(|role| role != Role::Pupil));
    let panel = move |(index,): (usize,)| match index {
        0 => view! { <pupil::PupilForm holding /> }.into_any(),
        _ => view! { <adult::AdultForm /> }.into_any(),
    };
    let chooser = Chooser::new();
    let ways = move || {
        view! {
            <PageTitle text=texts::TITLE.to_owned() />
            {over.map(|text| view! { <Note kind=NoteKind::Info><p>{text}</p></Note> })}
            {chooser.list()}
            {live_option(move || (!chooser.is_empty()).then(|| view! { <h2>{texts::NOT_LISTED}</h2> }.into_any()))}
            <Tabs
                label=texts::TABS.to_owned()
                tabs=vec![texts::PUPIL.to_owned(), texts::ADULT.to_owned()]
                selected=RwSignal::new(first)
                panel=Callback::new(panel)
            />
        }
        .into_any()
    };
    let chosen = Memo::new(move |_| chooser.is_chosen());
    live(move || {
        if chosen.get() {
            chooser.form(None)
        } else {
            ways()
        }
    })
}

fn already(session: Session, me: &Me) -> AnyView {
    let text = if me.role == Role::Pupil {
        texts::ALREADY
    } else {
        texts::ALREADY_FORMAL
    };
    view! {
        <PageTitle text=me.name.clone() />
        <p>{text}</p>
        <p class="actions">
            <LinkButton href="/".to_owned() kind=ButtonKind::Primary>{texts::GO_HOME}</LinkButton>
            <Button on_press=Callback::new(move |()| session.sign_out())>{texts::NOT_ME}</Button>
        </p>
    }
    .into_any()
}

/// Where a sign-in leads: the page that asked for it, never another site. Read when the form is made, since
/// the form is gone when the sign-in is done. A pupil whose account ends is told so on whatever page comes.
fn onward() -> impl Fn() + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    let (session, toasts) = (use_session(), use_toasts());
    let to = address::onward(&use_location());
    move || {
        let until = session.me_now().and_then(|me| me.erase_at);
        if let Some(until) = until {
            toasts.show(erased_on(until));
        }
        navigate(&to, Default::default());
    }
}
