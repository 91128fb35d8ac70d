//! How far the reading of a source has come: bytes read of the bytes that its files have.

use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;

use catalogue::import::{Dir, Files};
use indicatif::{ProgressBar, ProgressStyle};

/// The bar of a source, empty. It shows nothing where the output is no terminal.
pub(super) fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) =
        ProgressStyle::with_template("{msg} {wide_bar} {binary_bytes} / {binary_total_bytes}")
    {
        bar.set_style(style);
    }
    bar
}

/// A folder or a file whose reading moves a bar.
pub(super) struct Measured<'a> {
    dir: Dir,
    bar: &'a ProgressBar,
}

impl<'a> Measured<'a> {
    /// Sets the bar to the size of what is there; an unreadable folder counts for nothing here, its reader says why.
    pub(super) fn new(path: PathBuf, bar: &'a ProgressBar) -> Self {
        let size = |path: PathBuf| fs::metadata(path).map_or(0, |data| data.len());
        let all = match fs::read_dir(&path) {
            Ok(entries) => entries.flatten().map(|entry| size(entry.path())).sum(),
            Err(_) => size(path.clone()),
        };
        bar.reset();
        bar.set_length(all);
        Self {
            dir: Dir(path),
            bar,
        }
    }
}

impl Files for Measured<'_> {
    fn names(&self) -> io::Result<Vec<String>> {
        self.dir.names()
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(self.bar.wrap_read(self.dir.open(name)?)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn the_bar_follows_the_bytes_of_all_files() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("a.csv"), [b'x'; 300])?;
        fs::write(folder.path().join("b.csv"), [b'x'; 100])?;
        let bar = ProgressBar::hidden();
        let files = Measured::new(folder.path().to_owned(), &bar);
        assert_eq!((bar.position(), bar.length()), (0, Some(400)));
        files.open("a.csv")?.read_to_end(&mut Vec::new())?;
        assert_eq!(bar.position(), 300);
        for line in files.open("b.csv")?.lines() {
            line?;
        }
        assert_eq!((bar.position(), bar.length()), (400, Some(400)));
        let one = Measured::new(folder.path().join("b.csv"), &bar);
        assert_eq!((bar.position(), bar.length()), (0, Some(100)));
        assert_eq!(one.names()?, ["b.csv"]);
        Ok(())
    }
}
