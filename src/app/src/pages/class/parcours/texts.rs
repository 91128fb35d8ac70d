//! Words of the étapes of a class.

use domain::parcours::{Activite, Compte, Regle};
use jiff::civil::Date;
use protocol::travel::Unreadable;

use super::take::Refused;
use crate::texts::labels::Label;

/// What it is.
pub const LEAD: &str = "Les étapes que vos élèves voient dans leur parcours. Le parcours proposé suit le niveau de la classe\u{a0}: gardez-le, changez-le, datez-le, ajoutez les vôtres. Tout reste possible hors ligne.";
/// Name of the list.
pub const ETAPES: &str = "Les étapes, dans l’ordre de l’année";
/// Adds one.
pub const ADD: &str = "Ajouter une étape";
/// Prints.
pub const PRINT: &str = "Imprimer le parcours";
/// Still to be sent.
pub const ON_DEVICE: &str = "Sur cet appareil";
/// Sent.
pub const SENT: &str = "Envoyée";
/// Not seen by pupils.
pub const OUT: &str = "Retirée, vos élèves ne la voient pas";
/// An event.
pub const EVENT: &str = "Temps fort";
/// Work at one's desk.
pub const AT_DESK: &str = "Travail en classe ou chez soi";
/// Changes one.
pub const EDIT: &str = "Modifier";
/// Takes one out.
pub const TAKE_OUT: &str = "Retirer";
/// Brings it back.
pub const BRING_BACK: &str = "Remettre";
/// As it was proposed.
pub const RESET: &str = "Revenir à l’étape proposée";
/// Removes one's own.
pub const REMOVE: &str = "Supprimer";
/// It is done.
pub const RESET_DONE: &str = "C’est fait.";
/// Heading.
pub const PROGRAMMES: &str = "Découverte professionnelle";
/// What it is.
pub const PROGRAMMES_TEXT: &str = "Un programme plus long pour un groupe de 3e\u{a0}: ses étapes s’ajoutent à leur place dans l’année.";
/// Adds them.
pub const ADD_3H: &str = "Ajouter l’option de 3\u{a0}heures";
/// Adds them.
pub const ADD_6H: &str = "Ajouter le module de 6\u{a0}heures";

/// So many were added.
pub fn programme_added(count: usize) -> String {
    match count {
        0 => "Ces étapes y sont déjà.".to_owned(),
        _ => format!("{count}\u{a0}étapes ajoutées."),
    }
}

/// The file.
pub const KEEP: &str = "Enregistrer le parcours";
/// Heading.
pub const TAKE: &str = "Reprendre un parcours";
/// What it does.
pub const TAKE_TEXT: &str = "D’une autre de vos classes, d’une classe d’un collègue de votre collège, ou d’un fichier («\u{a0}Enregistrer le parcours\u{a0}»). Vous voyez d’abord ce qui viendra\u{a0}; ce que la classe a en plus reste.";
/// Which one.
pub const FROM_CLASS: &str = "De votre classe";
/// Shows what would come.
pub const LOOK: &str = "Voir ce qui viendra";
/// Which one.
pub const FROM_SCHOOL: &str = "D’une classe de vos collègues";
/// No network.
pub const SCHOOL_OFFLINE: &str = "Sans réseau, les parcours de vos collègues ne peuvent pas être regardés. Un fichier, lui, se reprend sans réseau.";
/// Nobody changed anything.
pub const SCHOOL_NONE: &str =
    "Aucune autre classe de ce niveau, dans votre collège, n’a encore son propre parcours.";
/// Tries again.
pub const SCHOOL_AGAIN: &str = "Redemander la liste";
/// Which one.
pub const FROM_FILE: &str = "D’un fichier";
/// Help.
pub const FROM_FILE_HINT: &str =
    "Un parcours enregistré ici ou dans un autre collège, qui finit par .json.";
