//! The file of a class's names: to keep a copy of what is only here, and to bring it to another device.

use domain::ids::UserId;
use protocol::row::Pupil;

use super::texts;
use crate::csv;

/// What a file told.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// Names of pupils of the class.
    pub names: Vec<(UserId, String)>,
    /// Lines whose pseudonym nobody of the class has, by number and word.
    pub unknown: Vec<(usize, String)>,
}

/// The file of these pupils with their names, empty where none is known.
pub fn write(pupils: &[(Pupil, String)]) -> String {
    let mut rows = vec![texts::FILE_HEADS.map(str::to_owned).to_vec()];
    rows.extend(
        pupils
            .iter()
            .map(|(pupil, name)| vec![pupil.pseudonym.clone(), name.clone()]),
    );
    csv::file(&rows)
}

/// Reads such a file: the pseudonym in the first column, the name in the second. A pseudonym is compared as the sign-in does, without
/// accents and case. Lines without a name change nothing.
pub fn read(file: Vec<u8>, pupils: &[Pupil]) -> Read {
    let mut read = Read {
        names: Vec::new(),
        unknown: Vec::new(),
    };
    let head = key(texts::FILE_HEADS[0]);
    for (line, cells) in csv::rows(&csv::text(file)) {
        let mut cells = cells.into_iter();
        let pseudonym = cells.next().unwrap_or_default();
        let name = cells.next().unwrap_or_default();
        if line == 1 && key(&pseudonym) == head {
            continue;
        }
        match pupils
            .iter()
            .find(|pupil| key(&pupil.pseudonym) == key(&pseudonym))
        {
            Some(_) if name.is_empty() => {}
            Some(pupil) => read.names.push((pupil.user, name)),
            None => read.unknown.push((line, pseudonym)),
        }
    }
    read
}

fn key(pseudonym: &str) -> String {
    catalogue::slug::words(pseudonym)
}

#[cfg(test)]
mod tests {
    use domain::ids::ClassId;
    use uuid::Uuid;

    use super::*;

    fn pupil(n: u128, pseudonym: &str) -> Pupil {
        Pupil {
            user: UserId(Uuid::from_u128(n)),
            class: ClassId(Uuid::from_u128(9)),
            pseudonym: pseudonym.to_owned(),
            last_seen: None,
        }
    }

    #[test]
    fn a_file_that_was_kept_is_read_on_another_device() {
        let pupils = [pupil(1, "Écureuil"), pupil(2, "Panda")];
        let kept = write(&[
            (pupils[0].clone(), "Léa Martin".into()),
            (pupils[1].clone(), String::new()),
        ]);
        let found = read(kept.into_bytes(), &pupils);
        assert_eq!(found.names, [(pupils[0].user, "Léa Martin".to_owned())]);
        assert_eq!(found.unknown, []);
    }

    #[test]
    fn lines_of_nobody_are_told_and_the_others_are_kept() {
        let pupils = [pupil(1, "Écureuil"), pupil(2, "Panda")];
        let file = "ecureuil;Léa\nTigre;Ali\npanda;Zoé\n";
        let found = read(file.as_bytes().to_vec(), &pupils);
        let names: Vec<_> = found.names.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Léa", "Zoé"]);
        assert_eq!(found.unknown, [(2, "Tigre".to_owned())]);
    }
}
