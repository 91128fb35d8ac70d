//! What is asked of the lycées, as it stands in the address.

use crate::address::{self, Pairs, Query};

/// The département that is every one.
pub const ALL: &str = "tous";

/// Words and a département.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What was typed.
    pub text: String,
    /// Number of the département, as a UAI begins with it; [`ALL`] for every one, empty where nothing was asked.
    pub departement: String,
}

const TEXT: &str = "q";
const DEPARTEMENT: &str = "departement";

impl Asked {
    /// Reads an address; unknown words in it are passed over.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        Self {
            text: get(TEXT),
            departement: get(DEPARTEMENT),
        }
    }

    /// The address of the list with this asked.
    pub fn href(&self) -> String {
        address::href("/formations/lycees-des-metiers", self.pairs())
    }

    fn pairs(&self) -> Pairs {
        vec![
            (TEXT, self.text.trim().to_owned()),
            (DEPARTEMENT, self.departement.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_is_read_back() {
        let asked = Asked {
            text: "saint-avold".into(),
            departement: "057".into(),
        };
        assert_eq!(Asked::of(address::reader(asked.pairs())), asked);
        assert_eq!(Asked::default().href(), "/formations/lycees-des-metiers");
    }
}
