//! Words of the carnet.

use domain::attachment::{ATTACHMENTS_MAX, AttachmentKind};
use domain::carnet::{EntryKind, TITLE_MAX};
use domain::visit::RefusalReason;

use super::voice::Silence;

/// Title.
pub const TITLE: &str = "Mon carnet";
/// Under it.
pub const LEAD: &str =
    "Ce que tu vois, ce que tu penses. Personne ne le lit, sauf ce que tu montres.";
/// Starts a page.
pub const NEW: &str = "Nouvelle page";
/// The kinds to choose from.
pub const NEW_KINDS: &str = "Sur quoi veux-tu écrire\u{a0}?";
/// Name of the search.
pub const SEARCH: &str = "Chercher dans mon carnet";
/// Filter by kind.
pub const KINDS: &str = "Genre de page";
/// Opens the finer filters.
pub const MORE_FILTERS: &str = "Plus de filtres";
/// Filter by skill; also before the skills of a page.
pub const SKILLS: &str = "Ce que je sais faire";
/// Filter by métier.
pub const METIER: &str = "Métier";
/// No filter by métier.
pub const ANY_METIER: &str = "Tous";
/// Filter by day.
pub const FROM: &str = "À partir du";
/// Filter by day.
pub const UNTIL: &str = "Jusqu’au";
/// Takes all filters away.
pub const CLEAR: &str = "Tout montrer";
/// Nothing written yet.
pub const NONE_TITLE: &str = "Ton carnet t’attend";
/// How to begin.
pub const NONE: &str =
    "Un métier qui t’a surpris\u{a0}? Une visite\u{a0}? Deux phrases suffisent pour commencer.";
/// No page matches.
pub const NONE_FOUND_TITLE: &str = "Aucune page avec ces mots";
/// What to do.
pub const NONE_FOUND: &str = "Essaie un autre mot, ou enlève le filtre.";
/// Prints.
pub const PRINT: &str = "Imprimer mon carnet";
/// What helps to write.
pub const GUIDES: &str = "Pages guidées";
/// Leads to the synthesis.
pub const GUIDE_SYNTHESE: &str = "Ma synthèse";
/// Leads to the search of a stage.
pub const GUIDE_STAGE: &str = "Je cherche un stage";
/// Leads to the files.
pub const TAKE: &str = "Emporter ou reprendre un carnet";
/// Over the pages as they print.
pub const BOOK_LEAD: &str = "Une feuille par page, de la plus ancienne à la plus récente.";

/// Whose carnet, of which class.
pub fn book_of(pseudonym: &str, class: &str) -> String {
    match class {
        "" => pseudonym.to_owned(),
        class => format!("{pseudonym}, {class}"),
    }
}

/// The list of pages.
pub const PAGES: &str = "Pages du carnet";
/// Shown to the teacher.
pub const SHARED: &str = "Montrée à ton professeur";
/// The first title of a page about some métiers, by their names.
pub fn about(names: &[String]) -> String {
    let title = names.join("\u{a0}/ ");
    if title.chars().count() > TITLE_MAX {
        format!("{}\u{a0}métiers", names.len())
    } else {
        title
    }
}
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";

/// Opens the bin.
pub fn bin(count: usize) -> String {
    match count {
        1 => "Corbeille\u{a0}: 1\u{a0}page".into(),
        _ => format!("Corbeille\u{a0}: {count}\u{a0}pages"),
    }
}

/// How many pages.
pub fn count(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1\u{a0}page".into(),
        _ => format!("{count}\u{a0}pages"),
    }
}

/// Takes a page out of the bin.
pub const RESTORE: &str = "Reprendre";
/// A page was binned.
pub const BINNED: &str = "Page mise à la corbeille";

/// Title of a page that is not written yet.
pub fn new_title(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Metier => "Un métier que je découvre",
        EntryKind::Visite => "Une visite",
        EntryKind::Activite => "Une activité",
        EntryKind::Libre => "Une page libre",
    }
}

