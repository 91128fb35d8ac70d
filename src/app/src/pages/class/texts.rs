//! Words of `/classe`.

use jiff::civil::DateTime;

use crate::state::clock::today;
use crate::texts::dates;

/// Filter by where a page stands.
pub const STATES: &str = "Où en sont les pages";
/// No filter.
pub const ANY_STATE: &str = "Toutes";
/// To read.
pub const TO_READ: &str = "À lire";
/// Given back.
pub const GIVEN_BACK: &str = "À reprendre";
/// Validated.
pub const VALIDATED: &str = "Validées";
/// What the table of who has done what is.
pub const PROGRESS_TEXT: &str = "D’après ce que vos élèves choisissent de montrer\u{a0}: le reste de leur carnet est à eux. «\u{a0}Dernier envoi\u{a0}»\u{a0}: la dernière fois, à l’heure près, que le serveur a reçu quelque chose d’un appareil de l’élève. Ce qui attend encore sur un appareil, lui seul le sait.";
/// Column: when the server last received something from a pupil.
pub const LAST_SENT: &str = "Dernier envoi";
/// Filter: nothing was received for a week, or ever.
pub const SILENT: &str = "Rien reçu depuis 7\u{a0}jours";
/// Name of the table.
pub const PROGRESS: &str = "Qui a fait quoi";
/// Columns.
pub const PROGRESS_HEADS: [&str; 6] = [
    "Élève",
    LAST_SENT,
    "Pages montrées",
    TO_READ,
    GIVEN_BACK,
    VALIDATED,
];
/// Columns of the file, before those of the étapes.
pub const PROGRESS_COLUMNS: [&str; 7] = [
    "Pseudonyme",
    "Nom",
    LAST_SENT,
    "Pages montrées",
    TO_READ,
    GIVEN_BACK,
    VALIDATED,
];
/// Name of the file, without its ending.
pub const PROGRESS_FILE: &str = "suivi-de-la-classe";
/// Makes the file.
pub const PROGRESS_MAKE: &str = "Préparer le tableau (CSV)";
/// Takes it.
pub const PROGRESS_TAKE: &str = "Télécharger le tableau";
/// Prints.
pub const PROGRESS_PRINT: &str = "Imprimer";
/// Filter by étape.
pub const OF_ETAPE: &str = "Étape";
/// No filter.
pub const ALL_ETAPES: &str = "Toute l’année";
/// Nothing was shown.
pub const NOTHING_DONE: &str = "Rien encore";
/// A page that is not shown.
pub const NOT_SHOWN_TITLE: &str = "Page non montrée";
/// What then.
pub const NOT_SHOWN: &str =
    "L’élève ne montre pas, ou plus, cette page. Elle reste dans son carnet.";
/// To all pages that are shown.
pub const ALL_SHOWN: &str = "Toutes les pages montrées";
/// To the next page.
pub const NEXT_TO_READ: &str = "Page suivante à lire";

/// The étape of a page.
pub fn for_etape(title: &str) -> String {
    format!("Pour l’étape «\u{a0}{title}\u{a0}»")
}

/// So many of so many pupils.
pub fn found(count: usize, of: usize) -> String {
    match count {
        0 => format!("Aucun élève sur {of}"),
        1 => format!("1\u{a0}élève sur {of}"),
        _ => format!("{count}\u{a0}élèves sur {of}"),
    }
}

/// Names of the tabs.
pub const TAB_NAMES: [&str; 7] = [
    PUPILS, SHARED, "Suivi", "Métiers", "Parcours", "Séances", "Projets",
];
/// Title without a class.
pub const TITLE: &str = "Mes classes";
/// Group of the teacher's classes.
pub const CLASSES: &str = "Classe affichée";
/// Opens the form of a new class.
pub const NEW: &str = "Nouvelle classe";
/// No class yet.
pub const NONE_TITLE: &str = "Créez votre première classe";
/// How to begin.
pub const NONE: &str = "Un nom et un niveau suffisent. Vous obtenez un code, que vos élèves tapent pour ouvrir leur carnet. Aucun nom de famille n’est demandé.";

/// Title of the form.
pub const CREATE_TITLE: &str = "Créer une classe";
/// Field.
pub const NAME: &str = "Nom de la classe";
/// Its hint.
pub const NAME_HINT: &str = "Court, comme 4e B. Vos élèves le verront.";
/// Empty or too long.
pub const NAME_WRONG: &str = "Entre 1 et 20 signes.";
/// Field.
pub const LEVEL: &str = "Niveau";
/// Nothing chosen.
pub const LEVEL_WRONG: &str = "Choisissez le niveau\u{a0}: il donne les étapes du parcours.";
/// Creates it.
pub const CREATE: &str = "Créer la classe";
/// Creating asks for the network.
pub const CREATE_OFFLINE: &str = "Hors ligne\u{a0}: créer une classe demande le réseau.";