/// What comes.
pub const ADDED: &str = "À ajouter";
/// What comes.
pub const CHANGED: &str = "À changer";
/// What comes.
pub const REMOVED: &str = "À retirer";
/// Nothing comes.
pub const NOTHING_NEW: &str = "Ses étapes sont déjà toutes ici.";
/// The class is full.
pub const NO_ROOM: &str =
    "La classe aurait plus de 60\u{a0}étapes changées ou ajoutées. Supprimez-en d’abord.";
/// Field.
pub const DAYS: &str = "Les jours";
/// Field.
pub const WITH_DAYS: &str = "Reprendre aussi les jours";
/// Takes it over.
pub const TAKE_NOW: &str = "Reprendre ces étapes";
/// Does not.
pub const TAKE_NOT: &str = "Ne rien reprendre";
/// Title of the form.
pub const NEW_TITLE: &str = "Une nouvelle étape";
/// Title of the form.
pub const EDIT_TITLE: &str = "Modifier l’étape";
/// Field.
pub const TITRE: &str = "Titre";
/// Help.
pub const TITRE_HINT: &str =
    "Court, comme l’élève le dirait\u{a0}: «\u{a0}Je prépare la visite\u{a0}».";
/// Wrong.
pub const TITRE_WRONG: &str = "Un titre de 1 à 80 signes.";
/// Field.
pub const KIND: &str = "Activité";
/// Help.
pub const KIND_HINT: &str = "Elle ouvre la bonne page chez l’élève, avec son guide.";
/// Field.
pub const INVITATION: &str = "Phrase d’invitation";
/// Wrong.
pub const INVITATION_WRONG: &str = "120\u{a0}signes au plus.";
/// Field.
pub const CONSIGNE: &str = "Consigne";
/// Help.
pub const CONSIGNE_HINT: &str = "Une ou deux phrases, tutoyées.";
/// Wrong.
pub const CONSIGNE_WRONG: &str = "1\u{202f}000\u{a0}signes au plus.";
/// Field.
pub const QUESTIONS: &str = "Vos questions";
/// Help.
pub const QUESTIONS_HINT: &str = "Une par ligne. L’élève y répond dans sa page. Une fois les réponses commencées, ajoutez à la fin\u{a0}: elles suivent l’ordre des lignes.";
/// Help.
pub const SHEETS_HINT: &str = "Les fiches à lire pour cette étape.";
/// Field.
pub const MONTH: &str = "Mois";
/// Field.
pub const DAY: &str = "Jour";
/// Help.
pub const DAY_HINT: &str = "S’il est fixé\u{a0}: il passe avant le mois.";
/// Wrong.
pub const DAY_WRONG: &str = "Cette date n’existe pas.";
/// Field.
pub const MINUTES: &str = "Durée, en minutes";
/// Field.
pub const EVENT_LEGEND: &str = "Où et quand";
/// Field.
pub const COUNTED: &str = "L’étape est faite quand on compte";
/// Help.
pub const COUNTED_HINT: &str = "Le compte se fait seul, dans le carnet de l’élève.";
/// Field.
pub const LEAST: &str = "Au moins";
/// Saves.
pub const SAVE: &str = "Enregistrer l’étape";
/// It is saved.
pub const SAVED: &str = "Étape enregistrée sur cet appareil, elle part dès que possible.";
/// Gives up.
pub const GIVE_UP: &str = "Abandonner";

/// Wrong.
pub fn minutes_wrong(most: u16) -> String {
    format!("Un nombre de 1 à {most}.")
}

/// Wrong.
pub fn least_wrong(most: u32) -> String {
    format!("Un nombre de 1 à {most}.")
}

/// Wrong.
pub fn questions_wrong(most: usize) -> String {
    format!("{most}\u{a0}questions au plus, de 240\u{a0}signes chacune.")
}

/// Length.
pub fn minutes(minutes: u16) -> String {
    format!("{minutes}\u{a0}min")
}

/// Puts it earlier.
pub fn earlier(title: &str) -> String {
    format!("Avancer «\u{a0}{title}\u{a0}»")
}

/// Puts it later.
pub fn later(title: &str) -> String {
    format!("Reculer «\u{a0}{title}\u{a0}»")
}

