//! What is asked of a list, as it stands in the address of its page.

use catalogue::facet::{Facet, FacetSet};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use leptos_router::params::ParamsMap;

/// Names and values that follow the `?`.
pub type Pairs = Vec<(&'static str, String)>;

/// The address of a page with what is asked of it; pairs that say nothing are left out.
pub fn href(path: &str, pairs: Pairs) -> String {
    let mut params = ParamsMap::new();
    for (name, value) in told(pairs) {
        params.insert(name, value);
    }
    [path, &params.to_query_string()].concat()
}

fn told(mut pairs: Pairs) -> Pairs {
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

/// Goes to an address in place: filters and words do not pile up behind the back button.
pub fn use_replace() -> impl Fn(&str) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |href: &str| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(href, options);
    }
}

/// The values whose keys stand between full stops; unknown ones are passed over.
pub fn set<T: Facet>(words: &str) -> FacetSet<T> {
    words.split('.').filter_map(T::from_key).collect()
}

/// Their keys, full stops between.
pub fn keys<T: Facet>(set: FacetSet<T>) -> String {
    set.iter().map(Facet::key).collect::<Vec<_>>().join(".")
}

/// Reads pairs back, as the address would give them.
#[cfg(test)]
pub fn reader(pairs: Pairs) -> impl Fn(&str) -> String {
    let pairs = told(pairs);
    move |name| {
        let found = pairs.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}
