//! A contest of an académie, which gathers what teams of several schools present. Nothing is ranked and nobody votes: those who
//! enter see what the others present.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::ConcoursId;
use crate::projet::is_titre;
use crate::school::Level;
use crate::visit::RefusalReason;

/// A contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Concours {
    /// Identity, made by the device that wrote it.
    pub id: ConcoursId,
    /// Its title.
    pub titre: String,
    /// Its rules: what is asked, how it goes on. May be empty.
    pub reglement: String,
    /// The last day on which teams are entered, by the académie's calendar.
    pub jusqu_au: Date,
    /// For which levels; none named is all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub niveaux: Vec<Level>,
    /// Taken out: pages leave it out, and nobody enters any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retire: bool,
}

/// Longest text of the rules, in characters.
pub const REGLEMENT_MAX: usize = 4_000;
/// Most contests of an académie that are open at a time, see [`Concours::is_open`].
pub const CONCOURS_MAX: usize = 60;
/// Most contests of an académie whose last day is at most a year ago, see [`Concours::is_recent`]: those that are over or were taken out
/// stay to be read, and are not without bounds either.
pub const CONCOURS_ALL_MAX: usize = 4 * CONCOURS_MAX;
/// Most teams of one contest.
pub const INSCRIPTIONS_MAX: usize = 400;

/// Why a contest is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConcoursError {
    /// Without a title, or longer than [`crate::projet::TITRE_MAX`].
    #[error("the title is missing or too long")]
    Titre,
    /// Longer than [`REGLEMENT_MAX`].
    #[error("the rules are too long")]
    Reglement,
    /// The same level twice.
    #[error("a level is named twice")]
    Niveaux,
}

impl Concours {
    /// Checks the bounds of a contest.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), ConcoursError> {
        let twice = |at: usize| self.niveaux[..at].contains(&self.niveaux[at]);
        if !is_titre(&self.titre) {
            Err(ConcoursError::Titre)
        } else if self.reglement.chars().count() > REGLEMENT_MAX {
            Err(ConcoursError::Reglement)
        } else if (0..self.niveaux.len()).any(twice) {
            Err(ConcoursError::Niveaux)
        } else {
            Ok(())
        }
    }

    /// Whether teams are still entered. `today` is the académie's day.
    pub fn is_open(&self, today: Date) -> bool {
        !self.retire && today <= self.jusqu_au
    }

    /// Whether its last day is moved far into the past, where it would make room without an end. `before` is the day that it had.
    pub fn is_backdated(&self, before: Option<Date>, today: Date) -> bool {
        before != Some(self.jusqu_au) && !self.is_recent(today)
    }

    /// Whether its last day is still to come, or at most a year ago.
    pub fn is_recent(&self, today: Date) -> bool {
        today <= self.jusqu_au.saturating_add(Span::new().years(1))
    }

    /// The rule for entering a team of a class of this level, the same in the browser and on the server. `today` is the
    /// académie's day; besides, how many teams are entered as far as one knows, and whether this one is: its page may always be brought
    /// up to date.
    ///
    /// # Errors
    /// `SlotCancelled` where the contest was taken out, `PastDeadline` after its last day, `Invalid` for another level, `Full` with as
    /// many other teams as it may have.
    pub fn check_entry(
        &self,
        level: Level,
        today: Date,
        (entered, is_in): (usize, bool),
    ) -> Result<(), RefusalReason> {
        if self.retire {
            Err(RefusalReason::SlotCancelled)
        } else if today > self.jusqu_au {
            Err(RefusalReason::PastDeadline)
        } else if !self.niveaux.is_empty() && !self.niveaux.contains(&level) {
            Err(RefusalReason::Invalid)
        } else if !is_in && entered >= INSCRIPTIONS_MAX {
            Err(RefusalReason::Full)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn concours() -> Concours {
        Concours {
            id: ConcoursId(Uuid::from_u128(1)),
            titre: "Entreprendre au collège".into(),
            reglement: String::new(),
            jusqu_au: Date::constant(2027, 3, 31),
            niveaux: vec![Level::Quatrieme],
            retire: false,
        }
    }

    #[test]
    fn teams_are_entered_up_to_the_last_day_and_by_level() {
        let mut contest = concours();
        let day = |day| Date::constant(2027, 4, 1).saturating_sub(Span::new().days(day));
        let entry = |contest: &Concours, level, at| contest.check_entry(level, day(at), (0, false));
        assert_eq!(entry(&contest, Level::Quatrieme, 1), Ok(()));
        let late = Err(RefusalReason::PastDeadline);
        assert_eq!(entry(&contest, Level::Quatrieme, 0), late);
        let other = Err(RefusalReason::Invalid);
        assert_eq!(entry(&contest, Level::Cinquieme, 1), other);
        contest.niveaux.clear();
        assert_eq!(entry(&contest, Level::Cinquieme, 1), Ok(()));
        contest.retire = true;
        let gone = Err(RefusalReason::SlotCancelled);
        assert_eq!(entry(&contest, Level::Cinquieme, 0), gone);
    }

    #[test]
    fn a_last_day_of_long_ago_stays_and_is_not_chosen() {
        let contest = concours();
        let (own, other) = (Some(contest.jusqu_au), Some(Date::constant(2027, 4, 1)));
        let (year, more) = (Date::constant(2028, 3, 31), Date::constant(2028, 4, 1));
        assert!(contest.is_recent(year) && !contest.is_recent(more));
        for before in [None, other] {
            assert!(!contest.is_backdated(before, year));
            assert!(contest.is_backdated(before, more));
        }
        assert!(!contest.is_backdated(own, more));
    }

    #[test]
    fn a_contest_that_is_full_takes_the_page_of_a_team_that_is_in() {
        let contest = concours();
        let entry = |entered| contest.check_entry(Level::Quatrieme, contest.jusqu_au, entered);
        assert_eq!(entry((INSCRIPTIONS_MAX - 1, false)), Ok(()));
        let full = Err(RefusalReason::Full);
        assert_eq!(entry((INSCRIPTIONS_MAX, false)), full);
        assert_eq!(entry((INSCRIPTIONS_MAX, true)), Ok(()));
    }

    #[test]
    fn a_contest_has_bounds() {
        let mut contest = concours();
        assert_eq!(contest.check(), Ok(()));
        contest.niveaux.push(Level::Quatrieme);
        assert_eq!(contest.check(), Err(ConcoursError::Niveaux));
        contest.reglement = "é".repeat(REGLEMENT_MAX + 1);
        assert_eq!(contest.check(), Err(ConcoursError::Reglement));
        contest.titre.clear();
        assert_eq!(contest.check(), Err(ConcoursError::Titre));
    }
}
