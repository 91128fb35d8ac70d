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
        let get = |name| params.get(name).unwrap_or_default();
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
        let text = self.text.trim();
        if !text.is_empty() {
            params.insert(TEXT, text.to_owned());
        }
        let filter = &self.filter;
        for (name, keys) in [
            (DOMAINS, keys(filter.domains)),
            (LEVELS, keys(filter.levels)),
            (INTERESTS, keys(filter.interests)),
            (SUBJECTS, keys(filter.subjects)),
            (PLACES, keys(filter.places)),
        ] {
            if !keys.is_empty() {
                params.insert(name, keys);
            }
        }
        ["/metiers", &params.to_query_string()].concat()
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
        let mut asked = Asked {
            text: " réparer ".into(),
            ..Asked::default()
        };
        asked.filter.domains.insert(GrandDomaine::J);
        asked.filter.domains.insert(GrandDomaine::A);
        asked.filter.places.insert(Place::Outdoors);
        let mut params = ParamsMap::new();
        params.insert(TEXT, "réparer".into());
        params.insert(DOMAINS, "j.zz.a".into());
        params.insert(PLACES, "outdoors".into());
        asked.text = "réparer".into();
        assert_eq!(Asked::read(&params), asked);
        assert_eq!(Asked::default().href(), "/metiers");
    }
}
