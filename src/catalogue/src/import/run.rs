//! An import from its sources to the catalogue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::courses::{self, Labels};
use super::files::Files;
use super::ideo_metiers::{self, Entry};
use super::merge::{self, Merged};
use super::report::{ImportError, Report};
use super::rome::{self, Fiche};
use super::starter::{self, Starter};
use super::{entreprises, etablissements, formations, onisep};
use crate::collection::{Catalogue, Licence, LicenceOf};
use crate::entreprise::Entreprise;
use crate::etablissement::Etablissement;
use crate::formation::Formation;
use crate::lycee::Lycee;
use crate::sheet::{Sheet, Source};
use crate::texts;

/// Called after each record with the report so far, for a progress bar.
pub type Watch<'a> = dyn FnMut(&Report) + 'a;

/// Sources read so far, each whole and apart: reading one again replaces it, and [`Import::finish`]
/// merges what is there.
#[derive(Debug, Clone, Default)]
pub struct Import {
    pub(super) starter: Vec<Starter>,
    pub(super) onisep: Vec<Sheet>,
    pub(super) fiches: Vec<Fiche>,
    pub(super) rome_version: Option<String>,
    pub(super) ideo_metiers: BTreeMap<String, Entry>,
    pub(super) formations: Vec<Formation>,
    pub(super) etablissements: Vec<Etablissement>,
    pub(super) lycees: Vec<Lycee>,
    pub(super) entreprises: Vec<Entreprise>,
    /// Reports of the sources read since the import was made or loaded.
    reports: Vec<Report>,
}

impl Import {
    /// An import that has read nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The starter texts that the project carries.
    pub fn starter(&mut self, watch: &mut Watch<'_>) {
        let (starter, report) = starter::embedded(watch);
        self.starter = starter;
        self.reported(report);
    }

