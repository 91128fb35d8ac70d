//! Words of the search of a stage.

/// Title.
pub const TITLE: &str = "Je cherche un stage";
/// Under it.
pub const LEAD: &str =
    "Écris ta lettre, ton CV et ton appel, étape par étape. Puis note qui tu as contacté.";
/// Section.
pub const TOOLS: &str = "Mes trois outils";
/// What it is.
pub const LETTER: &str = "Une page, pour demander par écrit.";
/// What it is.
pub const CV: &str = "Toi en une page, à joindre à la lettre.";
/// What it is.
pub const CALL: &str = "Ce que tu diras au téléphone.";
/// It is begun.
pub const BEGUN: &str = "Commencé";
/// It is not.
pub const NOT_BEGUN: &str = "À commencer";
/// Begins one.
pub const BEGIN: &str = "Commencer";
/// Back to all.
pub const ALL: &str = "Ma recherche de stage";
/// Leads to the paper.
pub const TO_PRINT: &str = "Mettre en page et imprimer";

/// Under the title of the letter.
pub const LETTER_LEAD: &str = "Cinq questions font une lettre. Le «\u{a0}Madame, Monsieur\u{a0}» et la formule de la fin s’ajoutent tout seuls.";
/// It is not begun.
pub const LETTER_BEFORE: &str =
    "Cinq questions, et ta lettre est faite. Tu n’as pas besoin d’écrire ton nom ici.";
/// Under the title of the CV.
pub const CV_LEAD: &str =
    "Une chose par ligne. Reste vrai\u{a0}: on te posera des questions dessus.";
/// It is not begun.
pub const CV_BEFORE: &str =
    "À ton âge, un CV tient en dix lignes. Cinq questions t’aident à les trouver.";
/// Under the title of the call.
pub const CALL_LEAD: &str =
    "Écris comme tu parles. Puis répète à voix haute, avec quelqu’un qui joue l’entreprise.";
/// It is not begun.
pub const CALL_BEFORE: &str =
    "Téléphoner, ça se prépare\u{a0}: cinq phrases sous les yeux, et tout va mieux.";

/// The address names nothing.
pub const UNKNOWN: &str = "Cette page n’existe pas";
/// What there is.
pub const UNKNOWN_TEXT: &str = "Il y a une lettre, un CV et un appel.";

/// Section.
pub const FOLLOWED: &str = "Mes demandes";
/// How.
pub const FOLLOWED_HINT: &str =
    "Une ligne par entreprise. Coche ce qui est fait, ouvre-la pour noter la réponse.";
/// None.
pub const NONE: &str = "Aucune demande notée. Commence par trois entreprises près de chez toi.";
/// Field.
pub const ADD_NAME: &str = "Nom de l’entreprise";
/// Adds it.
pub const ADD: &str = "Ajouter";
/// The field is empty.
pub const ADD_EMPTY: &str = "Écris le nom de l’entreprise.";
/// A company without a name.
pub const UNNAMED: &str = "Entreprise sans nom";

/// Name of the ticks of a company.
pub fn ticks_of(company: &str) -> String {
    ["Ce qui est fait\u{a0}: ", company].concat()
}

/// The field holds more than can be kept.
pub fn too_long(most: usize) -> String {
    format!("{most}\u{a0}signes, pas plus.")
}

/// What to do before it is printed.
pub const NAMES: &str = "Ces lignes servent au papier seulement. Elles ne sont ni gardées ni envoyées. Laisse vide pour écrire à la main.";
/// Field.
pub const NAME: &str = "Prénom et nom";
/// Field.
pub const ADDRESS: &str = "Adresse et téléphone";
/// How.
pub const ADDRESS_HINT: &str = "Demande d’abord à tes parents ce que tu peux écrire.";
/// Field.
pub const PLACE: &str = "Ville";
/// Prints.
pub const PRINT: &str = "Imprimer";
/// Back to the writing.
pub const WRITE_ON: &str = "Continuer à écrire";
/// Name of the sheet.
pub const PAPER: &str = "La feuille";
/// Nothing is written.
pub const PAPER_NONE: &str = "Rien n’est encore écrit.";

/// Of the letter.
pub const SUBJECT: &str = "Objet\u{a0}: demande de stage d’observation";
/// Of the letter.
pub const GREETING: &str = "Madame, Monsieur,";
/// Of the letter.
pub const FAREWELL: &str =
    "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations respectueuses.";

/// After the place of a letter.
pub fn the(day: &str) -> String {
    [", le\u{a0}", day].concat()
}

/// Title of the sheet beside the telephone.
pub const CALL_PAPER: &str = "À côté du téléphone";
/// Under it.
pub const CALL_PAPER_LEAD: &str = "Pose la feuille devant toi, avec un stylo.";
/// What one writes down.
pub const HEARD_TITLE: &str = "Ce que j’ai entendu";
/// Before blanks.
pub const HEARD: [&str; 3] = [
    "La personne\u{a0}:",
    "La réponse\u{a0}:",
    "Ce que je dois faire\u{a0}:",
];
