//! Names in both genders out of the sources' spellings.

use super::clean::{capital, line};
use crate::sheet::Names;
use crate::slug::words;

/// The names of a ROME label: « Éleveur / Éleveuse de lapins » shares what follows the second form;
/// a label without a bar serves both genders.
pub(super) fn from_rome(label: &str) -> Names {
    let label = line(label);
    let bar = label.split_once(" / ").filter(|(left, right)| {
        // « Interprète français / LSF »: an abbreviation after the bar is no second form.
        let first = right.split(' ').next().unwrap_or_default();
        let last = left.split(' ').next_back().unwrap_or_default();
        first.chars().any(char::is_lowercase) && !is_opposite(last, first)
    });
    let Some((left, right)) = bar else {
        let name = capital(&label);
        return Names {
            feminine: name.clone(),
            masculine: name,
        };
    };
    let left: Vec<&str> = left.split(' ').collect();
    let right: Vec<&str> = right.split(' ').collect();
    let first = right.first().copied().unwrap_or_default();
    // « Cadre dirigeant / Dirigeante d’administration »: the right side starts at a later word.
    let skipped = left.iter().position(|word| akin(word, first)).unwrap_or(0);
    let head = left.len() - skipped;
    // « Homme sage-femme / Sage-femme »: what stands before the same word is of the left form only.
    let same = left
        .get(skipped)
        .is_some_and(|word| words(word) == words(first));
    let mut feminine: Vec<&str> = left
        .iter()
        .take(if same { 0 } else { skipped })
        .copied()
        .collect();
    // « Gynécologue-obstétricien / obstétricienne »: it starts at a later part of a word.
    let shared = left
        .get(skipped)
        .and_then(|word| before_akin_part(word, first))
        .map(|start| [start, first].concat());
    feminine.push(shared.as_deref().unwrap_or(first));
    feminine.extend(right.iter().skip(1));
    let mut masculine = left;
    masculine.extend(right.iter().skip(head));
    Names {
        feminine: capital(&feminine.join(" ")),
        masculine: capital(&masculine.join(" ")),
    }
}

/// « Gestionnaire actif / passif »: two sides of a balance sheet, not two genders.
fn is_opposite(left: &str, right: &str) -> bool {
    (left, right) == ("actif", "passif")
}

/// The names that Onisep gives apart.
pub(super) fn from_pair(feminine: &str, masculine: &str) -> Names {
    let (feminine, masculine) = (capital(&line(feminine)), capital(&line(masculine)));
    match (feminine.is_empty(), masculine.is_empty()) {
        (true, _) => Names {
            feminine: masculine.clone(),
            masculine,
        },
        (_, true) => Names {
            masculine: feminine.clone(),
            feminine,
        },
        _ => Names {
            feminine,
            masculine,
        },
    }
}

/// The names of an inclusive form of Onisep's: « maçon/ne », « constructeur/trice de cartes »,
/// « ingénieur/e éco-concepteur/trice ».
pub(super) fn from_inclusive(label: &str) -> Names {
    let label = line(label);
    if label.contains(" / ") {
        return from_rome(&label);
    }
    let (mut feminine, mut masculine) = (Vec::new(), Vec::new());
    for word in label.split(' ') {
        match word.split_once('/') {
            Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => {
                masculine.push(stem.to_owned());
                feminine.push(feminine_of(stem, ending));
            }
            _ => {
                masculine.push(word.to_owned());
                feminine.push(word.to_owned());
            }
        }
    }
    from_pair(&feminine.join(" "), &masculine.join(" "))
}

/// « maçon » and « ne » make « maçonne », « constructeur » and « trice » « constructrice », « chef »
/// and « fe » « cheffe »: the ending replaces the part of the stem that starts as it does.
fn feminine_of(stem: &str, ending: &str) -> String {
    const REPLACED: [(&str, &str); 8] = [
        ("trice", "teur"),
        ("euse", "eur"),
        ("se", "r"),
        ("ère", "er"),
        ("ière", "ier"),
        ("ve", "f"),
        ("ive", "if"),
        ("elle", "el"),
    ];
    let replaced = REPLACED.iter().find(|(feminine, _)| *feminine == ending);
    let kept = replaced
        .and_then(|(_, masculine)| stem.strip_suffix(masculine))
        .unwrap_or(stem);
    format!("{kept}{ending}")
}

