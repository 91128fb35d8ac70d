//! A change to what a team works on, and how two from one device become one.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Membre;

/// A change to some of what a team works on. What is `None` or empty is untouched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct EquipeEdit {
    /// New texts of parts, by their keys; an empty one takes the part out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, String>,
    /// Sibling texts that the team has dealt with and drops, by their exact content.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settle: Vec<String>,
    /// Steps that are done, by their identities.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub faites: BTreeSet<String>,
    /// Steps that are not done after all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub a_faire: BTreeSet<String>,
    /// What these members do in the team from now on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fonctions: Vec<Membre>,
    /// Show the page to the class, or take it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub montree: Option<bool>,
}

impl EquipeEdit {
    /// Whether the edit changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins a later edit of the same device to this one, so that one line of the outbox carries both.
    pub fn then(mut self, later: Self) -> Self {
        self.parts.extend(later.parts);
        self.settle.extend(later.settle);
        for id in later.faites {
            self.a_faire.remove(&id);
            self.faites.insert(id);
        }
        for id in later.a_faire {
            self.faites.remove(&id);
            self.a_faire.insert(id);
        }
        let again = |one: &Membre| later.fonctions.iter().any(|other| other.user == one.user);
        self.fonctions.retain(|one| !again(one));
        self.fonctions.extend(later.fonctions);
        self.montree = later.montree.or(self.montree);
        self
    }

    /// Whether it decides who sees the page: it goes in a line of its own, for it must never be refused with a text.
    pub fn decides_who_sees(&self) -> bool {
        self.montree.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::UserId;
    use uuid::Uuid;

    fn edit(text: &str, fait: bool, fonction: &str) -> EquipeEdit {
        let step = [String::from("idee")];
        let (faites, a_faire) = if fait {
            (step.into(), [].into())
        } else {
            ([].into(), step.into())
        };
        EquipeEdit {
            parts: [("notes".into(), text.into())].into(),
            settle: vec![text.into()],
            faites,
            a_faire,
            fonctions: vec![Membre {
                user: UserId(Uuid::from_u128(1)),
                fonction: fonction.into(),
            }],
            montree: None,
        }
    }

    #[test]
    fn the_later_word_of_one_device_holds() {
        for done in [true, false] {
            let joined = edit("un", !done, "vente").then(edit("deux", done, "finances"));
            let mut wanted = edit("deux", done, "finances");
            wanted.settle = vec!["un".into(), "deux".into()];
            assert_eq!(joined, wanted);
        }
        assert!(EquipeEdit::default().is_empty() && !edit("", true, "").is_empty());
        assert!(!edit("un", true, "").decides_who_sees());
    }
}