/// What could be written, under the text's label.
pub fn prompt(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Metier => {
            "Qu’est-ce qui te surprend\u{a0}? Qu’est-ce qui te plairait, ou pas du tout\u{a0}? Pourquoi\u{a0}?"
        }
        EntryKind::Visite => {
            "Qu’as-tu vu, entendu, senti\u{a0}? Quels métiers as-tu rencontrés\u{a0}?"
        }
        EntryKind::Activite => "Qu’as-tu fait\u{a0}? Qu’as-tu appris\u{a0}?",
        EntryKind::Libre => "Écris ce que tu veux.",
    }
}

/// Field.
pub const FIELD_TITLE: &str = "Titre";
/// Field.
pub const FIELD_TEXT: &str = "Ton texte";
/// A guided page has an address of its own.
pub const OWN_PAGE: &str = "Ouvrir avec le guide";
/// Field, on a page with questions.
pub const FIELD_MORE: &str = "Autre chose à noter";
/// Under it.
pub const MORE: &str = "Tout ce qui n’entre pas dans les questions.";
/// Field.
pub const FIELD_DATE: &str = "Le jour";
/// Field.
pub const FIELD_FEELINGS: &str = "Ce que ça te fait";
/// Opens the skills of a page.
pub const FIELD_SKILLS: &str = "Ce que cette page montre que je sais faire";
/// Under it.
pub const SKILLS_HINT: &str =
    "Ce sont des compétences à s’orienter. C’est toi qui le dis, personne ne note.";
/// Shows the page to the teacher.
pub const SHARE: &str = "Montrer à mon professeur";
/// Takes it back.
pub const UNSHARE: &str = "Ne plus montrer";
/// Bins the page.
pub const DELETE: &str = "Mettre à la corbeille";
/// Back to the list.
pub const BACK: &str = "Tout mon carnet";
/// The page is in the bin.
pub const IN_BIN: &str = "Cette page est à la corbeille.";

/// What a page has beside its texts.
pub const FILES: &str = "Photos, dessins et notes vocales";
/// Adds one.
pub const PHOTO_ADD: &str = "Ajouter une photo";
/// It is made small.
pub const PHOTO_WORKING: &str = "Photo en préparation…";
/// It cannot be read here.
pub const PHOTO_UNREADABLE: &str = "Ce fichier n’est pas une photo que ce navigateur sait lire. Essaie avec une photo JPEG ou PNG, ou une capture d’écran de la photo.";
/// State of a file.
pub const FILE_ON_DEVICE: &str = "Gardée sur cet appareil, pas encore envoyée";
/// State of a file.
pub const FILE_SENT: &str = "Envoyée, réponse attendue";

/// Words of a file, by what it is.
pub struct OfFile {
    /// Field of its description.
    pub alt: &'static str,
    /// Why.
    pub alt_hint: &'static str,
    /// Removes it.
    pub remove: &'static str,
    /// It is removed.
    pub removed: &'static str,
}

/// What is said of a file of this kind.
pub fn of_file(kind: AttachmentKind) -> &'static OfFile {
    match kind {
        AttachmentKind::Photo => &OfFile {
            alt: "Description de la photo",
            alt_hint: "Pour qui ne la voit pas. Pas de nom de famille.",
            remove: "Retirer la photo",
            removed: "Photo retirée",
        },
        AttachmentKind::Voice => &OfFile {
            alt: "Ce que tu dis, en quelques mots",
            alt_hint: "Pour qui n’entend pas, et pour le papier. Pas de nom de famille.",
            remove: "Retirer la note vocale",
            removed: "Note vocale retirée",
        },
        AttachmentKind::Other => &OfFile {
            alt: "Description du fichier",
            alt_hint: "Pour qui ne le voit pas. Pas de nom de famille.",
            remove: "Retirer le fichier",
            removed: "Fichier retiré",
        },
    }
}

