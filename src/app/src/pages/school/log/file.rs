//! Lines as a file for a spreadsheet.

use protocol::trail::TrailLine;

use super::texts;
use crate::csv;
use crate::state::clock::wall_time;
use crate::texts::dates;

/// All lines, with headings.
pub(super) fn table(lines: &[TrailLine]) -> String {
    let mut rows = vec![texts::FILE_HEADS.map(str::to_owned).to_vec()];
    rows.extend(lines.iter().map(|line| {
        let at = wall_time(line.at);
        vec![
            at.date().to_string(),
            dates::time(at.time()),
            texts::who(line),
            texts::role(line).to_owned(),
            texts::what(line).to_owned(),
            texts::subject(line).unwrap_or_default(),
            texts::outcome(line).to_owned(),
            line.origin.clone(),
        ]
    }));
    csv::file(&rows)
}
