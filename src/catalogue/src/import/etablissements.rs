//! The ministry's files of schools, joined by UAI.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::clean::line;
use super::files::Files;
use super::report::{ImportError, Report};
use super::run::Watch;
use super::table::{self, Row};
use crate::etablissement::{Coordinates, Etablissement, EtablissementKind, ZoneEp};
use crate::lycee::{Lycee, STEPS, Voies};

/// Collèges, lycées and EREA: the list that the others complete.
const LIST: &str = "Liste_etablissements.csv";
/// Lycées professionnels, with coordinates and the label *lycée des métiers*.
const PROFESSIONAL: &str = "lycees_pro_filtered.csv";
/// Coordinates of some collèges.
const COLLEGES: &str = "seed-colleges.csv";
/// Distance of some collèges to a *quartier prioritaire*.
const QPV: &str = "college-qpv-proche.csv";

type Schools = BTreeMap<String, Etablissement>;

/// What the files tell.
pub(super) struct Read {
    /// All schools, by UAI.
    pub(super) schools: Vec<Etablissement>,
    /// Those that bear the label *lycée des métiers*, by UAI.
    pub(super) lycees: Vec<Lycee>,
    pub(super) report: Report,
}

/// Reads the four files; only the first is compulsory.
///
/// # Errors
/// The list or a column is missing, or the disk fails.
pub(super) fn read(files: &dyn Files, watch: &mut Watch<'_>) -> Result<Read, ImportError> {
    let mut report = Report::new("etablissements");
    let mut schools = Schools::new();
    let mut lycees = BTreeMap::new();
    let names = files
        .names()
        .map_err(|cause| ImportError::io("the folder of schools", cause))?;
    let has = |file: &str| names.iter().any(|name| name == file);
    list(files, &mut schools, &mut report, watch)?;
    if has(PROFESSIONAL) {
        professional(files, &mut schools, &mut lycees, &mut report, watch)?;
    }
    if has(COLLEGES) {
        join(
            files,
            COLLEGES,
            ["Code UAI", "coordinates"],
            &mut schools,
            &mut report,
            |school, value| {
                school.coordinates =
                    Some(point(value).ok_or_else(|| format!("{value:?} is no point"))?);
                Ok(())
            },
        )?;
    }
    if has(QPV) {
        let columns = ["NUMERO_UAI", "DISTANCE_QPV le plus proche"];
        join(
            files,
            QPV,
            columns,
            &mut schools,
            &mut report,
            |school, value| {
                let metres = value
                    .replace(',', ".")
                    .parse()
                    .map_err(|_| format!("{value:?} is no distance"))?;
                school.qpv_distance = Some(metres);
                Ok(())
            },
        )?;
    }
    Ok(Read {
        schools: schools.into_values().collect(),
        lycees: lycees.into_values().collect(),
        report,
    })
}

fn list(
    files: &dyn Files,
    schools: &mut Schools,
    report: &mut Report,
    watch: &mut Watch<'_>,
) -> Result<(), ImportError> {
    let columns = [
        "uai",
        "nom_etablissement",
        "adresse",
        "code_postal",
        "commune",
        "type_etab",
        "zone_ep",
    ];
    table::read(files, LIST, b';', &columns, report, |row, report| {
        let kind = match row.get(5) {
            "Collège" => Ok(EtablissementKind::College),
            "Lycée" => Ok(EtablissementKind::Lycee),
            "EREA" => Ok(EtablissementKind::Erea),
            other => Err(format!("unknown kind of school {other:?}")),
        };
        let zone = zone_ep(row.get(6));
        let school =
            kind.and_then(|kind| school(&row, kind).map(|s| Etablissement { zone_ep: zone, ..s }));
        keep(LIST, row.line, school, schools, report);
        watch(report);
    })
}

fn professional(
    files: &dyn Files,
    schools: &mut Schools,
    lycees: &mut BTreeMap<String, Lycee>,
    report: &mut Report,
    watch: &mut Watch<'_>,
) -> Result<(), ImportError> {
    let columns = [
        "uai",
        "nom_etablissement",
        "adresse_1",
        "code_postal",
        "nom_commune",
        "latitude",
        "longitude",
        "Lycee_des_metiers",
        "Appartenance_Education_Prioritaire",
        "Statut_public_prive",
        "Libelle_departement",
        "Web",
        "Voie_generale",
        "Voie_technologique",
        "Voie_professionnelle",
    ];
    table::read(
        files,
        PROFESSIONAL,
        b';',
        &columns,
        report,
        |row, report| {
            let school =
                school(&row, EtablissementKind::LyceeProfessionnel).map(|school| Etablissement {
                    coordinates: coordinates(row.get(5), row.get(6)),
                    zone_ep: zone_ep(row.get(8)),
                    ..school
                });
            if let Ok(school) = &school
                && row.get(7) == "1"
            {
                // A file names one twice: the first line is as good as the other.
                let known = lycees.entry(school.uai.clone());
                known.or_insert_with(|| labelled(school, &row));
            }
            keep(PROFESSIONAL, row.line, school, schools, report);
            watch(report);
        },
    )
}

