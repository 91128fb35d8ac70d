//! What waits for an adult, by role.

mod company;
mod school;
mod texts;

use domain::role::Role;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::session::Me;
use ui::{ButtonKind, LinkButton, PageTitle, SkeletonKind};

use crate::live::live;
use crate::pages::coming::coming;
use crate::pages::visits::{Changing, change_dialog};
use crate::state::session::Session;

/// The start page of an adult.
pub fn staff_home(session: Session, me: &Me) -> AnyView {
    let place = me
        .school
        .as_ref()
        .map_or_else(|| me.academy_name.clone(), |school| school.name.clone());
    let (role, company) = (me.role, me.company);
    let changing = Changing::new(session);
    let waits = move |view: &View| {
        if !view.ready {
            return coming(session, SkeletonKind::Rows);
        }
        match role {
            Role::Teacher | Role::Head => school::waits(changing, view),
            Role::Company => company::waits(view, company),
            Role::Academy => company::waits(view, None),
            Role::Pupil => ().into_any(),
        }
    };
    view! {
        <PageTitle text=me.name.clone() eyebrow=place />
        {live(move || session.view().with(|view| waits(view)))}
        {change_dialog(changing)}
        {ways(role)}
    }
    .into_any()
}

/// The desks of a role, the one of most use first.
fn ways(role: Role) -> AnyView {
    let desk = match role {
        Role::Teacher => Some(("/classe", texts::TO_CLASSES)),
        Role::Head => Some(("/etablissement", texts::TO_SCHOOL)),
        Role::Company => Some(("/creneaux", texts::TO_SLOTS)),
        Role::Academy => Some(("/academie", texts::TO_ACADEMY)),
        Role::Pupil => None,
    };
    let visits = match role {
        Role::Teacher | Role::Head => texts::TO_BOOK,
        _ => texts::TO_VISITS,
    };
    view! {
        <p class="actions">
            {desk.map(|(href, words)| view! { <LinkButton href=href.to_owned() kind=ButtonKind::Primary>{words}</LinkButton> })}
            <LinkButton href="/visites".to_owned()>{visits}</LinkButton>
            <LinkButton href="/metiers".to_owned()>{texts::TO_METIERS}</LinkButton>
        </p>
    }
    .into_any()
}
