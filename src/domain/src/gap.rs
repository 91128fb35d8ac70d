//! Whether girls and boys of a class meet the same domains: what may be said of it without telling of anybody.
//!
//! Pupils say what they want to be counted as, or nothing. What a class is told is a share in words, by domain, and never a
//! number of pupils. Three rules keep each of them out of it:
//! - nothing is said before [`LEAST`] girls and [`LEAST`] boys have said so;
//! - what is said stays for [`FROZEN_DAYS`], so nobody sees it move with one answer;
//! - a [`Share`] stands for a [`Count`], and those that one class is ever told of a domain are the same or at least [`LEAST`] pupils
//!   apart (see [`Ledger`]), were the class asked no more and then again in between: whatever two publications are laid side by side, what they differ by are so many pupils.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::metier::GrandDomaine;

/// Fewest pupils of whom anything is said, and by whom two publications differ.
pub const LEAST: usize = 5;

/// Days for which a publication stays as it is.
pub const FROZEN_DAYS: i64 = 30;

/// As what a pupil wants to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Gender {
    /// A girl.
    Fille,
    /// A boy.
    Garcon,
    /// Does not wish to say: counted as neither.
    NonDit,
}

impl Gender {
    /// The three answers, in the order in which they are offered.
    pub const ALL: [Gender; 3] = [Self::Fille, Self::Garcon, Self::NonDit];
}

/// Who of some pupils met a métier of a domain, in words. Each holds at least two counts of any [`LEAST`] pupils or more: none
/// says that all did, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Share {
    /// Fewer than a third.
    Peu,
    /// From a third to two thirds.
    Partie,
    /// More than two thirds.
    Plupart,
}

/// How many of so many pupils met a métier of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Those who did.
    pub met: usize,
    /// Those who did not.
    pub not: usize,
}

impl Count {
    /// The share in words.
    pub fn share(self) -> Share {
        let of = self.met + self.not;
        if self.met * 3 < of {
            Share::Peu
        } else if self.met * 3 <= of * 2 {
            Share::Partie
        } else {
            Share::Plupart
        }
    }

    /// The fewest pupils who make one of the other: by coming, leaving, or meeting something.
    pub fn apart(self, other: Self) -> usize {
        let met = self.met.abs_diff(other.met);
        let not = self.not.abs_diff(other.not);
        let of = (self.met + self.not).abs_diff(other.met + other.not);
        met.max(not).max(of)
    }
}

/// The girls, or the boys, of a class who said so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pupils: usize,
    met: BTreeMap<GrandDomaine, usize>,
}

impl Tally {
    /// One more pupil, who met métiers of these domains, each named once.
    pub fn add(&mut self, domains: impl IntoIterator<Item = GrandDomaine>) {
        self.pupils += 1;
        for domain in domains {
            *self.met.entry(domain).or_default() += 1;
        }
    }

    fn count(&self, domain: GrandDomaine) -> Count {
        let met = self.met.get(&domain).copied().unwrap_or(0);
        Count {
            met,
            not: self.pupils.saturating_sub(met),
        }
    }
}

/// What a class is told of one domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// The domain.
    pub domain: GrandDomaine,
    /// Of the girls.
    pub girls: Share,
    /// Of the boys.
    pub boys: Share,
}

/// The counts that all publications of a class ever stood for, by domain. It never leaves the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    girls: BTreeMap<GrandDomaine, Vec<Count>>,
    boys: BTreeMap<GrandDomaine, Vec<Count>>,
}

impl Ledger {
    /// What the class is told now, in the order of the domains; `None` while too few have said something.
    ///
    /// A count that is fewer than [`LEAST`] pupils away from one that was told before is told as that one again.
    pub fn publish(&mut self, girls: &Tally, boys: &Tally) -> Option<Vec<Figure>> {
        if girls.pupils < LEAST || boys.pupils < LEAST {
            return None;
        }
        let figure = |domain| Figure {
            domain,
            girls: settle(self.girls.entry(domain).or_default(), girls.count(domain)).share(),
            boys: settle(self.boys.entry(domain).or_default(), boys.count(domain)).share(),
        };
        Some(GrandDomaine::ALL.map(figure).to_vec())
    }
}

/// The nearest of the former counts where it is near, else this one, which is told from now on.
fn settle(former: &mut Vec<Count>, now: Count) -> Count {
    let near = former
        .iter()
        .copied()
        .filter(|count| count.apart(now) < LEAST);
    let nearest = near.min_by_key(|count| count.apart(now));
    nearest.unwrap_or_else(|| {
        former.push(now);
        now
    })
}

#[cfg(test)]
mod tests;