/// What stands before the part of a compound that is a form of `other`, hyphen included; `None` when
/// there is no such part, or it is the first one.
fn before_akin_part<'a>(compound: &'a str, other: &str) -> Option<&'a str> {
    let hyphens = compound.match_indices('-');
    let mut parts = hyphens.filter_map(|(at, _)| compound.split_at_checked(at + 1));
    if akin(compound, other) {
        return None;
    }
    let (start, _) = parts.find(|(_, part)| akin(part, other))?;
    Some(start)
}

/// Whether two words are forms of one: they start with the same three letters (or all of a shorter
/// word).
fn akin(one: &str, other: &str) -> bool {
    let start = |word: &str| words(word).chars().take(3).collect::<String>();
    start(one) == start(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(names: Names) -> (String, String) {
        (names.feminine, names.masculine)
    }

    #[test]
    fn rome_labels_split_and_share_their_end() {
        for (label, feminine, masculine) in [
            ("Boulanger / Boulangère", "Boulangère", "Boulanger"),
            (
                "Eleveur / Eleveuse d'ovins",
                "Éleveuse d’ovins",
                "Éleveur d’ovins",
            ),
            (
                "Mécanicien réparateur / Mécanicienne réparatrice de cycles",
                "Mécanicienne réparatrice de cycles",
                "Mécanicien réparateur de cycles",
            ),
            (
                "Cadre Dirigeant / Dirigeante d'administration centrale",
                "Cadre Dirigeante d’administration centrale",
                "Cadre Dirigeant d’administration centrale",
            ),
            (
                "Chef opérateur / Cheffe opératrice image",
                "Cheffe opératrice image",
                "Chef opérateur image",
            ),
            ("Fleuriste", "Fleuriste", "Fleuriste"),
            (
                "Homme sage-femme / Sage-femme",
                "Sage-femme",
                "Homme sage-femme",
            ),
            (
                "Valet / Femme de chambre",
                "Femme de chambre",
                "Valet de chambre",
            ),
            (
                "Interprète français / LSF",
                "Interprète français / LSF",
                "Interprète français / LSF",
            ),
            (
                "Chef / Cheffe d'équipe en plastique/caoutchouc",
                "Cheffe d’équipe en plastique/caoutchouc",
                "Chef d’équipe en plastique/caoutchouc",
            ),
        ] {
            assert_eq!(both(from_rome(label)), (feminine.into(), masculine.into()));
        }
    }

    #[test]
    fn inclusive_forms_split() {
        for (label, feminine, masculine) in [
            ("maçon/ne", "Maçonne", "Maçon"),
            (
                "concepteur/trice de cartes",
                "Conceptrice de cartes",
                "Concepteur de cartes",
            ),
            (
                "ouvrier/ère agricole",
                "Ouvrière agricole",
                "Ouvrier agricole",
            ),
            (
                "robinétier/ière nucléaire",
                "Robinétière nucléaire",
                "Robinétier nucléaire",
            ),
            ("chef/fe de projet", "Cheffe de projet", "Chef de projet"),
            ("développeur/se", "Développeuse", "Développeur"),
            ("cartographe SIG", "Cartographe SIG", "Cartographe SIG"),
            ("acheteur / acheteuse", "Acheteuse", "Acheteur"),
            (
                "gestionnaire actif / passif",
                "Gestionnaire actif / passif",
                "Gestionnaire actif / passif",
            ),
            (
                "géologue modélisateur / modélisatrice",
                "Géologue modélisatrice",
                "Géologue modélisateur",
            ),
            (
                "gynécologue-obstétricien / obstétricienne",
                "Gynécologue-obstétricienne",
                "Gynécologue-obstétricien",
            ),
            (
                "journaliste sportif / sportive",
                "Journaliste sportive",
                "Journaliste sportif",
            ),
            (
                "militaire technicien / technicienne de l'air (MTA)",
                "Militaire technicienne de l’air (MTA)",
                "Militaire technicien de l’air (MTA)",
            ),
        ] {
            assert_eq!(
                both(from_inclusive(label)),
                (feminine.into(), masculine.into())
            );
        }
    }
}
