//! Tables as files that LibreOffice and Excel open right, and back.

/// What begins a formula in a spreadsheet. Source: OWASP, « CSV Injection ».
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A file of these rows: semicolons, as French spreadsheets expect, a byte order mark, lines as RFC 4180. No cell is
/// taken for a formula: an apostrophe goes before one that looks like it.
pub fn file(rows: &[Vec<String>]) -> String {
    let mut file = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                file.push(';');
            }
            write(&mut file, cell);
        }
        file.push_str("\r\n");
    }
    file
}

fn write(file: &mut String, cell: &str) {
    file.push('"');
    if cell.starts_with(FORMULA) {
        file.push('\'');
    }
    file.push_str(&cell.replace('"', "\"\""));
    file.push('"');
}

/// The text of a file: UTF-8, or else Latin-1, as older programs of schools write.
pub fn text(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|wrong| wrong.into_bytes().into_iter().map(char::from).collect());
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// The rows of such a file: separated by what its first line holds most of, semicolons, commas or tabs. Rows without a
/// word are left out; each comes with the number of its line, from 1.
pub fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let first = text.lines().next().unwrap_or_default();
    let separator = [';', ',', '\t']
        .into_iter()
        .rev()
        .max_by_key(|&separator| first.matches(separator).count())
        .unwrap_or(';');
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut line, mut begun) = (false, 1, 1);
    let mut letters = text.chars().chain(['\n']).peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted || letters.peek().is_none() => {
                row.push(read(&cell));
                cell.clear();
                let whole: Vec<String> = std::mem::take(&mut row);
                if whole.iter().any(|cell| !cell.is_empty()) {
                    rows.push((begun, whole));
                }
                begun = line;
            }
            letter if letter == separator && !quoted => {
                row.push(read(&cell));
                cell.clear();
            }
            letter => cell.push(letter),
        }
    }
    rows
}

/// A cell without the apostrophe that [`write()`] put there.
fn read(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn what_is_written_comes_back() {
        let table = vec![
            words(&["Pseudonyme", "Nom"]),
            words(&["Colibri", "Léa « la\nGrande »; Martin"]),
            words(&["Panda", "Jean \"Jo\" O’Neil"]),
        ];
        let read = rows(&text(file(&table).into_bytes()));
        assert_eq!(
            read,
            [
                (1, table[0].clone()),
                (2, table[1].clone()),
                (4, table[2].clone())
            ]
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx"] {
            let written = file(&[words(&[cell])]);
            assert!(written.contains(&format!("\"'{cell}\"")), "{written:?}");
        }
        let read = text(file(&[words(&["=1+1"])]).into_bytes());
        assert_eq!(rows(&read)[0].1, ["=1+1"]);
    }

    #[test]
    fn a_file_begins_with_its_mark_and_a_quote_ends_no_cell() {
        let file = file(&[words(&["Mme \"B\"; A", "Jour"])]);
        assert_eq!(file, "\u{feff}\"Mme \"\"B\"\"; A\";\"Jour\"\r\n");
    }

    #[test]
    fn files_of_other_programs_are_read() {
        let commas = rows("Panda,Léa\n\n,\nTigre,Ali");
        assert_eq!(
            commas,
            [(1, words(&["Panda", "Léa"])), (4, words(&["Tigre", "Ali"]))]
        );
        assert_eq!(rows("Panda\tLéa")[0].1, ["Panda", "Léa"]);
        let latin = text(b"Panda;L\xe9a".to_vec());
        assert_eq!(rows(&latin)[0].1, ["Panda", "Léa"]);
        assert_eq!(rows("Panda;\"Léa")[0].1, ["Panda", "Léa"]);
    }
}
