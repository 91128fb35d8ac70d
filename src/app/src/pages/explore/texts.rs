//! Words of the catalogue: the list, a sheet, favourites.

use catalogue::search::{Field, Kind};
use catalogue::sheet::Source;

/// Title of the list.
pub const TITLE: &str = "Qu’est-ce que tu veux découvrir\u{a0}?";
/// Name of the search field.
pub const SEARCH: &str = "Chercher un métier";
/// Example in the search field.
pub const PLACEHOLDER: &str = "animaux, réparer, youtubeuse…";
/// Name of the list of results.
pub const RESULTS: &str = "Métiers";
/// Opens the other filters.
pub const MORE_FILTERS: &str = "Plus de filtres";
/// Clears all filters.
pub const CLEAR: &str = "Tout enlever";
/// Group of filters.
pub const BY_PLACE: &str = "Où et comment";
/// Group of filters.
pub const BY_LEVEL: &str = "Jusqu’où il faut étudier";
/// Group of filters.
pub const BY_SUBJECT: &str = "Matières qui servent";
/// Group of filters.
pub const BY_INTEREST: &str = "Ce qu’on aime";
/// Group of filters.
pub const BY_DOMAIN: &str = "Domaines";
/// Nothing found.
pub const NONE_TITLE: &str = "Rien sous ces mots";
/// What to do then.
pub const NONE: &str = "Essaie un mot plus simple, ou enlève un filtre.";
/// The list cannot come.
pub const NO_LIST_TITLE: &str = "Les fiches ne sont pas encore là";
/// Why, without network.
pub const NO_LIST_OFFLINE: &str = "Cet appareil n’a jamais reçu le catalogue, et le réseau manque. Connecte-le une fois\u{a0}: ensuite, tout marche sans réseau.";
/// Why, behind a captive portal.
pub const NO_LIST_PORTAL: &str = "Le réseau demande sans doute de s’identifier d’abord. Ouvre une autre page web, connecte-toi au réseau, puis reviens.";
/// Why, when what came was damaged on its way.
pub const NO_LIST_DAMAGED: &str = "Ce qui est arrivé était abîmé. Un nouvel essai part tout seul.";
/// Why, otherwise.
pub const NO_LIST_OTHER: &str =
    "Le serveur n’a pas répondu comme il faut. Un nouvel essai part tout seul.";
/// Tries again.
pub const RETRY: &str = "Réessayer";

/// How many, over the list.
pub fn count(total: usize, text: &str) -> String {
    let metiers = if total > 1 { "métiers" } else { "métier" };
    if text.trim().is_empty() {
        format!("{total}\u{a0}{metiers}")
    } else {
        format!("{total}\u{a0}{metiers} pour «\u{a0}{}\u{a0}»", text.trim())
    }
}

/// Why a result is there when it holds another word than the typed one; `written` is that word, where the card
/// shows it.
pub fn why(kind: Kind, typed: &str, written: Option<&str>) -> Option<String> {
    match (kind, written) {
        (Kind::Typo, Some(written)) => {
            Some(["«\u{a0}", written, "\u{a0}», proche de ton mot"].concat())
        }
        (Kind::Typo, None) => Some("Un mot proche du tien est dans la fiche".into()),
        (Kind::Synonym, Some(written)) => Some(["«\u{a0}", typed, "\u{a0}» → ", written].concat()),
        (Kind::Synonym, None) => found_in(Field::Word, typed),
        (Kind::Exact | Kind::Stem | Kind::Prefix, _) => None,
    }
}

/// Where the typed word was met, when the card does not show it.
pub fn found_in(field: Field, typed: &str) -> Option<String> {
    let place = match field {
        Field::OtherName => "est dans un autre nom de ce métier",
        Field::Word => "fait penser à ce métier",
        Field::Theme => "est un goût ou une matière qui va avec",
        Field::Text => "est dans la fiche",
        Field::Name | Field::Hook => return None,
    };
    Some(["«\u{a0}", typed, "\u{a0}» ", place].concat())
}

/// While the search looks at names only: the rest of it is on its way.
pub const SEARCH_SOON: &str = " (d’après les noms\u{a0}; recherche complète dans un instant)";
/// The same, when it cannot come now.
pub const SEARCH_LATER: &str =
    " (d’après les noms\u{a0}; recherche complète dès que le réseau revient)";

/// Progress of keeping the catalogue on the device.
pub fn keeping(done: u32, total: u32) -> String {
    format!("Mise à disposition hors ligne\u{a0}: {done}\u{a0}Ko sur {total}\u{a0}Ko")
}
/// The catalogue is all on the device.
pub const KEPT: &str = "Toutes les fiches sont gardées sur cet appareil";

