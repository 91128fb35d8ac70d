//! The readers on the real files, where they are at hand (`PARCOURS_OPEN_DATA`, by default
//! `../shared/data` beside the repository); skipped with a word where they are not.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use catalogue::collection::Catalogue;
use catalogue::import::{Import, Report};
use catalogue::sheet::Source;

/// The folder of the open data; `None` (and a word) when it is absent.
fn open_data() -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder =
        std::env::var_os("PARCOURS_OPEN_DATA").map_or(PathBuf::from(default), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: no open data in {}", folder.display());
    None
}

fn import() -> Option<(Catalogue, Vec<Report>)> {
    let folder = open_data()?;
    let mut import = Import::new();
    import.all(&folder, &mut |_| ()).unwrap();
    Some(import.finish())
}

fn report<'a>(reports: &'a [Report], source: &str) -> &'a Report {
    reports
        .iter()
        .find(|report| report.source == source)
        .unwrap()
}

#[test]
fn every_record_is_read_and_none_is_lost() {
    let Some((catalogue, reports)) = import() else {
        return;
    };
    for report in &reports {
        eprintln!(
            "{}: {} read, {} merged, {} refused",
            report.source,
            report.read,
            report.merged,
            report.refused.len()
        );
        for refusal in report.refused.iter().take(20) {
            eprintln!("  {}:{}: {}", refusal.file, refusal.line, refusal.reason);
        }
    }
    assert_eq!(report(&reports, "rome").read, 1584);
    assert_eq!(report(&reports, "onisep").read, 838);
    assert_eq!(report(&reports, "formations").read, 541);
    assert_eq!(report(&reports, "ideo-metiers").read, 1043);
    assert_eq!(report(&reports, "entreprises").read, 456);
    let of = |source: Source| {
        let refs = catalogue.sheets.iter().flat_map(|sheet| &sheet.sources);
        refs.filter(|reference| reference.source == source).count()
    };
    assert_eq!(of(Source::Rome), 1584);
    assert_eq!(of(Source::Onisep), 838);
    assert_eq!(of(Source::Starter), report(&reports, "starter").read);
    for source in ["rome", "onisep", "starter", "formations", "ideo-metiers"] {
        assert_eq!(report(&reports, source).refused, [], "{source}");
    }
}
