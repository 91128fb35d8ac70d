//! The search answers what twelve-year-olds type, on the real sheets, and says why.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use catalogue::import::Import;
use catalogue::search::{Index, of_sheets};
use parcours_tests::open_data;
use parcours_tests::relevance::{Measures, Question, rank};

/// What was reached when the list was last looked at, less a margin for data that change
/// (tests/bench/README.md has the figures).
const FLOOR: Measures = Measures {
    questions: 150,
    mrr: 0.92,
    success_at_1: 0.90,
    success_at_10: 0.97,
};

#[test]
fn twelve_year_olds_find_what_they_look_for() {
    let Some(folder) = open_data::folder() else {
        println!("skipped: the open data are absent (PARCOURS_OPEN_DATA)");
        return;
    };
    let sheets = open_data::sheets(&folder).unwrap();
    let index = Index::open(of_sheets(&sheets)).unwrap();
    let answer = |question: &Question| -> Vec<usize> {
        index
            .search(&question.text, 10)
            .hits
            .iter()
            .map(|hit| hit.doc as usize)
            .collect()
    };
    let questions = Question::all();
    let ranks = questions
        .iter()
        .map(|question| rank(question, &answer(question), &sheets));
    let reached = Measures::of(ranks);
    assert!(
        reached.questions >= FLOOR.questions
            && reached.mrr >= FLOOR.mrr
            && reached.success_at_1 >= FLOOR.success_at_1
            && reached.success_at_10 >= FLOOR.success_at_10,
        "reached {reached:?}, the floor is {FLOOR:?}"
    );
}

#[test]
fn a_word_written_as_it_sounds_leads_to_those_who_care_for_animals() {
    let mut import = Import::new();
    import.starter(&mut |_| {});
    let sheets = import.finish().0.sheets;
    let index = Index::open(of_sheets(&sheets)).unwrap();
    let hits = index.search("animo", 3).hits;
    let found: Vec<&str> = hits
        .iter()
        .map(|hit| sheets[hit.doc as usize].id.as_str())
        .collect();
    assert!(
        found[..2].contains(&"soigneur-animalier") && found[..2].contains(&"veterinaire"),
        "{found:?}"
    );
}