/// Keeps the sheet as a favourite.
pub const FAVOURITE: &str = "Garder en favori";
/// It is one.
pub const FAVOURITE_ON: &str = "Dans mes favoris";
/// Writes about it.
pub const WRITE: &str = "Garder dans mon carnet";
/// To the items one likes or not.
pub const WAY_LIKES: &str = "Ce que j’aime";
/// To the games.
pub const WAY_GAMES: &str = "Jouer";
/// Puts it beside others.
pub const COMPARE: &str = "Comparer";
/// Puts the favourites beside each other.
pub const COMPARE_FAVOURITES: &str = "Comparer mes favoris";
/// Reads the sheet aloud.
pub const LISTEN: &str = "Écouter";
/// Stops.
pub const LISTEN_STOP: &str = "Arrêter";
/// Prints.
pub const PRINT: &str = "Imprimer";
/// Copies the link.
pub const SHARE: &str = "Copier le lien";
/// Done.
pub const SHARED: &str = "Lien copié";

/// Section of a sheet.
pub const WHAT: &str = "Ce qu’on y fait";
/// Section of a sheet.
pub const DAY: &str = "Une journée";
/// Section of a sheet.
pub const CONDITIONS: &str = "Comment on y travaille";
/// Section of a sheet.
pub const ASKS: &str = "Ce que ce métier demande";
/// Section of a sheet.
pub const SKILLS: &str = "Savoir-faire";
/// Section of a sheet.
pub const VALUES: &str = "Ce qui compte";
/// Section of a sheet.
pub const ACCESS: &str = "Pour y accéder";
/// Section of a sheet.
pub const FORMATIONS: &str = "Des formations possibles";
/// Section of a sheet.
pub const CLOSE: &str = "Métiers proches";
/// Section of a sheet.
pub const OTHER_NAMES: &str = "On dit aussi";
/// Métiers of other domains and levels.
pub const SURPRISING: &str = "Métiers surprenants";
/// Under it.
pub const SURPRISING_LEAD: &str =
    "Un autre domaine, d’autres études, et un point commun quand même.";

/// What a surprising métier shares with the sheet.
pub fn shared(thing: &str) -> String {
    format!("Point commun\u{a0}: {thing}")
}

/// Fact of a sheet.
pub const WHERE: &str = "Où";
/// Fact of a sheet.
pub const HOURS: &str = "Horaires";
/// Fact of a sheet.
pub const WITH: &str = "Avec";
/// Fact of a sheet.
pub const TRAVEL: &str = "Déplacements";
/// Fact of a sheet.
pub const SUBJECTS: &str = "Matières utiles";
/// Fact of a sheet.
pub const INTERESTS: &str = "Quand on aime…";
/// Fact of a sheet.
pub const LEVEL: &str = "À partir de";
/// Fact of a sheet.
pub const WAYS: &str = "Comment on y arrive";
/// Fact of a sheet.
pub const VISIT: &str = "Une visite à venir";
/// Foot of a sheet.
pub const SOURCES: &str = "Sources";
/// Link back to the list.
pub const BACK: &str = "Tous les métiers";

/// A sheet that does not exist.
pub const UNKNOWN_TITLE: &str = "Cette fiche n’existe pas";
/// What to do then.
pub const UNKNOWN: &str = "Elle a peut-être changé d’adresse. Cherche le métier par son nom.";
/// A sheet whose bytes are damaged.
pub const DAMAGED_TITLE: &str = "Cette fiche est abîmée";
/// What happens then.
pub const DAMAGED: &str = "Ce qui était gardé sur l’appareil ne se lit plus. La fiche sera reprise du serveur dès que possible.";
/// A sheet not on the device yet.
pub const NOT_HERE_TITLE: &str = "Cette fiche n’est pas encore sur l’appareil";
/// What to do then.
pub const NOT_HERE: &str = "Elle viendra avec le réseau. D’autres fiches sont déjà là.";

/// Title of the favourites.
pub const FAVOURITES: &str = "Mes favoris";
/// None yet.
pub const FAVOURITES_NONE_TITLE: &str = "Aucun favori pour l’instant";
/// How to begin.
pub const FAVOURITES_NONE: &str =
    "Ouvre une fiche qui t’intrigue et touche le signet. Elle t’attendra ici.";
/// To the list.
pub const GO_EXPLORE: &str = "Explorer les métiers";
/// Undone.
pub const UNMARKED: &str = "Retiré de tes favoris";

/// The browser has no French voice.
pub const NO_VOICE: &str = "Ce navigateur n’a pas de voix française.";

/// Opens the list of other names.
pub fn other_names(count: usize) -> String {
    match count {
        1 => "1\u{a0}autre nom".into(),
        _ => format!("{count}\u{a0}autres noms"),
    }
}

