//! Words of a class's wall of métiers.

use domain::parcours::DEMI_JOURNEES;

/// What is counted.
pub const ABOUT: &str = "D’après les seules pages que vos élèves montrent\u{a0}: le reste de leur carnet est à eux. Ce mur compte des élèves, jamais lesquels\u{a0}; ce n’est ni une note ni un classement.";
/// Heading of the mosaic.
pub const WALL: &str = "Le mur de la classe";
/// What the marks of the mosaic mean.
pub const LEGEND: &str = "Sous chaque colonne, combien d’élèves ont touché le domaine. Une case pleine\u{a0}: un métier lu sur une fiche. Une case entourée\u{a0}: un métier rencontré en vrai, par une personne ou sur un lieu.";
/// Heading of the domains without a métier.
pub const UNTOUCHED: &str = "Encore à découvrir";
/// What that means.
pub const UNTOUCHED_TEXT: &str = "Personne n’a montré de page sur ces domaines. C’est une invitation\u{a0}: une séance ou une visite peut les ouvrir.";
/// All domains were touched.
pub const ALL_TOUCHED: &str = "Les quatorze domaines ont été touchés par la classe.";
/// To the lessons.
pub const PROPOSE: &str = "Proposer une séance";
/// To the visits.
pub const VISIT: &str = "Chercher une visite";
/// Heading and name of the table by domain.
pub const DOMAINS: &str = "Par domaine";
/// Its columns.
pub const DOMAIN_HEADS: [&str; 6] = [
    "Domaine", "Élèves", "Métiers", BY_SHEET, BY_PERSON, BY_PLACE,
];
/// Column: by the sheet alone.
pub const BY_SHEET: &str = "Par une fiche";
/// Column: by a person.
pub const BY_PERSON: &str = "Par une personne";
/// Column: at a place.
pub const BY_PLACE: &str = "Sur un lieu";
/// Heading and name of the table by métier.
pub const METIERS: &str = "Métier par métier";
/// Its columns.
pub const METIER_HEADS: [&str; 5] = ["Métier", "Élèves", BY_SHEET, BY_PERSON, BY_PLACE];
/// Filter.
pub const OF_DOMAIN: &str = "Domaine";
/// No filter.
pub const ALL_DOMAINS: &str = "Tous les domaines";
/// Sheets that the catalogue no longer has.
pub const OTHER: &str = "Autres fiches";
/// No métier of the domain.
pub const NO_METIER: &str = "Aucune page montrée ne parle encore d’un métier de ce domaine.";
/// Heading of the half-days.
pub const HALF_DAYS: &str = "Demi-journées de découverte";
/// Columns of the half-days.
pub const HALF_DAY_HEADS: [&str; 2] = ["Demi-journées cette année", "Élèves"];
/// How they are counted.
pub const HALF_DAYS_TEXT: &str = "D’après les pages de visite, de forum ou de stage que les élèves montrent\u{a0}: chacune compte pour une demi-journée.";
/// Columns of the file.
pub const COLUMNS: [&str; 6] = ["Domaine", "Métier", "Élèves", BY_SHEET, BY_PERSON, BY_PLACE];
/// The line of a whole domain in the file.
pub const WHOLE_DOMAIN: &str = "(tout le domaine)";
/// Name of the file, without its ending.
pub const FILE: &str = "metiers-de-la-classe";

/// Name of a domain on the mosaic.
pub fn group(domain: &str, pupils: usize, metiers: usize) -> String {
    if metiers == 0 {
        return format!("{domain}\u{a0}: personne encore");
    }
    format!(
        "{domain}\u{a0}: {}, {}",
        super::super::texts::pupils(pupils),
        self::metiers(metiers)
    )
}

/// « 7 métiers ».
pub fn metiers(count: usize) -> String {
    match count {
        0 => "aucun métier".to_owned(),
        1 => "1\u{a0}métier".to_owned(),
        _ => format!("{count}\u{a0}métiers"),
    }
}

/// What the class met in all.
pub fn total(metiers: usize, domains: usize, by_person: usize, by_place: usize) -> String {
    let domains = if domains > 1 {
        format!("{domains}\u{a0}domaines sur 14")
    } else {
        format!("{domains}\u{a0}domaine sur 14")
    };
    let (persons, places) = (self::metiers(by_person), self::metiers(by_place));
    format!(
        "{}, {domains}\u{a0}; {persons} par une personne rencontrée, {places} sur un lieu de travail.",
        self::metiers(metiers)
    )
}

/// So many of the class.
pub fn of_class(count: usize, of: usize) -> String {
    format!("{count} sur {of}")
}

