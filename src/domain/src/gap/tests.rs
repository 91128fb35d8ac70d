use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

fn tally(pupils: usize, met: usize) -> Tally {
    let mut tally = Tally::default();
    for n in 0..pupils {
        tally.add((n < met).then_some(GrandDomaine::J));
    }
    tally
}

fn of(figures: &[Figure], domain: GrandDomaine) -> (Share, Share) {
    let figure = figures.iter().find(|figure| figure.domain == domain);
    figure.map(|figure| (figure.girls, figure.boys)).unwrap()
}

#[test]
fn nothing_is_said_of_fewer_than_five_girls_or_five_boys() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.publish(&tally(4, 2), &tally(12, 3)), None);
    assert_eq!(ledger.publish(&tally(12, 2), &tally(4, 3)), None);
    assert_eq!(ledger, Ledger::default());
    let figures = ledger.publish(&tally(5, 5), &tally(5, 1)).unwrap();
    assert_eq!(figures.len(), 14);
    assert_eq!(of(&figures, GrandDomaine::J), (Share::Plupart, Share::Peu));
    assert_eq!(of(&figures, GrandDomaine::A), (Share::Peu, Share::Peu));
}

#[test]
fn a_word_moves_only_with_five_pupils() {
    let mut ledger = Ledger::default();
    let mut girls = |pupils, met| {
        let figures = ledger.publish(&tally(pupils, met), &tally(9, 0)).unwrap();
        of(&figures, GrandDomaine::J).0
    };
    assert_eq!(girls(12, 3), Share::Peu);
    // Four more met it, which is over a third, and tells of four.
    assert_eq!(girls(12, 7), Share::Peu);
    assert_eq!(girls(12, 8), Share::Partie);
    // Back to within four of what was told first.
    assert_eq!(girls(12, 4), Share::Peu);
    assert_eq!(girls(12, 12), Share::Partie);
    assert_eq!(girls(17, 17), Share::Plupart);
}

/// A pupil at one moment: what they said, if anything, and the domains that they met.
type Pupil = (Option<Gender>, BTreeSet<GrandDomaine>);

/// A word that was told, and whether each pupil it stands for had met the domain.
type State = (Share, BTreeMap<usize, bool>);

/// Something that happens in a class between two publications.
#[derive(Debug, Clone)]
enum Happens {
    Says(usize, Option<Gender>),
    Meets(usize, GrandDomaine),
    /// The page goes to the bin.
    Unmeets(usize, GrandDomaine),
    /// Leaves; whoever comes next in the place is another person.
    Leaves(usize),
    Published,
}

fn happens() -> impl Strategy<Value = Happens> {
    let pupil = 0..16_usize;
    // Few domains, so that counts come near each other.
    let domain = prop::sample::select(&GrandDomaine::ALL[..3]);
    let gender = prop::option::weighted(0.9, prop::sample::select(&Gender::ALL[..]));
    prop_oneof![
        3 => (pupil.clone(), gender).prop_map(|(pupil, said)| Happens::Says(pupil, said)),
        6 => (pupil.clone(), domain.clone()).prop_map(|(pupil, domain)| Happens::Meets(pupil, domain)),
        3 => (pupil.clone(), domain).prop_map(|(pupil, domain)| Happens::Unmeets(pupil, domain)),
        1 => pupil.prop_map(Happens::Leaves),
        3 => Just(Happens::Published),
    ]
}

/// Of whom a word tells: each pupil who is counted as that, and whether they met the domain.
fn counted(
    class: &BTreeMap<usize, Pupil>,
    gender: Gender,
    domain: GrandDomaine,
) -> BTreeMap<usize, bool> {
    let of = class.iter().filter(|(_, (said, _))| *said == Some(gender));
    of.map(|(id, (_, met))| (*id, met.contains(&domain)))
        .collect()
}

fn count(of: &BTreeMap<usize, bool>) -> Count {
    let met = of.values().filter(|met| **met).count();
    let not = of.len() - met;
    Count { met, not }
}

/// How many pupils one state has and the other has not, or has otherwise.
fn differing(one: &BTreeMap<usize, bool>, other: &BTreeMap<usize, bool>) -> usize {
    let ids: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    ids.into_iter()
        .filter(|id| one.get(id) != other.get(id))
        .count()
}

fn tallies(class: &BTreeMap<usize, Pupil>) -> (Tally, Tally) {
    let mut both = (Tally::default(), Tally::default());
    for (said, met) in class.values() {
        match said {
            Some(Gender::Fille) => both.0.add(met.iter().copied()),
            Some(Gender::Garcon) => both.1.add(met.iter().copied()),
            Some(Gender::NonDit) | None => {}
        }
    }
    both
}

proptest! {
    /// A word of a publication is true of so many counts of so many pupils that it tells of no one of them.
    #[test]
    fn no_word_tells_what_one_pupil_did(pupils in LEAST..40, met in 0..40_usize) {
        let met = met.min(pupils);
        let word = Count { met, not: pupils - met }.share();
        let same = (0..=pupils).filter(|met| Count { met: *met, not: pupils - met }.share() == word);
        prop_assert!(same.count() >= 2);
    }

    /// Through any year of a class: nothing is told of few, and where two publications say different words of a domain, at least
    /// five pupils are otherwise in what they stand for.
    #[test]
    fn no_publication_and_no_pair_of_them_tells_of_fewer_than_five(
        year in prop::collection::vec(happens(), 0..400),
        begin in prop::collection::vec(0..2_usize, 16),
    ) {
        let mut next = 16;
        let mut seats: Vec<usize> = (0..16).collect();
        let said = |n: &usize| Some(Gender::ALL[*n]);
        let mut class: BTreeMap<usize, Pupil> =
            begin.iter().map(|n| (said(n), BTreeSet::new())).enumerate().collect();
        let mut ledger = Ledger::default();
        // Of each word that was told: the states that it may stand for, as they were when they were first told.
        let mut told: BTreeMap<(Gender, GrandDomaine), Vec<State>> = BTreeMap::new();
        for event in year {
            match event {
                Happens::Says(seat, said) => class.entry(seats[seat]).or_default().0 = said,
                Happens::Meets(seat, domain) => {
                    class.entry(seats[seat]).or_default().1.insert(domain);
                }
                Happens::Unmeets(seat, domain) => {
                    class.entry(seats[seat]).or_default().1.remove(&domain);
                }
                Happens::Leaves(seat) => {
                    class.remove(&seats[seat]);
                    seats[seat] = next;
                    next += 1;
                }
                Happens::Published => {
                    let (girls, boys) = tallies(&class);
                    let few = girls.pupils < LEAST || boys.pupils < LEAST;
                    let Some(figures) = ledger.publish(&girls, &boys) else {
                        prop_assert!(few);
                        continue;
                    };
                    prop_assert!(!few);
                    for figure in figures {
                        for (gender, word) in [(Gender::Fille, figure.girls), (Gender::Garcon, figure.boys)] {
                            let now = counted(&class, gender, figure.domain);
                            let told = told.entry((gender, figure.domain)).or_default();
                            let near = told.iter().filter(|(_, then)| count(then).apart(count(&now)) < LEAST);
                            let words: Vec<Share> = near.map(|(word, _)| *word).collect();
                            if words.is_empty() {
                                for (other, then) in told.iter() {
                                    prop_assert!(*other == word || differing(then, &now) >= LEAST);
                                }
                                told.push((word, now));
                            } else {
                                // Nothing new is told.
                                prop_assert!(words.contains(&word));
                            }
                        }
                    }
                }
            }
        }
    }
}
