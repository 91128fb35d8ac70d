//! The games of a lesson in its form: what was chosen, and one more.

use domain::seance::{JEUX_MAX, PARTIE_MAX, Partie};
use leptos::prelude::*;
use ui::{Button, Choice, Field, IconButton, Select, icons, use_announcer};

use super::texts;
use crate::live::live_option;
use crate::pages::games::{Game, Size, name, round_href, round_named};
use crate::state::clock::today;

/// Rounds as the form keeps them, one a line.
pub fn lines(rounds: &[Partie]) -> String {
    let line = |partie: &Partie| [&partie.jeu, " ", &partie.numero.to_string()].concat();
    rounds.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The rounds of such lines.
pub fn rounds(lines: &str) -> Vec<Partie> {
    let round = |line: &str| {
        let (jeu, numero) = line.split_once(' ')?;
        Some(Partie {
            jeu: jeu.to_owned(),
            numero: numero.parse().ok()?,
        })
    };
    lines.lines().filter_map(round).collect()
}

/// The field, over the lines of a form.
pub fn jeux(kept: RwSignal<String>) -> AnyView {
    let said = use_announcer();
    let game = RwSignal::new(Game::Riddle.key().to_owned());
    // As the menu of games offers it today.
    let number = RwSignal::new(today().day_of_year().to_string());
    let wrong = RwSignal::new(None::<String>);
    let add = move || {
        let mut chosen = kept.with_untracked(|kept| rounds(kept));
        let numero = number.with_untracked(|number| number.trim().parse().ok());
        let numero = numero.filter(|numero| (1..=PARTIE_MAX).contains(numero));
        let added = numero.map(|numero| Partie {
            jeu: game.get_untracked(),
            numero,
        });
        wrong.set(match added {
            None => Some(texts::partie_wrong(PARTIE_MAX)),
            Some(added) if chosen.contains(&added) => Some(texts::JEU_THERE.to_owned()),
            Some(_) if chosen.len() >= JEUX_MAX => Some(texts::jeux_full(JEUX_MAX)),
            Some(added) => {
                said.say(texts::jeu_in(&round_named(&added).unwrap_or_default()));
                chosen.push(added);
                kept.set(lines(&chosen));
                None
            }
        });
    };
    let chips = move || {
        let chosen = kept.with(|kept| rounds(kept));
        let chips: Vec<_> = chosen
            .into_iter()
            .filter_map(|partie| {
                let (named, href) = (round_named(&partie)?, round_href(&partie, Size::Own)?);
                let (label, gone) = (texts::jeu_out(&named), texts::jeu_gone(&named));
                let remove = move |()| {
                    said.say(gone.clone());
                    kept.update(|kept| {
                        let mut left = rounds(kept);
                        left.retain(|other| *other != partie);
                        *kept = lines(&left);
                    });
                };
                Some(view! {
                    <li class="chip chip-removable">
                        <a href=href target="_blank">{named}</a>
                        <IconButton icon=icons::CLOSE label on_press=Callback::new(remove) />
                    </li>
                })
            })
            .collect();
        (!chips.is_empty()).then(|| {
            view! { <ul class="chips" aria-label=texts::JEUX_CHOSEN>{chips}</ul> }.into_any()
        })
    };
    let options: Vec<_> = Game::ALL
        .into_iter()
        .map(|game| Choice::new(game.key(), name(game)))
        .collect();
    // Enter in the number would send the form around.
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && is_number(&event) {
            event.prevent_default();
            add();
        }
    };
    view! {
        <fieldset class="stack chips-field" on:keydown=keys>
            <legend>{texts::JEUX}</legend>
            <p class="hint">{texts::JEUX_HINT}</p>
            {live_option(chips)}
            <Select label=texts::JEU.to_owned() options=Signal::stored(options) value=game />
            <Field
                label=texts::PARTIE.to_owned()
                value=number
                input_type="number"
                min="1".to_owned()
                max=PARTIE_MAX.to_string()
                error=wrong
            />
            <p class="actions"><Button icon=icons::PLUS on_press=Callback::new(move |()| add())>{texts::JEU_ADD}</Button></p>
        </fieldset>
    }
    .into_any()
}

fn is_number(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target();
    target
        .is_some_and(|target| wasm_bindgen::JsCast::has_type::<web_sys::HtmlInputElement>(&target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_keeps_are_the_rounds_again_those_of_newer_games_too() {
        let chosen = [("duel", 12), ("futur", 3)].map(|(jeu, numero)| Partie {
            jeu: jeu.to_owned(),
            numero,
        });
        assert_eq!(rounds(&lines(&chosen)), chosen);
        assert_eq!(rounds(""), []);
    }
}
