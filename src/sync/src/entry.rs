//! How a person comes in: what is typed, and what of it is kept.

use domain::code::{ClassCode, normalise_secret};
use protocol::session::{Accept, AdultSignIn, CardSignIn, Enrolled, Me, PupilSignIn};
use serde::{Deserialize, Serialize};
use store::LockKind;

use crate::api::Api;
use crate::trouble::Trouble;

/// Something that only its person knows or has, in the form that is compared.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// A pupil's five words.
    Words(String),
    /// The 128 bits of a pupil's card.
    Card(String),
    /// An adult's passphrase.
    Passphrase(String),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// Five words, as typed.
    pub fn words(typed: &str) -> Self {
        Self::Words(normalise_secret(typed))
    }

    /// A card's digits.
    pub fn card(digits: &str) -> Self {
        Self::Card(digits.trim().to_lowercase())
    }

    /// A passphrase, as typed.
    pub fn passphrase(typed: &str) -> Self {
        Self::Passphrase(typed.to_owned())
    }

    pub(crate) fn kind(&self) -> LockKind {
        match self {
            Self::Words(_) => LockKind::Words,
            Self::Card(_) => LockKind::Card,
            Self::Passphrase(_) => LockKind::Passphrase,
        }
    }

    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Card(text) | Self::Passphrase(text) => text,
        }
    }
}

/// The way a person came in, without the secret. It is kept sealed in their database, to sign in by the secret alone when the
/// network is back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Door {
    /// By a class.
    Pupil {
        /// The class's code.
        code: ClassCode,
        /// The pseudonym.
        pseudonym: String,
    },
    /// By a card.
    Card,
    /// By an identifier.
    Adult {
        /// The identifier.
        login: String,
    },
    /// By the school's identity provider: no secret of this device, so only signing in again opens what was left.
    Provider,
}

/// A sign-in that the server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The way.
    pub door: Door,
    /// What opens the profile here from now on.
    pub secrets: Vec<Secret>,
}

impl From<&AdultSignIn> for Entry {
    fn from(who: &AdultSignIn) -> Self {
        Self::adult(&who.login, &who.passphrase)
    }
}

impl From<&Accept> for Entry {
    fn from(choice: &Accept) -> Self {
        Self::adult(&choice.login, &choice.passphrase)
    }
}

impl From<&PupilSignIn> for Entry {
    fn from(who: &PupilSignIn) -> Self {
        Self {
            door: Door::Pupil {
                code: who.code.clone(),
                pseudonym: who.pseudonym.clone(),
            },
            secrets: vec![Secret::words(&who.secret)],
        }
    }
}

impl From<&CardSignIn> for Entry {
    fn from(who: &CardSignIn) -> Self {
        Self {
            door: Door::Card,
            secrets: vec![Secret::card(&who.card)],
        }
    }
}

impl From<&Enrolled> for Entry {
    fn from(pupil: &Enrolled) -> Self {
        Self {
            door: Door::Pupil {
                code: pupil.code.clone(),
                pseudonym: pupil.pseudonym.clone(),
            },
            secrets: vec![Secret::words(&pupil.secret), Secret::card(&pupil.card)],
        }
    }
}

impl Entry {
    /// Back from the school's identity provider.
    pub fn by_provider() -> Self {
        Self {
            door: Door::Provider,
            secrets: Vec::new(),
        }
    }

    fn adult(login: &str, passphrase: &str) -> Self {
        Self {
            door: Door::Adult {
                login: login.to_owned(),
            },
            secrets: vec![Secret::passphrase(passphrase)],
        }
    }
}

/// What is needed to sign in by oneself when the network is back. It is in memory only, and goes with the page.
#[derive(Debug, Clone)]
pub(crate) struct Standby {
    pub(crate) door: Option<Door>,
    pub(crate) secret: Secret,
}

impl Standby {
    /// Signs in; [`Trouble::SignedOut`] where the secret alone does not suffice.
    pub(crate) async fn sign_in(self, api: &Api) -> Result<Me, Trouble> {
        match (self.door, self.secret) {
            (_, Secret::Card(card)) => api.sign_in_card(&CardSignIn { card }).await,
            (Some(Door::Pupil { code, pseudonym }), Secret::Words(secret)) => {
                let who = PupilSignIn {
                    code,
                    pseudonym,
                    secret,
                };
                api.sign_in_pupil(&who).await
            }
            (Some(Door::Adult { login }), Secret::Passphrase(passphrase)) => {
                let who = AdultSignIn {
                    login,
                    passphrase,
                    code: None,
                };
                api.sign_in_adult(&who).await
            }
            _ => Err(Trouble::SignedOut),
        }
    }
}
