//! Rounds that something else names: those of a lesson.

use domain::seance::Partie;
use leptos::prelude::*;
use ui::{Icon, icons};

use super::asked::{Asked, Game};
use super::texts;

/// For whom a round is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For who plays on a device.
    Own,
    /// For the last row.
    Projector,
}

/// The address of a round; none where this version does not know the game.
pub fn round_href(partie: &Partie, size: Size) -> Option<String> {
    let (game, asked) = round(partie, size)?;
    Some(asked.href(game))
}

fn round(partie: &Partie, size: Size) -> Option<(Game, Asked)> {
    let asked = Asked::first(partie.numero);
    let asked = match size {
        Size::Own => asked,
        Size::Projector => asked.toggled(),
    };
    Some((Game::of(&partie.jeu)?, asked))
}

/// « Duel, partie 12 »; none where this version does not know the game.
pub fn round_named(partie: &Partie) -> Option<String> {
    let game = Game::of(&partie.jeu)?;
    Some(texts::round_of(texts::name(game), partie.numero))
}

/// The rounds, to open; nothing where there are none.
pub fn games_section(title: &'static str, rounds: &[Partie], size: Size) -> Option<AnyView> {
    let cards: Vec<_> = rounds
        .iter()
        .filter_map(|partie| {
            let game = Game::of(&partie.jeu)?;
            let href = round_href(partie, size)?;
            Some(view! {
                <li><article class="card card-pad">
                    <p class="meta"><Icon of=icons::PLAY /><span>{texts::round(partie.numero)}</span></p>
                    <h3><a class="stretched" href=href>{texts::name(game)}</a></h3>
                    <p class="soft">{texts::rule(game)}</p>
                </article></li>
            })
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul class="stack">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partie(jeu: &str) -> Partie {
        Partie {
            jeu: jeu.to_owned(),
            numero: 12,
        }
    }

    #[test]
    fn a_round_opens_as_its_number_and_for_the_projector_large() {
        let duel = partie("duel");
        let own = Asked {
            round: 12,
            card: 0,
            large: false,
        };
        assert_eq!(round(&duel, Size::Own), Some((Game::Duel, own)));
        let large = Asked { large: true, ..own };
        assert_eq!(round(&duel, Size::Projector), Some((Game::Duel, large)));
    }

    #[test]
    fn a_game_of_a_newer_version_is_not_shown() {
        let newer = partie("futur");
        assert_eq!(round(&newer, Size::Own), None);
        assert_eq!(round_named(&newer), None);
    }
}
