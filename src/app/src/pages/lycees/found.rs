//! Which lycées are shown, and in which order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use catalogue::lycee::Lycee;
use catalogue::slug::words;

use super::query::ALL;
use super::stand::Stand;

/// What the list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing yet: neither a département nor words, and nowhere to begin.
    Nothing,
    /// Positions of lycées, in their order.
    Rows(Vec<u32>),
}

impl Found {
    /// The positions to draw.
    pub fn rows(&self) -> Vec<u32> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Rows(rows) => rows.clone(),
        }
    }
}

/// The lycées with all of these words in their name, commune or département, in that département: the nearest first where
/// distances are known, by commune otherwise.
pub fn found(all: &[Lycee], stand: &Stand, text: &str, departement: &str) -> Found {
    let asked = words(text);
    if asked.is_empty() && departement.is_empty() {
        return Found::Nothing;
    }
    let asked: Vec<&str> = asked.split('-').collect();
    let every = departement.is_empty() || departement == ALL;
    let mut rows: Vec<(Option<f64>, &Lycee, u32)> = (0..)
        .zip(all)
        .filter(|(_, lycee)| every || lycee.departement_code() == departement)
        .filter(|(_, lycee)| answers(lycee, &asked))
        .map(|(row, lycee)| (stand.km(lycee), lycee, row))
        .collect();
    rows.sort_by(|one, other| nearer(one.0, other.0).then_with(|| by_place(stand, one.1, other.1)));
    Found::Rows(rows.into_iter().map(|(_, _, row)| row).collect())
}

/// Whether each word begins a word of the lycée's.
fn answers(lycee: &Lycee, asked: &[&str]) -> bool {
    let own = [&lycee.name, &lycee.commune, &lycee.departement].map(|text| words(text));
    let own = own.iter().flat_map(|text| text.split('-'));
    asked
        .iter()
        .all(|word| own.clone().any(|known| known.starts_with(word)))
}

/// A distance that is not known is the farthest.
fn nearer(one: Option<f64>, other: Option<f64>) -> Ordering {
    let far = |km: Option<f64>| km.unwrap_or(f64::INFINITY);
    far(one).total_cmp(&far(other))
}

fn by_place(stand: &Stand, one: &Lycee, other: &Lycee) -> Ordering {
    let key = |lycee: &Lycee| {
        (
            stand.away(lycee),
            words(&lycee.departement),
            words(&lycee.commune),
        )
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| one.name.cmp(&other.name))
}

/// The départements that have a lycée, by name: number and name.
pub fn departements(all: &[Lycee]) -> Vec<(String, String)> {
    let named = all.iter().filter(|lycee| !lycee.departement.is_empty());
    let by_name: BTreeMap<_, _> = named
        .map(|lycee| {
            let pair = (
                lycee.departement_code().to_owned(),
                lycee.departement.clone(),
            );
            (words(&lycee.departement), pair)
        })
        .collect();
    by_name.into_values().collect()
}

#[cfg(test)]
mod tests {
    use catalogue::etablissement::Coordinates;

    use super::super::stand::sample;
    use super::*;

    fn lycee(
        uai: &str,
        name: &str,
        commune: &str,
        departement: &str,
        at: Option<(f64, f64)>,
    ) -> Lycee {
        Lycee {
            uai: uai.into(),
            name: name.into(),
            commune: commune.into(),
            departement: departement.into(),
            coordinates: at.map(|(latitude, longitude)| Coordinates {
                latitude,
                longitude,
            }),
            ..Lycee::default()
        }
    }

    fn all() -> Vec<Lycee> {
        vec![
            lycee(
                "0540001A",
                "Lycée Héré",
                "Laxou",
                "Meurthe-et-Moselle",
                Some((48.68, 6.14)),
            ),
            lycee(
                "0570001A",
                "Lycée du Bois",
                "Metz",
                "Moselle",
                Some((49.10, 6.19)),
            ),
            lycee("0570002A", "Lycée des Toits", "Forbach", "Moselle", None),
            lycee(
                "0570003A",
                "Lycée de l’Œuvre",
                "Thionville",
                "Moselle",
                Some((49.35, 6.16)),
            ),
            lycee(
                "0010001A",
                "Lycée de la Bresse",
                "Bourg",
                "Ain",
                Some((46.2, 5.2)),
            ),
        ]
    }

    fn rows(stand: &Stand, text: &str, departement: &str) -> Vec<u32> {
        found(&all(), stand, text, departement).rows()
    }

    #[test]
    fn the_nearest_comes_first_and_what_has_no_place_last() {
        let metz = sample(Some((49.12, 6.18)), "057", "Metz");
        assert_eq!(metz.begins(&all()), ALL);
        assert_eq!(rows(&metz, "", ALL), [1, 3, 0, 4, 2]);
        assert_eq!(rows(&metz, "", "057"), [1, 3, 2]);
    }

    #[test]
    fn a_school_without_a_place_begins_in_its_departement_with_its_commune() {
        let forbach = sample(None, "057", "FORBACH");
        assert_eq!(forbach.begins(&all()), "057");
        assert_eq!(rows(&forbach, "", "057"), [2, 1, 3]);
        assert_eq!(rows(&forbach, "", ALL), [2, 1, 3, 4, 0]);
        let elsewhere = sample(None, "974", "Saint-Denis");
        assert_eq!(elsewhere.begins(&all()), "", "no lycée there: it is chosen");
    }

    #[test]
    fn from_nowhere_one_says_where_or_what() {
        let nowhere = Stand::nowhere();
        assert_eq!(found(&all(), &nowhere, " ", ""), Found::Nothing);
        assert_eq!(
            rows(&nowhere, "", ALL),
            [4, 0, 2, 1, 3],
            "by département, then commune"
        );
        assert!(rows(&nowhere, "", "974").is_empty());
    }

    #[test]
    fn words_are_looked_for_in_name_commune_and_departement_whatever_their_accents() {
        let nowhere = Stand::nowhere();
        assert_eq!(rows(&nowhere, "here", ""), [0]);
        assert_eq!(rows(&nowhere, "L’ŒUVRE thion", ""), [3]);
        assert_eq!(rows(&nowhere, "moselle toits", ""), [2]);
        assert!(rows(&nowhere, "toits", "054").is_empty());
        assert!(
            rows(&nowhere, "orbach", "").is_empty(),
            "a word is typed from its beginning"
        );
    }

    #[test]
    fn departements_are_named_once_in_the_order_of_their_names() {
        let named = departements(&all());
        let codes: Vec<&str> = named.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["001", "054", "057"]);
    }
}
