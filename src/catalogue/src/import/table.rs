//! Tables (CSV) with their columns found by name.

use csv::{ByteRecord, ReaderBuilder};

use super::clean::decode;
use super::files::Files;
use super::report::{ImportError, Report};

/// A row: its cells, in the order of the columns asked for, and the line on which it starts.
pub(super) struct Row {
    pub(super) line: u64,
    cells: Vec<String>,
}

impl Row {
    /// The cell of the *n*th column asked for, without spaces around.
    pub(super) fn get(&self, column: usize) -> &str {
        self.cells
            .get(column)
            .map(|cell| cell.trim())
            .unwrap_or_default()
    }

    /// Likewise, `None` when it is empty.
    pub(super) fn some(&self, column: usize) -> Option<&str> {
        Some(self.get(column)).filter(|cell| !cell.is_empty())
    }
}

/// Reads `file` row by row. A row that cannot be read or has another number of cells than the
/// header is refused in `report`, the others go to `each`.
///
/// # Errors
/// The file or one of `columns` is missing, or the disk fails.
pub(super) fn read(
    files: &dyn Files,
    file: &str,
    delimiter: u8,
    columns: &[&'static str],
    report: &mut Report,
    mut each: impl FnMut(Row, &mut Report),
) -> Result<(), ImportError> {
    let input = files
        .open(file)
        .map_err(|cause| ImportError::io(file, cause))?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(input);
    let headers: Vec<String> = match reader.byte_headers() {
        Ok(headers) => headers
            .iter()
            .map(|name| decode(name).trim_start_matches('\u{feff}').into())
            .collect(),
        Err(error) => return Err(ImportError::io(file, error.into())),
    };
    let mut positions = Vec::with_capacity(columns.len());
    for column in columns {
        match headers.iter().position(|name| name.trim() == *column) {
            Some(position) => positions.push(position),
            None => {
                return Err(ImportError::Column {
                    file: file.to_owned(),
                    column,
                });
            }
        }
    }
    let mut record = ByteRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) if record.len() != headers.len() => {
                let reason = format!("{} cells instead of {}", record.len(), headers.len());
                report.refuse(file, line, reason);
            }
            Ok(true) => {
                let line = record.position().map_or(line, |position| position.line());
                let cells = positions
                    .iter()
                    .map(|at| decode(record.get(*at).unwrap_or_default()));
                each(
                    Row {
                        line,
                        cells: cells.collect(),
                    },
                    report,
                );
            }
            Err(error) => return Err(ImportError::io(file, error.into())),
        }
    }
}
