//! What the index reads of a métier sheet.

use super::Doc;
use crate::facet::{Interest, Subject};
use crate::rich::RichText;
use crate::sheet::{Part, Sheet};

/// How many skills of a sheet are read: sources put the main ones first.
const SKILLS: usize = 20;

/// The index of some sheets, with the pupils' words of [`super::thesaurus`]: what the server publishes.
/// The position of a sheet is its number in the index.
#[cfg(feature = "import")]
pub fn of_sheets(sheets: &[Sheet]) -> Vec<u8> {
    let mut builder = super::Builder::new(&super::thesaurus::Thesaurus::bundled());
    for sheet in sheets {
        builder.add(&Doc::from(sheet));
    }
    builder.finish()
}

impl From<&Sheet> for Doc {
    fn from(sheet: &Sheet) -> Self {
        let mut other_names = Vec::new();
        for names in &sheet.other_names {
            other_names.push(names.masculine.clone());
            if !names.is_epicene() {
                other_names.push(names.feminine.clone());
            }
        }
        let themes = sheet
            .interests
            .iter()
            .map(interest)
            .chain(sheet.subjects.iter().map(subject));
        Self {
            masculine: sheet.names.masculine.clone(),
            feminine: sheet.names.feminine.clone(),
            other_names,
            words: sheet.words.clone(),
            hook: sheet
                .hook
                .as_ref()
                .map(|hook| hook.value.clone())
                .unwrap_or_default(),
            themes: themes.map(str::to_owned).collect(),
            texts: texts(sheet),
        }
    }
}

/// The texts that say what the métier is. How one gets in and what it pays would only bring noise:
/// words of diplomas and of figures.
fn texts(sheet: &Sheet) -> Vec<String> {
    let rich = |part: &Option<Part<RichText>>| -> Vec<String> {
        part.iter()
            .flat_map(|part| part.value.texts())
            .map(str::to_owned)
            .collect()
    };
    let list = |part: &Option<Part<Vec<String>>>, most: usize| -> Vec<String> {
        part.iter()
            .flat_map(|part| part.value.iter().take(most))
            .cloned()
            .collect()
    };
    let mut out = rich(&sheet.what);
    out.extend(rich(&sheet.day));
    out.extend(rich(&sheet.conditions));
    out.extend(rich(&sheet.asks));
    out.extend(list(&sheet.skills, SKILLS));
    for part in [&sheet.where_, &sheet.with, &sheet.travel, &sheet.values] {
        out.extend(list(part, usize::MAX));
    }
    out
}

/// The words of a centre of interest that one may look for.
fn interest(interest: Interest) -> &'static str {
    match interest {
        Interest::Build => "créer, construire, rénover",
        Interest::Lead => "diriger une équipe, chef",
        Interest::Business => "affaires, commerce",
        Interest::Contact => "contact avec les gens",
        Interest::PublicService => "service public",
        Interest::Detail => "précision, détail",
        Interest::Drawing => "dessin, dessiner",
        Interest::Convince => "communiquer, convaincre",
        Interest::Nature => "nature, plein air",
        Interest::Discover => "découvertes, sciences",
        Interest::Law => "loi, justice, règles",
        Interest::Words => "mots, écrire, lire",
        Interest::Physical => "activité physique, sport",
        Interest::Manual => "travail manuel, bricoler",
        Interest::Numbers => "chiffres, calcul",
        Interest::Travel => "voyager, déplacements",
        Interest::Animals => "animaux",
        Interest::Organise => "organiser, planifier",
        Interest::Drive => "piloter, conduire",
        Interest::Environment => "environnement, écologie",
        Interest::Children => "enfants",
        Interest::Care => "soigner, aider",
        Interest::Rescue => "protéger, secourir",
        Interest::Teach => "transmettre, enseigner",
        Interest::Thrills => "sensations fortes, aventure",
        Interest::Backstage => "coulisses, spectacle",
        Interest::Cooking => "cuisine, cuisiner",
        Interest::Cultures => "cultures du monde, langues",
        Interest::Technology => "nouvelles technologies, numérique",
        Interest::Artist => "art, artiste",
    }
}

/// The name of a school subject, and how pupils call it.
fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Francais => "français",
        Subject::Maths => "mathématiques, maths",
        Subject::HistoireGeo => "histoire, géographie",
        Subject::Emc => "éducation civique, EMC",
        Subject::Svt => "SVT, sciences de la vie et de la Terre",
        Subject::PhysiqueChimie => "physique, chimie",
        Subject::Technologie => "technologie",
        Subject::Arts => "arts plastiques",
        Subject::Musique => "musique",
        Subject::Eps => "EPS, sport",
        Subject::Langues => "langues, anglais",
        Subject::Latin => "latin, grec",
        Subject::Numerique => "numérique, informatique",
    }
}