/// Begins a note.
pub const VOICE_RECORD: &str = "Enregistrer ma voix";
/// Ends it.
pub const VOICE_STOP: &str = "Arrêter";
/// The browser asks whether it may.
pub const VOICE_ASKING: &str = "Ton navigateur te demande d’utiliser le micro. Réponds-lui.";
/// It listens: said once.
pub const VOICE_BEGUN: &str = "L’enregistrement a commencé.";
/// It is nearly over: said once.
pub const VOICE_SOON: &str = "Encore 10\u{a0}secondes.";
/// The file is made.
pub const VOICE_WORKING: &str = "Note vocale en préparation…";
/// It is on the page.
pub const VOICE_KEPT: &str = "Ta note vocale est sur ta page.";
/// What is left of one that was interrupted.
pub const VOICE_FOUND: &str = "Une note vocale a été coupée. Ce que tu as dit jusque-là est gardé.";
/// Adds it to the page.
pub const VOICE_KEEP: &str = "La mettre sur ma page";
/// Forgets it.
pub const VOICE_DROP: &str = "L’effacer";
/// It is forgotten.
pub const VOICE_DROPPED: &str = "Note vocale effacée";
/// What was forgotten comes back once there is a place for it.
pub const VOICE_FIRST: &str = "Finis d’abord la note vocale en cours, puis annule.";
/// What was said is kept and could not be made a note.
pub const VOICE_RESTS: &str =
    "Ta note vocale n’est pas encore sur ta page. Ce que tu as dit est gardé.";
/// The device could not write the note.
pub const VOICE_UNSAFE: &str = "Ne ferme pas cette page\u{a0}: ta note vocale n’est pas gardée. Télécharge-la, ou fais de la place puis mets-la sur ta page.";
/// Saves it as a file.
pub const VOICE_SAVE: &str = "Télécharger ma note vocale";
/// The file's name.
pub const VOICE_FILE: &str = "note-vocale.wav";

/// How long, before one begins.
pub fn voice_hint(most: u32) -> String {
    format!(
        "{most}\u{a0}secondes au plus. Ne dis pas de nom de famille. Si tu quittes la page, ce qui est dit est gardé."
    )
}

/// How long it may still last.
pub fn voice_left(seconds: u32) -> String {
    format!("Enregistrement… encore {seconds}\u{a0}s")
}

/// Why there is no note, and what to do.
pub fn silence(why: Silence) -> &'static str {
    match why {
        Silence::Unsupported => {
            "Ce navigateur ne sait pas enregistrer ici. Écris ce que tu voulais dire, ou essaie sur un autre appareil."
        }
        Silence::Refused => {
            "Le micro est bloqué pour ce site. Clique à gauche de l’adresse pour l’autoriser, puis recommence. Tu peux aussi l’écrire."
        }
        Silence::NoMicrophone => {
            "Cet appareil n’a pas de micro branché. Branche un casque avec micro, ou écris ce que tu voulais dire."
        }
        Silence::Busy => {
            "Le micro est pris par un autre programme. Ferme-le (une visio, par exemple), puis recommence."
        }
        Silence::Nothing => {
            "On n’entend rien. Regarde si le micro est coupé, parle plus près, puis recommence."
        }
        Silence::Unreadable => {
            "Ce navigateur n’a pas su relire ta note vocale. Efface-la, puis recommence, ou écris ce que tu voulais dire."
        }
        Silence::NotKept => "La note vocale n’a pas pu être mise sur ta page.",
    }
}

/// Opens the sheet.
pub const DRAW: &str = "Faire un dessin";
/// How.
pub const DRAW_HINT: &str =
    "Avec le doigt ou la souris. Le dessin est gardé pendant que tu le fais.";
/// Name of the sheet.
pub const DRAW_SHEET: &str = "Feuille de dessin";
/// Field.
pub const DRAW_COLOUR: &str = "Couleur";
/// Field.
pub const DRAW_WIDTH: &str = "Trait";
/// Adds it to the page.
pub const DRAW_KEEP: &str = "Mettre sur ma page";
/// Takes the last stroke away.
pub const DRAW_UNDO: &str = "Enlever le dernier trait";
/// What is said of it until the pupil says more.
pub const DRAW_ALT: &str = "Mon dessin";
/// There is no room for more strokes.
pub const DRAW_FULL: &str =
    "La feuille est pleine\u{a0}: mets-la sur ta page, puis commence-en une autre.";
