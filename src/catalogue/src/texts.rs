//! The French lines of attribution that the licences of the sources ask for.

/// Names of the months, January first.
#[cfg(feature = "import")]
pub(crate) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The project's own texts.
pub const STARTER: &str = "Source\u{a0}: textes écrits pour ce projet – licence EUPL 1.2.";

/// Onisep's sheets of métiers and formations.
pub const ONISEP: &str = "Source\u{a0}: Idéo-Fiches métiers, Idéo-Métiers et Idéo-Fiches \
    formations, Onisep (octobre 2025) – licence ODbL 1.0. https://opendata.onisep.fr";

/// The ministry's files of schools.
pub const EDUCATION: &str = "Source\u{a0}: ministère de l’Éducation nationale, data.education.gouv.fr – Licence Ouverte 2.0.";

/// Insee's register of companies.
pub const SIRENE: &str = "Source\u{a0}: Insee, répertoire Sirene – Licence Ouverte 2.0.";

/// ROME, with the version that was read (« version 60 (septembre 2025) »), where it is known.
#[cfg(feature = "import")]
pub(crate) fn rome(version: Option<&str>) -> String {
    let version = version
        .map(|version| format!(", {version}"))
        .unwrap_or_default();
    format!("Source\u{a0}: ROME 4.0{version}, France Travail – Licence Ouverte / Etalab 2.0.")
}
