//! What a person who types sees of the search, and what damaged bytes do to it.

#![allow(clippy::unwrap_used)]

use catalogue::search::thesaurus::{Entry, Thesaurus};
use catalogue::search::{Builder, Damaged, Doc, Field, Index, Kind, Results, highlight};
use proptest::prelude::*;

fn doc(masculine: &str, feminine: &str, other: &[&str], hook: &str) -> Doc {
    Doc {
        masculine: masculine.into(),
        feminine: feminine.into(),
        other_names: other.iter().map(|name| (*name).to_owned()).collect(),
        hook: hook.into(),
        ..Doc::default()
    }
}

/// 0 baker · 1 vet · 2 driver of engines · 3 forester · 4 midwife · 5 video maker · 6 eye doctor · 7 water technician.
fn bytes() -> Vec<u8> {
    let says = |said: &[&str], meant: &[&str]| Entry {
        says: said.iter().map(|word| (*word).to_owned()).collect(),
        means: meant.iter().map(|word| (*word).to_owned()).collect(),
    };
    let thesaurus = Thesaurus {
        entries: vec![
            says(&["véto"], &["vétérinaire"]),
            says(&["youtubeur", "réseaux sociaux"], &["créateur de contenu"]),
        ],
    };
    let mut builder = Builder::new(&thesaurus);
    for doc in [
        doc(
            "Boulanger",
            "Boulangère",
            &["Ouvrier boulanger"],
            "Le pain chaud du matin.",
        ),
        doc(
            "Vétérinaire",
            "Vétérinaire",
            &["Docteur vétérinaire"],
            "Il soigne les animaux.",
        ),
        doc(
            "Conducteur d’engins",
            "Conductrice d’engins",
            &["Cariste"],
            "Aux commandes d’une pelle.",
        ),
        doc(
            "Garde forestier",
            "Garde forestière",
            &[],
            "Elle veille sur les animaux de la forêt et sur le pain.",
        ),
        doc(
            "Sage-femme",
            "Sage-femme",
            &["Maïeuticien"],
            "La naissance.",
        ),
        doc(
            "Créateur de contenu",
            "Créatrice de contenu",
            &[],
            "Des vidéos vues de loin.",
        ),
        doc("Œil-de-lynx", "Œil-de-lynx", &[], "Un métier inventé."),
        doc(
            "Technicien de l’eau",
            "Technicienne de l’eau",
            &[],
            "L’eau potable.",
        ),
    ] {
        builder.add(&doc);
    }
    builder.finish()
}

fn ask(question: &str) -> Results {
    Index::open(bytes()).unwrap().search(question, 10)
}

fn first(question: &str) -> Option<u32> {
    ask(question).hits.first().map(|hit| hit.doc)
}

#[test]
fn genders_plurals_accents_elisions_and_ligatures_all_lead_to_the_sheet() {
    for (question, sheet) in [
        ("boulangère", 0),
        ("BOULANGERES", 0),
        ("conductrices engins", 2),
        ("conducteur d'engin", 2),
        ("l'eau", 7),
        ("eau", 7),
        ("oeil", 6),
        ("sage femme", 4),
        ("sagefemme", 4),
        ("forestière", 3),
    ] {
        assert_eq!(first(question), Some(sheet), "{question}");
    }
}

#[test]
fn each_letter_typed_keeps_the_sheet_first() {
    let name = "vétérinaire";
    for (end, _) in name.char_indices().skip(2) {
        assert_eq!(first(&name[..end]), Some(1), "{}", &name[..end]);
    }
}

#[test]
fn one_typing_error_is_forgiven_wherever_it_is() {
    for question in [
        "bolanger",
        "boulangger",
        "boulanjer",
        "buolanger",
        "voulanger",
        "veterinare",
        "conductice d'engins",
    ] {
        let found = ask(question);
        assert_eq!(found.hits[0].why[0].kind, Kind::Typo, "{question}");
        assert!([0, 1, 2].contains(&found.hits[0].doc), "{question}");
    }
    assert_eq!(ask("xylophonie").total, 0);
}

#[test]
fn pupils_words_and_other_names_lead_to_the_sheet_and_it_says_so() {
    for (question, sheet, kind, field, term) in [
        ("véto", 1, Kind::Synonym, Field::Name, "veterinaire"),
        (
            "youtubeuse",
            5,
            Kind::Synonym,
            Field::Name,
            "createur contenu",
        ),
        (
            "réseaux sociaux",
            5,
            Kind::Synonym,
            Field::Name,
            "createur contenu",
        ),
        ("cariste", 2, Kind::Exact, Field::OtherName, "cariste"),
        ("naissances", 4, Kind::Stem, Field::Hook, "naissance"),
    ] {
        let found = ask(question);
        let why = &found.hits[0].why[0];
        assert_eq!(
            (found.hits[0].doc, why.kind, why.field),
            (sheet, kind, field),
            "{question}"
        );
        assert_eq!(why.term, term, "{question}");
    }
}

#[test]
fn a_sheet_that_meets_all_the_words_comes_first_and_a_name_before_a_text() {
    assert_eq!(first("animaux forêt"), Some(3));
    assert_eq!(first("pain boulanger"), Some(0));
    let both: Vec<u32> = ask("pain").hits.iter().map(|hit| hit.doc).collect();
    assert!(both.contains(&0) && both.contains(&3));
}

#[test]
fn a_filter_sees_each_answer_once_and_the_total_counts_those_it_keeps() {
    let index = Index::open(bytes()).unwrap();
    let mut seen = Vec::new();
    let found = index.search_where("animaux", 10, &mut |doc| {
        seen.push(doc);
        doc == 3
    });
    seen.sort_unstable();
    assert_eq!(seen, [1, 3]);
    assert_eq!((found.total, found.hits[0].doc), (1, 3));
}

#[test]
fn the_words_that_matched_are_found_again_in_what_is_shown() {
    let text = "Vétérinaires et docteurs : l’eau, le vétérinaire…";
    let found = ask("véto");
    let marked: Vec<&str> = highlight(text, &found.hits[0].why)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert_eq!(marked, ["Vétérinaires", "vétérinaire"]);
}

#[test]
fn an_empty_index_and_an_empty_question_answer_nothing() {
    assert_eq!(ask("").total, 0);
    assert_eq!(ask("  ’ — ").total, 0);
    let empty = Index::open(Builder::new(&Thesaurus::default()).finish()).unwrap();
    assert!(empty.is_empty());
    assert_eq!(empty.search("boulanger", 10), Results::default());
}

proptest! {
    #[test]
    fn changed_or_cut_bytes_are_refused(at in 0..10_000_usize, flip in 1..=255_u8, cut in 1..10_000_usize) {
        let whole = bytes();
        let mut changed = whole.clone();
        let at = at % whole.len();
        changed[at] ^= flip;
        prop_assert_eq!(Index::open(changed).err(), Some(Damaged));
        prop_assert_eq!(Index::open(whole[..whole.len() - 1 - cut % whole.len()].to_vec()).err(), Some(Damaged));
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(Index::open(bytes).err(), Some(Damaged));
    }

    #[test]
    fn any_question_is_answered_without_a_panic(question in "\\PC{0,40}", limit in 0..20_usize) {
        let found = ask(&question);
        for hit in found.hits.iter().take(limit) {
            for why in &hit.why {
                prop_assert!(question.get(why.typed.clone()).is_some());
            }
        }
    }
}
