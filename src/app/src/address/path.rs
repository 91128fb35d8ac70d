//! Paths of pages, as the table of routes writes them: `/carnet/:id`, `/jeux/:jeu?`, `/synthese/*vue`.

use std::borrow::Cow;

use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch};

/// Names of a path and what stands in their places.
type Params = Vec<(Cow<'static, str>, String)>;

/// The path of a page. One type for all of them, unlike those of the router's own macro: it makes its machinery anew for each
/// type of path, and the first list pays for it.
#[derive(Debug, Clone, Copy)]
pub struct Path(pub &'static str);

impl PossibleRouteMatch for Path {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let params = fit(self.0, path)?;
        Some(PartialPathMatch::new("", params, path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.push(PathSegment::Static(self.0.into()));
    }
}

/// What a whole path has in the places of the names: `:name` stands for one word, `:name?` for one or none at the end, `*name` for all
/// that follow.
fn fit(pattern: &'static str, path: &str) -> Option<Params> {
    let mut words = path.split('/').filter(|word| !word.is_empty());
    let mut params = Params::new();
    let mut put = |name: &'static str, word: String| params.push((Cow::Borrowed(name), word));
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        if let Some(name) = part.strip_prefix('*') {
            let rest: Vec<_> = words.by_ref().collect();
            put(name, rest.join("/"));
        } else if let Some(name) = part.strip_prefix(':') {
            match (name.strip_suffix('?'), words.next()) {
                (Some(name), Some(word)) => put(name, word.to_owned()),
                (None, Some(word)) => put(name, word.to_owned()),
                (Some(_), None) => {}
                (None, None) => return None,
            }
        } else if words.next()? != part {
            return None;
        }
    }
    words.next().is_none().then_some(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &'static str, path: &str) -> Option<Vec<String>> {
        let params = fit(pattern, path)?.into_iter();
        Some(
            params
                .map(|(name, word)| [&name, "=", &word].concat())
                .collect(),
        )
    }

    fn found(params: &[&str]) -> Option<Vec<String>> {
        Some(params.iter().map(|&param| param.to_owned()).collect())
    }

    #[test]
    fn a_path_fits_word_by_word_and_to_its_end() {
        assert_eq!(fits("/", "/"), found(&[]));
        assert_eq!(fits("/", ""), found(&[]));
        assert_eq!(fits("/", "/carnet"), None);
        assert_eq!(fits("/carnet", "/carnet/"), found(&[]));
        assert_eq!(fits("/carnet", "/carnets"), None);
        assert_eq!(fits("/carnet", "/carnet/nouveau"), None);
        assert_eq!(fits("/carnet/:id", "/carnet/a%20b"), found(&["id=a%20b"]));
        assert_eq!(fits("/carnet/:id", "/carnet"), None);
    }

    #[test]
    fn the_last_word_may_be_left_out_and_a_star_takes_all_that_follow() {
        assert_eq!(fits("/jeux/:jeu?", "/jeux"), found(&[]));
        assert_eq!(fits("/jeux/:jeu?", "/jeux/duel"), found(&["jeu=duel"]));
        assert_eq!(fits("/jeux/:jeu?", "/jeux/duel/a"), None);
        assert_eq!(fits("/stage/*quoi", "/stage"), found(&["quoi="]));
        let deep = found(&["quoi=cv/imprimer"]);
        assert_eq!(fits("/stage/*quoi", "/stage/cv/imprimer"), deep);
    }
}
