//! The wall of a class: how many of its pupils met what, by what they met it. Never who, and never in an order of pupils.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Counts;
use crate::metier::GrandDomaine;

/// How many pupils met a métier, or one of a domain. Who met it by a person and at a place counts for both, so the parts may
/// be more than [`Met::pupils`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Met {
    /// In any way.
    pub pupils: usize,
    /// By its sheet alone.
    pub by_sheet: usize,
    /// By a person whom they asked.
    pub by_person: usize,
    /// At a place where they saw it at work.
    pub by_place: usize,
}

/// What the pupils of a class met, counted from what is known of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClassWall {
    /// Pupils who were counted, those without anything too.
    pub pupils: usize,
    /// By métier: the present id of its sheet, under its domain.
    pub metiers: BTreeMap<(Option<GrandDomaine>, String), Met>,
    /// By domain; one that nobody touched is absent.
    pub domains: BTreeMap<GrandDomaine, Met>,
    /// How many pupils were out for so many half-days in this school year.
    pub half_days: BTreeMap<usize, usize>,
}

impl ClassWall {
    /// Counts the pupils, each by what they met; half-days are those of the school year of that day.
    pub fn of<'a>(pupils: impl IntoIterator<Item = &'a Counts>, day: Date) -> Self {
        let mut wall = Self::default();
        for counts in pupils {
            wall.pupils += 1;
            *wall.half_days.entry(counts.outings(day)).or_default() += 1;
            for (domain, ids) in &counts.met {
                let mut whole = [false; 3];
                for id in ids {
                    let ways = counts.ways(id);
                    let met = wall.metiers.entry((*domain, id.clone())).or_default();
                    met.add(ways);
                    for (whole, way) in whole.iter_mut().zip(ways) {
                        *whole |= way;
                    }
                }
                if let Some(domain) = domain {
                    wall.domains.entry(*domain).or_default().add(whole);
                }
            }
        }
        wall
    }

    /// Domains of which no pupil met a métier: an invitation.
    pub fn untouched(&self) -> impl Iterator<Item = GrandDomaine> + '_ {
        GrandDomaine::ALL
            .into_iter()
            .filter(|domain| !self.domains.contains_key(domain))
    }

    /// Half-days of who was out least; `None` without a pupil.
    pub fn least_half_days(&self) -> Option<usize> {
        self.half_days.keys().next().copied()
    }

    /// The most half-days that at least half of the pupils were out for: the median; `None` without a pupil.
    pub fn usual_half_days(&self) -> Option<usize> {
        let mut so_many = 0;
        let mut from_most = self.half_days.iter().rev();
        let usual = from_most.find(|(_, pupils)| {
            so_many += **pupils;
            so_many * 2 >= self.pupils
        });
        usual.map(|(half_days, _)| *half_days)
    }
}

impl Met {
    /// One more pupil, who met it by its sheet, by a person, at a place.
    fn add(&mut self, [by_sheet, by_person, by_place]: [bool; 3]) {
        self.pupils += 1;
        self.by_sheet += usize::from(by_sheet);
        self.by_person += usize::from(by_person);
        self.by_place += usize::from(by_place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carnet::{Entry, EntryKind};
    use crate::ids::EntryId;

    const DAY: Date = Date::constant(2026, 11, 3);

    fn counts(pages: &[(EntryKind, Option<&str>, &[&str])]) -> Counts {
        let entries: Vec<Entry> = pages
            .iter()
            .zip(1..)
            .map(|((kind, guide, metiers), n)| {
                let id = EntryId(uuid::Uuid::from_u128(n));
                let day = DAY.saturating_sub(jiff::Span::new().days(n as i64));
                let mut entry = Entry::new(id, *kind, day);
                entry.guide = guide.map(str::to_owned);
                entry.metiers = metiers.iter().map(|id| (*id).to_owned()).collect();
                entry
            })
            .collect();
        let domain = |id: &str| {
            let domain = id.chars().next().and_then(GrandDomaine::from_letter);
            (id.to_owned(), domain)
        };
        Counts::of(&entries, [], domain)
    }

    const SHEET: (EntryKind, Option<&str>) = (EntryKind::Metier, None);
    const PERSON: (EntryKind, Option<&str>) = (EntryKind::Activite, Some("interview"));
    const PLACE: (EntryKind, Option<&str>) = (EntryKind::Visite, None);

    #[test]
    fn a_pupil_counts_once_for_a_domain_and_by_each_way_of_meeting() {
        let one = counts(&[
            (SHEET.0, SHEET.1, &["A1", "A2"]),
            (PERSON.0, PERSON.1, &["A1"]),
            (PLACE.0, PLACE.1, &["A1", "J1"]),
        ]);
        let other = counts(&[(SHEET.0, SHEET.1, &["A1", "?"])]);
        let wall = ClassWall::of([&one, &other, &Counts::default()], DAY);
        let met = |id: &str| {
            let domain = id.chars().next().and_then(GrandDomaine::from_letter);
            wall.metiers[&(domain, id.to_owned())]
        };
        let numbers = |met: Met| [met.pupils, met.by_sheet, met.by_person, met.by_place];
        assert_eq!(numbers(met("A1")), [2, 1, 1, 1]);
        assert_eq!(numbers(met("A2")), [1, 1, 0, 0]);
        assert_eq!(numbers(met("?")), [1, 1, 0, 0]);
        assert_eq!(numbers(wall.domains[&GrandDomaine::A]), [2, 2, 1, 1]);
        assert_eq!(numbers(wall.domains[&GrandDomaine::J]), [1, 0, 0, 1]);
        assert_eq!(wall.pupils, 3);
        assert_eq!(wall.untouched().count(), 12);
    }

    #[test]
    fn half_days_tell_of_the_class_and_not_of_who() {
        let none = Counts::default();
        let two = counts(&[(PLACE.0, PLACE.1, &[]), (PLACE.0, PLACE.1, &[])]);
        let one = counts(&[(PLACE.0, PLACE.1, &[])]);
        let wall = ClassWall::of([&two, &none, &one, &two], DAY);
        assert_eq!(wall.half_days, [(0, 1), (1, 1), (2, 2)].into());
        assert_eq!(wall.least_half_days(), Some(0));
        assert_eq!(wall.usual_half_days(), Some(2));
        let wall = ClassWall::of([&two, &none, &one], DAY);
        assert_eq!(wall.usual_half_days(), Some(1));
        assert_eq!(ClassWall::default().usual_half_days(), None);
    }
}
