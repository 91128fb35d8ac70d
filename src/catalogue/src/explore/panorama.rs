//! What « Ce que j’aime » ends in: doors to open, each with its reasons in the pupil's own answers, and one far away.
//!
//! What the answers echo is weighed to choose the doors, and never told: the order of the domains is that of their
//! letters, whatever was answered.

use domain::metier::{GrandDomaine, StudyLevel};

use super::dice::chance;
use super::doors::{DOMAINS, Door, LEVELS, Span, doors};
use super::{Answer, Answers, Item, Things};
use crate::facet::FacetSet;
use crate::pack::ListReader;

/// The most domains that answers open.
const MOST: usize = 5;
/// Métiers in each.
const EACH: usize = 3;
/// The most reasons told for a domain.
const REASONS: usize = 4;

/// A domain to explore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Which one.
    pub domain: GrandDomaine,
    /// What the pupil likes that goes with one of its métiers shown here; empty for a domain that is there because the
    /// answers do not speak of it.
    pub reasons: Vec<&'static Item>,
    /// Rows of some of its métiers.
    pub rows: Vec<usize>,
}

/// A métier far from what was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Far {
    /// Its row.
    pub row: usize,
    /// Whether it shares nothing at all with what the pupil likes.
    pub is_foreign: bool,
}

/// Doors to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Panorama {
    /// Domains, in the order of their letters.
    pub domains: Vec<Opened>,
    /// One métier of another domain, as far as the catalogue goes.
    pub far: Option<Far>,
}

impl Panorama {
    /// All rows that it shows.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        let near = self
            .domains
            .iter()
            .flat_map(|opened| opened.rows.iter().copied());
        near.chain(self.far.map(|far| far.row))
    }
}

/// The panorama of some answers. It spans three domains and three levels at least where the list has them, whatever was
/// answered; another seed shows other métiers.
pub fn panorama<B: AsRef<[u8]>>(list: &ListReader<B>, answers: &Answers, seed: u64) -> Panorama {
    let field = Field::new(doors(list), answers, seed);
    let mut domains: Vec<Opened> = field
        .near()
        .into_iter()
        .map(|domain| field.open(domain))
        .collect();
    let far = field.far(&domains);
    field.widen(list, &mut domains, far);
    domains.sort_by_key(|opened| opened.domain);
    Panorama { domains, far }
}

/// The doors under a pupil's answers.
struct Field {
    doors: Vec<Door>,
    liked: Vec<(&'static Item, Things)>,
    /// What is liked, and how rare it is in the list, in thousandths.
    weighed: Vec<(Things, i64)>,
    disliked: Vec<Things>,
    seed: u64,
}

impl Field {
    fn new(doors: Vec<Door>, answers: &Answers, seed: u64) -> Self {
        let liked = answers.items(Answer::Liked).into_iter();
        let disliked = answers.items(Answer::Disliked).into_iter();
        let liked: Vec<_> = liked.map(|item| (item, item.things())).collect();
        let weigh = |things: Things| (things, 1001 - share(doors.iter(), things));
        Self {
            weighed: liked.iter().map(|(_, things)| weigh(*things)).collect(),
            doors,
            liked,
            disliked: disliked.map(Item::things).collect(),
            seed,
        }
    }

    fn of(&self, domain: GrandDomaine) -> impl Iterator<Item = &Door> {
        self.doors.iter().filter(move |door| door.domain == domain)
    }

    /// By how much more a domain goes with some things than the whole list does, in thousandths.
    fn echo(&self, domain: GrandDomaine, things: Things) -> i64 {
        share(self.of(domain), things) - share(self.doors.iter(), things)
    }

    /// How much of the answers is heard in a domain. What is disliked weighs a quarter: it closes no door.
    fn heard(&self, domain: GrandDomaine) -> i64 {
        let echo = |things: &Things| self.echo(domain, *things);
        let liked: i64 = self.liked.iter().map(|(_, things)| echo(things)).sum();
        let disliked: i64 = self.disliked.iter().map(echo).sum();
        liked - disliked / 4
    }

    /// The domains that open: those in which what is liked is heard, and others until there are enough.
    fn near(&self) -> Vec<GrandDomaine> {
        let mut heard: Vec<(i64, u64, GrandDomaine)> = GrandDomaine::ALL
            .into_iter()
            .filter(|domain| self.of(*domain).next().is_some())
            .map(|domain| {
                (
                    -self.heard(domain),
                    chance(self.seed, domain.index()),
                    domain,
                )
            })
            .collect();
        heard.sort_unstable();
        let mut near = Vec::new();
        for (heard, _, domain) in heard {
            let speaks = heard < 0 && !self.liked.is_empty();
            if near.len() < DOMAINS || (speaks && near.len() < MOST) {
                near.push(domain);
            }
        }
        near
    }