/// It could not be added.
pub const DRAW_FAILED: &str = "Le dessin n’a pas pu être mis sur la page. Il est toujours là.";
/// Colours, as keys and words.
pub const COLOURS: [(&str, &str); 7] = [
    ("noir", "Noir"),
    ("bleu", "Bleu"),
    ("rouge", "Rouge"),
    ("vert", "Vert"),
    ("jaune", "Jaune"),
    ("brun", "Brun"),
    ("gomme", "Gomme"),
];
/// Widths, as keys and words.
pub const WIDTHS: [(&str, &str); 3] = [("fin", "Fin"), ("moyen", "Moyen"), ("gros", "Gros")];

/// The page has as many as it may.
pub fn files_full() -> String {
    format!(
        "{ATTACHMENTS_MAX}\u{a0}photos ou notes vocales par page, pas plus. Retires-en une, ou fais une autre page."
    )
}

/// The description is longer than it may be; what is longer is not kept.
pub fn alt_too_long(most: usize) -> String {
    format!("{most}\u{a0}signes, pas plus.")
}

/// Sends again what was refused.
pub const FILE_AGAIN: &str = "Réessayer";
/// What was refused is not on this device.
pub const FILE_NOT_HERE: &str = "Ce fichier n’est plus sur cet appareil.";

/// Why the server has no such file, and what to do. A voice note is nowhere else.
pub fn file_refused(kind: Option<AttachmentKind>, reason: RefusalReason) -> &'static str {
    match (reason, kind) {
        (RefusalReason::NoRoom, Some(AttachmentKind::Voice)) => {
            "Pas envoyée\u{a0}: tes photos et tes notes vocales prennent toute la place. Retires-en d’autres, puis réessaie. Garde celle-ci\u{a0}: elle n’est que sur cet appareil."
        }
        (RefusalReason::NoRoom, _) => {
            "Pas envoyée\u{a0}: tes photos et tes notes vocales prennent toute la place. Retires-en d’autres, puis réessaie."
        }
        (_, Some(AttachmentKind::Voice)) => {
            "Pas envoyée\u{a0}: le serveur ne l’a pas prise. Garde-la\u{a0}: elle n’est que sur cet appareil. Tu peux réessayer."
        }
        (_, Some(AttachmentKind::Photo)) => {
            "Pas envoyée\u{a0}: le serveur ne l’a pas prise. Réessaie, ou mets une autre photo."
        }
        _ => "Pas envoyé\u{a0}: le serveur ne l’a pas pris. Tu peux réessayer.",
    }
}

/// State of a page.
pub const ON_DEVICE: &str = "Enregistrée sur cet appareil";
/// State of a page.
pub const SENT: &str = "Envoyée, réponse attendue";
/// State of a page.
pub const ACCEPTED: &str = "Arrivée sur le serveur";
/// State of a page.
pub const REFUSED: &str = "Refusée par le serveur\u{a0}: le texte est gardé ici";

/// Another version of the text.
pub const OTHER_TITLE: &str = "Une autre version de ton texte.";
/// Why it is there.
pub const OTHER: &str =
    "Tu as écrit sur deux appareils. Rien n’est perdu\u{a0}: choisis ce que tu gardes.";
/// Takes it instead.
pub const OTHER_TAKE: &str = "Garder celle-ci";

/// The page does not exist here.
pub const UNKNOWN_TITLE: &str = "Cette page n’est pas là";
/// Why.
pub const UNKNOWN: &str = "Elle n’est pas encore arrivée sur cet appareil, ou le lien est ancien.";

/// A field holds more than can be kept.
pub fn too_long(most: usize) -> String {
    format!(
        "C’est plus long que {most}\u{a0}signes. Coupe en deux pages, pour que tout soit gardé."
    )
}