/// Heading.
pub const CODE: &str = "Code de la classe";
/// Closed.
pub const CLOSED: &str = "Fermé aux nouveaux élèves";
/// What a closed code still does.
pub const CLOSED_HELP: &str =
    "Les élèves déjà inscrits entrent avec ce code et leurs cinq mots, ou avec leur carte.";
/// Where to type it.
pub const WHERE: &str = "À taper sur";
/// Durations.
pub const DURATION: &str = "Laisser entrer de nouveaux élèves pendant";
/// Closes it.
pub const CLOSE: &str = "Fermer le code";
/// Shows it large.
pub const PROJECT: &str = "Projeter le code";
/// Makes another one.
pub const RENEW: &str = "Changer de code";
/// Title of the warning.
pub const RENEW_TITLE: &str = "Changer le code de la classe\u{a0}?";
/// What it does.
pub const RENEW_TEXT: &str = "L’ancien code cesse de fonctionner aussitôt. Les élèves taperont le nouveau avec leurs cinq mots habituels\u{a0}; les cartes à scanner restent bonnes.";
/// Does it.
pub const RENEW_NOW: &str = "Remplacer le code";
/// No network for the code.
pub const CODE_OFFLINE: &str = "Hors ligne\u{a0}: vous pouvez montrer le code, mais l’ouvrir ou le fermer demande le réseau. Tout ce qui est affiché ici date du dernier envoi.";
/// Name of the QR of the address.
pub const QR_NAME: &str = "Carré à scanner pour aller à la page d’entrée";
/// First step, said to pupils.
pub const STEP_ADDRESS: &str = "Va sur";
/// Second step, said to pupils.
pub const STEP_CODE: &str = "Tape le code";

/// Tab.
pub const PUPILS: &str = "Élèves";
/// Tab.
pub const SHARED: &str = "Carnets montrés";
/// What the tabs are about.
pub const TABS: &str = "La classe";
/// Columns.
pub const HEADS: [&str; 5] = ["Élève", "Arrivée", LAST_SENT, "Pages montrées", ""];
/// No pupil yet.
pub const NO_PUPIL_TITLE: &str = "Personne n’est encore entré";
/// How to begin, code closed.
pub const NO_PUPIL: &str =
    "Ouvrez le code, projetez-le, et laissez chaque élève choisir un pseudonyme.";
/// Never came.
pub const NEVER: &str = "Pas encore";
/// Unknown.
pub const UNKNOWN: &str = "–";
/// Renews secrets.
pub const SECRET: &str = "Nouveaux mots";
/// What it does.
pub const SECRET_TEXT: &str = "Ses anciens mots et son ancienne carte cesseront de fonctionner, et ses appareils seront déconnectés. Son carnet ne change pas.";
/// Does it.
pub const SECRET_NOW: &str = "Créer de nouveaux mots";
/// Shown once.
pub const SECRET_ONCE: &str =
    "À noter ou à imprimer maintenant\u{a0}: ces mots ne s’afficheront plus.";
/// Renewing asks for the network.
pub const SECRET_OFFLINE: &str = "Hors ligne\u{a0}: créer de nouveaux mots demande le réseau.";
/// Prints one card.
pub const PRINT_ONE: &str = "Imprimer la carte";
/// Closes the dialog.
pub const DONE: &str = "C’est noté";
/// Heading of the cards made.
pub const CARDS: &str = "Cartes à remettre";
/// How long they stay.
pub const CARDS_TEXT: &str = "Elles restent ici jusqu’à ce que vous quittiez cette page. Découpez-les et remettez-les en main propre.";
/// Prints them.
pub const PRINT_ALL: &str = "Imprimer les cartes";

/// Filter.
pub const OF_PUPIL: &str = "Montrer les pages de";
/// No filter.
pub const EVERYBODY: &str = "Toute la classe";
/// Nothing shown.
pub const NOTHING_TITLE: &str = "Aucune page montrée";
/// How pages come here.
pub const NOTHING: &str = "Chaque élève choisit, page par page, ce qui est montré à son équipe. Le reste du carnet ne vous est pas transmis.";
/// Nothing shown by one pupil.
pub const NOTHING_OF: &str = "Cet élève n’a encore rien choisi de montrer.";
/// Name of the list.
pub const PAGES: &str = "Pages montrées par les élèves, les plus récentes d’abord";
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";
/// Unfolds a text.
pub const READ_ALL: &str = "Lire en entier";
/// Folds it.
pub const READ_LESS: &str = "Réduire";
/// Heading of the counters.
pub const WALL: &str = "Ce que la classe a rencontré";
/// What is counted.
pub const WALL_TEXT: &str =
    "D’après les seules pages montrées. Ce n’est ni une note ni un classement.";

