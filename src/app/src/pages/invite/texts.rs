//! Words of an invitation, to the adult who makes it.

use jiff::civil::DateTime;

use crate::state::clock::today;
use crate::texts::dates;

/// How it works.
pub const TEXT: &str = "Vous obtenez un lien à transmettre vous-même. Il ne sert qu’une fois\u{a0}: la personne y choisit son identifiant et sa phrase de passe.";
/// Field.
pub const NAME: &str = "Nom affiché";
/// Its hint.
pub const NAME_HINT: &str = "Comme sur une porte\u{a0}: Mme Weber. Les autres adultes le verront.";
/// Empty or too long.
pub const NAME_WRONG: &str = "Entre 1 et 80 signes.";
/// Chips of the role.
pub const ROLE: &str = "Qui invitez-vous\u{a0}?";
/// Role.
pub const HEAD: &str = "La direction d’un collège";
/// Role.
pub const COMPANY: &str = "Une entreprise";
/// Field of a head.
pub const SCHOOL: &str = "Collège";
/// Nothing chosen yet.
pub const CHOOSE: &str = "Choisir…";
/// No school chosen.
pub const SCHOOL_WRONG: &str = "Choisissez le collège.";
/// Field of a company.
pub const OF_COMPANY: &str = "Entreprise";
/// A company that is not there yet.
pub const NEW_COMPANY: &str = "Une nouvelle entreprise";
/// Name of a new company.
pub const COMPANY_NAME: &str = "Nom de l’entreprise";
/// Its hint.
pub const COMPANY_HINT: &str = "Comme les classes le liront.";
/// Town of a new company.
pub const COMMUNE: &str = "Commune";
/// Makes the link.
pub const MAKE: &str = "Créer le lien";
/// Another one.
pub const AGAIN: &str = "Inviter une autre personne";
/// No network.
pub const NO_NETWORK: &str = "Hors ligne\u{a0}: créer un lien demande le réseau.";

/// The link of a person.
pub fn link_for(name: &str) -> String {
    format!("Lien pour {name}, affiché une seule fois")
}

/// Until when the link is good.
pub fn link_until(at: DateTime) -> String {
    ["Valable jusqu’au ", &dates::long(at.date(), today()), "."].concat()
}
