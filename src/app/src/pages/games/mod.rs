//! `/jeux/…`: games from the sheets, for one, for two, or for a class before the projector. No account, no score, no
//! time limit; the number of a round is in the address, so that a game can be shared.

mod asked;
mod duel;
mod ideas;
mod named;
mod odd;
mod riddle;
mod texts;

pub use asked::Game;
pub use named::{Size, games_section, round_href, round_named};
pub use texts::name;

use std::rc::Rc;

use leptos::prelude::*;
use ui::{ArtCard, ButtonKind, Hue, LinkButton, PageTitle, Skeleton, SkeletonKind, icons, seed_of};

use self::asked::Asked;
use crate::address;
use crate::live::live;
use crate::pages::explore::{share, waiting};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, List, SheetError, use_catalogue};
use crate::state::clock::today;
use crate::state::session::{Session, Who, use_session};

/// `/jeux/:jeu?`
#[component]
pub fn Games() -> impl IntoView {
    let part = part();
    let game = Memo::new(move |_| part.with(|game| Game::of(game)));
    live(move || match game.get() {
        Some(game) => table(game),
        None => menu(),
    })
}

/// The games to choose from.
fn menu() -> AnyView {
    let day = today().day_of_year().unsigned_abs().into();
    let games: Vec<_> = Game::ALL
        .into_iter()
        .enumerate()
        .map(|(at, game)| {
            let hue = Hue::of(char::from(b'A' + (at * 3) as u8));
            view! {
                <li>
                    <ArtCard
                        href=Asked::first(day).href(game)
                        seed=seed_of(game.key())
                        hue
                        tag=texts::players(game)
                        title=texts::name(game)
                        text=texts::rule(game)
                    />
                </li>
            }
        })
        .collect();
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead">{texts::LEAD}</p>
        <h2 class="sr">{texts::GAMES}</h2>
        <ul class="card-grid card-grid-wide">{games}</ul>
    }
    .into_any()
}

/// A game at play.
fn table(game: Game) -> AnyView {
    let catalogue = use_catalogue();
    let asked = address::asked(Asked::read);
    let round = Memo::new(move |_| asked.with(|asked| (asked.round, asked.card)));
    let session = use_session();
    let stage = Memo::new(move |_| stage(catalogue, session));
    let class = move || {
        if asked.with(|asked| asked.large) {
            "game game-large"
        } else {
            "game"
        }
    };
    let on = Signal::derive(move || asked.get().following().href(game));
    let large = Signal::derive(move || asked.get().toggled().href(game));
    let size = move || {
        if asked.with(|asked| asked.large) {
            texts::SMALL
        } else {
            texts::LARGE
        }
    };
    view! {
        <div class=class>
            <PageTitle text=texts::name(game).to_owned() />
            <p class="lead">{texts::rule(game)}</p>
            <p class="soft" role="status">{move || texts::round(round.get().0)}</p>
            {live(move || match (stage.get(), catalogue.list_untracked()) {
                (Stage::Ready, Some(list)) => play(game, list, round.get()),
                (Stage::NoList, _) => waiting(catalogue),
                _ => view! { <Skeleton kind=SkeletonKind::Cards count=2 /> }.into_any(),
            })}
            <p class="actions no-print">
                <LinkButton href=on kind=ButtonKind::Primary icon=icons::REFRESH>{texts::AGAIN}</LinkButton>
                <LinkButton href=large icon=icons::EYE>{size}</LinkButton>
                <LinkButton href="/jeux".to_owned() icon=icons::ARROW_LEFT>{texts::OTHERS}</LinkButton>
                {share()}
            </p>
        </div>
    }
    .into_any()
}

fn play(game: Game, list: Rc<List>, (round, card): (u64, usize)) -> AnyView {
    match game {
        Game::Riddle => riddle::riddle(list, round),
        Game::Duel => duel::duel(&list, round),
        Game::Odd => odd::odd(&list, round),
        Game::Ideas => ideas::ideas(&list, round, card),
    }
}

/// Whether cards can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The list or the person is on the way: the first rows alone would give other cards.
    Coming,
    NoList,
    Ready,
}

fn stage(catalogue: Catalogue, session: Session) -> Stage {
    let settled = catalogue.settled(SheetError::Unknown).is_some();
    let listed = catalogue.list().is_some();
    let whole = catalogue.search().is_some() || settled;
    let known = !matches!(session.who(), Who::Opening);
    match (listed, whole && known) {
        (true, true) => Stage::Ready,
        (false, true) => Stage::NoList,
        _ => Stage::Coming,
    }
}

/// Nothing can be drawn from so few sheets.
fn too_few() -> AnyView {
    view! { <p>{texts::TOO_FEW}</p> }.into_any()
}
