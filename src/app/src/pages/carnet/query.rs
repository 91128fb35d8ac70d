//! What is asked of the carnet, as it stands in the address.

use domain::carnet::EntryKind;

use super::kinds::{kind_key, kind_of};
use crate::address::{self, Pairs, Query};

/// Words and kinds of pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What was typed.
    pub words: String,
    /// Pages of any of these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
}

const WORDS: &str = "q";
const KINDS: &str = "type";

impl Asked {
    /// Reads an address; unknown words in it are passed over.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        Self {
            words: get(WORDS),
            kinds: get(KINDS).split('.').filter_map(kind_of).collect(),
        }
    }

    /// The address of the carnet with this asked.
    pub fn href(&self) -> String {
        address::href("/carnet", self.pairs())
    }

    fn pairs(&self) -> Pairs {
        vec![
            (WORDS, self.words.trim().to_owned()),
            (KINDS, self.keys().join(".")),
        ]
    }

    /// Whether nothing is asked.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// The chips that are on.
    pub fn keys(&self) -> Vec<String> {
        let kinds = self.kinds.iter();
        kinds.map(|kind| kind_key(*kind).to_owned()).collect()
    }

    /// Switches the chip of a kind.
    pub fn switch(&mut self, key: &str, on: bool) {
        if let Some(kind) = kind_of(key) {
            self.kinds.retain(|known| *known != kind);
            self.kinds.extend(on.then_some(kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_is_read_back() {
        let mut asked = Asked {
            words: "boulangerie".into(),
            ..Asked::default()
        };
        for kind in [EntryKind::Visite, EntryKind::Libre] {
            asked.switch(kind_key(kind), true);
        }
        asked.switch("inconnu", true);
        assert_eq!(Asked::of(address::reader(asked.pairs())), asked);
        asked.switch(kind_key(EntryKind::Visite), false);
        assert_eq!(asked.kinds, [EntryKind::Libre]);
        assert_eq!(Asked::of(|_| "zz.".to_owned()).kinds, []);
    }
}
