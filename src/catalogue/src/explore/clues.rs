//! What a sheet says of a métier without its name, for « Qui suis-je ? ».

use domain::metier::{GrandDomaine, StudyLevel};

use crate::facet::{FacetSet, Interest, Place, Subject};
use crate::sheet::{Names, Part, Sheet};
use crate::slug::words;

/// What stands for a hidden word.
const HIDDEN: &str = "•••";
/// Shorter words are in too many names and texts to tell one.
const SHORTEST: usize = 4;

/// One clue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clue {
    /// Kinds of places.
    Places(FacetSet<Place>),
    /// Its level of training.
    Level(StudyLevel),
    /// Centres of interest.
    Interests(FacetSet<Interest>),
    /// School subjects.
    Subjects(FacetSet<Subject>),
    /// When.
    Hours(String),
    /// With whom.
    With(String),
    /// Its *grand domaine*.
    Domain(GrandDomaine),
    /// What counts in it.
    Values(String),
    /// Skills.
    Skills(String),
    /// Where.
    Where(String),
    /// A passage of the sheet.
    Text(String),
}

/// The clues of a sheet, the vaguest first; names of the métier in them are hidden.
pub fn clues(sheet: &Sheet) -> Vec<Clue> {
    let stems = stems(sheet);
    let joined = |part: &Option<Part<Vec<String>>>| {
        part.as_ref()
            .map(|part| hide(&part.value.join(", "), &stems))
    };
    let some = |is_empty: bool, clue: Clue| (!is_empty).then_some(clue);
    let clues = [
        some(sheet.places.is_empty(), Clue::Places(sheet.places)),
        joined(&sheet.hours).map(Clue::Hours),
        sheet.level.as_ref().map(|level| Clue::Level(level.value)),
        some(sheet.interests.is_empty(), Clue::Interests(sheet.interests)),
        some(sheet.subjects.is_empty(), Clue::Subjects(sheet.subjects)),
        joined(&sheet.values).map(Clue::Values),
        joined(&sheet.with).map(Clue::With),
        sheet.domain.map(Clue::Domain),
        joined(&sheet.skills).map(Clue::Skills),
        joined(&sheet.where_).map(Clue::Where),
        sheet
            .what
            .as_ref()
            .and_then(|what| what.value.first_paragraph())
            .map(|text| Clue::Text(hide(text, &stems))),
    ];
    clues.into_iter().flatten().collect()
}

/// The words of all names of a métier, without accents.
fn stems(sheet: &Sheet) -> Vec<String> {
    let of = |names: &Names| [words(&names.feminine), words(&names.masculine)];
    let all = std::iter::once(&sheet.names)
        .chain(&sheet.other_names)
        .flat_map(of);
    let mut stems: Vec<String> = all
        .flat_map(|name| name.split('-').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.len() >= SHORTEST)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The text with each word hidden that is of the family of one of these.
fn hide(text: &str, stems: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let end = |word: &mut String, out: &mut String| {
        let plain = words(word);
        let told = stems.iter().any(|stem| is_family(&plain, stem));
        out.push_str(if told { HIDDEN } else { word.as_str() });
        word.clear();
    };
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            word.push(letter);
        } else {
            end(&mut word, &mut out);
            out.push(letter);
        }
    }
    end(&mut word, &mut out);
    out
}

/// « boulangerie » is of the family of « boulanger »: all but their ends are alike.
fn is_family(word: &str, stem: &str) -> bool {
    let alike = word
        .bytes()
        .zip(stem.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let shorter = word.len().min(stem.len());
    shorter >= SHORTEST && alike >= SHORTEST.max(shorter - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_families_are_hidden_and_nothing_else() {
        let sheet = Sheet {
            names: Names {
                feminine: "Boulangère".into(),
                masculine: "Boulanger".into(),
            },
            other_names: vec![Names {
                feminine: "Artisane du pain".into(),
                masculine: "Artisan du pain".into(),
            }],
            ..Sheet::default()
        };
        let hidden = hide(
            "À la boulangerie, l’artisane (BOULANGÈRE) fait du pain et des gâteaux.",
            &stems(&sheet),
        );
        assert_eq!(hidden, "À la •••, l’••• (•••) fait du ••• et des gâteaux.");
    }

    #[test]
    fn a_sheet_that_tells_little_gives_few_clues() {
        assert_eq!(clues(&Sheet::default()), []);
        let sheet = Sheet {
            domain: Some(GrandDomaine::D),
            places: [Place::Hands].into_iter().collect(),
            ..Sheet::default()
        };
        let vague = [Clue::Places(sheet.places), Clue::Domain(GrandDomaine::D)];
        assert_eq!(clues(&sheet), vague);
    }
}