    /// Starter texts from elsewhere than the project, in the same format.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn starter_from(
        &mut self,
        files: &dyn Files,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (starter, report) = starter::read(files, watch)?;
        self.starter = starter;
        self.reported(report);
        Ok(())
    }

    /// ROME 4.0: the folder of its CSV tables.
    ///
    /// # Errors
    /// A table or column is missing, or the disk fails.
    pub fn rome(&mut self, files: &dyn Files, watch: &mut Watch<'_>) -> Result<(), ImportError> {
        let rome = rome::read(files, watch)?;
        self.fiches = rome.fiches;
        self.rome_version = rome.version;
        self.reported(rome.report);
        Ok(())
    }

    /// Onisep's sheets of métiers: Markdown files, or XML of either schema.
    ///
    /// # Errors
    /// The folder cannot be read or holds no sheet.
    pub fn onisep(&mut self, files: &dyn Files, watch: &mut Watch<'_>) -> Result<(), ImportError> {
        let (sheets, report) = onisep::read(files, watch)?;
        self.onisep = sheets;
        self.reported(report);
        Ok(())
    }

    /// Onisep's *Idéo-Métiers*, which completes the ROME codes and domains of its sheets.
    ///
    /// # Errors
    /// The file cannot be read or holds no métier.
    pub fn ideo_metiers(
        &mut self,
        files: &dyn Files,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (entries, report) = ideo_metiers::read(files, watch)?;
        self.ideo_metiers = entries;
        self.reported(report);
        Ok(())
    }

    /// Onisep's sheets of formations.
    ///
    /// # Errors
    /// The folder cannot be read or holds none.
    pub fn formations(
        &mut self,
        files: &dyn Files,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (formations, report) = formations::read(files, watch)?;
        self.formations = formations;
        self.reported(report);
        Ok(())
    }

    /// The ministry's files of schools.
    ///
    /// # Errors
    /// The list or a column is missing, or the disk fails.
    pub fn etablissements(
        &mut self,
        files: &dyn Files,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let read = etablissements::read(files, watch)?;
        self.etablissements = read.schools;
        self.lycees = read.lycees;
        self.reported(read.report);
        Ok(())
    }

    /// Establishments of companies.
    ///
    /// # Errors
    /// There is no table, a column is missing, or the disk fails.
    pub fn entreprises(
        &mut self,
        files: &dyn Files,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        let (entreprises, report) = entreprises::read(files, watch)?;
        self.entreprises = entreprises;
        self.reported(report);
        Ok(())
    }

    /// The starter texts and every source of a folder laid out as the open data of the project:
    /// `rome-*`, `onisep-fiches-metiers`, `onisep-ideo-metiers`, `onisep-fiches-formations`,
    /// `etablissements`, `entreprises`. A source whose folder is absent is passed over; `open` makes the files of one
    /// that is there ([`super::Dir`], or what also follows the reading).
    ///
    /// # Errors
    /// The folder is missing or holds none of them, or one of them cannot be read.
    pub fn all<F: Files>(
        &mut self,
        dir: &Path,
        open: impl Fn(PathBuf) -> F,
        watch: &mut Watch<'_>,
    ) -> Result<(), ImportError> {
        type Read = fn(&mut Import, &dyn Files, &mut Watch<'_>) -> Result<(), ImportError>;
        const SOURCES: [(&str, Read); 6] = [
            ("rome-", Import::rome),
            ("onisep-fiches-metiers", Import::onisep),
            ("onisep-ideo-metiers", Import::ideo_metiers),
            ("onisep-fiches-formations", Import::formations),
            ("etablissements", Import::etablissements),
            ("entreprises", Import::entreprises),
        ];
        let shown = dir.display().to_string();
        let entries = std::fs::read_dir(dir).map_err(|cause| ImportError::io(&shown, cause))?;
        let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        folders.retain(|path| path.is_dir());
        folders.sort();
        self.starter(watch);
        let mut found = false;
        for (name, read) in SOURCES {
            // The last of several versions of ROME; for the others the name is exact.
            let folder = folders.iter().rev().find(|path| {
                let folder = path.file_name().unwrap_or_default().to_string_lossy();
                folder == name || (name.ends_with('-') && folder.starts_with(name))
            });
            if let Some(folder) = folder {
                read(self, &open(folder.clone()), watch)?;
                found = true;
            }
        }
        if found {
            Ok(())
        } else {
            Err(ImportError::Empty(shown))
        }
    }

    /// Merges the sources into a catalogue, and gives the report of each one read, in the order in
    /// which they were read. The same sources always give the same catalogue.
    pub fn finish(&self) -> (Catalogue, Vec<Report>) {
        let mut onisep = self.onisep.clone();
        let sheets = onisep.len();
        let completed = ideo_metiers::complete(&mut onisep, &self.ideo_metiers);
        let labels = Labels::of(&onisep);
        let mut merged = merge::merge(self.starter.clone(), onisep, self.fiches.clone());
        let reports = self.accounts(&merged, sheets, completed);
        let mut formations = self.formations.clone();
        courses::tie(&mut merged.sheets, &mut formations, &labels);
        let mut catalogue = Catalogue {
            sheets: merged.sheets,
            formations,
            lycees: self.lycees.clone(),
            etablissements: self.etablissements.clone(),
            entreprises: self.entreprises.clone(),
            licences: self.licences(),
        };
        catalogue.sort();
        (catalogue, reports)
    }

    /// The reports with what became of the records: the first `sheets` of Onisep's are its sheets, those
    /// behind them the métiers that only Idéo-Métiers names; `completed` of that are no sheet but a part
    /// of one.
    fn accounts(&self, merged: &Merged, sheets: usize, completed: usize) -> Vec<Report> {
        let mut reports = self.reports.clone();
        for report in &mut reports {
            let shared = |of: &[bool]| of.iter().filter(|shared| **shared).count();
            let (joined, all) = match report.source {
                "ideo-metiers" => {
                    let named = merged.onisep.get(sheets..).unwrap_or_default();
                    (completed + shared(named), completed + named.len())
                }
                "starter" => (shared(&merged.starter), merged.starter.len()),
                "onisep" => {
                    let told = merged.onisep.get(..sheets).unwrap_or_default();
                    (shared(told), told.len())
                }
                "rome" => (shared(&merged.rome), merged.rome.len()),
                "formations" => (0, self.formations.len()),
                "etablissements" => (report.merged, self.etablissements.len() + report.merged),
                _ => (0, self.entreprises.len()),
            };
            report.merged = joined;
            report.own = all - joined;
        }
        reports
    }

    fn licences(&self) -> Vec<Licence> {
        let lines = [
            (
                !self.starter.is_empty(),
                LicenceOf::Sheets(Source::Starter),
                texts::STARTER.to_owned(),
            ),
            (
                !self.onisep.is_empty() || !self.formations.is_empty(),
                LicenceOf::Sheets(Source::Onisep),
                texts::ONISEP.to_owned(),
            ),
            (
                !self.fiches.is_empty(),
                LicenceOf::Sheets(Source::Rome),
                texts::rome(self.rome_version.as_deref()),
            ),
            (
                !self.etablissements.is_empty(),
                LicenceOf::Etablissements,
                texts::EDUCATION.to_owned(),
            ),
            (
                !self.entreprises.is_empty(),
                LicenceOf::Entreprises,
                texts::SIRENE.to_owned(),
            ),
        ];
        let used = lines.into_iter().filter(|(used, _, _)| *used);
        used.map(|(_, of, line)| Licence { of, line }).collect()
    }

    fn reported(&mut self, report: Report) {
        self.reports.retain(|known| known.source != report.source);
        self.reports.push(report);
    }
}
