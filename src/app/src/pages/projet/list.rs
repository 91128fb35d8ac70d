//! `/projet`: a pupil's teams, and the pages that teams show to the class.

use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::Affiche;
use protocol::session::Me;
use ui::{ArtCard, Empty, Hue, LinkButton, PageTitle, SkeletonKind, seed_of};

use super::cards::card;
use super::refused::refused;
use super::{own_teams, texts};
use crate::live::live;
use crate::order::sorted;
use crate::pages::coming::coming;
use crate::pages::equipe::{page_href, team_href, title};
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// `/projet`
pub fn list() -> AnyView {
    let session = use_session();
    let content = move || {
        let view = session.view().get();
        let Some(me) = session.me() else {
            return ().into_any();
        };
        let own = own_teams(&view, &me, true);
        let cards: Vec<_> = own
            .iter()
            .filter_map(|own| card(&view, own))
            .map(|card| view! { <li>{card}</li> })
            .collect();
        let over = over(&view, &me);
        if !view.ready && cards.is_empty() && over.is_none() {
            return coming(session, SkeletonKind::Lines);
        }
        let teams = if cards.is_empty() && over.is_some() {
            view! { <p class="soft">{texts::ALL_OVER}</p> }.into_any()
        } else if cards.is_empty() {
            view! {
                <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() seed=4>
                    <LinkButton href="/parcours".to_owned()>{texts::TO_PARCOURS}</LinkButton>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <section class="section">
                    <h2>{texts::TEAMS}</h2>
                    <ul class="stack">{cards}</ul>
                </section>
            }
            .into_any()
        };
        view! { {teams} {over} {gallery(&view, &me)} }.into_any()
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead">{texts::LEAD}</p>
        {refused(session, None)}
        {live(content)}
    }
    .into_any()
}

/// One's teams that are only read, folded.
fn over(view: &View, me: &Me) -> Option<AnyView> {
    let each: Vec<_> = own_teams(view, me, false)
        .into_iter()
        .filter_map(|own| {
            let projet = view.teams.projet_of(own)?;
            let (href, nom) = (team_href(own.equipe.id), own.equipe.nom.clone());
            let titre = projet.titre.clone();
            Some(view! { <li class="actions"><a href=href>{nom}</a><span class="soft">{titre}</span></li> })
        })
        .collect();
    let count = each.len();
    (count > 0).then(|| {
        view! {
            <details class="more-filters">
                <summary>{texts::over(count)}</summary>
                <ul class="stack">{each}</ul>
            </details>
        }
        .into_any()
    })
}

/// The pages that other teams show to the class.
pub(super) fn others<'a>(view: &'a View, me: &Me) -> Vec<&'a Affiche> {
    let teams = &view.teams;
    let other = |affiche: &&Affiche| {
        let own = teams.equipes.get(&affiche.equipe);
        !own.is_some_and(|own| own.value.equipe.has(me.user))
    };
    teams.affiches.values().filter(other).collect()
}

/// What the other teams show to the class.
fn gallery(view: &View, me: &Me) -> Option<AnyView> {
    let others = sorted(others(view, me), |affiche| {
        (0, catalogue::slug::words(&affiche.nom))
    });
    let cards: Vec<_> = others
        .into_iter()
        .map(|affiche| {
            let seed = seed_of(&affiche.equipe.to_string());
            view! {
                <li><ArtCard
                    href=page_href(affiche.equipe)
                    seed
                    hue=Hue::of_seed(seed)
                    tag=affiche.genre.label().to_owned()
                    title=title(affiche)
                    text=affiche.nom.clone()
                /></li>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::GALLERY}</h2>
                <ul class="card-grid">{cards}</ul>
            </section>
        }
        .into_any()
    })
}
