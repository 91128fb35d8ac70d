//! Words of contests, to teachers and to the académie.

use domain::visit::RefusalReason;

/// Heading.
pub const CONTESTS: &str = "Les concours de l’académie";
/// What they are, to teachers.
pub const CONTESTS_TEXT: &str =
    "Des équipes de plusieurs collèges y présentent leur page. Rien n’est classé.";
/// What they are, to the académie.
pub const DESK_TEXT: &str = "Un concours réunit les pages d’équipes de plusieurs collèges. Les enseignants y inscrivent leurs équipes jusqu’à la date que vous fixez.";
/// Over the title.
pub const EYEBROW: &str = "Concours de l’académie";
/// For everybody.
pub const ALL_LEVELS: &str = "tous niveaux";
/// State.
pub const RETIRED: &str = "Retiré";

/// State.
pub fn open_until(day: &str) -> String {
    ["Inscriptions jusqu’au ", day].concat()
}

/// State.
pub fn over_since(day: &str) -> String {
    ["Inscriptions closes depuis le ", day].concat()
}

/// None yet.
pub const NONE: &str = "Aucun concours pour l’instant.";
/// Makes one.
pub const MAKE: &str = "Créer un concours";
/// Changes it.
pub const EDIT: &str = "Modifier";
/// Takes it out.
pub const REMOVE: &str = "Retirer";
/// It is out.
pub const REMOVED: &str = "Concours retiré. Plus personne ne le voit.";

/// Opens what was taken out.
pub fn out(count: usize) -> String {
    format!("Concours retirés ({count})")
}

/// So many teams.
pub fn entered(count: usize) -> String {
    match count {
        0 => "Aucune équipe inscrite".to_owned(),
        1 => "1\u{a0}équipe inscrite".to_owned(),
        _ => format!("{count}\u{a0}équipes inscrites"),
    }
}

/// The server did not take it.
pub fn not_taken(title: &str) -> String {
    ["«\u{a0}", title, "\u{a0}» n’a pas été pris par le serveur."].concat()
}

/// Why.
pub const SET_REFUSED: &str = "Il y a peut-être déjà autant de concours ouverts que possible\u{a0}: retirez-en un, puis recommencez. Ce que vous aviez écrit est gardé ici.";
/// A refusal was read.
pub const READ: &str = "J’ai lu";

/// Title of the form.
pub const NEW_TITLE: &str = "Un nouveau concours";
/// Title of the form.
pub const EDIT_TITLE: &str = "Modifier le concours";
/// Field.
pub const TITRE: &str = "Titre du concours";
/// Field and heading.
pub const RULES: &str = "Règlement";
/// Help.
pub const RULES_HINT: &str = "Ce qui est attendu des équipes, et ce qui se passe ensuite.";
/// None is written.
pub const NO_RULES: &str = "Aucun règlement n’est écrit.";
/// Field.
pub const DAY: &str = "Dernier jour pour s’inscrire";
/// Help.
pub const DAY_HINT: &str = "Après ce jour, aucune équipe ne s’inscrit et aucune page ne change\u{a0}; une équipe peut encore être retirée.";
/// None, or none that there is.
pub const DAY_WRONG: &str = "Choisissez une date.";
/// Long ago.
pub const DAY_OLD: &str = "Cette date est passée depuis plus d’un an.";
/// Field.
pub const LEVELS: &str = "Niveaux admis (aucun\u{a0}: tous)";
/// Saves.
pub const SAVE: &str = "Enregistrer le concours";
/// It is saved.
pub const SAVED: &str = "Concours enregistré sur cet appareil, il part dès que possible.";
/// Gives up.
pub const GIVE_UP: &str = "Abandonner";

/// Wrong.
pub fn titre_wrong(most: usize) -> String {
    format!("De 1 à {most}\u{a0}signes.")
}

/// Wrong.
pub fn rules_wrong(most: usize) -> String {
    format!("{most}\u{a0}signes au plus.")
}