/// Where it is now.
pub fn now_at(title: &str, place: usize) -> String {
    format!("{title}\u{a0}: place {place}")
}

/// So many étapes came.
pub fn taken(count: usize) -> String {
    match count {
        1 => "1\u{a0}étape reprise.".to_owned(),
        _ => format!("{count}\u{a0}étapes reprises."),
    }
}

/// Whose parcours it is.
pub fn parcours_of(of: &str) -> String {
    format!("Le parcours de la {of}")
}

/// A class, and how many étapes it has of its own.
pub fn changed(class: &str, own: u32) -> String {
    match own {
        1 => format!("{class} (1\u{a0}étape changée ou ajoutée)"),
        _ => format!("{class} ({own}\u{a0}étapes changées ou ajoutées)"),
    }
}

/// A class and its school.
pub fn of_school(class: &str, school: &str) -> String {
    match school {
        "" => class.to_owned(),
        school => format!("{class}, {school}"),
    }
}

/// Name of the file, without ending.
pub fn file_name(class: &str, day: Date) -> String {
    [
        "parcours-",
        &catalogue::slug::words(class),
        "-",
        &day.to_string(),
    ]
    .concat()
}

/// Why a file is not taken over.
pub fn refused(why: Refused) -> String {
    match why {
        Refused::Unreadable(Unreadable::TooLarge) => {
            "Ce fichier est trop gros pour être un parcours. Rien n’a changé.".to_owned()
        }
        Refused::Unreadable(Unreadable::Foreign) => {
            "Ce fichier n’est pas un parcours enregistré depuis l’application. Rien n’a changé."
                .to_owned()
        }
        Refused::Unreadable(Unreadable::Damaged) => {
            "Ce fichier est abîmé ou a été modifié. Rien n’a changé. Demandez-en une autre copie."
                .to_owned()
        }
        Refused::Unreadable(Unreadable::Newer) => {
            "Ce fichier vient d’une version plus récente. Rien n’a changé. Rechargez la page, puis recommencez.".to_owned()
        }
        Refused::Unreadable(Unreadable::Bounds) => {
            "Ce fichier contient plus qu’un parcours ne peut contenir. Rien n’a changé.".to_owned()
        }
        Refused::Level(level) => format!(
            "Ce parcours est fait pour des {}. Rien n’a changé\u{a0}: ouvrez une classe de ce niveau.",
            level.label()
        ),
    }
}

/// A kind of activity.
pub fn kind(activite: Activite) -> String {
    match activite {
        Activite::Questionnaire => "Questionnaire «\u{a0}Ce que j’aime\u{a0}»",
        Activite::Explorer => "Explorer et choisir des fiches",
        Activite::Comparer => "Comparer des métiers",
        Activite::Interview => "Interroger une personne",
        Activite::Visite => "Visite d’entreprise",
        Activite::Forum => "Forum ou salon",
        Activite::Stage => "Stage",
        Activite::Recherche => "Chercher un stage",
        Activite::Projet => "Projet en équipe",
        Activite::Lecture => "Film ou texte à questions",
        Activite::Oral => "Oral à préparer",
        Activite::Partager => "Montrer des pages",
        Activite::Libre => "Activité libre",
    }
    .to_owned()
}

/// What is counted.
pub fn counted(compte: Compte) -> &'static str {
    match compte {
        Compte::PagesEtape => "les pages écrites pour cette étape",
        Compte::MetiersLus => "les métiers gardés ou racontés",
        Compte::Favoris => "les fiches gardées",
        Compte::Domaines => "les domaines ouverts",
        Compte::EntreesMetier => "les pages sur un métier",
        Compte::EntreesVisite => "les pages de visite",
        Compte::EntreesActivite => "les pages d’activité",
        Compte::EntreesLibres => "les pages libres",
        Compte::EntreesPartagees => "les pages montrées",
        Compte::Entrees => "toutes les pages",
    }
}

/// A rule.
pub fn rule(regle: Regle) -> String {
    format!(
        "Faite à partir de\u{a0}{}\u{a0}: {}",
        regle.au_moins,
        counted(regle.compte)
    )
}
