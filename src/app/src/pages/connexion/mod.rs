//! `/connexion`: pupils by class code, pseudonym and five words, or by their card; adults by identifier and
//! passphrase; people invited by their link.

mod adult;
mod card;
mod pupil;
mod texts;
mod trouble;

use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use protocol::session::Me;
use ui::{Button, ButtonKind, LinkButton, PageTitle, Tabs};

use crate::state::session::{Session, use_session};

/// `/connexion`
#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let params = use_query_map();
    let invitation = params.with_untracked(|params| params.get("invitation"));
    let secret = window().location().hash().unwrap_or_default();
    let card = secret
        .strip_prefix('#')
        .filter(|card| card.len() == 32)
        .map(str::to_owned);
    // A pupil who has just enrolled must see the card before anything moves.
    let holding = RwSignal::new(false);
    let inside = Memo::new(move |_| session.me().is_some() && !holding.get());
    let body = move || {
        if inside.get()
            && let Some(me) = session.me()
        {
            return already(session, &me);
        }
        match (&invitation, &card) {
            (Some(token), _) => view! { <adult::Invited token=token.clone() /> }.into_any(),
            (None, Some(card)) => view! { <card::ByCard card=card.clone() /> }.into_any(),
            (None, None) => both(holding),
        }
    };
    view! { <div class="page-narrow stack">{body}</div> }.into_any()
}

fn both(holding: RwSignal<bool>) -> AnyView {
    let panel = move |(index,): (usize,)| match index {
        0 => view! { <pupil::PupilForm holding /> }.into_any(),
        _ => view! { <adult::AdultForm /> }.into_any(),
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <Tabs
            label=texts::TABS.to_owned()
            tabs=vec![texts::PUPIL.to_owned(), texts::ADULT.to_owned()]
            selected=RwSignal::new(0)
            panel=Callback::new(panel)
        />
    }
    .into_any()
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
/// the form is gone when the sign-in is done.
fn onward() -> impl Fn() + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    let wanted = use_query_map()
        .with_untracked(|params| params.get("vers"))
        .unwrap_or_default();
    let inside = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains('\\');
    let to = if inside { wanted } else { "/".to_owned() };
    move || navigate(&to, Default::default())
}
