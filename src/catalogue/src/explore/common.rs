//! What several métiers have in common, and what sets one apart from the others.

use domain::metier::{GrandDomaine, StudyLevel};

use super::Things;
use crate::pack::Facets;

/// What all of some métiers share, to be told in words: never a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Common {
    /// Interests, subjects and places.
    pub things: Things,
    /// The *grand domaine*, where it is the same.
    pub domain: Option<GrandDomaine>,
    /// The level that opens them, where it is the same.
    pub level: Option<StudyLevel>,
}

impl Common {
    /// Whether they share nothing that the sheets tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What all of them share; nothing for fewer than two.
pub fn common(rows: &[Facets]) -> Common {
    let [first, others @ ..] = rows else {
        return Common::default();
    };
    if others.is_empty() {
        return Common::default();
    }
    let whole = Common {
        things: Things::of(first),
        domain: first.domain,
        level: first.level,
    };
    others.iter().fold(whole, |shared, row| Common {
        things: shared.things.common(Things::of(row)),
        domain: shared.domain.filter(|domain| row.domain == Some(*domain)),
        level: shared.level.filter(|level| row.level == Some(*level)),
    })
}

/// What all the others share and the one at this place does not; nothing beyond the last. What a sheet does not tell
/// sets nothing apart.
pub fn apart(rows: &[Facets], at: usize) -> Common {
    let Some(one) = rows.get(at) else {
        return Common::default();
    };
    let others: Vec<Facets> = rows
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != at)
        .map(|(_, row)| *row)
        .collect();
    let shared = common(&others);
    Common {
        things: shared.things.without(Things::of(one)),
        domain: shared
            .domain
            .filter(|_| one.domain.is_some() && one.domain != shared.domain),
        level: shared
            .level
            .filter(|_| one.level.is_some() && one.level != shared.level),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::{Interest, Place};

    fn row(
        domain: GrandDomaine,
        level: StudyLevel,
        interests: &[Interest],
        place: Place,
    ) -> Facets {
        Facets {
            domain: Some(domain),
            level: Some(level),
            interests: interests.iter().copied().collect(),
            places: [place].into_iter().collect(),
            ..Facets::default()
        }
    }

    fn four() -> [Facets; 4] {
        use Interest::{Animals, Care, Nature};
        [
            row(
                GrandDomaine::A,
                StudyLevel::Bac6Plus,
                &[Animals, Care],
                Place::Indoors,
            ),
            row(
                GrandDomaine::A,
                StudyLevel::Cap,
                &[Animals, Nature],
                Place::Outdoors,
            ),
            row(GrandDomaine::J, StudyLevel::Cap, &[Care], Place::Indoors),
            row(
                GrandDomaine::A,
                StudyLevel::Cap,
                &[Animals],
                Place::Outdoors,
            ),
        ]
    }

    #[test]
    fn what_is_common_is_what_every_one_has() {
        let rows = four();
        let shared = common(&rows[..2]);
        assert_eq!(shared.domain, Some(GrandDomaine::A));
        assert_eq!(shared.level, None);
        assert_eq!(
            shared.things.interests.iter().collect::<Vec<_>>(),
            [Interest::Animals]
        );
        assert!(shared.things.places.is_empty());
        assert!(common(&rows[..1]).is_empty(), "one alone shares nothing");
        assert!(common(&rows[1..3]).things.is_empty());
    }

    #[test]
    fn each_may_be_set_apart_by_what_the_others_share() {
        let rows = four();
        let nurse = apart(&rows, 2);
        assert_eq!(nurse.domain, Some(GrandDomaine::A));
        assert_eq!(
            nurse.things.interests.iter().collect::<Vec<_>>(),
            [Interest::Animals]
        );
        assert_eq!(nurse.level, None, "the others have two levels");
        assert_eq!(apart(&rows, 0).level, Some(StudyLevel::Cap));
        assert!(apart(&rows, 1).is_empty());
        assert!(apart(&rows, 9).is_empty());
    }

    #[test]
    fn what_a_sheet_does_not_tell_sets_nothing_apart() {
        let mut rows = four();
        rows[2].domain = None;
        rows[0].level = None;
        assert_eq!(apart(&rows, 2).domain, None);
        assert_eq!(apart(&rows, 0).level, None);
    }
}