/// A sheet of which no source tells more than the name.
pub const NAME_ONLY: &str =
    "On n’a ici que le nom de ce métier. En bas de page, un lien mène à sa fiche, sur Internet.";

/// In the unfolded part of a formation.
pub const FORMATION_WHAT: &str = "Ce qu’on y apprend";
/// In the unfolded part of a formation.
pub const FORMATION_ACCESS: &str = "Pour y entrer";
/// In the unfolded part of a formation.
pub const FORMATION_FURTHER: &str = "Et après";
/// In the unfolded part of a formation.
pub const FORMATION_LEADS: &str = "Elle mène aussi à";
/// Link to the lycées des métiers.
pub const LYCEES: &str = "Des lycées des métiers près de chez toi";
/// Link to the page of a formation.
pub const FORMATION_PAGE: &str = "Le chemin et les métiers de cette formation";
/// The usual way to a formation.
pub const USUAL_WAY: &str = "Le chemin le plus courant";
/// It is not the only one.
pub const USUAL_WAY_ONLY: &str =
    "D’autres chemins existent, par l’apprentissage ou plus tard dans la vie.";
/// A step of the way.
pub const STEP_TROISIEME: &str = "3e";
/// A step of the way.
pub const STEP_FIRST_DIPLOMA: &str = "Souvent un CAP d’abord";
/// A step of the way.
pub const STEP_BAC: &str = "Un bac";
/// A step of the way.
pub const STEP_AFTER_BAC: &str = "Des études après le bac";
/// The métiers that a formation leads to.
pub const FORMATION_METIERS: &str = "Des métiers où elle mène";
/// No formation has this address.
pub const FORMATION_UNKNOWN_TITLE: &str = "Cette formation n’est pas dans le catalogue";
/// What to do then.
pub const FORMATION_UNKNOWN: &str =
    "Cherche un métier\u{a0}: sa fiche nomme les formations qui y mènent.";
/// The formations are not on the device.
pub const FORMATION_NOT_HERE_TITLE: &str = "Les formations ne sont pas encore sur l’appareil";
/// What to do then.
pub const FORMATION_NOT_HERE: &str = "Elles viendront avec le réseau. Des fiches sont déjà là.";
/// Link to the official page of a formation.
pub const FORMATION_LINK: &str = "La page officielle (sur Internet)";

/// The level of a diploma in the French framework (3 to 8), as pupils know it.
pub fn formation_level(level: u8) -> Option<&'static str> {
    Some(match level {
        3 => "Niveau CAP",
        4 => "Niveau bac",
        5 => "Niveau bac\u{a0}+\u{a0}2",
        6 => "Niveau bac\u{a0}+\u{a0}3 ou 4",
        7 => "Niveau bac\u{a0}+\u{a0}5",
        8 => "Niveau bac\u{a0}+\u{a0}8",
        _ => return None,
    })
}

/// A source of sheets, in a word or two.
pub fn source_name(source: Source) -> &'static str {
    match source {
        Source::Starter => "Parcours métiers",
        Source::Onisep => "Onisep",
        Source::Rome => "France Travail (ROME)",
    }
}

/// Where the short facts come from.
pub const FACTS_FROM: &str = "Sources de ces repères";

/// Where a part comes from.
pub fn from(sources: &str) -> String {
    format!("Source\u{a0}: {sources}")
}

/// The publisher's own page of a record; Idéo-Métiers gives its address by identifier.
pub fn source_page(source: Source, key: &str) -> Option<String> {
    match source {
        Source::Onisep => Some(format!(
            "https://www.onisep.fr/http/redirection/metier/slug/{key}"
        )),
        Source::Rome => Some(format!(
            "https://candidat.francetravail.fr/metierscope/fiche-metier/{key}"
        )),
        Source::Starter => None,
    }
}

/// Link to that page.
pub fn source_link(key: &str) -> String {
    format!("Fiche {key}, sur Internet")
}

/// What some métiers share: their domain.
pub fn same_domain(domain: &str) -> String {
    format!("le même domaine\u{a0}: {domain}")
}

/// What some métiers share: the level at which they begin.
pub fn same_level(level: &str) -> String {
    format!("le même niveau pour commencer\u{a0}: {level}")
}

/// What some métiers share: tastes.
pub fn same_interests(interests: &str) -> String {
    format!("ce qu’on aime\u{a0}: {interests}")
}

/// What some métiers share: school subjects.
pub fn same_subjects(subjects: &str) -> String {
    format!("des matières qui servent\u{a0}: {subjects}")
}

/// What some métiers share: places and ways of working.
pub fn same_places(places: &str) -> String {
    format!("où et comment\u{a0}: {places}")
}
