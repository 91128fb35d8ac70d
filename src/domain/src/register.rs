//! The register of personal data: every field that is kept of a person, on the server and on the device, whose it
//! is, why, on what legal ground, how long, and who reads it.
//!
//! It is the one list. `parcours-server check` compares it with the columns of the database, and the tests of the API with the
//! fields of the rows that travel: a field that nobody wrote down here stops them. What a browser keeps is written down by the
//! names of its stores.

mod columns;
mod impersonal;

use std::ops::RangeInclusive;

pub use impersonal::IMPERSONAL;

/// What is kept, as a person would name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Item {
    /// The account itself: a random number, the role, the académie, the school, the class.
    Account,
    /// The pseudonym that a pupil chose.
    Pseudonym,
    /// The keyed hashes of a pupil's five words and card.
    PupilSecret,
    /// When the server last heard from a pupil, to the hour.
    LastSeen,
    /// The entries of the carnet, with the former texts that a merge needs.
    Carnet,
    /// The photos of the carnet, as the server encoded them anew, its voice notes, and what of them is on its way.
    Photos,
    /// The entries that the pupil chose to show.
    Shared,
    /// What the pupil and the teachers say about them, and where the work stands.
    Remarks,
    /// The lessons for which a pupil's device was ready.
    Ready,
    /// The teams of projects that a pupil is in, what they do there, and what the team writes.
    Equipe,
    /// What a team presents, to its class or in contests.
    Affiche,
    /// The sheets marked.
    Favourites,
    /// What became of each change that a device sent.
    Queue,
    /// The open sessions.
    Session,
    /// The name of an adult, as they want to be called at work.
    AdultName,
    /// The identifier of an adult and the argon2id hash of the passphrase.
    AdultLogin,
    /// An adult's second factor and the codes that stand in for it.
    SecondFactor,
    /// By what the school's identity provider names an adult, and a visit there that is under way.
    Identity,
    /// An invitation that was not taken yet.
    Invitation,
    /// Who asked for a visit, with a note to the company.
    Booking,
    /// A link by which a pupil's family reads and erases.
    FamilyLink,
    /// Who did what, when, from which network: identities and words of closed lists, no text.
    Trail,
    /// The account that was erased: its random number alone, so that a device that sleeps learns it.
    Erased,
    /// What a browser keeps of an open profile, to work without a network.
    DeviceProfile,
    /// The real names of pupils that their teacher wrote down, on the teacher's device only.
    DeviceNames,
    /// Pages of pupils that came by a file, on the teacher's device.
    DevicePapers,
    /// How a browser shows pages.
    DeviceSettings,
}

/// Whose data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Pupils.
    Pupils,
    /// Adults with an account.
    Adults,
    /// Both.
    Everyone,
}

/// Why it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// To recognise the person and give the rights of their role.
    Recognise,
    /// The parcours itself: what the pupil writes and marks.
    Parcours,
    /// So that a teacher accompanies the pupils of the class.
    Accompany,
    /// So that nothing that was typed is lost or done twice.
    Exchange,
    /// To organise visits.
    Visits,
    /// To work without a network.
    Offline,
    /// So that erasing is complete.
    Erase,
    /// So that families can use their rights.
    Rights,
    /// So that misuse can be found.
    Watch,
}

/// On which ground of article 6 of the RGPD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// 6.1.e: the school's mission of public interest.
    PublicMission,
    /// 6.1.c: a legal duty, here to give effect to an erasure and to keep the data safe.
    LegalDuty,
}

/// Days after which a sealed copy on a device is erased there, if it was not opened and nothing in it waits to be sent.
pub const COPY_DAYS: u16 = 90;

/// Days for which an account is kept after the pupil has left the collège, unless the server is set otherwise; a server may be
/// set to any of [`ACCOUNT_RANGE`].
pub const ACCOUNT_DAYS: u16 = 90;
/// See [`ACCOUNT_DAYS`]: long enough for a summer's warning, and at most a year.
pub const ACCOUNT_RANGE: RangeInclusive<u16> = 30..=365;

/// The same for lines of the trail.
pub const TRAIL_DAYS: u16 = 365;
/// See [`TRAIL_DAYS`]: between the six months and the year that the CNIL recommends for such journals.
pub const TRAIL_RANGE: RangeInclusive<u16> = 180..=365;

