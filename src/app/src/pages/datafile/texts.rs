//! Words of the files.

use domain::attachment::{Attachment, AttachmentKind};
use domain::gap::Gender;

use crate::texts::labels::voice_note;

/// Label.
pub const PSEUDONYM: &str = "Pseudonyme";
/// Label.
pub const PLACE: &str = "Établissement";
/// Label.
pub const CLASS: &str = "Classe";
/// Label.
pub const ACADEMY: &str = "Académie";

/// « Firefox sur Windows ».
pub fn device(browser: &str, system: &str) -> String {
    match (browser, system) {
        ("", "") => "Appareil inconnu".into(),
        (browser, "") => browser.into(),
        ("", system) => ["Appareil ", system].concat(),
        (browser, system) => [browser, " sur ", system].concat(),
    }
}

/// Title of the file.
pub const TITLE: &str = "Mes données";
/// Title of the file of an account that is no more.
pub const TITLE_HERE: &str = "Ce qui restait sur cet appareil";
/// Title of the file of a carnet.
pub fn carnet_of(pseudonym: &str) -> String {
    ["Le carnet de «\u{a0}", pseudonym, "\u{a0}»"].concat()
}

/// Heading.
pub const WHO: &str = "Qui";
/// Label.
pub const MADE: &str = "Fichier fait le";
/// Label.
pub const SEEN: &str = "Dernier envoi au serveur";
/// Label.
pub const COUNTED: &str = "Compté comme";
/// As what a pupil wants to be counted.
pub fn counted(gender: Gender) -> &'static str {
    match gender {
        Gender::Fille => "fille",
        Gender::Garcon => "garçon",
        Gender::NonDit => "ne souhaite pas le dire",
    }
}
/// Heading.
pub const CARNET: &str = "Carnet";
/// Nothing in it.
pub const CARNET_NONE: &str = "Aucune page.";
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";
/// Label.
pub const METIERS: &str = "Métiers";
/// Label.
pub const FEELINGS: &str = "Ce que ça te fait";
/// Label.
pub const SKILLS: &str = "Compétences à s’orienter";
/// Label.
pub const OTHER: &str = "Une autre version du texte";
/// The page is shown.
pub const SHARED: &str = "Montrée au professeur";
/// The page is in the bin.
pub const BIN: &str = "À la corbeille";
/// Heading.
pub const FAVOURITES: &str = "Favoris";
/// None.
pub const FAVOURITES_NONE: &str = "Aucun favori.";
/// Heading.
pub const TEAMS: &str = "Mes équipes";
/// Label.
pub const FONCTION: &str = "Mon rôle";
/// Title.
pub const TEAM_NOTES: &str = "Notes de l’équipe";
/// Title of a note about a step that the teacher has taken out.
pub const TEAM_GONE: &str = "Notes d’une étape retirée";
/// Heading.
pub const SESSIONS: &str = "Où le compte est ouvert";
/// Heading.
pub const DEVICES: &str = "Appareils qui ont envoyé quelque chose";
/// Heading.
pub const REFUSED: &str = "Refusé par le serveur";
/// Heading.
pub const REST: &str = "Ce que le serveur garde encore";
/// What is kept and tells nothing.
pub const REST_TEXT: &str = "Une empreinte des cinq mots secrets et de la carte\u{a0}: elle sert à les reconnaître, on ne peut pas les relire. La réponse donnée à chaque envoi, 400\u{a0}jours. Le journal de sécurité\u{a0}: connexions et actions, sans rien de ce qui est écrit.";

/// The same of an adult.
pub const REST_OF_ADULT: &str = "Une empreinte de la phrase de passe, qu’on ne peut pas relire. La réponse donnée à chaque envoi, 400\u{a0}jours. Le journal de sécurité\u{a0}: connexions et actions, sans rien de ce qui est écrit.";
/// Label.
pub const NAME_OF_ADULT: &str = "Nom";
/// Label.
pub const LOGIN: &str = "Identifiant";
/// A code is asked for.
pub const SECOND_FACTOR: &str = "Un code est demandé à la connexion.";
/// Heading.
pub const REQUESTS: &str = "Demandes de visite";

/// One request: which visit, when, for whom.
pub fn request(visit: &str, day: &str, class: &str, seats: u32, note: Option<&str>) -> String {
    let note = note.map_or(String::new(), |note| ["\n", note].concat());
    format!("{visit}, {day}\u{a0}: {class}, {seats}\u{a0}participants{note}")
}

/// One session: since when, until when, on what.
pub fn session(device: &str, begun: &str, until: &str) -> String {
    format!("{device}, depuis le {begun}, jusqu’au {until} sans nouvelle venue")
}

/// One device: how many changes, the last one when.
pub fn sent(changes: u64, seen: &str) -> String {
    match changes {
        0 | 1 => format!("{changes}\u{a0}envoi, le dernier le {seen}"),
        _ => format!("{changes}\u{a0}envois, le dernier le {seen}"),
    }
}

/// Name of the file to read, without its ending.
pub const NAME: &str = "mes-donnees";

/// The readable one.
pub const READABLE: &str = "Fichier à lire";

/// The other.
pub const JSON: &str = "Fichier JSON";

/// Where the format is described.
pub const FORMAT: &str =
    "Le format du fichier JSON est décrit dans /api/v1/openapi.json, sous le nom « Export ».";

/// Words of a file of a page.
pub struct OfFile {
    /// What it is called without a description.
    pub name: String,
    /// It is not in this file.
    pub elsewhere: &'static str,
}

/// What is said of an attachment.
pub fn of_file(attachment: &Attachment) -> OfFile {
    let (name, elsewhere) = match attachment.kind {
        AttachmentKind::Photo => (
            "Photo sans description".to_owned(),
            "Photo qui n’est pas sur cet appareil",
        ),
        AttachmentKind::Voice => (
            voice_note(attachment.bytes),
            "Note vocale qui n’est pas sur cet appareil",
        ),
        AttachmentKind::Other => (
            "Fichier sans description".to_owned(),
            "Fichier qui n’est pas sur cet appareil",
        ),
    };
    OfFile { name, elsewhere }
}
