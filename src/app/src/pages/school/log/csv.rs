//! Lines as a file for a spreadsheet.

use protocol::trail::TrailLine;

use super::texts;
use crate::state::clock::wall_time;
use crate::texts::dates;

/// By which a spreadsheet knows that the file is UTF-8.
const MARK: &str = "\u{feff}";

/// All lines, with headings; semicolons, as spreadsheets set to French expect.
pub(super) fn table(lines: &[TrailLine]) -> String {
    let heads = row(texts::FILE_HEADS.map(str::to_owned));
    let rows = lines.iter().map(|line| {
        let at = wall_time(line.at);
        row([
            at.date().to_string(),
            dates::time(at.time()),
            texts::who(line),
            texts::role(line).to_owned(),
            texts::what(line).to_owned(),
            texts::subject(line).unwrap_or_default(),
            texts::outcome(line).to_owned(),
            line.origin.clone(),
        ])
    });
    [MARK.to_owned(), heads].into_iter().chain(rows).collect()
}

fn row(cells: [String; 8]) -> String {
    let cells = cells.map(|cell| cell_of(&cell));
    [&cells.join(";"), "\r\n"].concat()
}

/// A cell that no spreadsheet takes for a formula, whatever somebody is called.
fn cell_of(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    ["\"", guard, &text.replace('"', "\"\""), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_formula_and_ends_no_cell() {
        for (name, cell) in [
            ("Mme Weber", "\"Mme Weber\""),
            ("=1+1", "\"'=1+1\""),
            ("+33", "\"'+33\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\tx", "\"'\tx\""),
            ("Mme \"B\"; A", "\"Mme \"\"B\"\"; A\""),
        ] {
            assert_eq!(cell_of(name), cell);
        }
    }

    #[test]
    fn a_file_begins_with_its_mark_and_its_headings() {
        let file = table(&[]);
        assert!(file.starts_with("\u{feff}\"Jour\";\"Heure\";"), "{file}");
        assert!(file.ends_with("\r\n"));
        assert_eq!(file.lines().count(), 1);
    }
}
