//! Words of the projects of a class, to teachers.

use domain::visit::RefusalReason;

/// What it is.
pub const LEAD: &str = "Une mini-entreprise ou un autre projet, mené en équipes. Vous fixez les étapes et leurs dates\u{a0}; chaque équipe écrit ses notes et la page qu’elle présentera.";
/// Name of the list.
pub const PROJECTS: &str = "Les projets de la classe";
/// Makes one.
pub const MAKE: &str = "Créer un projet";
/// Heading on the start page.
pub const PROJECTS_LATE: &str = "Projets où une équipe prend du retard";
/// None yet.
pub const NONE_TITLE: &str = "Pas encore de projet";
/// How to begin.
pub const NONE: &str = "Créez-en un, puis composez les équipes. Vous verrez où en est chacune, et laquelle prend du retard.";
/// To its page.
pub const FOLLOW: &str = "Suivre les équipes";
/// Changes it.
pub const EDIT: &str = "Modifier";
/// Takes it out.
pub const REMOVE: &str = "Retirer";
/// It is out.
pub const REMOVED: &str = "Projet retiré, ses équipes aussi des concours\u{a0}: si vous le remettez, il faudra les y inscrire de nouveau. Ce qu’elles ont écrit reste lisible.";
/// It is out.
pub const OUT_NOW: &str = "Retiré";
/// To all projects.
pub const ALL: &str = "Tous les projets de la classe";

/// Opens what was taken out.
pub fn out(count: usize) -> String {
    format!("Projets retirés ({count})")
}

/// So many teams.
pub fn teams(count: usize) -> String {
    match count {
        0 => "Aucune équipe".to_owned(),
        1 => "1\u{a0}équipe".to_owned(),
        _ => format!("{count}\u{a0}équipes"),
    }
}

/// So many steps.
pub fn steps(count: usize) -> String {
    match count {
        0 => "aucune étape".to_owned(),
        1 => "1\u{a0}étape".to_owned(),
        _ => format!("{count}\u{a0}étapes"),
    }
}

/// So many teams are late.
pub fn late(count: usize) -> String {
    match count {
        1 => "1\u{a0}équipe en retard".to_owned(),
        _ => format!("{count}\u{a0}équipes en retard"),
    }
}

/// So many steps of a team are late.
pub fn late_steps(count: usize) -> String {
    match count {
        1 => "1\u{a0}étape en retard".to_owned(),
        _ => format!("{count}\u{a0}étapes en retard"),
    }
}

/// Title of the form.
pub const NEW_TITLE: &str = "Un nouveau projet";
/// Title of the form.
pub const EDIT_TITLE: &str = "Modifier le projet";
/// Field.
pub const TITRE: &str = "Titre du projet";
/// Field.
pub const GENRE: &str = "Genre";
/// Field.
pub const CONSIGNE: &str = "Consigne aux élèves";
/// Help.
pub const CONSIGNE_HINT: &str = "Tutoyée\u{a0}: le but, ce qui est attendu, pour quand.";
/// Field.
pub const STEPS: &str = "Étapes du projet";
/// Help.
pub const STEPS_HINT: &str = "Ce qui est fait, et pour quand. Changer une étape ne touche pas aux notes que les équipes ont déjà écrites\u{a0}; celles d’une étape retirée restent à relire.";
/// Adds one.
pub const STEP_ADD: &str = "Ajouter une étape";
/// Takes the usual ones.
pub const TAKE_MODEL: &str = "Partir des étapes d’une mini-entreprise";
/// The usual ones.
pub const MODEL: [&str; 7] = [
    "Trouver un besoin près de nous",
    "Choisir une idée et un nom",
    "Se répartir les rôles",
    "Faire un premier essai",
    "Fixer le prix et compter",
    "Produire et vendre",
    "Faire le bilan et le présenter",
];
/// It is out.
pub const STEP_GONE: &str = "Étape retirée.";

/// Field.
pub fn step(at: usize) -> String {
    format!("Étape {at}")
}

/// Field.
pub fn step_day(at: usize) -> String {
    format!("Date de l’étape {at}")
}

/// Moves it.
pub fn step_up(at: usize) -> String {
    format!("Avancer l’étape {at}")
}

/// Moves it.
pub fn step_down(at: usize) -> String {
    format!("Reculer l’étape {at}")
}

/// Where it stands now.
pub fn step_at(at: usize) -> String {
    format!("Maintenant étape {at}.")
}

/// Takes it out.
pub fn step_remove(at: usize) -> String {
    format!("Retirer l’étape {at}")
}

/// So many and no more.
pub fn steps_full(most: usize) -> String {
    format!("{most}\u{a0}étapes au plus.")
}

/// Wrong.
pub const DAY_WRONG: &str = "Une de ces dates n’existe pas.";

/// Wrong.
pub fn titre_wrong(most: usize) -> String {
    format!("De 1 à {most}\u{a0}signes.")
}

/// Wrong.
pub fn consigne_wrong(most: usize) -> String {
    format!("{most}\u{a0}signes au plus.")
}

/// Wrong.
pub fn steps_wrong(most: usize) -> String {
    format!("Donnez à chaque étape un titre, de {most}\u{a0}signes au plus.")
}

/// Saves.
pub const SAVE: &str = "Enregistrer le projet";
/// It is saved.
pub const SAVED: &str = "Projet enregistré sur cet appareil, il part dès que possible.";
/// Gives up.
pub const GIVE_UP: &str = "Abandonner";

