//! What métiers share, in words, and the way from one thing to all métiers that have it.

use catalogue::explore::{Common, Thing};
use catalogue::facet::{Facet, FacetSet};
use catalogue::filter::Filter;

use super::query::Asked;
use super::texts;
use crate::texts::labels::Label;

/// The list of the métiers that go with one thing.
pub fn thing_href(thing: Thing) -> String {
    let (text, filter) = (String::new(), of(thing));
    Asked { text, filter }.href()
}

fn of(thing: Thing) -> Filter {
    let mut filter = Filter::default();
    match thing {
        Thing::Interest(value) => filter.interests.insert(value),
        Thing::Subject(value) => filter.subjects.insert(value),
        Thing::Place(value) => filter.places.insert(value),
    }
    filter
}

/// The list of the métiers that speak of some words: of the same value.
pub fn words_href(words: &str) -> String {
    let asked = Asked {
        text: words.to_owned(),
        filter: Filter::default(),
    };
    asked.href()
}

/// What is common, a line for each kind; nothing where nothing is.
pub fn lines(common: &Common) -> Vec<String> {
    let things = common.things;
    let lines = [
        common
            .domain
            .map(|domain| texts::same_domain(domain.label())),
        common.level.map(|level| texts::same_level(level.label())),
        joined(things.interests).map(|labels| texts::same_interests(&labels)),
        joined(things.subjects).map(|labels| texts::same_subjects(&labels)),
        joined(things.places).map(|labels| texts::same_places(&labels)),
    ];
    lines.into_iter().flatten().collect()
}

/// The words of some values, commas between; nothing for none.
pub fn joined<T: Facet + Label>(values: FacetSet<T>) -> Option<String> {
    let labels: Vec<&str> = values.iter().map(|value| value.label()).collect();
    (!labels.is_empty()).then(|| labels.join(", "))
}

#[cfg(test)]
mod tests {
    use catalogue::facet::{Interest, Place};

    use super::*;

    #[test]
    fn a_thing_leads_to_the_list_filtered_by_it() {
        let by_place = of(Thing::Place(Place::Water));
        assert!(by_place.places.contains(Place::Water) && by_place.interests.is_empty());
        let by_interest = of(Thing::Interest(Interest::Animals));
        assert!(by_interest.interests.contains(Interest::Animals) && by_interest.places.is_empty());
    }

    #[test]
    fn nothing_in_common_is_no_line() {
        assert!(lines(&Common::default()).is_empty());
        let mut common = Common::default();
        common.things.places.insert(Place::Water);
        assert_eq!(lines(&common).len(), 1);
    }
}
