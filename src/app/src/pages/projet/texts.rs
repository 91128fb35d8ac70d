//! Words of a pupil's teams.

use domain::visit::RefusalReason;

/// Title of the list.
pub const TITLE: &str = "Mes projets d’équipe";
/// Under it.
pub const LEAD: &str = "Un projet se fait à plusieurs, étape par étape. Tout ce que l’équipe écrit est gardé, même sans réseau.";
/// Heading.
pub const TEAMS: &str = "Mes équipes";
/// All of them are over.
pub const ALL_OVER: &str = "Tes équipes ont terminé. Tu peux relire tout ce qu’elles ont écrit.";

/// Opens those that are over.
pub fn over(count: usize) -> String {
    format!("Équipes terminées ({count})")
}

/// Heading.
pub const GALLERY: &str = "Les pages montrées par la classe";
/// Where one has no team.
pub const GALLERY_TEXT: &str = "Des équipes de ta classe montrent leur projet.";
/// To them.
pub const GALLERY_ALL: &str = "Voir ces pages";
/// There is none.
pub const NONE_TITLE: &str = "Pas encore d’équipe";
/// How it begins.
pub const NONE: &str =
    "Quand ton professeur lance un projet et te met dans une équipe, elle apparaît ici.";
/// To the parcours.
pub const TO_PARCOURS: &str = "Retour à mon parcours";
/// To the list.
pub const ALL: &str = "Tous mes projets";
/// Not there.
pub const UNKNOWN_TITLE: &str = "Équipe introuvable";
/// What then.
pub const UNKNOWN: &str =
    "Elle n’existe plus, tu n’en fais plus partie, ou elle n’est pas encore arrivée ici.";

/// Opens a team.
pub fn open(name: &str) -> String {
    ["Ouvrir «\u{a0}", name, "\u{a0}»"].concat()
}

/// Opens notes on steps that the project has no more.
pub const GONE: &str = "Notes d’étapes retirées";
/// What they are.
pub const GONE_TEXT: &str =
    "Ton professeur a retiré ces étapes. Ce que vous y aviez noté reste à relire ou à recopier.";
/// Name of the path.
pub const PATH: &str = "Le chemin de ton équipe";
/// Heading.
pub const CONSIGNE: &str = "Le projet";
/// Heading, and name of the list.
pub const STEPS: &str = "Les étapes du projet";
/// The project has none.
pub const NO_STEP: &str = "Ton professeur n’a pas encore fixé d’étape.";
/// All is done.
pub const ALL_DONE_TITLE: &str = "Toutes les étapes sont faites\u{a0}!";
/// What then.
pub const ALL_DONE: &str = "Il reste le plus beau\u{a0}: terminer votre page, et la présenter.";
/// It is done.
pub const DO: &str = "C’est fait";
/// A switch: done or not.
pub const IS_DONE: &str = "Étape faite";
/// To the notes of the step.
pub const TO_NOTES: &str = "Écrire nos notes";

/// « Prochaine étape · 2 sur 5 ».
pub fn next_of(at: usize, of: usize) -> String {
    format!("Prochaine étape · {at} sur {of}")
}

/// Why this step comes now.
pub fn why_now(before: usize, late: bool) -> &'static str {
    match (late, before) {
        (true, _) => {
            "La date est passée\u{a0}: commencez par celle-ci. Ça coince\u{a0}? Dites-le à votre professeur."
        }
        (false, 0) => "C’est par là que tout commence.",
        (false, _) => "Tout ce qui vient avant est fait\u{a0}: c’est le moment.",
    }
}

/// A step was ticked or not after all.
pub fn is_done(step: &str, done: bool) -> String {
    let words = if done { "faite" } else { "à faire" };
    ["«\u{a0}", step, "\u{a0}»\u{a0}: ", words].concat()
}

/// Field: the notes of a step.
pub fn notes_of(step: &str) -> String {
    ["Nos notes pour «\u{a0}", step, "\u{a0}»"].concat()
}

/// Heading.
pub const MEMBERS: &str = "L’équipe";
/// A member said nothing yet.
pub const NO_ROLE: &str = "Rôle à choisir";
/// Field.
pub const ROLE: &str = "Ton rôle dans l’équipe";
/// Help.
pub const ROLE_HINT: &str =
    "Par exemple\u{a0}: direction, finances, production, vente, affiche. Toute l’équipe le voit.";
/// Heading.
pub const NOTES_TITLE: &str = "Le cahier de l’équipe";
/// Field.
pub const NOTES: &str = "Nos notes communes";
/// Help.
pub const NOTES_HINT: &str =
    "Idées, décisions, qui fait quoi. Vous pouvez écrire en même temps\u{a0}: rien n’est effacé.";