/// Not there.
pub const UNKNOWN_TITLE: &str = "Concours introuvable";
/// What then.
pub const UNKNOWN: &str = "Il n’existe plus, ou n’est pas encore arrivé sur cet appareil.";
/// Back.
pub const TO_ACADEMY: &str = "Le tableau de l’académie";
/// Back.
pub const TO_CLASS: &str = "Les projets de ma classe";
/// Prints.
pub const PRINT: &str = "Imprimer";
/// Heading.
pub const OWN: &str = "Vos équipes";
/// What entering shows.
pub const ENTER_TEXT: &str = "Une équipe inscrite y montre son nom, celui du collège, et sa page telle qu’elle est quand vous l’inscrivez\u{a0}: relisez-la d’abord. Ce que l’équipe y change ensuite ne paraît que si vous mettez la page à jour. Ni ses notes, ni un pseudonyme n’en sortent.";
/// The team has changed its page.
pub const BEHIND: &str = "L’équipe a changé sa page depuis.";
/// Leads to it, where it is brought up to date.
pub const READ_TO_RENEW: &str = "Relire la page et la mettre à jour";
/// Shows it as it is now.
pub const RENEW: &str = "Mettre à jour la page présentée";
/// State.
pub const RENEW_REFUSED: &str = "Page non mise à jour";
/// Heading and name of the list.
pub const ENTRIES: &str = "Les équipes inscrites";
/// Nobody yet.
pub const NO_ENTRY_TITLE: &str = "Aucune page à lire";
/// What then.
pub const NO_ENTRY: &str = "Les pages des équipes inscrites paraissent ici. Les enseignants les lisent dès qu’une de leurs équipes en est.";
/// A school that is not known here.
pub const NO_SCHOOL: &str = "Un autre collège";

/// Enters a team.
pub fn enter(team: &str) -> String {
    ["Inscrire «\u{a0}", team, "\u{a0}»"].concat()
}

/// Leads to a team's page, where it is entered.
pub fn read_to_enter(team: &str) -> String {
    ["Relire et inscrire «\u{a0}", team, "\u{a0}»"].concat()
}

/// Takes a team out.
pub fn withdraw(team: &str) -> String {
    ["Retirer «\u{a0}", team, "\u{a0}»"].concat()
}

/// Title of the dialog.
pub const TAKE_OUT_TITLE: &str = "Retirer cette équipe du concours\u{a0}?";
/// What it does.
pub const TAKE_OUT_TEXT: &str = "Sa page ne paraît plus ici. Prévenez l’établissement\u{a0}: seul un enseignant de la classe peut l’inscrire à nouveau, jusqu’à la date.";
/// What it does in a class that is closed.
pub const TAKE_OUT_CLOSED: &str =
    "Sa page ne paraît plus ici. Sa classe est fermée\u{a0}: elle ne s’y inscrira plus.";
/// Does it.
pub const TAKE_OUT: &str = "Retirer l’équipe";
/// Does not.
pub const KEEP: &str = "La garder";
/// State.
pub const ENTERED: &str = "Inscrite";
/// State.
pub const ENTER_ON_DEVICE: &str = "Inscription en attente d’envoi";
/// State.
pub const ENTER_SENT: &str = "Inscription envoyée, réponse attendue";
/// State.
pub const REFUSED: &str = "Inscription refusée";
/// It cannot be entered.
pub const TEAM_RETIRED: &str = "Cette équipe est retirée\u{a0}: elle ne s’inscrit plus.";
/// It cannot be entered.
pub const CLASS_CLOSED: &str = "Sa classe est fermée\u{a0}: elle ne s’inscrit plus.";

/// Why a team was not, or cannot be, entered.
pub fn why(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::PastDeadline => "Les inscriptions sont closes.",
        RefusalReason::SlotCancelled => "Ce concours a été retiré.",
        RefusalReason::SlotChanged => {
            "L’équipe a écrit dans sa page depuis que vous l’avez lue. Relisez-la, puis recommencez\u{a0}: rien de nouveau n’a été montré."
        }
        RefusalReason::Full => "Ce concours a autant d’équipes qu’il peut en avoir.",
        RefusalReason::Invalid => {
            "Ce concours n’est pas ouvert à cette équipe\u{a0}: autre niveau, ou équipe retirée."
        }
        RefusalReason::Forbidden => "Cette équipe n’est plus dans une de vos classes.",
        _ => "Le serveur ne l’a pas prise. Rien n’a été montré\u{a0}; vous pouvez recommencer.",
    }
}