/// The server did not take something.
pub fn not_taken(what: &str) -> String {
    ["«\u{a0}", what, "\u{a0}» n’a pas été pris par le serveur."].concat()
}

/// Why, and what to do.
pub fn why(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Forbidden => {
            "La classe est fermée, ou n’est plus à ce compte. Ce que vous aviez écrit est gardé ici."
        }
        RefusalReason::Invalid => {
            "Il y a déjà autant de projets ou d’équipes que possible, ou trop de membres dans l’équipe. Ce que vous aviez écrit est gardé ici."
        }
        _ => "Ce que vous aviez écrit est gardé ici. Vous pouvez recommencer.",
    }
}

/// Not there.
pub const UNKNOWN_TITLE: &str = "Projet introuvable";
/// What then.
pub const UNKNOWN: &str =
    "Il n’est dans aucune de vos classes, ou n’est pas encore arrivé sur cet appareil.";
/// Heading.
pub const TEAMS: &str = "Les équipes";
/// Adds one.
pub const TEAM_ADD: &str = "Ajouter une équipe";
/// None yet.
pub const NO_TEAM_TITLE: &str = "Pas encore d’équipe";
/// How to begin.
pub const NO_TEAM: &str =
    "Donnez un nom à la première et choisissez ses membres\u{a0}: le projet paraît alors chez eux.";
/// Columns.
pub const TEAM_HEADS: [&str; 5] = ["Équipe", "Membres", "Étapes", "Prochaine étape", ""];
/// All steps are done.
pub const ALL_DONE: &str = "Tout est fait";
/// It is out.
pub const TEAM_REMOVED: &str = "Équipe retirée, des concours aussi\u{a0}: si vous la remettez, il faudra l’y inscrire de nouveau. Ce qu’elle a écrit reste lisible.";

/// So many members.
pub fn members(count: usize) -> String {
    match count {
        0 => "Personne".to_owned(),
        1 => "1\u{a0}élève".to_owned(),
        _ => format!("{count}\u{a0}élèves"),
    }
}

/// So many contests.
pub fn entered(count: usize) -> String {
    match count {
        1 => "Inscrite à 1\u{a0}concours".to_owned(),
        _ => format!("Inscrite à {count}\u{a0}concours"),
    }
}

/// Opens what was taken out.
pub fn teams_out(count: usize) -> String {
    format!("Équipes retirées ({count})")
}

/// Heading: pupils without a team.
pub fn without(count: usize) -> String {
    match count {
        1 => "1\u{a0}élève sans équipe".to_owned(),
        _ => format!("{count}\u{a0}élèves sans équipe"),
    }
}

/// Title of the form.
pub const TEAM_NEW: &str = "Une nouvelle équipe";
/// Title of the form.
pub const TEAM_EDIT: &str = "Modifier l’équipe";
/// Field.
pub const TEAM_NAME: &str = "Nom de l’équipe";
/// Help.
pub const TEAM_NAME_HINT: &str =
    "D’autres collèges peuvent le lire à un concours\u{a0}: aucun nom d’élève.";
/// Field and heading.
pub const MEMBERS: &str = "Membres";
/// Saves.
pub const TEAM_SAVE: &str = "Enregistrer l’équipe";
/// It is saved.
pub const TEAM_SAVED: &str = "Équipe enregistrée sur cet appareil, elle part dès que possible.";

/// Wrong.
pub fn members_wrong(most: usize) -> String {
    format!("{most}\u{a0}membres au plus.")
}

/// Not there.
pub const TEAM_UNKNOWN_TITLE: &str = "Équipe introuvable";
/// What then.
pub const TEAM_UNKNOWN: &str =
    "Elle n’est dans aucune de vos classes, ou n’est pas encore arrivée sur cet appareil.";
/// Back to the project.
pub const TO_PROJECT: &str = "Toutes les équipes du projet";
/// Heading.
pub const WORK: &str = "Ce que l’équipe a fait";
/// Opens what is written about steps that the project has no more.
pub const GONE: &str = "Notes d’étapes retirées";
/// Heading.
pub const NOTES: &str = "Le cahier de l’équipe";
/// Heading.
pub const AFFICHE: &str = "La page à présenter";
/// The class sees it.
pub const SHOWN: &str = "L’équipe montre cette page à la classe";
/// It does not.
pub const NOT_SHOWN: &str = "La classe ne voit pas cette page";
/// Ends that.
pub const HIDE: &str = "Ne plus montrer";
/// It is so.
pub const HIDDEN: &str = "La classe ne voit plus cette page. L’équipe peut la montrer de nouveau.";
/// Why it could not be ended, or taken back.
pub const SHOWING_WHY: &str = "L’équipe, ou sa classe, n’est plus active.";

/// The class sees the page as before; whether it was to be shown again.
pub fn showing_refused(shown: bool) -> &'static str {
    if shown {
        "La page n’a pas pu être montrée de nouveau à la classe."
    } else {
        "La page n’a pas pu être retirée de la classe."
    }
}

/// Before people.
pub const PRESENT: &str = "Présenter en grand";
/// Nothing is written.
pub const NOTHING: &str = "Rien n’est écrit ici.";
/// A member said nothing yet.
pub const NO_ROLE: &str = "Rôle à choisir";
/// No member.
pub const NOBODY: &str = "Personne n’est dans cette équipe.";
