//! What is said about a page that a pupil shows: remarks of the teacher and of the pupil, and where the work stands.
//!
//! Remarks are only ever added, or taken back by who made them, so two devices never part over them. Where the work stands is
//! the last standing that a remark gave it, in the order in which the server had them.

use serde::{Deserialize, Serialize};

use crate::ids::{EntryId, RemarkId, UserId};
use crate::role::Role;

/// Where a piece of work stands between a pupil and the teachers of the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Standing {
    /// Handed in by the pupil, to be read.
    Rendue,
    /// Given back by a teacher, to be taken up again.
    AReprendre,
    /// Validated by a teacher.
    Validee,
}

impl Standing {
    /// Whether somebody of this role gives it: a pupil hands in, a teacher answers.
    pub fn is_given_by(self, role: Role) -> bool {
        match self {
            Self::Rendue => role == Role::Pupil,
            Self::AReprendre | Self::Validee => role == Role::Teacher,
        }
    }
}

/// One remark about a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Remark {
    /// Identity, made by the device that wrote it.
    pub id: RemarkId,
    /// Who wrote it.
    pub author: UserId,
    /// How they are called: a pupil's pseudonym, an adult's name; empty for somebody who is no longer there.
    pub by: String,
    /// As what.
    pub role: Role,
    /// What is said; may be empty where a standing says it.
    pub text: String,
    /// Where the work stands since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// When the server had it, in milliseconds since 1970; 0 while only local.
    pub at: i64,
}

/// All that was said about one page, in the order in which the server had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// Which page.
    pub entry: EntryId,
    /// Whose page it is.
    pub pupil: UserId,
    /// The remarks.
    pub remarks: Vec<Remark>,
}

impl Review {
    /// Where the work stands; `None` before anybody said so.
    pub fn standing(&self) -> Option<Standing> {
        let mut said = self.remarks.iter().rev();
        said.find_map(|remark| remark.standing)
    }
}

/// What somebody wants to say about a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Saying {
    /// Identity of the new remark.
    pub id: RemarkId,
    /// About which page.
    pub entry: EntryId,
    /// What is said; may be empty where a standing says it.
    pub text: String,
    /// Where the work stands from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// Longest remark, in characters.
pub const REMARK_MAX: usize = 2_000;
/// Most remarks about one page.
pub const REMARKS_MAX: usize = 100;

/// Why a remark is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemarkError {
    /// It says nothing.
    #[error("the remark says nothing")]
    Empty,
    /// Longer than [`REMARK_MAX`].
    #[error("the remark is too long")]
    TooLong,
    /// A standing that this role does not give.
    #[error("this standing is for others to give")]
    Standing,
}

impl Saying {
    /// Checks what somebody of this role wants to say.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self, role: Role) -> Result<(), RemarkError> {
        if self
            .standing
            .is_some_and(|standing| !standing.is_given_by(role))
        {
            Err(RemarkError::Standing)
        } else if self.standing.is_none() && self.text.trim().is_empty() {
            Err(RemarkError::Empty)
        } else if self.text.chars().count() > REMARK_MAX {
            Err(RemarkError::TooLong)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn saying(text: &str, standing: Option<Standing>) -> Saying {
        Saying {
            id: RemarkId(Uuid::from_u128(1)),
            entry: EntryId(Uuid::from_u128(2)),
            text: text.into(),
            standing,
        }
    }

    #[test]
    fn a_pupil_hands_in_and_a_teacher_answers() {
        let said = |role, standing| saying("", Some(standing)).check(role);
        assert_eq!(said(Role::Pupil, Standing::Rendue), Ok(()));
        assert_eq!(said(Role::Teacher, Standing::Validee), Ok(()));
        assert_eq!(said(Role::Teacher, Standing::AReprendre), Ok(()));
        for (role, standing) in [
            (Role::Pupil, Standing::Validee),
            (Role::Pupil, Standing::AReprendre),
            (Role::Teacher, Standing::Rendue),
            (Role::Head, Standing::Validee),
        ] {
            assert_eq!(said(role, standing), Err(RemarkError::Standing));
        }
    }

    #[test]
    fn a_remark_says_something_and_not_too_much() {
        assert_eq!(
            saying(" ", None).check(Role::Pupil),
            Err(RemarkError::Empty)
        );
        let long = "é".repeat(REMARK_MAX);
        assert_eq!(saying(&long, None).check(Role::Pupil), Ok(()));
        let longer = saying(&[&long, "é"].concat(), None);
        assert_eq!(longer.check(Role::Pupil), Err(RemarkError::TooLong));
    }

    #[test]
    fn the_last_standing_holds_whatever_is_said_after_it() {
        let remark = |n, standing| Remark {
            id: RemarkId(Uuid::from_u128(n)),
            author: UserId(Uuid::from_u128(1)),
            by: String::new(),
            role: Role::Teacher,
            text: "mot".into(),
            standing,
            at: 0,
        };
        let mut review = Review {
            entry: EntryId(Uuid::from_u128(2)),
            pupil: UserId(Uuid::from_u128(3)),
            remarks: Vec::new(),
        };
        assert_eq!(review.standing(), None);
        review.remarks = vec![
            remark(1, Some(Standing::Rendue)),
            remark(2, Some(Standing::AReprendre)),
            remark(3, None),
        ];
        assert_eq!(review.standing(), Some(Standing::AReprendre));
    }
}