/// A lycée with the label, of the columns that `professional` asks for.
fn labelled(school: &Etablissement, row: &Row) -> Lycee {
    // A mail address stands in one of the sites: nobody is to write there.
    let is_site = |site: &&str| {
        !site.contains('@') && (site.starts_with("https://") || site.starts_with("http://"))
    };
    let site = row.some(11).filter(is_site);
    Lycee {
        uai: school.uai.clone(),
        name: school.name.clone(),
        commune: school.commune.clone(),
        departement: line(row.get(10)),
        coordinates: school.coordinates.map(|point| Coordinates {
            latitude: (point.latitude * STEPS).round() / STEPS,
            longitude: (point.longitude * STEPS).round() / STEPS,
        }),
        private: row.get(9) == "Privé",
        website: site.map(str::to_owned),
        voies: Voies {
            generale: row.get(12) == "1",
            technologique: row.get(13) == "1",
            professionnelle: row.get(14) == "1",
        },
    }
}

/// Adds a value to the schools of a file that names them by UAI. Those it does not know are closed
/// or moved since: not a damage, and not a school of this catalogue, so they are counted aside.
fn join(
    files: &dyn Files,
    file: &str,
    columns: [&'static str; 2],
    schools: &mut Schools,
    report: &mut Report,
    add: impl Fn(&mut Etablissement, &str) -> Result<(), String>,
) -> Result<(), ImportError> {
    table::read(files, file, b',', &columns, report, |row, report| {
        report.read += 1;
        let school = schools.get_mut(row.get(0));
        match school
            .zip(row.some(1))
            .map(|(school, value)| add(school, value))
        {
            Some(Ok(())) => report.merged += 1,
            Some(Err(reason)) => report.refuse(file, row.line, reason),
            None => report.aside += 1,
        }
    })
}

fn keep(
    file: &str,
    line: u64,
    school: Result<Etablissement, String>,
    schools: &mut Schools,
    report: &mut Report,
) {
    report.read += 1;
    match school {
        Err(reason) => report.refuse(file, line, reason),
        Ok(school) => match schools.entry(school.uai.clone()) {
            Entry::Vacant(free) => {
                free.insert(school);
            }
            // A lycée of both kinds is in both files, and a file names one twice: one school.
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                known.coordinates = known.coordinates.or(school.coordinates);
                known.zone_ep = known.zone_ep.or(school.zone_ep);
                report.merged += 1;
            }
        },
    }
}

/// The columns that both files of schools have first.
fn school(row: &Row, kind: EtablissementKind) -> Result<Etablissement, String> {
    let uai = row.get(0).to_ascii_uppercase();
    if !is_uai(&uai) {
        return Err(format!("{uai:?} is not a UAI"));
    }
    if row.get(1).is_empty() || row.get(4).is_empty() {
        return Err(format!("{uai} has no name or no commune"));
    }
    Ok(Etablissement {
        uai,
        name: line(row.get(1)),
        kind,
        address: row.some(2).map(line),
        postcode: postcode(row.get(3)),
        commune: line(row.get(4)),
        zone_ep: None,
        coordinates: None,
        qpv_distance: None,
    })
}

/// A spreadsheet took the leading zero off some.
fn postcode(text: &str) -> String {
    format!("{text:0>5}")
}

/// Seven digits, and the letter that they give modulo 23.
fn is_uai(text: &str) -> bool {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    let Some((digits, letter)) = text.split_at_checked(7) else {
        return false;
    };
    let number = digits
        .parse::<usize>()
        .ok()
        .filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    number.is_some_and(|number| letter.as_bytes() == [LETTERS[number % 23]])
}

fn zone_ep(text: &str) -> Option<ZoneEp> {
    match text {
        "REP" => Some(ZoneEp::Rep),
        "REP+" => Some(ZoneEp::RepPlus),
        _ => None,
    }
}

/// A point; 0, 0 (the Gulf of Guinea) stands for an unknown one.
pub(super) fn coordinates(latitude: &str, longitude: &str) -> Option<Coordinates> {
    let (latitude, longitude): (f64, f64) = (latitude.parse().ok()?, longitude.parse().ok()?);
    let known = (latitude, longitude) != (0.0, 0.0);
    let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    (known && on_earth).then_some(Coordinates {
        latitude,
        longitude,
    })
}

/// A GeoJSON point, `{"type":"Point","coordinates":[longitude,latitude]}`.
fn point(json: &str) -> Option<Coordinates> {
    let (_, pair) = json.split_once('[')?;
    let (longitude, latitude) = pair.split_once(']')?.0.split_once(',')?;
    coordinates(latitude.trim(), longitude.trim())
}
