//! Cards of a pupil's teams, each with the step that comes next.

use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::ClassEquipe;
use ui::{ButtonKind, Hue, Illustration, LinkButton, icons, seed_of};

use super::list::others;
use super::{own_teams, texts};
use crate::pages::equipe::{by, stands, steps_done, team_href};
use crate::state::clock::today;
use crate::state::session::Session;
use crate::texts::labels::Label;

/// The picture of a team.
pub(super) fn picture(own: &ClassEquipe, cols: u32, rows: u32) -> AnyView {
    let seed = seed_of(&own.equipe.id.to_string());
    let hue = Hue::of_seed(seed);
    view! { <Illustration seed hue cols rows /> }.into_any()
}

/// One card: the project, the team, the next step and its day.
pub(super) fn card(view: &View, own: &ClassEquipe) -> Option<AnyView> {
    let projet = view.teams.projet_of(own)?;
    let day = today();
    let stands = stands(projet, &own.travail, day);
    let done = stands.iter().filter(|stand| stand.done).count();
    let next = stands.iter().position(|stand| stand.next);
    let next = next.and_then(|at| projet.etapes.get(at));
    let (title, when) = match next {
        Some(step) => (step.titre.clone(), by(step.le, day)),
        None if stands.is_empty() => (projet.titre.clone(), texts::NO_STEP.to_owned()),
        None => (texts::ALL_DONE_TITLE.to_owned(), texts::ALL_DONE.to_owned()),
    };
    let tag = [projet.genre.label(), " · ", &own.equipe.nom].concat();
    let count = (!stands.is_empty()).then(|| steps_done(done, stands.len()));
    let (href, words) = (team_href(own.equipe.id), texts::open(&own.equipe.nom));
    let picture = picture(own, 8, 4);
    Some(
        view! {
            <div class="card hero">
                <div class="hero-body">
                    <p class="chip chip-now">{tag}</p>
                    <h3>{title}</h3>
                    <p class="lead">{when}</p>
                    {count.map(|count| view! { <p class="soft">{count}</p> })}
                    <LinkButton href kind=ButtonKind::Primary icon=icons::ARROW_RIGHT>
                        {words}
                    </LinkButton>
                </div>
                {picture}
            </div>
        }
        .into_any(),
    )
}

/// The teams of a pupil on the pages of the parcours, or that others show their pages; nothing while there is neither.
pub fn team_cards(session: Session) -> Option<AnyView> {
    let me = session.me()?;
    let (cards, had, shown) = session.view().with(|view| {
        let own = own_teams(view, &me, true).into_iter();
        let cards: Vec<_> = own.filter_map(|own| card(view, own)).collect();
        let had = !own_teams(view, &me, false).is_empty();
        (cards, had, !others(view, &me).is_empty())
    });
    let (title, words, all) = match (cards.is_empty(), had, shown) {
        (false, ..) => (texts::TEAMS, None, texts::ALL),
        (true, true, _) => (texts::TEAMS, Some(texts::ALL_OVER), texts::ALL),
        (true, false, true) => (
            texts::GALLERY,
            Some(texts::GALLERY_TEXT),
            texts::GALLERY_ALL,
        ),
        (true, false, false) => return None,
    };
    Some(
        view! {
            <section class="section">
                <div class="page-head">
                    <h2>{title}</h2>
                    <LinkButton href="/projet".to_owned() icon=icons::USERS>{all}</LinkButton>
                </div>
                {cards}
                {words.map(|words| view! { <p class="soft">{words}</p> })}
            </section>
        }
        .into_any(),
    )
}
