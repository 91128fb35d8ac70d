//! Establishments of companies out of Insee's register, as a table.

use std::collections::BTreeMap;

use super::clean::line;
use super::etablissements::coordinates;
use super::files::Files;
use super::report::{ImportError, Report};
use super::run::Watch;
use super::table::{self, Row};
use crate::entreprise::Entreprise;

/// Reads every `.csv` of a folder, or one file.
///
/// # Errors
/// A column is missing, there is no file, or the disk fails.
pub(super) fn read(
    files: &dyn Files,
    watch: &mut Watch<'_>,
) -> Result<(Vec<Entreprise>, Report), ImportError> {
    let mut report = Report::new("entreprises");
    let mut found: BTreeMap<String, Entreprise> = BTreeMap::new();
    let columns = [
        "siret",
        "raisonsociale",
        "enseigne",
        "codenaf",
        "trancheeffectif",
        "numerorue",
        "libellerue",
        "codepostal",
        "codecommune",
        "coordinates_x",
        "coordinates_y",
    ];
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the companies' file", cause))?;
    for file in names.iter().filter(|name| name.ends_with(".csv")) {
        table::read(files, file, b',', &columns, &mut report, |row, report| {
            report.read += 1;
            match entreprise(&row) {
                Ok(one) if found.contains_key(&one.siret) => {
                    report.refuse(file, row.line, format!("{} was already read", one.siret));
                }
                Ok(one) => {
                    found.insert(one.siret.clone(), one);
                }
                Err(reason) => report.refuse(file, row.line, reason),
            }
            watch(report);
        })?;
    }
    if report.read == 0 {
        return Err(ImportError::Empty("the companies' file".into()));
    }
    Ok((found.into_values().collect(), report))
}

fn entreprise(row: &Row) -> Result<Entreprise, String> {
    let siret = row.get(0);
    if !is_siret(siret) {
        return Err(format!("{siret:?} is not a SIRET"));
    }
    let name = row
        .some(1)
        .or(row.some(2))
        .ok_or_else(|| format!("{siret} has no name"))?;
    let street = line(&format!("{} {}", row.get(5), row.get(6)));
    Ok(Entreprise {
        siret: siret.to_owned(),
        name: line(name),
        sign: row.some(2).map(line),
        naf: row.get(3).to_owned(),
        size: row.get(4).to_owned(),
        address: Some(street).filter(|street| !street.is_empty()),
        postcode: row.get(7).to_owned(),
        commune: row.get(8).to_owned(),
        coordinates: coordinates(row.get(10), row.get(9)),
    })
}

/// Fourteen digits with the check of Luhn; those of La Poste (356000000) have another check, the
/// sum of their digits.
fn is_siret(text: &str) -> bool {
    let digits: Vec<u32> = text
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .collect();
    if text.len() != 14 || digits.len() != 14 {
        return false;
    }
    let luhn: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    luhn.is_multiple_of(10)
        || (text.starts_with("356000000") && digits.iter().sum::<u32>().is_multiple_of(5))
}
