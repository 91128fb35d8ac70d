//! The rule of every list of suggestions, as a reader of the page would check it.

use std::collections::BTreeSet;

use catalogue::explore::{Answer, Answers, ITEMS, Span, Things, panorama, surprises};
use catalogue::pack::{Facets, ListReader};
use catalogue::sheet::{Sheet, illustration_seed};

pub(crate) type List = ListReader<Vec<u8>>;

/// Answers by the position of their item; items beyond the end are not answered.
pub(crate) fn answers(given: &[Option<Answer>]) -> Answers {
    let mut answers = Answers::default();
    for (item, answer) in ITEMS.iter().zip(given) {
        if let Some(answer) = answer {
            answers.set(item, *answer);
        }
    }
    answers
}

/// What nobody should ever answer, and somebody does.
pub(crate) fn extremes() -> Vec<Answers> {
    let all = |answer| answers(&[Some(answer); 40]);
    let mut out: Vec<Answers> = Answer::ALL.into_iter().map(all).collect();
    out.push(Answers::default());
    // One thing alone is liked, or disliked.
    for at in 0..ITEMS.len() {
        for answer in [Answer::Liked, Answer::Disliked] {
            let mut given = [None; 40];
            given[at] = Some(answer);
            out.push(answers(&given));
        }
    }
    out
}

/// The panorama of some answers opens the view, gives true reasons and holds a métier far from the answers.
pub(crate) fn panorama_is_open(list: &List, answers: &Answers, seed: u64) {
    let shown = panorama(list, answers, seed);
    let rows: Vec<usize> = shown.rows().collect();
    let span = Span::of(list, rows.iter().copied());
    assert!(span.is_open(), "{span:?} for {answers:?}");
    assert_eq!(
        rows.iter().collect::<BTreeSet<_>>().len(),
        rows.len(),
        "a métier is shown twice"
    );
    let liked = answers.items(Answer::Liked);
    let letters: Vec<_> = shown.domains.iter().map(|opened| opened.domain).collect();
    assert!(letters.is_sorted(), "the order would be a ranking");
    for opened in &shown.domains {
        assert!(!opened.rows.is_empty());
        let facets: Vec<Facets> = opened.rows.iter().map(|row| list.facets(*row)).collect();
        assert!(
            facets
                .iter()
                .all(|facets| facets.domain == Some(opened.domain))
        );
        for reason in &opened.reasons {
            assert!(liked.contains(reason), "« {} » was not liked", reason.text);
            let things = reason.things();
            let told = facets
                .iter()
                .any(|facets| !Things::of(facets).common(things).is_empty());
            assert!(told, "« {} » goes with none of the métiers", reason.text);
        }
    }
    let far = shown.far.expect("one métier is far away");
    let wanted = liked
        .iter()
        .fold(Things::default(), |all, item| all.joined(item.things()));
    let shared = |row: usize| Things::of(&list.facets(row)).common(wanted).len();
    let nearer = (0..list.len())
        .filter(|row| shared(*row) < shared(far.row))
        .count();
    assert!(
        nearer * 4 <= list.len(),
        "most métiers are farther than the far one, for {answers:?}"
    );
    assert_eq!(far.is_foreign, !wanted.is_empty() && shared(far.row) == 0);
    let domain = list.facets(far.row).domain;
    assert!(
        letters.iter().all(|letter| Some(*letter) != domain),
        "the far one is of a near domain"
    );
}

/// What stands beside a sheet opens the view, and each surprise is far from it and shares what it is said to share.
pub(crate) fn neighbours_are_open(list: &List, sheet: &Sheet) {
    let row = list.find(&sheet.id).expect("the sheet is in its list");
    let own = list.facets(row);
    let close = list.neighbours(sheet);
    let close: Vec<usize> = close.into_iter().take(4).collect();
    let found = surprises(list, row, &close, illustration_seed(&sheet.id));
    let far = found.iter().map(|surprise| surprise.row);
    let span = Span::of(list, close.iter().copied().chain(far));
    assert!(span.is_open(), "{}: {span:?}", sheet.id);
    for surprise in &found {
        let facets = list.facets(surprise.row);
        assert_ne!(facets.domain, own.domain, "{}", sheet.id);
        assert_ne!(facets.level, own.level, "{}", sheet.id);
        assert!(!close.contains(&surprise.row), "{}", sheet.id);
        let common = Things::of(&own).common(Things::of(&facets));
        match surprise.shared {
            Some(thing) => assert!(common.contains(thing), "{}: {thing:?}", sheet.id),
            None => assert!(common.is_empty(), "{}: something is shared", sheet.id),
        }
    }
}