/// Who reads that.
pub const NOTES_READ: &str =
    "L’équipe et tes professeurs lisent ce cahier, et vos notes sur les étapes.";
/// Nothing is written.
pub const NOTHING: &str = "Rien n’est écrit ici.";
/// Heading.
pub const CONTESTS: &str = "Concours";
/// What it means.
pub const CONTESTS_TEXT: &str = "Votre page y est présentée comme ton professeur l’a inscrite ou mise à jour en dernier, sous le nom de l’équipe et du collège. Vos notes n’y sont pas.";

/// Until when.
pub fn until(day: &str) -> String {
    ["jusqu’au ", day].concat()
}

/// The class or the team goes on no more.
pub const CLOSED: &str = "La classe est fermée\u{a0}: tu peux tout relire, plus rien ne s’écrit.";
/// The same, where it was taken out.
pub const RETIRED: &str =
    "Le projet de cette équipe est terminé\u{a0}: tu peux tout relire, plus rien ne s’écrit.";

/// The server did not take something, whether a text is in it or not; for which team, where that is known.
pub fn refused(team: Option<&str>, written: bool) -> String {
    let what = if written {
        "Le serveur n’a pas pris ce que tu as écrit"
    } else {
        "Le serveur n’a pas pris un changement"
    };
    let known = team.map(|team| [" pour «\u{a0}", team, "\u{a0}»"].concat());
    [what, &known.unwrap_or_default(), "."].concat()
}

/// It was read.
pub const READ: &str = "J’ai lu";

/// Why, and what to do with the text, where there is one.
pub fn why(reason: RefusalReason, written: bool) -> &'static str {
    match (reason, written) {
        (RefusalReason::Forbidden, true) => {
            "Tu n’es plus dans cette équipe, ou elle est terminée. Ton texte est gardé ici, pour le recopier."
        }
        (RefusalReason::Forbidden, false) => {
            "Tu n’es plus dans cette équipe, ou elle est terminée."
        }
        (RefusalReason::Invalid | RefusalReason::TooLarge, true) => {
            "L’équipe a écrit autant qu’elle le peut. Raccourcissez, puis recopiez ce texte."
        }
        (_, true) => "Ton texte est gardé ici. Recopie-le si tu en as encore besoin.",
        (_, false) => "Tu peux recommencer.",
    }
}

/// Heading of the page to present.
pub const PAGE: &str = "Notre page";
/// What it is.
pub const PAGE_TEXT: &str = "Une feuille à montrer à un forum, à la classe, ou à un concours.";
/// Opens it.
pub const PAGE_OPEN: &str = "Préparer notre page";
/// Under its title.
pub const PAGE_LEAD: &str = "Six questions, une feuille. Écrivez court\u{a0}: on la lit debout. Aucun nom de personne, seulement celui de l’équipe.";
/// Unfolds an example.
pub const EXAMPLE: &str = "Voir un exemple";
/// Heading.
pub const PREVIEW: &str = "Ce que les autres verront";
/// It does not stand on one sheet.
pub const LONG: &str = "La page risque de dépasser une feuille. Raccourcissez un texte.";
/// Before people.
pub const PRESENT: &str = "Présenter en grand";
/// Prints.
pub const PRINT: &str = "Imprimer la feuille";
/// Back to the team.
pub const TO_TEAM: &str = "Retour à l’équipe";
/// The class sees it.
pub const SHOWN: &str = "La classe voit cette page";
/// It does not.
pub const NOT_SHOWN: &str = "Seuls l’équipe et tes professeurs voient cette page";
/// It stands in a contest.
pub const ENTERED: &str = "D’autres collèges lisent la page inscrite au concours";
/// Shows it.
pub const SHOW: &str = "Montrer à la classe";
/// Takes it back.
pub const HIDE: &str = "Ne plus montrer";

/// State.
pub const ON_DEVICE: &str = "Enregistré sur cet appareil";
/// State.
pub const SENT: &str = "Envoyé, réponse attendue";
/// State.
pub const ACCEPTED: &str = "À jour avec l’équipe";
/// State: the server did not take a change, which stands on the page with the reason.
pub const NOT_TAKEN: &str = "Un changement n’a pas été pris\u{a0}: lis pourquoi";

/// Another member wrote the same part.
pub const OTHER_TITLE: &str = "Vous avez écrit à deux au même endroit.";
/// What to do.
pub const OTHER: &str = "Rien n’est perdu\u{a0}: choisissez ce que vous gardez.";
/// Takes it instead.
pub const OTHER_TAKE: &str = "Garder celui-ci";

/// Too long.
pub fn too_long(most: usize) -> String {
    format!(
        "Trop long\u{a0}: {most}\u{a0}caractères au plus. Rien n’est perdu, il suffit de raccourcir."
    )
}
