//! What is asked of the carnet, as it stands in the address.

use domain::carnet::{Entry, EntryKind};
use domain::competence::competence;
use jiff::civil::Date;

use super::kinds::{kind_key, kind_of};
use crate::address::{self, Pairs, Query};

/// Words, kinds of pages, skills, a métier, days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What was typed.
    pub words: String,
    /// Pages of any of these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
    /// Pages with any of these skills; all when empty.
    pub skills: Vec<&'static str>,
    /// Pages about this sheet; all when empty.
    pub metier: String,
    /// Pages of this day or later.
    pub from: Option<Date>,
    /// Pages of this day or earlier.
    pub until: Option<Date>,
}

const WORDS: &str = "q";
const KINDS: &str = "type";
const SKILLS: &str = "competence";
const METIER: &str = "metier";
const FROM: &str = "du";
const UNTIL: &str = "au";

impl Asked {
    /// Reads an address; unknown words in it are passed over.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        let skill = |key: &str| competence(key).map(|known| known.cle);
        Self {
            words: get(WORDS),
            kinds: get(KINDS).split('.').filter_map(kind_of).collect(),
            skills: get(SKILLS).split('.').filter_map(skill).collect(),
            metier: get(METIER),
            from: get(FROM).parse().ok(),
            until: get(UNTIL).parse().ok(),
        }
    }

    /// The address of the carnet with this asked.
    pub fn href(&self) -> String {
        address::href("/carnet", self.pairs())
    }

    fn pairs(&self) -> Pairs {
        let kinds: Vec<_> = self.kinds.iter().map(|kind| kind_key(*kind)).collect();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        vec![
            (WORDS, self.words.trim().to_owned()),
            (KINDS, kinds.join(".")),
            (SKILLS, self.skills.join(".")),
            (METIER, self.metier.clone()),
            (FROM, day(self.from)),
            (UNTIL, day(self.until)),
        ]
    }

    /// Whether nothing is asked.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether something is asked beside words and kinds.
    pub fn is_fine(&self) -> bool {
        let rough = Self {
            words: self.words.clone(),
            kinds: self.kinds.clone(),
            ..Self::default()
        };
        *self != rough
    }

    /// The chips that are on: kinds and skills.
    pub fn keys(&self) -> Vec<String> {
        let kinds = self.kinds.iter().map(|kind| kind_key(*kind));
        let keys = kinds.chain(self.skills.iter().copied());
        keys.map(str::to_owned).collect()
    }

    /// Switches the chip of a kind or a skill.
    pub fn switch(&mut self, key: &str, on: bool) {
        if let Some(kind) = kind_of(key) {
            self.kinds.retain(|known| *known != kind);
            self.kinds.extend(on.then_some(kind));
        } else if let Some(skill) = competence(key) {
            self.skills.retain(|known| *known != skill.cle);
            self.skills.extend(on.then_some(skill.cle));
        }
    }

    /// Whether a page is among what is asked, words apart. `sheet` says under which id a sheet is known today.
    pub fn has(&self, entry: &Entry, sheet: impl Fn(&str) -> String) -> bool {
        let skill = |key: &&str| entry.skills.contains(*key);
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && (self.skills.is_empty() || self.skills.iter().any(skill))
            && (self.metier.is_empty() || entry.metiers.iter().any(|id| sheet(id) == self.metier))
            && self.from.is_none_or(|day| entry.date >= day)
            && self.until.is_none_or(|day| entry.date <= day)
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::EntryId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_is_read_back() {
        let mut asked = Asked {
            words: "boulangerie".into(),
            metier: "a1101".into(),
            from: "2026-11-01".parse().ok(),
            until: "2026-12-01".parse().ok(),
            ..Asked::default()
        };
        for key in ["visite", "libre", "metiers", "inconnu"] {
            asked.switch(key, true);
        }
        assert_eq!(Asked::of(address::reader(asked.pairs())), asked);
        asked.switch(kind_key(EntryKind::Visite), false);
        assert_eq!(asked.keys(), ["libre", "metiers"]);
        assert!(asked.is_fine());
        let odd = Asked::of(|_| "zz.".to_owned());
        assert_eq!((odd.kinds, odd.skills, odd.from), (vec![], vec![], None));
    }

    #[test]
    fn no_chip_is_of_a_kind_and_of_a_skill() {
        let skills = domain::competence::competences();
        assert!(skills.iter().all(|skill| kind_of(skill.cle).is_none()));
    }

    #[test]
    fn each_filter_narrows_alone_and_days_count_whole() {
        let day = Date::constant(2026, 11, 3);
        let mut entry = Entry::new(EntryId(Uuid::nil()), EntryKind::Libre, day);
        entry.metiers.insert("ancien".into());
        entry.skills.insert("metiers".into());
        let today = |id: &str| if id == "ancien" { "a1101" } else { id }.to_owned();
        let has = |change: fn(&mut Asked)| {
            let mut asked = Asked::default();
            change(&mut asked);
            asked.has(&entry, today)
        };
        assert!(has(|_| ()));
        assert!(has(
            |asked| asked.kinds = vec![EntryKind::Visite, EntryKind::Libre]
        ));
        assert!(!has(|asked| asked.kinds = vec![EntryKind::Visite]));
        assert!(has(|asked| asked.skills = vec!["gouts", "metiers"]));
        assert!(!has(|asked| asked.skills = vec!["gouts"]));
        assert!(has(|asked| asked.metier = "a1101".into()));
        assert!(!has(|asked| asked.metier = "b1101".into()));
        assert!(has(|asked| asked.from = Some(Date::constant(2026, 11, 3))));
        assert!(!has(|asked| asked.from = Some(Date::constant(2026, 11, 4))));
        assert!(has(|asked| asked.until = Some(Date::constant(2026, 11, 3))));
        assert!(!has(|asked| asked.until = Some(Date::constant(2026, 11, 2))));
    }
}