/// The same for visits, in years after they ended, with the requests for them and the closed classes that made these.
pub const VISIT_YEARS: u16 = 5;
/// See [`VISIT_YEARS`]: a year's figures are compared with those of the years before.
pub const VISIT_RANGE: RangeInclusive<u16> = 1..=10;

/// How long it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// As long as the account: a pupil's ends some days after they left the collège, see [`ACCOUNT_DAYS`].
    Account,
    /// As long as the server is set to, see [`TRAIL_DAYS`].
    Trail,
    /// Until the person takes it back.
    UntilTakenBack,
    /// Some days after the last use, by role, and half a year at most.
    Session,
    /// So many days.
    Days(u16),
    /// As long as the visit, see [`VISIT_YEARS`].
    Visits,
    /// Sealed when its person leaves; erased once it was not opened for [`COPY_DAYS`], or at once where the device is set so.
    Sealed,
    /// Until the browser forgets it.
    Browser,
}

/// Who reads it, besides the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Teachers of the pupil's class.
    ClassTeachers,
    /// Pupils and teachers of the class.
    Class,
    /// Teachers and head of the school.
    School,
    /// The head of the school.
    Head,
    /// The other pupils of the team.
    Team,
    /// The académie, and the teachers of the other schools that take part in a contest.
    Contest,
    /// The company that is visited.
    Company,
    /// The persons of the server who look after it.
    Operators,
}

/// Columns of a table, or fields of a row that travels.
pub type Fields = (&'static str, &'static [&'static str]);

/// One line of the register.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What.
    pub item: Item,
    /// Whose.
    pub whose: Whose,
    /// Why.
    pub why: Why,
    /// On what ground.
    pub ground: Ground,
    /// How long.
    pub kept: Kept,
    /// Who reads it, besides the person.
    pub readers: &'static [Reader],
    /// Columns of the server's database.
    pub columns: &'static [Fields],
    /// Fields of the rows that a client pulls, by the name of their type.
    pub rows: &'static [Fields],
    /// What a browser keeps: the object stores of a database, or the entries of its local storage.
    pub device: &'static [Fields],
}

/// The whole register, in the order in which it is read.
pub const REGISTER: &[Line] = &columns::LINES;

/// Whether the register names this column, as personal or not.
pub fn names_column(table: &str, column: &str) -> bool {
    let lines = REGISTER.iter().flat_map(|line| line.columns);
    names(lines.chain(IMPERSONAL.columns), table, column)
}

/// Whether the register names this field of a row that travels, as personal or not.
pub fn names_row(of: &str, field: &str) -> bool {
    let lines = REGISTER.iter().flat_map(|line| line.rows);
    names(lines.chain(IMPERSONAL.rows), of, field)
}

/// Whether the register names this store of a database of the device.
pub fn names_store(database: &str, store: &str) -> bool {
    let lines = REGISTER.iter().flat_map(|line| line.device);
    names(lines, database, store)
}

fn names<'a>(mut of: impl Iterator<Item = &'a Fields>, name: &str, field: &str) -> bool {
    of.any(|(known, fields)| *known == name && fields.contains(&field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_wrote_down_is_not_named() {
        assert!(names_column("person", "name"));
        assert!(names_column("slot", "capacity"));
        assert!(!names_column("person", "birthday"));
        assert!(!names_column("diary", "id"));
        assert!(names_row("Pupil", "pseudonym"));
        assert!(!names_row("Pupil", "surname"));
        assert!(names_store("profile", "outbox"));
        assert!(!names_store("profile", "photos"));
    }

    #[test]
    fn each_thing_has_one_line_and_each_field_one_place() {
        let mut seen = Vec::new();
        for line in REGISTER {
            for (table, columns) in line.columns {
                for column in *columns {
                    assert!(!seen.contains(&(table, column)), "{table}.{column} twice");
                    seen.push((table, column));
                }
            }
        }
        let items: std::collections::HashSet<_> = REGISTER.iter().map(|line| line.item).collect();
        assert_eq!(items.len(), REGISTER.len());
    }

    #[test]
    fn nothing_of_a_pupil_that_is_not_shown_is_read_by_somebody_else() {
        for line in REGISTER {
            if matches!(
                line.item,
                Item::Carnet | Item::Photos | Item::Favourites | Item::PupilSecret
            ) {
                assert_eq!(line.readers, [Reader::Operators], "{:?}", line.item);
            }
        }
    }
}
