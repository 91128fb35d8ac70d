//! The rules of exploring over the project's own sheets: no list of suggestions closes the view, and no game gives
//! its answer away.

#![allow(clippy::unwrap_used)]

mod opening;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use catalogue::explore::{
    Answer, Answers, Clue, IDEAS, ITEMS, Item, Odd, Span, Things, clues, duel, ideas, odd_one_out,
    panorama, riddle,
};
use catalogue::facet::Interest;
use catalogue::import::Import;
use catalogue::pack::{ListReader, write_list};
use catalogue::sheet::{Part, Sheet};
use catalogue::slug::words;
use domain::metier::{GrandDomaine, StudyLevel};
use opening::{List, answers, extremes, neighbours_are_open, panorama_is_open};
use proptest::prelude::*;

static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let mut import = Import::new();
    import.starter(&mut |_| ());
    import.finish().0.sheets
});

fn list() -> List {
    ListReader::open(write_list(&SHEETS)).unwrap()
}

fn any_answer() -> impl Strategy<Value = Option<Answer>> {
    let some = prop::sample::select(Answer::ALL.to_vec()).prop_map(Some);
    prop_oneof![1 => Just(None), 3 => some]
}

proptest! {
    #[test]
    fn whatever_is_answered_the_panorama_opens_the_view(
        given in prop::collection::vec(any_answer(), 40),
        seed in any::<u64>(),
    ) {
        panorama_is_open(&list(), &answers(&given), seed);
    }

    #[test]
    fn a_round_is_the_same_for_the_same_number_and_opens_the_view(seed in any::<u64>()) {
        let list = list();
        let game = riddle(&list, seed).unwrap();
        let again = riddle(&list, seed);
        prop_assert_eq!(Some(&game), again.as_ref());
        prop_assert!(game.options.contains(&game.answer));
        prop_assert_eq!(game.options.iter().collect::<BTreeSet<_>>().len(), 4);
        prop_assert!(Span::of(&list, game.options).is_open());
        let [one, other] = duel(&list, seed).map(|pair| pair.map(|row| list.facets(row))).unwrap();
        prop_assert_ne!(one.domain, other.domain);
        prop_assert_ne!(one.level, other.level);
    }

    #[test]
    fn three_of_four_share_what_the_odd_one_has_not(seed in any::<u64>()) {
        let list = list();
        let Odd { rows, thing } = odd_one_out(&list, seed).unwrap();
        let has = |row: &usize| Things::of(&list.facets(*row)).contains(thing);
        prop_assert_eq!(rows.iter().filter(|row| has(row)).count(), 3);
        let odd = rows.iter().position(|row| !has(row)).unwrap();
        let arguments = Odd { rows, thing }.arguments(&list);
        prop_assert!(arguments[odd].things.contains(thing));
    }
}

#[test]
fn extreme_answers_open_the_view_too() {
    for given in extremes() {
        panorama_is_open(&list(), &given, 1);
    }
}

#[test]
fn what_is_liked_is_heard_and_a_domain_without_it_says_so() {
    let mut given = [None; 40];
    let animals = ITEMS.iter().position(|item| item.id == "animaux").unwrap();
    given[animals] = Some(Answer::Liked);
    let shown = panorama(&list(), &answers(&given), 1);
    let of = |domain| shown.domains.iter().find(|opened| opened.domain == domain);
    let nature = of(GrandDomaine::A).expect("animals lead to vets and keepers");
    assert_eq!(nature.reasons, [&ITEMS[animals]]);
    assert!(
        shown.domains.iter().any(|opened| opened.reasons.is_empty()),
        "others open all the same"
    );
}

#[test]
fn the_rarest_thing_liked_is_heard_beside_a_common_one() {
    let mut liked = Answers::default();
    for id in ["animaux", "mains"] {
        liked.set(Item::of(id).unwrap(), Answer::Liked);
    }
    for turn in 1..20 {
        let list = list();
        let shown = panorama(&list, &liked, turn);
        let heard = shown
            .rows()
            .any(|row| list.facets(row).interests.contains(Interest::Animals));
        assert!(heard, "turn {turn}");
    }
}

#[test]
fn a_level_that_no_near_domain_has_is_fetched_from_another() {
    use GrandDomaine::{A, B, C, D};
    use StudyLevel::{Bac, Bac5, Cap};
    let model = SHEETS.first().unwrap();
    let sheet = |id: &str, domain, level, interests: &[Interest]| Sheet {
        id: id.into(),
        aliases: Vec::new(),
        domain: Some(domain),
        level: model.level.clone().map(|part| Part {
            value: level,
            ..part
        }),
        interests: interests.iter().copied().collect(),
        ..model.clone()
    };
    let animals: &[Interest] = &[Interest::Animals];
    let sheets = [
        sheet("one", A, Cap, animals),
        sheet("two", B, Cap, animals),
        sheet("three", C, Cap, animals),
        sheet("four", D, Bac, &[]),
        sheet("five", D, Bac5, &[]),
    ];
    let mut liked = Answers::default();
    liked.set(Item::of("animaux").unwrap(), Answer::Liked);
    let list = ListReader::open(write_list(&sheets)).unwrap();
    let shown = panorama(&list, &liked, 3);
    assert!(Span::of(&list, shown.rows()).is_open());
    let one = ListReader::open(write_list(&sheets[..1])).unwrap();
    assert_eq!(panorama(&one, &liked, 3).rows().count(), 1, "all there is");
}

#[test]
fn what_stands_beside_any_sheet_opens_the_view() {
    let list = list();
    for sheet in SHEETS.iter() {
        neighbours_are_open(&list, sheet);
    }
}

#[test]
fn no_clue_gives_the_name_away() {
    for sheet in SHEETS.iter() {
        let clues = clues(sheet);
        assert!(clues.len() >= 6, "{} gives few clues", sheet.id);
        let names = [&sheet.names.feminine, &sheet.names.masculine].map(|name| words(name));
        let told: Vec<&str> = names
            .iter()
            .flat_map(|name| name.split('-'))
            .filter(|word| word.len() > 3)
            .collect();
        for clue in &clues {
            let (Clue::Hours(text)
            | Clue::With(text)
            | Clue::Values(text)
            | Clue::Skills(text)
            | Clue::Where(text)
            | Clue::Text(text)) = clue
            else {
                continue;
            };
            let text = words(text);
            let given = text.split('-').find(|word| told.contains(word));
            assert_eq!(given, None, "{}: {clue:?}", sheet.id);
        }
    }
}

#[test]
fn each_idea_can_be_checked_in_a_sheet_and_half_are_not_true() {
    let list = list();
    for idea in IDEAS {
        assert_eq!(list.current(idea.sheet), idea.sheet);
        assert!(list.find(idea.sheet).is_some(), "{}", idea.sheet);
    }
    let not = IDEAS.iter().filter(|idea| !idea.is_true).count();
    assert!(
        not >= 4 && IDEAS.len() - not >= 4,
        "nobody wins by always saying the same"
    );
    assert_ne!(ideas(1), ideas(2));
    assert_eq!(ideas(1).len(), IDEAS.len());
}

#[test]
fn no_sentence_tells_a_pupil_what_is_theirs() {
    let items = ITEMS.iter().map(|item| item.text);
    let ideas = IDEAS.iter().flat_map(|idea| [idea.text, idea.why]);
    for text in items.chain(ideas) {
        let text = text.to_lowercase();
        for word in [
            "fait pour toi",
            "faite pour toi",
            "ton métier",
            "%",
            "score",
            "parfait",
        ] {
            assert!(!text.contains(word), "« {text} » says « {word} »");
        }
    }
}
