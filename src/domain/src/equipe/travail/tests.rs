use proptest::prelude::*;
use uuid::Uuid;

use super::super::Membre;
use super::*;
use crate::carnet::PART_MAX;
use crate::ids::{EquipeId, ProjetId, UserId};

fn device(n: u128) -> ClientId {
    ClientId(Uuid::from_u128(n))
}

fn equipe() -> Equipe {
    let membre = |n| Membre {
        user: UserId(Uuid::from_u128(n)),
        fonction: String::new(),
    };
    Equipe {
        id: EquipeId(Uuid::from_u128(1)),
        projet: ProjetId(Uuid::from_u128(2)),
        nom: "Les Semeurs".into(),
        membres: vec![membre(1), membre(2)],
        retiree: false,
    }
}

fn writes(key: &str, text: &str) -> EquipeEdit {
    EquipeEdit {
        parts: [(key.to_owned(), text.to_owned())].into(),
        ..EquipeEdit::default()
    }
}

/// A team's work with what must be remembered of it.
#[derive(Default)]
struct Work(Travail, Stamps);

impl Work {
    fn take(&mut self, base: u64, by: u128, edit: &EquipeEdit) {
        let Self(travail, stamps) = self;
        merge(&mut equipe(), travail, stamps, (base, device(by)), edit);
    }
}

#[test]
fn two_members_who_wrote_the_same_part_without_a_network_keep_both_texts() {
    let mut work = Work::default();
    work.take(0, 1, &writes(NOTES, "un potager"));
    work.take(0, 2, &writes(NOTES, "des bougies"));
    work.take(0, 2, &writes(&of_affiche("titre"), "Les Semeurs"));
    let part = &work.0.parts[NOTES];
    assert_eq!(
        (part.text.as_str(), &part.others[..]),
        ("des bougies", &["un potager".to_owned()][..])
    );
    assert_eq!(
        work.0.affiche(),
        [("titre".to_owned(), "Les Semeurs".to_owned())].into()
    );
    assert_eq!(work.0.rev, 3);
}

#[test]
fn a_step_that_one_member_ticks_and_a_word_about_a_member_stay_beside_the_texts() {
    let mut team = equipe();
    let mut work = Work::default();
    let done = EquipeEdit {
        faites: ["idee".to_owned()].into(),
        fonctions: vec![Membre {
            user: UserId(Uuid::from_u128(2)),
            fonction: "finances".into(),
        }],
        montree: Some(true),
        ..EquipeEdit::default()
    };
    let origin = (0, device(1));
    merge(&mut team, &mut work.0, &mut work.1, origin, &done);
    work.take(0, 2, &writes(&of_jalon("idee"), "trouvée"));
    assert_eq!(team.membres[1].fonction, "finances");
    assert!(work.0.faites.contains("idee") && work.0.montree);
    let undone = EquipeEdit {
        a_faire: ["idee".to_owned()].into(),
        ..EquipeEdit::default()
    };
    work.take(2, 2, &undone);
    assert!(work.0.faites.is_empty());
}

#[test]
fn what_is_out_of_bounds_is_refused() {
    let with = |keys: &[&str], text: &str| {
        let mut work = Work::default();
        for key in keys {
            work.take(0, 1, &writes(key, text));
        }
        work.0.check()
    };
    assert_eq!(with(&[NOTES, "affiche:suite", "etape:idee"], "un"), Ok(()));
    for key in ["note", "affiche:autre", "etape:", "etape:a:b", ""] {
        assert_eq!(with(&[key], "un"), Err(TravailError::Parts), "{key}");
    }
    let long = "é".repeat(PART_MAX + 1);
    assert_eq!(with(&[NOTES], &long), Err(TravailError::Parts));
    let steps: Vec<_> = (0..11).map(|n| of_jalon(&n.to_string())).collect();
    let steps: Vec<_> = steps.iter().map(String::as_str).collect();
    let full = "é".repeat(PART_MAX);
    assert_eq!(with(&steps[..10], &full), Ok(()));
    assert_eq!(with(&steps, &full), Err(TravailError::TooLong));
    let mut work = Work::default();
    work.0.faites = ["à faire".to_owned()].into();
    assert_eq!(work.0.check(), Err(TravailError::Etapes));
}

#[test]
fn a_server_that_was_put_back_gets_the_texts_that_it_lacks_beside_its_own() {
    let mut kept = Work::default();
    kept.take(0, 1, &writes(NOTES, "avant"));
    kept.take(1, 1, &writes(&of_jalon("idee"), "trouvée"));
    let mut now = Work::default();
    now.take(0, 2, &writes(NOTES, "après"));
    let lost = kept.0.lost(&now.0).next().unwrap_or_default();
    now.take(kept.0.rev, 1, &lost);
    assert_eq!(now.0.text(NOTES), "avant\n\naprès");
    assert_eq!(now.0.rev, 3);
    // Who had seen what was lost has not seen what is there now.
    let mut late = Work(now.0.clone(), now.1.clone());
    late.take(2, 3, &writes(NOTES, "avant, puis"));
    assert_eq!(late.0.parts[NOTES].others, ["avant\n\naprès"]);
    assert_eq!(now.0.text("etape:idee"), "trouvée");
    assert_eq!(kept.0.lost(&now.0).count(), 0, "twice is once");
}

#[test]
fn a_page_that_was_taken_back_is_not_shown_again_by_a_server_that_was_put_back() {
    let shows = |montree| EquipeEdit {
        montree: Some(montree),
        ..EquipeEdit::default()
    };
    let mut now = Work::default();
    now.take(0, 1, &shows(true));
    let mut kept = Work(now.0.clone(), now.1.clone());
    kept.take(1, 1, &writes(NOTES, "avant"));
    kept.take(2, 1, &shows(false));
    let lost: Vec<_> = kept.0.lost(&now.0).collect();
    assert_eq!(lost, [writes(NOTES, "avant"), shows(false)]);
    for edit in &lost {
        now.take(kept.0.rev, 1, edit);
    }
    assert!(!now.0.montree);
    // Who shows it later is not unheard.
    now.take(now.0.rev, 2, &shows(true));
    assert_eq!(kept.0.lost(&now.0).count(), 0);
}

proptest! {
    /// Three members write into few parts, each on what they last saw, which may be old: every text that nobody wrote over seeing it is there.
    #[test]
    fn nothing_that_a_member_wrote_is_lost(
        acts in proptest::collection::vec((0usize..3, 0usize..3, any::<bool>()), 1..40),
    ) {
        let keys = [NOTES.to_owned(), of_affiche("idee"), of_jalon("essai")];
        let mut work = Work::default();
        let mut seen = [Travail::default(), Travail::default(), Travail::default()];
        let mut live: Vec<(usize, String)> = Vec::new();
        for (n, (who, key, looks)) in acts.into_iter().enumerate() {
            if looks {
                seen[who] = work.0.clone();
            }
            let text = format!("{n}.");
            let before = seen[who].text(&keys[key]).to_owned();
            live.retain(|(of, text)| *of != key || *text != before);
            let base = seen[who].rev;
            work.take(base, who as u128 + 1, &writes(&keys[key], &text));
            seen[who].parts.entry(keys[key].clone()).or_default().text.clone_from(&text);
            live.push((key, text));
            for (of, text) in &live {
                let part = &work.0.parts[&keys[*of]];
                prop_assert!(part.texts().any(|one| one == text), "{text} is lost");
            }
        }
    }
}