    /// How much of what is liked goes with a door, what few métiers have most; what is disliked weighs half.
    fn closeness(&self, door: &Door) -> i64 {
        let goes = |(things, weight): (Things, i64)| i64::from(door.things.meets(things)) * weight;
        let liked: i64 = self.weighed.iter().map(|one| goes(*one)).sum();
        let disliked: i64 = self
            .disliked
            .iter()
            .map(|things| goes((*things, 500)))
            .sum();
        liked - disliked
    }

    /// Some métiers of a domain, of different levels, and what the pupil likes in them.
    fn open(&self, domain: GrandDomaine) -> Opened {
        let mut doors: Vec<&Door> = self.of(domain).collect();
        let chance = |door: &Door| (!door.for_pupils, chance(self.seed, door.row));
        doors.sort_by_key(|door| (-self.closeness(door), chance(door)));
        // Among those that are close enough the seed chooses: another turn shows others.
        let close = doors.iter().filter(|door| self.closeness(door) > 0).count();
        if close > 0 {
            let enough = (doors.len() / 3).max(2 * EACH);
            doors.truncate(close.min(enough).max(EACH));
        }
        // The closest stays first, so that what is liked is heard.
        if let Some((_, others)) = doors.split_first_mut() {
            others.sort_by_key(|door| chance(door));
        }
        let mut levels = FacetSet::<StudyLevel>::default();
        let mut rows: Vec<usize> = Vec::new();
        for new_level in [true, false] {
            for door in &doors {
                let fits = !new_level || !levels.contains(door.level);
                if rows.len() < EACH && fits && !rows.contains(&door.row) {
                    levels.insert(door.level);
                    rows.push(door.row);
                }
            }
        }
        let reasons = self.reasons(domain, &rows);
        Opened {
            domain,
            reasons,
            rows,
        }
    }

    /// What is liked and goes with one of these métiers, what is most the domain's own first.
    fn reasons(&self, domain: GrandDomaine, rows: &[usize]) -> Vec<&'static Item> {
        let shown = self
            .of(domain)
            .filter(|door| rows.contains(&door.row))
            .fold(Things::default(), |all, door| all.joined(door.things));
        let mut reasons: Vec<(i64, &'static Item)> = self
            .liked
            .iter()
            .filter(|(_, things)| shown.meets(*things))
            .map(|(item, things)| (-self.echo(domain, *things), *item))
            .collect();
        reasons.sort_by_key(|(echo, item)| (*echo, item.id));
        reasons
            .into_iter()
            .map(|(_, item)| item)
            .take(REASONS)
            .collect()
    }

    /// The door that shares least with what is liked, of a domain that is not open yet where there is one.
    fn far(&self, open: &[Opened]) -> Option<Far> {
        let liked = self
            .liked
            .iter()
            .fold(Things::default(), |all, (_, things)| all.joined(*things));
        let shown = |door: &&Door| open.iter().any(|one| one.rows.contains(&door.row));
        let door = self
            .doors
            .iter()
            .filter(|door| !shown(door))
            .min_by_key(|door| {
                (
                    open.iter().any(|one| one.domain == door.domain),
                    door.things.common(liked).len(),
                    !door.for_pupils,
                    chance(self.seed, door.row),
                )
            })?;
        Some(Far {
            row: door.row,
            is_foreign: door.things.common(liked).is_empty() && !liked.is_empty(),
        })
    }

    /// Adds doors of levels that are missing.
    fn widen<B: AsRef<[u8]>>(
        &self,
        list: &ListReader<B>,
        open: &mut Vec<Opened>,
        far: Option<Far>,
    ) {
        loop {
            let near = open.iter().flat_map(|one| one.rows.iter().copied());
            let span = Span::of(list, near.chain(far.map(|far| far.row)));
            if span.levels.len() >= LEVELS {
                return;
            }
            let missing = self
                .doors
                .iter()
                .filter(|door| !span.levels.contains(door.level));
            let known = |door: &&Door| open.iter().position(|one| one.domain == door.domain);
            let Some(door) = missing.min_by_key(|door| {
                (
                    known(door).is_none(),
                    !door.for_pupils,
                    chance(self.seed, door.row),
                )
            }) else {
                return;
            };
            match known(&door) {
                Some(at) => open[at].rows.push(door.row),
                None => open.push(Opened {
                    domain: door.domain,
                    reasons: self.reasons(door.domain, &[door.row]),
                    rows: vec![door.row],
                }),
            }
        }
    }
}

/// How many of the doors go with some of these things, in thousandths.
fn share<'a>(doors: impl Iterator<Item = &'a Door>, things: Things) -> i64 {
    let (mut all, mut with) = (0_i64, 0_i64);
    for door in doors {
        all += 1;
        with += i64::from(door.things.meets(things));
    }
    with * 1000 / all.max(1)
}
