//! A pupil's teams: `/projet` lists them, `/projet/:id` is one at work, `/projet/:id/page` what it presents.

mod cards;
mod list;
mod others;
mod page;
mod refused;
mod steps;
mod team;
mod texts;
mod writing;

use std::rc::Rc;

use domain::ids::EquipeId;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use protocol::overlay::View;
use protocol::row::ClassEquipe;
use protocol::session::Me;
use ui::{Empty, LinkButton, PageTitle};

pub use cards::team_cards;

use crate::order::sorted;
use crate::pages::equipe::writes;
use crate::routes::part;
use crate::state::session::Session;

/// All of these pages stand behind one door: which one it is, the address says.
#[component]
pub fn Projet() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    let parts = path.trim_matches('/').split('/').count();
    match parts {
        0 | 1 => list::list(),
        2 => team::team(),
        _ => page::page(),
    }
}

/// The team that the address names.
fn asked() -> Memo<Option<EquipeId>> {
    let part = part();
    Memo::new(move |_| part.with(|id| id.parse().ok()))
}

/// The teams of a person that still write, or those that are only read, by name.
fn own_teams<'a>(view: &'a View, me: &Me, at_work: bool) -> Vec<&'a ClassEquipe> {
    let all = view.teams.equipes.values().map(|item| &item.value);
    let own = all.filter(|own| own.equipe.has(me.user) && writes(view, own) == at_work);
    sorted(own.collect(), |own| {
        (0, catalogue::slug::words(&own.equipe.nom))
    })
}

/// The school of a pupil, by its name.
fn school(me: &Rc<Me>) -> Option<String> {
    me.school.as_ref().map(|school| school.name.clone())
}

/// No such team for this person, who may have written for it before.
fn unknown(session: Session, asked: Option<EquipeId>) -> AnyView {
    view! {
        <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
        {asked.map(|id| refused::refused(session, Some(id)))}
        <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
            <LinkButton href="/projet".to_owned()>{texts::ALL}</LinkButton>
        </Empty>
    }
    .into_any()
}
