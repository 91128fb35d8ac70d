//! The rows that answer what is asked, with the reason of each and the counts of the filters.

use std::collections::HashMap;
use std::rc::Rc;

use catalogue::filter::Counts;
use catalogue::search::Matched;
use ui::icons;

use super::card::Why;
use super::query::Asked;
use super::texts;
use crate::state::catalogue::List;
use crate::state::search::Search;

/// How many results of a search are listed; nobody reads further.
const MOST: usize = 400;

/// An answer to what is asked.
#[derive(Default)]
pub struct Results {
    /// Rows of the list, best first.
    pub rows: Vec<u32>,
    /// How many there are in all.
    pub total: usize,
    /// Counts for the filters.
    pub counts: Counts,
    why: HashMap<u32, Vec<Matched>>,
    search: Option<Rc<dyn Search>>,
}

impl Results {
    /// Answers. Without the search (it comes after the list) words are looked for in the names.
    pub fn of(list: &List, search: Option<Rc<dyn Search>>, asked: &Asked) -> Rc<Self> {
        let text = asked.text.trim();
        if text.is_empty() {
            let (rows, counts) = asked.filter.apply(list, 0..list.len());
            return Rc::new(Self::listed(rows, counts));
        }
        let Some(search) = search else {
            let wanted = catalogue::slug::words(text);
            let named = (0..list.len())
                .filter(|row| catalogue::slug::words(&list.names(*row).both()).contains(&wanted));
            let (rows, counts) = asked.filter.apply(list, named);
            return Rc::new(Self::listed(rows, counts));
        };
        let mut among = Vec::new();
        let filter = asked.filter;
        let found = search.search(text, MOST, &mut |doc| {
            among.push(doc as usize);
            filter.matches(&list.facets(doc as usize))
        });
        let (_, counts) = filter.apply(list, among);
        let rows = found.hits.iter().map(|hit| hit.doc).collect();
        let why = found
            .hits
            .into_iter()
            .map(|hit| (hit.doc, hit.why))
            .collect();
        Rc::new(Self {
            rows,
            total: found.total as usize,
            counts,
            why,
            search: Some(search),
        })
    }

    fn listed(rows: Vec<usize>, counts: Counts) -> Self {
        let total = rows.len();
        let rows = rows.into_iter().map(|row| row as u32).collect();
        Self {
            rows,
            total,
            counts,
            why: HashMap::new(),
            search: None,
        }
    }

    /// Why a row is there, for its card; `asked` is what was typed.
    pub fn why(&self, list: &List, row: u32, asked: &str) -> Why {
        let (Some(search), Some(why)) = (&self.search, self.why.get(&row)) else {
            return Why::default();
        };
        let hook = list.hook(row as usize);
        let names = list.names(row as usize).both();
        Why {
            marks: search.highlight(hook, why),
            reason: reason(why, asked, [&names, hook]).map(|text| (icons::SEARCH, text)),
        }
    }
}

/// The sentence on a card that says why, when its name and hook (`shown`) do not show it.
fn reason(why: &[Matched], asked: &str, shown: [&str; 2]) -> Option<String> {
    let best = why
        .iter()
        .min_by_key(|matched| (matched.kind, matched.field))?;
    let typed = asked.get(best.typed.clone()).unwrap_or_default();
    texts::why(best.kind, typed, written(&best.term, shown))
        .or_else(|| texts::found_in(best.field, typed))
}

/// A word of the index as the card writes it: the index has no accents.
fn written<'a>(term: &str, shown: [&'a str; 2]) -> Option<&'a str> {
    let words = |text: &'a str| text.split(|letter: char| !letter.is_alphanumeric());
    let mut words = shown.into_iter().flat_map(words);
    words.find(|word| catalogue::slug::words(word) == term)
}

#[cfg(test)]
mod tests {
    use catalogue::search::{Field, Kind};

    use super::*;

    fn matched(kind: Kind, field: Field) -> Matched {
        Matched {
            typed: 0..7,
            term: "animaux".into(),
            kind,
            field,
        }
    }

    #[test]
    fn what_a_card_does_not_show_has_a_reason() {
        let say = |kind, field| reason(&[matched(kind, field)], "animaux", [""; 2]);
        for (field, wanted) in [
            (Field::OtherName, "un autre nom"),
            (Field::Word, "fait penser"),
            (Field::Theme, "un goût ou une matière"),
            (Field::Text, "dans la fiche"),
        ] {
            let said = say(Kind::Exact, field).unwrap_or_default();
            assert!(
                said.starts_with("«\u{a0}animaux\u{a0}»") && said.contains(wanted),
                "{field:?}: {said}"
            );
        }
        for field in [Field::Name, Field::Hook] {
            assert_eq!(say(Kind::Exact, field), None, "the card shows it");
            assert!(say(Kind::Typo, field).is_some(), "another word than typed");
        }
    }

    #[test]
    fn a_word_in_the_name_needs_no_reason_for_the_others() {
        let why = [
            matched(Kind::Exact, Field::Text),
            matched(Kind::Exact, Field::Name),
        ];
        assert_eq!(reason(&why, "animaux", [""; 2]), None);
    }

    #[test]
    fn a_word_of_the_index_is_said_with_its_accents() {
        let met = Matched {
            typed: 0..5,
            term: "meteorologue".into(),
            kind: Kind::Synonym,
            field: Field::Name,
        };
        let say = |shown| reason(std::slice::from_ref(&met), "neige", shown);
        assert_eq!(
            say(["Météorologue", ""]).as_deref(),
            Some("«\u{a0}neige\u{a0}» → Météorologue")
        );
        assert_eq!(
            say(["Nivologue", ""]).as_deref(),
            Some("«\u{a0}neige\u{a0}» fait penser à ce métier")
        );
    }
}
