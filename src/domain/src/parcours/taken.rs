//! What a class takes over of another parcours.

use super::{ETAPES_MAX, Etape};

/// What is to be written so that the étapes of another parcours are in a class's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Étapes that the class does not have.
    pub added: Vec<Etape>,
    /// Étapes that it has otherwise.
    pub changed: Vec<Etape>,
    /// Étapes that are taken out.
    pub removed: Vec<Etape>,
    /// Étapes that are there already, as they are.
    pub same: usize,
}

impl Taken {
    /// All that is to be written.
    pub fn all(&self) -> impl Iterator<Item = &Etape> {
        self.added.iter().chain(&self.changed).chain(&self.removed)
    }

    /// Whether nothing is to be written.
    pub fn is_nothing(&self) -> bool {
        self.all().next().is_none()
    }

    /// Whether a class that has changed the étapes of these identities has room for all of it.
    pub fn fits<'a>(&'a self, own: impl Iterator<Item = &'a str>) -> bool {
        let mut ids: Vec<&str> = own.chain(self.all().map(|etape| &*etape.id)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len() <= ETAPES_MAX
    }
}

/// What the class whose étapes are `here` takes over of `theirs`. An étape is the same by its identity, so taking over twice adds
/// nothing; what the class has beside stays. Without `days`, each étape keeps the day that it has here, or has none.
pub fn taken(theirs: &[Etape], here: &[Etape], days: bool) -> Taken {
    let mut taken = Taken::default();
    for etape in theirs {
        let there = here.iter().find(|other| other.id == etape.id);
        let mut etape = etape.clone();
        if !days {
            etape.jour = there.and_then(|there| there.jour);
        }
        match there {
            // One that they do not have either.
            None if etape.retiree => {}
            None => taken.added.push(etape),
            Some(there) if *there == etape => taken.same += 1,
            Some(there) if etape.retiree && !there.retiree => taken.removed.push(etape),
            Some(_) => taken.changed.push(etape),
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::etapes;
    use super::*;
    use crate::school::Level;

    fn theirs() -> Vec<Etape> {
        let mut path = etapes(Level::Quatrieme).to_vec();
        path[0].titre = "Notre départ".into();
        path[0].jour = Some(Date::constant(2026, 10, 6));
        path[1].retiree = true;
        let mut forum = path[2].clone();
        forum.id = "0de30000-0000-7000-8000-000000000001".into();
        forum.jour = Some(Date::constant(2027, 1, 12));
        path.push(forum);
        path
    }

    fn written(here: &[Etape], taken: &Taken) -> Vec<Etape> {
        let mut after = here.to_vec();
        for etape in taken.all() {
            after.retain(|other| other.id != etape.id);
            after.push(etape.clone());
        }
        after
    }

    #[test]
    fn what_differs_is_added_changed_and_taken_out_and_twice_is_once() {
        let here = etapes(Level::Quatrieme);
        let first = taken(&theirs(), here, true);
        assert_eq!(first.added.len(), 1);
        assert_eq!(first.changed.len(), 1);
        assert_eq!(first.removed.len(), 1);
        assert_eq!(first.same, here.len() - 2);
        let again = taken(&theirs(), &written(here, &first), true);
        assert!(again.is_nothing());
        assert_eq!(again.same, theirs().len());
    }

    #[test]
    fn days_come_only_if_they_are_wished_for() {
        let mut here = etapes(Level::Quatrieme).to_vec();
        let own = Some(Date::constant(2026, 9, 15));
        here[0].jour = own;
        let without = taken(&theirs(), &here, false);
        assert_eq!(without.changed[0].jour, own);
        assert_eq!(without.added[0].jour, None);
        let with = taken(&theirs(), &here, true);
        assert_eq!(with.changed[0].jour, Some(Date::constant(2026, 10, 6)));
        assert!(with.added[0].jour.is_some());
    }

    #[test]
    fn what_the_class_has_beside_stays_and_what_it_never_had_is_not_taken_out() {
        let here = etapes(Level::Quatrieme);
        let mut gone = theirs();
        let last = gone.len() - 1;
        gone[last].retiree = true;
        assert!(taken(&gone, here, true).added.is_empty());
        assert!(taken(&[], &theirs(), true).is_nothing());
    }

    #[test]
    fn a_class_has_room_for_so_many_étapes_of_its_own() {
        let here = etapes(Level::Quatrieme);
        let first = taken(&theirs(), here, true);
        let own: Vec<String> = (0..ETAPES_MAX - 3).map(|n| n.to_string()).collect();
        assert!(first.fits(own.iter().map(String::as_str)));
        let own: Vec<String> = (0..ETAPES_MAX - 2).map(|n| n.to_string()).collect();
        assert!(!first.fits(own.iter().map(String::as_str)));
        let own = first.all().map(|etape| &*etape.id);
        let many: Vec<String> = (0..ETAPES_MAX - 3).map(|n| n.to_string()).collect();
        assert!(first.fits(own.chain(many.iter().map(String::as_str))));
    }
}
