//! Onisep's own terms in those of the model.

use domain::metier::StudyLevel;

use crate::facet::{FacetSet, Interest, Place};
use crate::slug::words;

/// The level of a *niveau d'accès minimum* as either format writes it (« bac + 2 », « Bac + 5 »,
/// « CAP ou équivalent »…); `None` for « autre formation » and for what is unknown.
pub(super) fn level(label: &str) -> Option<StudyLevel> {
    let label = words(label);
    let years = label
        .strip_prefix("bac-")
        .and_then(|rest| rest.split('-').next()?.parse::<u8>().ok());
    Some(match (years, label.as_str()) {
        (Some(0 | 1), _) => StudyLevel::Bac,
        (Some(2), _) => StudyLevel::Bac2,
        (Some(3), _) => StudyLevel::Bac3,
        (Some(4), _) => StudyLevel::Bac4,
        (Some(5), _) => StudyLevel::Bac5,
        (Some(_), _) => StudyLevel::Bac6Plus,
        (None, "3e" | "sans-diplome" | "diplome-national-du-brevet") => StudyLevel::None,
        (None, label) if label.starts_with("cap-") || label == "cap" => StudyLevel::Cap,
        (None, label) if label.starts_with("bac-") || label == "bac" => StudyLevel::Bac,
        _ => return None,
    })
}

/// Onisep's *centres d'intérêt* that say the same as one of ROME's. Those that name a sector
/// (fashion, trade, television) have none there and are left out.
const INTERESTS: [(&str, Interest); 27] = [
    (
        "enqueter-analyser-l-information-je-veux-en-faire-mon-travail",
        Interest::Discover,
    ),
    ("j-adore-conduire", Interest::Drive),
    ("j-ai-le-sens-du-contact", Interest::Contact),
    ("j-ai-un-bon-coup-de-crayon", Interest::Drawing),
    ("j-aime-bien-faire-des-experiences", Interest::Discover),
    ("j-aime-bouger", Interest::Physical),
    ("j-aime-communiquer", Interest::Convince),
    ("j-aime-etre-aux-commandes", Interest::Lead),
    ("j-aime-jongler-avec-les-chiffres", Interest::Numbers),
    ("j-aime-la-nature", Interest::Nature),
    ("j-aime-les-langues", Interest::Cultures),
    ("j-aime-les-sensations-fortes", Interest::Thrills),
    ("j-aime-organiser-gerer", Interest::Organise),
    (
        "je-me-passionne-pour-les-nouvelles-technologies",
        Interest::Technology,
    ),
    ("je-reve-d-un-metier-artistique", Interest::Artist),
    ("je-reve-de-travailler-a-l-etranger", Interest::Travel),
    ("je-suis-accro-au-numerique", Interest::Technology),
    ("je-veux-etre-utile-aux-autres", Interest::Care),
    ("je-veux-faire-respecter-la-loi", Interest::Law),
    ("je-veux-m-occuper-d-animaux", Interest::Animals),
    ("je-veux-m-occuper-d-enfants", Interest::Children),
    ("je-veux-proteger-la-planete", Interest::Environment),
    ("je-veux-travailler-dans-le-batiment", Interest::Build),
    ("je-veux-travailler-dans-le-spectacle", Interest::Backstage),
    ("je-veux-travailler-de-mes-mains", Interest::Manual),
    ("ma-vocation-est-de-soigner", Interest::Care),
    ("reparer-bricoler-j-adore-ca", Interest::Manual),
];

/// ROME's centres of interest for Onisep's labels.
pub(super) fn interests(labels: &[String]) -> FacetSet<Interest> {
    let known = |label: &String| {
        let label = words(label);
        INTERESTS
            .iter()
            .find(|(name, _)| *name == label)
            .map(|(_, interest)| *interest)
    };
    labels.iter().filter_map(known).collect()
}

/// The kinds of places that two of the labels state.
pub(super) fn places(labels: &[String]) -> FacetSet<Place> {
    let known = |label: &String| match words(label).as_str() {
        "j-aimerais-travailler-dehors" => Some(Place::Outdoors),
        "je-veux-travailler-de-mes-mains" => Some(Place::Hands),
        _ => None,
    };
    labels.iter().filter_map(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_both_formats() {
        for (label, wanted) in [
            ("bac\u{a0}+\u{a0}2", Some(StudyLevel::Bac2)),
            ("Bac + 5", Some(StudyLevel::Bac5)),
            ("bac + 9 et plus", Some(StudyLevel::Bac6Plus)),
            ("bac + 1", Some(StudyLevel::Bac)),
            ("bac ou équivalent", Some(StudyLevel::Bac)),
            ("CAP ou équivalent + 1 an", Some(StudyLevel::Cap)),
            ("3E", Some(StudyLevel::None)),
            ("autre formation", None),
        ] {
            assert_eq!(level(label), wanted, "{label}");
        }
    }
}
