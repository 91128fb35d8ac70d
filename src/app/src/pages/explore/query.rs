//! What is asked of the list, as it stands in the address.

use catalogue::facet::{Facet, FacetSet};
use catalogue::filter::Filter;
use leptos_router::params::ParamsMap;

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
    pub fn read(params: &ParamsMap) -> Self {
        Self::of(|name| params.get(name).unwrap_or_default())
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
        let mut params = ParamsMap::new();
        for (name, value) in self.pairs() {
            params.insert(name, value);
        }
        ["/metiers", &params.to_query_string()].concat()
    }

    /// Names and values of the address, those that say something.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut pairs = vec![
            (TEXT, self.text.trim().to_owned()),
            (DOMAINS, keys(filter.domains)),
            (LEVELS, keys(filter.levels)),
            (INTERESTS, keys(filter.interests)),
            (SUBJECTS, keys(filter.subjects)),
            (PLACES, keys(filter.places)),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }
}

fn set<T: Facet>(words: &str) -> FacetSet<T> {
    words.split('.').filter_map(T::from_key).collect()
}

fn keys<T: Facet>(set: FacetSet<T>) -> String {
    set.iter().map(Facet::key).collect::<Vec<_>>().join(".")
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
        let pairs = asked.pairs();
        let said: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        assert_eq!(
            said,
            [(TEXT, "réparer"), (DOMAINS, "a.j"), (PLACES, "outdoors")]
        );
        assert_eq!(
            Asked::of(|name| pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| v.clone())
                .unwrap_or_default()),
            asked
        );
    }
}