/// « 4e · 3 élèves ».
pub fn pupils(count: usize) -> String {
    counted(count, "élève", "élèves")
}

/// Pages shown by a pupil.
pub fn pages(count: usize) -> String {
    counted(count, "page", "pages")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("aucun{} {one}", if one == "page" { "e" } else { "" }),
        1 => format!("1\u{a0}{one}"),
        _ => format!("{count}\u{a0}{many}"),
    }
}

/// How many pupils show something.
pub fn showing(showing: usize, of: usize) -> String {
    if showing == 1 {
        return format!("1\u{a0}élève sur {of} a montré au moins une page.");
    }
    format!("{showing}\u{a0}élèves sur {of} ont montré au moins une page.")
}

/// A duration of the code.
pub fn duration(minutes: u32) -> &'static str {
    match minutes {
        15 => "15\u{a0}minutes",
        60 => "1\u{a0}heure",
        480 => "la journée",
        _ => "une semaine",
    }
}

/// Opens the code for so long.
pub fn open_for(minutes: u32) -> String {
    ["Ouvrir le code pour ", duration(minutes)].concat()
}

/// Until when the code is open.
pub fn open_until(at: DateTime) -> String {
    if at.date() == today() {
        ["Ouvert jusqu’à ", &dates::time(at.time())].concat()
    } else {
        [
            "Ouvert jusqu’au ",
            &dates::long(at.date(), today()),
            ", ",
            &dates::time(at.time()),
        ]
        .concat()
    }
}

/// A past moment, as one says it.
pub fn moment(at: DateTime) -> String {
    let today = today();
    if at.date() == today {
        return ["aujourd’hui, ", &dates::time(at.time())].concat();
    }
    if today.yesterday().is_ok_and(|day| day == at.date()) {
        return ["hier, ", &dates::time(at.time())].concat();
    }
    let day = dates::short(at.date());
    if at.year() == today.year() {
        day
    } else {
        [&day, " ", &at.year().to_string()].concat()
    }
}

/// The school year of a day: « 2026-2027 ».
pub fn school_year(year: i16, month: i8) -> String {
    let (first, second) = domain::school::school_year(year, month);
    format!("Année scolaire {first}-{second}")
}

/// Title of the dialog of a pupil's secrets.
pub fn secret_of(pseudonym: &str) -> String {
    ["Nouveaux mots pour ", pseudonym].concat()
}

/// Heading, and title of the dialog.
pub const END: &str = "Fin de l’année";
/// What it is for.
pub const END_TEXT: &str = "En juillet, fermez la classe\u{a0}: ses élèves la quittent et entreront dans la suivante avec son code. Leur carnet les suit.";
/// Opens the dialog.
pub const END_OPEN: &str = "Fermer la classe";
/// Title of the dialog.
pub const END_TITLE: &str = "Fermer la classe pour de bon\u{a0}?";
/// What it does.
pub const END_EFFECTS: [&str; 4] = [
    "Plus personne ne s’inscrit avec son code. Les élèves déjà inscrits entrent encore, pour emporter leur carnet ou changer de classe.",
    "Les pages que les élèves montraient ne sont plus montrées à personne.",
    "Le compte d’un élève qui n’entre dans aucune autre classe est effacé après le délai que suit le service. L’élève voit la date.",
    "Les visites de la classe restent dans l’historique de l’établissement. Une classe fermée ne se rouvre pas.",
];
/// A visit is still to come.
pub const END_AWAITED: &str = "Cette classe a encore une visite ou une demande à venir\u{a0}: annulez-la d’abord, ou attendez qu’elle ait eu lieu.";
/// No network.
pub const END_OFFLINE: &str = "Hors ligne\u{a0}: fermer une classe demande le réseau.";
/// Does it.
pub const END_NOW: &str = "Fermer la classe";

/// The class that is about to be closed.
pub fn end_class(name: &str, count: u32) -> String {
    [name, ", ", &pupils(count as usize)].concat()
}

/// It is closed.
pub fn ended(name: &str, day: &str) -> String {
    [
        name,
        " est fermée. Les comptes qui y restent seront effacés le ",
        day,
        ".",
    ]
    .concat()
}
