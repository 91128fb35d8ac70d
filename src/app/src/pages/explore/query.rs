//! What is asked of the list, as it stands in the address.

use catalogue::filter::Filter;

use crate::address::{self, Pairs, Query, keys, set};

/// Words and filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What was typed.
    pub text: String,
    /// What was ticked.
    pub filter: Filter,
}

const TEXT: &str = "q";
const DOMAINS: &str = "domaine";
const LEVELS: &str = "niveau";
const INTERESTS: &str = "interet";
const SUBJECTS: &str = "matiere";
const PLACES: &str = "lieu";

impl Asked {
    /// Reads an address; unknown words in it are passed over.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        Self {
            text: get(TEXT),
            filter: Filter {
                domains: set(&get(DOMAINS)),
                levels: set(&get(LEVELS)),
                interests: set(&get(INTERESTS)),
                subjects: set(&get(SUBJECTS)),
                places: set(&get(PLACES)),
            },
        }
    }

    /// The address of the list with this asked.
    pub fn href(&self) -> String {
        address::href("/metiers", self.pairs())
    }

    fn pairs(&self) -> Pairs {
        let filter = &self.filter;
        vec![
            (TEXT, self.text.trim().to_owned()),
            (DOMAINS, keys(filter.domains)),
            (LEVELS, keys(filter.levels)),
            (INTERESTS, keys(filter.interests)),
            (SUBJECTS, keys(filter.subjects)),
            (PLACES, keys(filter.places)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::facet::Place;
    use domain::metier::GrandDomaine;

    #[test]
    fn an_address_says_what_is_asked_and_is_read_back() {
        let address = |name: &str| match name {
            TEXT => "réparer".to_owned(),
            DOMAINS => "j.zz.a".to_owned(),
            PLACES => "outdoors".to_owned(),
            _ => String::new(),
        };
        let asked = Asked::of(address);
        assert!(asked.filter.domains.contains(GrandDomaine::J));
        assert!(asked.filter.places.contains(Place::Outdoors));
        let said = address::reader(asked.pairs());
        assert_eq!(
            [TEXT, DOMAINS, LEVELS, PLACES].map(&said),
            ["réparer", "a.j", "", "outdoors"]
        );
        assert_eq!(Asked::of(said), asked);
    }
}
