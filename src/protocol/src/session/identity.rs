//! Signing in at the school's identity provider.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/identity`: the school's identity provider, for the page of the sign-in and the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Identity {
    /// What people call it (« Mon espace académique »); `None` where there is none.
    pub provider: Option<String>,
    /// Whether it knows the adult who is signed in.
    pub linked: bool,
}

/// `POST /api/v1/identity` → [`Door`]: begins a visit to the school's identity provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum VisitProvider {
    /// To sign in.
    Enter,
    /// So that an adult who is signed in may sign in there from then on.
    Link {
        /// The passphrase, again.
        passphrase: String,
        /// Code of the second factor or a recovery code, where one is asked for.
        code: Option<String>,
    },
    /// To take an invitation, without an identifier and a passphrase here.
    Accept {
        /// The token of the link.
        token: String,
    },
}

/// Where the browser goes from here. It comes back to [`RETURN`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Door {
    /// An address of the provider, good for ten minutes and for this browser.
    pub address: String,
}

/// Where the provider sends people back to; its operator must know the address.
pub const RETURN: &str = "/api/v1/identity/return";

/// What comes before the word of a [`Returned`] in the address to which a visit leads.
pub const RETURNED: &str = "#identite=";

/// How a visit to the provider ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Signed in.
    Inside,
    /// The provider knows the person who is signed in.
    Linked,
    /// Nobody here is that person.
    Unknown,
    /// The provider, or the person there, said no; or what came back is not what was asked for.
    Refused,
    /// It lasted too long, or the browser is another one.
    Late,
    /// Who that is at the provider is another account already, or this account is somebody else there.
    Taken,
    /// The invitation was used or is too old.
    LinkExpired,
    /// The provider does not answer.
    Away,
}

impl Returned {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Inside,
        Self::Linked,
        Self::Unknown,
        Self::Refused,
        Self::Late,
        Self::Taken,
        Self::LinkExpired,
        Self::Away,
    ];

    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inside => "entre",
            Self::Linked => "liee",
            Self::Unknown => "inconnue",
            Self::Refused => "refus",
            Self::Late => "tard",
            Self::Taken => "prise",
            Self::LinkExpired => "lien",
            Self::Away => "absent",
        }
    }

    /// That of a fragment, if it is one.
    pub fn of_fragment(fragment: &str) -> Option<Self> {
        let word = fragment.strip_prefix(RETURNED)?;
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_visit_ended_is_read_again_from_the_address() {
        for how in Returned::ALL {
            let fragment = [RETURNED, how.word()].concat();
            assert_eq!(Returned::of_fragment(&fragment), Some(how));
        }
        for other in ["", "#identite=", "#invitation=entre", "entre"] {
            assert_eq!(Returned::of_fragment(other), None);
        }
    }
}
