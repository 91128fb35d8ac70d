//! The page that a team presents at a forum and in contests: one sheet, in six pieces. It names no pupil.

use domain::equipe::AFFICHE;
use domain::projet::Projet;
use domain::school::Uai;
use leptos::prelude::*;
use protocol::row::{Affiche, ClassEquipe};
use ui::{Hue, Illustration, seed_of};

use super::texts::{self, PIECES};
use crate::texts::labels::{self, Label};

/// More signs than these do not stand on one sheet.
const SIGNS: usize = 2_000;

/// The page of one's own team, as others will read it.
pub fn own_affiche(own: &ClassEquipe, projet: &Projet, school: Uai) -> Affiche {
    Affiche {
        equipe: own.equipe.id,
        concours: None,
        class: own.class,
        nom: own.equipe.nom.clone(),
        projet: projet.titre.clone(),
        genre: projet.genre,
        school,
        textes: own.travail.affiche(),
    }
}

/// A text of the page; empty where nothing is written.
pub(super) fn text<'a>(affiche: &'a Affiche, key: &str) -> &'a str {
    affiche.textes.get(key).map_or("", |text| text.trim())
}

/// Its title: what the team wrote, else that of the project.
pub fn title(affiche: &Affiche) -> String {
    match text(affiche, AFFICHE[0]) {
        "" => affiche.projet.clone(),
        title => title.to_owned(),
    }
}

/// Who presents it: the team, what kind of project it is, and the school where that is known.
pub(super) fn who(affiche: &Affiche, school: Option<&str>) -> String {
    let mut words = [&affiche.nom, " · ", affiche.genre.label()].concat();
    if let Some(school) = school {
        words.push_str(" · ");
        words.push_str(school);
    }
    words
}

/// The hue of a team's picture.
pub(super) fn hue(affiche: &Affiche) -> (u64, Hue) {
    let seed = seed_of(&affiche.equipe.to_string());
    (seed, Hue::of_seed(seed))
}

/// The written pieces below the title, with their headings.
pub(super) fn written(affiche: &Affiche) -> impl Iterator<Item = (&'static str, String)> {
    let below = PIECES.iter().skip(1);
    below.filter_map(|piece| {
        let text = text(affiche, piece.key);
        (!text.is_empty()).then(|| (labels::affiche(piece.key), text.to_owned()))
    })
}

/// Whether it holds more than stands on one sheet.
pub fn is_long(affiche: &Affiche) -> bool {
    let texts = affiche.textes.values();
    texts.map(|text| text.chars().count()).sum::<usize>() > SIGNS
}

fn heading(level: u8, words: String) -> AnyView {
    match level {
        2 => view! { <h2>{words}</h2> }.into_any(),
        3 => view! { <h3>{words}</h3> }.into_any(),
        _ => view! { <h4>{words}</h4> }.into_any(),
    }
}

/// The sheet. Its title is a heading of `level` (2 or 3), those of its pieces are of the one below.
pub fn sheet(affiche: &Affiche, school: Option<&str>, level: u8) -> AnyView {
    let (seed, hue) = hue(affiche);
    let pieces: Vec<_> = written(affiche)
        .map(|(words, text)| {
            view! {
                <section>
                    {heading(level + 1, words.to_owned())}
                    <p class="excerpt excerpt-whole">{text}</p>
                </section>
            }
        })
        .collect();
    let nothing = pieces.is_empty();
    view! {
        <article class="sheet poster card card-pad">
            <Illustration seed hue cols=12 rows=2 />
            <div>
                <p class="eyebrow">{who(affiche, school)}</p>
                {heading(level, title(affiche))}
            </div>
            {nothing.then(|| view! { <p class="soft">{texts::NOTHING}</p> })}
            <div class="sheet-parts">{pieces}</div>
        </article>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_those_that_teams_write_in_their_order() {
        let keys: Vec<_> = PIECES.iter().map(|piece| piece.key).collect();
        assert_eq!(keys, AFFICHE);
    }
}