/// The least, and what at least half of the class has reached.
pub fn half_days(least: usize, usual: usize) -> String {
    let days = |count: usize| match count {
        0 => "aucune".to_owned(),
        _ => count.to_string(),
    };
    format!(
        "Minimum\u{a0}: {}. Médiane\u{a0}: {}. Repère de l’année\u{a0}: {DEMI_JOURNEES}.",
        days(least),
        days(usual)
    )
}

/// Visits of the class that took place this school year.
pub fn held(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("La classe a fait 1\u{a0}visite réservée ici cette année.".to_owned()),
        _ => Some(format!(
            "La classe a fait {count}\u{a0}visites réservées ici cette année."
        )),
    }
}

/// The gap between girls and boys.
pub mod gap {
    use domain::gap::{FROZEN_DAYS, LEAST, Share};

    /// Heading, and name of the table.
    pub const TITLE: &str = "Filles et garçons";
    /// What it is, before it is asked.
    pub const TEXT: &str = "Les filles et les garçons de la classe découvrent-ils les mêmes domaines\u{a0}? Si vous posez la question, chaque élève peut dire «\u{a0}fille\u{a0}», «\u{a0}garçon\u{a0}» ou «\u{a0}je ne souhaite pas le dire\u{a0}», ou ne rien dire, et reprendre sa réponse. Vous ne voyez aucune réponse, ni combien il y en a.";
    /// Asks the class.
    pub const ASK: &str = "Demander à la classe";
    /// Too few have said something.
    pub const WAITING: &str = "La question est posée. Il n’y a pas encore assez de réponses pour dire quelque chose sans désigner personne.";
    /// No network.
    pub const OFFLINE: &str =
        "Hors ligne\u{a0}: cette partie se demande au serveur, et ne reste sur aucun appareil.";
    /// Tries again.
    pub const AGAIN: &str = "Réessayer";
    /// Opens the dialog.
    pub const END: &str = "Ne plus demander";
    /// Title of the dialog.
    pub const END_TITLE: &str = "Ne plus demander à la classe\u{a0}?";
    /// What it does.
    pub const END_TEXT: &str = "Les réponses des élèves sont effacées tout de suite, et ce tableau ne se voit plus. Si vous demandez à nouveau, chacun répond à nouveau\u{a0}; le tableau revient tel quel jusqu’à sa date.";
    /// Does it.
    pub const END_NOW: &str = "Effacer et ne plus demander";
    /// Columns.
    pub const HEADS: [&str; 3] = ["Domaine", "Filles", "Garçons"];
    /// Heading.
    pub const TALK: &str = "À discuter avec la classe";
    /// Before what differs.
    pub const OBSERVED: &str = "Ont rencontré au moins un métier\u{a0}:";
    /// Nothing differs.
    pub const NO_GAP: &str = "Filles et garçons ont touché les domaines dans des parts semblables.";
    /// Questions.
    pub const QUESTIONS: [&str; 3] = [
        "Qui nous a montré les métiers que nous connaissons\u{a0}?",
        "Quels domaines nous viennent en premier, et lesquels jamais\u{a0}? Pourquoi, d’après vous\u{a0}?",
        "Qui pourrions-nous rencontrer pour ouvrir un domaine à tout le monde\u{a0}?",
    ];
    /// What it is not.
    pub const NO_VERDICT: &str =
        "C’est une observation sur une classe, pas une règle\u{a0}: elle ne dit rien d’un élève.";

    /// By which rules it is told.
    pub fn rules() -> String {
        format!(
            "Rien ne s’affiche avant {LEAST}\u{a0}filles et {LEAST}\u{a0}garçons qui l’ont dit. Les parts sont dites en tiers, restent {FROZEN_DAYS}\u{a0}jours telles quelles, et ne changent que si {LEAST}\u{a0}élèves au moins ont changé. Sont comptés tous les domaines du mur de chaque élève, montrés ou non."
        )
    }

    /// Since when, until when.
    pub fn told(at: &str, until: &str) -> String {
        format!(
            "Part qui a rencontré au moins un métier du domaine, au {at}. Prochain calcul à partir du {until}."
        )
    }

    /// A share.
    pub fn share(share: Share) -> &'static str {
        match share {
            Share::Peu => "moins d’un tiers",
            Share::Partie => "entre un et deux tiers",
            Share::Plupart => "plus de deux tiers",
        }
    }

    /// What differs in a domain.
    pub fn observed(domain: &str, girls: Share, boys: Share) -> String {
        format!(
            "{domain}\u{a0}: {} des filles, {} des garçons.",
            share(girls),
            share(boys)
        )
    }
}
