//! The list of a class, as the usual programs of schools write it.

use crate::csv;

/// What a file told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The pupils to enlist, each with the line of the file.
    pub names: Vec<(usize, String)>,
    /// Those who are in the class already, by their names on this device.
    pub there: Vec<String>,
    /// Lines that repeat another one.
    pub twice: Vec<String>,
}

/// Where the names stand.
enum Columns {
    /// In one column.
    Whole(usize),
    /// The surname and the given name.
    Two(usize, usize),
}

/// Words, as [`key`] writes them, of the columns that such programs have.
const WHOLE: [&str; 6] = [
    "eleve",
    "eleves",
    "nom-prenom",
    "nom-et-prenom",
    "nom-complet",
    "nom-de-l-eleve",
];
const SURNAME: [&str; 4] = ["nom", "nom-de-famille", "nom-d-usage", "nom-eleve"];
const GIVEN: [&str; 4] = ["prenom", "prenoms", "prenom-1", "prenom-eleve"];

/// Reads a list: `known` are the names of pupils who are in the class. A first line that names columns is one; without it the first
/// two columns are the name.
pub fn read(file: Vec<u8>, known: &[String]) -> Listed {
    let mut rows = csv::rows(&csv::text(file)).into_iter().peekable();
    let heads = rows.peek().and_then(|(_, cells)| columns(cells));
    let columns = match heads {
        Some(columns) => {
            rows.next();
            columns
        }
        None => Columns::Two(0, 1),
    };
    let known: Vec<String> = known.iter().map(|name| key(name)).collect();
    let mut listed = Listed::default();
    let mut seen: Vec<String> = Vec::new();
    for (line, cells) in rows {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let name = match columns {
            Columns::Whole(at) => cell(at).to_owned(),
            Columns::Two(first, second) => [cell(first), " ", cell(second)].concat(),
        };
        let name = name.trim().to_owned();
        let key = key(&name);
        if key.is_empty() {
            continue;
        }
        if known.contains(&key) {
            listed.there.push(name);
        } else if seen.contains(&key) {
            listed.twice.push(name);
        } else {
            seen.push(key);
            listed.names.push((line, name));
        }
    }
    listed
}

fn columns(cells: &[String]) -> Option<Columns> {
    let keys: Vec<String> = cells.iter().map(|cell| key(cell)).collect();
    let find = |words: &[&str]| keys.iter().position(|key| words.contains(&key.as_str()));
    match (find(&WHOLE), find(&SURNAME), find(&GIVEN)) {
        (Some(at), ..) => Some(Columns::Whole(at)),
        (None, Some(surname), Some(given)) => Some(Columns::Two(surname, given)),
        (None, Some(at), None) | (None, None, Some(at)) => Some(Columns::Whole(at)),
        (None, None, None) => None,
    }
}

fn key(name: &str) -> String {
    catalogue::slug::words(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(listed: &Listed) -> Vec<&str> {
        let names = listed.names.iter();
        names.map(|(_, name)| name.as_str()).collect()
    }

    #[test]
    fn the_columns_are_found_wherever_they_stand() {
        let file = "Classe;Prénom;Né(e) le;Nom de famille\n4B;Léa;01/02/2013;MARTIN\n4B;Ali;03/04/2013;BEN SAÏD\n";
        assert_eq!(
            names(&read(file.into(), &[])),
            ["MARTIN Léa", "BEN SAÏD Ali"]
        );
        let file = "\u{feff}\"Élève\",\"Classe\"\r\n\"MARTIN Léa\",\"4B\"\r\n";
        assert_eq!(names(&read(file.into(), &[])), ["MARTIN Léa"]);
        let file = "MARTIN;Léa\nROUX;Zoé\n";
        assert_eq!(names(&read(file.into(), &[])), ["MARTIN Léa", "ROUX Zoé"]);
        let latin = [b"Nom;Pr\xe9nom\nN\xe9ron;Zo\xe9\n".as_slice()].concat();
        assert_eq!(names(&read(latin, &[])), ["Néron Zoé"]);
    }

    #[test]
    fn who_is_there_already_or_twice_is_told_and_not_enlisted() {
        let file = "Nom;Prénom\nMartin;Léa\nRoux;Zoé\nroux;zoe\n;\n";
        let listed = read(file.into(), &["Léa, martin".into(), "MARTIN LÉA".into()]);
        assert_eq!(names(&listed), ["Roux Zoé"]);
        assert_eq!(listed.there, ["Martin Léa"]);
        assert_eq!(listed.twice, ["roux zoe"]);
        assert_eq!(listed.names[0].0, 3);
    }
}
