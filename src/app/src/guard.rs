//! Which pages ask for a sign-in, and for whom. The server decides all the same: this only spares people a
//! page that could do nothing for them.

mod texts;

use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{ButtonKind, Empty, LinkButton, PageTitle, Skeleton};

use crate::address::sign_in;
use crate::later::{Coming, later};
use crate::live::live;
use crate::state::session::{Who, use_session};

/// Everybody who is signed in.
pub const ANYONE: &[Role] = &[
    Role::Pupil,
    Role::Teacher,
    Role::Head,
    Role::Company,
    Role::Academy,
];

/// What the guard shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    Opening,
    Visitor,
    Other,
    Open,
}

/// The page behind a door, for these roles; for anybody else, the way to it or a kind word.
pub fn guarded(roles: &'static [Role], page: fn() -> Coming) -> AnyView {
    let session = use_session();
    let at = use_location();
    // A memo: a page is not drawn again because something else of the session changed.
    let door = Memo::new(move |_| match session.who() {
        Who::Opening => Door::Opening,
        Who::Visitor => Door::Visitor,
        Who::Signed(me) if roles.contains(&me.role) => Door::Open,
        Who::Signed(_) => Door::Other,
    });
    live(move || match door.get() {
        Door::Opening => view! { <Skeleton /> }.into_any(),
        Door::Open => later(page),
        Door::Visitor => {
            let href = sign_in(&at);
            view! {
                <PageTitle text=texts::SIGN_IN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::SIGN_IN.to_owned()>
                    <LinkButton href kind=ButtonKind::Primary>{texts::SIGN_IN_NOW}</LinkButton>
                    <LinkButton href="/metiers".to_owned()>{texts::EXPLORE}</LinkButton>
                </Empty>
            }
            .into_any()
        }
        Door::Other => view! {
            <PageTitle text=texts::OTHER_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::OTHER.to_owned()>
                <LinkButton href="/".to_owned() kind=ButtonKind::Primary>{texts::HOME}</LinkButton>
            </Empty>
        }
        .into_any(),
    })
}
