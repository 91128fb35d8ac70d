//! What is asked of a list, as it stands in the address of its page.

use std::time::Duration;

use catalogue::facet::{Facet, FacetSet};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{Location, Url};

/// Names and values that follow the `?`.
pub type Pairs = Vec<(&'static str, String)>;

/// The address of a page with what is asked of it; pairs that say nothing are left out.
pub fn href(path: &str, pairs: Pairs) -> String {
    let pairs = told(pairs)
        .into_iter()
        .map(|(name, value)| [name, "=", &Url::escape(&value)].concat());
    whole(path, &pairs.collect::<Vec<_>>().join("&"))
}

/// What follows the `?`, as it stands in the address.
///
/// Read from the words themselves: the router's map decodes twice, which spoils « 100 %25 » and « a%26b ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(String);

impl Query {
    /// The value of a name, decoded once; empty when it is absent.
    pub fn get(&self, name: &str) -> String {
        let value = raw(&self.0, name).unwrap_or_default();
        Url::unescape(&value.replace('+', " "))
    }
}

/// The value of a name as it is written.
fn raw<'a>(search: &'a str, name: &str) -> Option<&'a str> {
    let pairs = search.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value)
        .next_back()
}

/// What the address asks, as `read` takes it; reactive.
pub fn asked<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn(&Query) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let search = use_location().search;
    Memo::new(move |_| read(&Query(search.get())))
}

/// The sign-in, which leads back to where one is; not reactive.
pub fn sign_in(at: &Location) -> String {
    let wanted = whole(&at.pathname.get_untracked(), &at.search.get_untracked());
    href("/connexion", vec![(VERS, wanted)])
}

/// Where a sign-in leads, as the words after its `?` have it: a page of ours, the start otherwise; not reactive.
pub fn onward(at: &Location) -> String {
    let wanted = Query(at.search.get_untracked()).get(VERS);
    if is_own(&wanted) {
        wanted
    } else {
        "/".to_owned()
    }
}

const VERS: &str = "vers";

fn whole(path: &str, search: &str) -> String {
    let mark = if search.is_empty() { "" } else { "?" };
    [path, mark, search].concat()
}

/// Whether an address stays here, however a browser reads it: it takes a `\\` for a `/`, passes over control
/// characters, and goes to another host after `//`, which dots in the path can bring to its front.
fn is_own(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.starts_with('/')
        && !path.contains("//")
        && !address.contains(|c: char| c == '\\' || c.is_control())
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

/// How long typing rests before its words go to the address.
const REST: Duration = Duration::from_millis(350);

/// Keeps the words of a field in the address, by `write`, once typing rests; an address opened from elsewhere goes
/// to the field.
pub fn keep_words(said: Memo<String>, text: RwSignal<String>, write: Callback<String>) {
    let mut later = debounce(REST, move |typed: String| {
        // The page may be gone by then.
        if said
            .try_get_untracked()
            .is_some_and(|said| said != typed.trim())
        {
            write.run(typed);
        }
    });
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        if before.is_some() {
            later(typed);
        }
    });
    Effect::new(move |_| {
        let words = said.get();
        if text.with_untracked(|typed| typed.trim() != words) {
            text.set(words);
        }
    });
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

#[cfg(test)]
mod tests {
    use super::{is_own, raw, whole};

    #[test]
    fn a_value_is_found_by_its_whole_name_and_the_last_one_holds() {
        let search = "qq=non&q=R%26D&niveau=&q=100%25+laine";
        assert_eq!(raw(search, "q"), Some("100%25+laine"));
        assert_eq!(raw(search, "niveau"), Some(""));
        assert_eq!(raw(search, "domaine"), None);
        assert_eq!(raw("", "q"), None);
    }

    #[test]
    fn a_sign_in_leads_to_own_pages_only() {
        for own in [
            "/",
            "/visites?classe=4e-b&km=10",
            "/metiers?q=a//b",
            "/reglages#envoi",
        ] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "metiers",
            "https://ailleurs.example",
            "//ailleurs.example",
            "/..//ailleurs.example",
            "/\\ailleurs.example",
            "/\t/ailleurs.example",
            "/metiers?q=\n",
            "javascript:alert(1)",
        ] {
            assert!(!is_own(other), "{other:?}");
        }
    }

    #[test]
    fn the_way_back_keeps_what_was_asked() {
        assert_eq!(
            whole("/visites", "km=10&mois=2026-12"),
            "/visites?km=10&mois=2026-12"
        );
        assert_eq!(whole("/carnet", ""), "/carnet");
    }
}
