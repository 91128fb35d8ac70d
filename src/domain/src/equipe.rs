//! A team of a project, and what it writes together.
//!
//! Teachers of the class make teams and name their members. What the team works on is written in parts that merge as those of a
//! carnet's guided page do (`crate::carnet`): two members who write without a network lose nothing, and where both wrote the same
//! part, both texts stay and the team decides. Nobody's name stands at a text.

mod edit;
mod travail;

use serde::{Deserialize, Serialize};

use crate::ids::{EquipeId, ProjetId, UserId};
use crate::projet::{Projet, is_titre};

pub use edit::EquipeEdit;
pub use travail::{
    AFFICHE, NOTES, Stamps, TRAVAIL_MAX, Travail, TravailError, merge, of_affiche, of_jalon,
};

/// A member of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membre {
    /// Which pupil of the class.
    pub user: UserId,
    /// What they do in the team (« direction commerciale »); empty before somebody said so.
    #[serde(default)]
    pub fonction: String,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Equipe {
    /// Identity, made by the device that wrote it.
    pub id: EquipeId,
    /// Its project, for good.
    pub projet: ProjetId,
    /// How it is called: other schools may read it, so it names nobody.
    pub nom: String,
    /// Its members.
    pub membres: Vec<Membre>,
    /// Taken out: pages leave it out, and it writes no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retiree: bool,
}

/// Most members of a team.
pub const MEMBRES_MAX: usize = 16;
/// Longest description of what a member does, in characters.
pub const FONCTION_MAX: usize = 60;
/// Most teams of a project; those that were taken out are not counted.
pub const EQUIPES_MAX: usize = 16;
/// Most teams of a project in all: those that were taken out stay, and are not without bounds either.
pub const EQUIPES_ALL_MAX: usize = 4 * EQUIPES_MAX;

/// Why a team is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EquipeError {
    /// Without a name, or longer than [`crate::projet::TITRE_MAX`].
    #[error("the name is missing or too long")]
    Nom,
    /// More than [`MEMBRES_MAX`] members, one of them twice, or a description longer than [`FONCTION_MAX`].
    #[error("too many members, or one of them twice")]
    Membres,
}

impl Equipe {
    /// Checks the bounds of a team.
    ///
    /// # Errors
    /// The first bound that it breaks.
    pub fn check(&self) -> Result<(), EquipeError> {
        let twice = |at: usize, user| self.membres[..at].iter().any(|other| other.user == user);
        let mut membres = self.membres.iter().enumerate();
        let fits = |one: &Membre| one.fonction.chars().count() <= FONCTION_MAX;
        if !is_titre(&self.nom) {
            Err(EquipeError::Nom)
        } else if self.membres.len() > MEMBRES_MAX
            || !membres.all(|(at, one)| fits(one) && !twice(at, one.user))
        {
            Err(EquipeError::Membres)
        } else {
            Ok(())
        }
    }

    /// Whether the team writes, as far as it and its project say so; besides, its class goes on.
    pub fn is_at_work(&self, projet: &Projet) -> bool {
        !self.retiree && !projet.retire
    }

    /// Whether this person is a member.
    pub fn has(&self, user: UserId) -> bool {
        self.membres.iter().any(|one| one.user == user)
    }
}

/// A team as a teacher writes it. It names who comes and who goes, not who is in it: another teacher may have changed that
/// meanwhile, and members what they do in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EquipeDraft {
    /// Identity, made by the device that wrote it.
    pub id: EquipeId,
    /// Its project, for good.
    pub projet: ProjetId,
    /// How it is called.
    pub nom: String,
    /// Who comes into the team.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrivent: Vec<UserId>,
    /// Who leaves it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partent: Vec<UserId>,
    /// Taken out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retiree: bool,
}

impl EquipeDraft {
    /// What makes of the members `before` the members `after`, of the team with this name.
    pub fn between(equipe: &Equipe, before: &[UserId], after: &[UserId]) -> Self {
        let without = |some: &[UserId], others: &[UserId]| {
            let some = some.iter().filter(|user| !others.contains(user));
            some.copied().collect()
        };
        Self {
            id: equipe.id,
            projet: equipe.projet,
            nom: equipe.nom.clone(),
            arrivent: without(after, before),
            partent: without(before, after),
            retiree: equipe.retiree,
        }
    }

    /// The same team with the same members, taken out or brought back.
    pub fn retiring(equipe: &Equipe, retiree: bool) -> Self {
        Self {
            retiree,
            ..Self::between(equipe, &[], &[])
        }
    }

    /// The team as it becomes from what is there `now`: who stays keeps what they do in it.
    pub fn over(&self, now: Option<&Equipe>) -> Equipe {
        let mut equipe = Equipe {
            id: self.id,
            projet: self.projet,
            nom: self.nom.clone(),
            membres: now.map(|now| now.membres.clone()).unwrap_or_default(),
            retiree: self.retiree,
        };
        let leaves = |user| self.partent.contains(&user);
        equipe.membres.retain(|one| !leaves(one.user));
        for user in self.arrivent.iter().copied() {
            if !equipe.has(user) && !leaves(user) {
                equipe.membres.push(Membre {
                    user,
                    fonction: String::new(),
                });
            }
        }
        equipe
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn membre(n: u128, fonction: &str) -> Membre {
        Membre {
            user: UserId(Uuid::from_u128(n)),
            fonction: fonction.into(),
        }
    }

    fn equipe(membres: Vec<Membre>) -> Equipe {
        Equipe {
            id: EquipeId(Uuid::from_u128(1)),
            projet: ProjetId(Uuid::from_u128(2)),
            nom: "Les Semeurs".into(),
            membres,
            retiree: false,
        }
    }

    #[test]
    fn a_team_has_bounds() {
        let two = || vec![membre(1, ""), membre(2, &"é".repeat(FONCTION_MAX))];
        assert_eq!(equipe(two()).check(), Ok(()));
        let unnamed = Equipe {
            nom: " ".into(),
            ..equipe(two())
        };
        assert_eq!(unnamed.check(), Err(EquipeError::Nom));
        let many: Vec<_> = (0..=MEMBRES_MAX as u128).map(|n| membre(n, "")).collect();
        let long = membre(1, &"é".repeat(FONCTION_MAX + 1));
        for membres in [vec![membre(1, ""), membre(1, "")], many, vec![long]] {
            assert_eq!(equipe(membres).check(), Err(EquipeError::Membres));
        }
    }

    #[test]
    fn two_teachers_who_change_a_team_at_once_throw_nobody_out() {
        let user = |n| UserId(Uuid::from_u128(n));
        let seen = equipe(vec![membre(1, "finances"), membre(2, "production")]);
        let named = |after: &[UserId]| EquipeDraft::between(&seen, &[user(1), user(2)], after);
        let one = named(&[user(1), user(2), user(3)]).over(Some(&seen));
        let other = named(&[user(4), user(1)]).over(Some(&one));
        let there = [membre(1, "finances"), membre(3, ""), membre(4, "")];
        assert_eq!(other.membres, there);
        // Taken out and brought back by who saw none of it.
        let mut out = EquipeDraft::retiring(&seen, true).over(Some(&other));
        assert!(out.retiree && out.membres == there);
        out = EquipeDraft::retiring(&seen, false).over(Some(&out));
        assert_eq!(out, other);
        let twice = named(&[user(1), user(2), user(3)]).over(Some(&one));
        assert_eq!(twice, one);
        let new = EquipeDraft::between(&seen, &[], &[user(1), user(1)]).over(None);
        assert_eq!(new.membres, [membre(1, "")]);
    }
}
