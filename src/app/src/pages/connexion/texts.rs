//! Words of the sign-in page.

/// Title.
pub const TITLE: &str = "Entrer";
/// Tabs.
pub const TABS: &str = "Qui entre\u{a0}?";
/// Tab for pupils.
pub const PUPIL: &str = "Je suis élève";
/// Tab for adults.
pub const ADULT: &str = "Je suis adulte";

/// Field.
pub const CODE: &str = "Le code de ta classe";
/// Its hint.
pub const CODE_HINT: &str =
    "Huit lettres ou chiffres, comme DEMO-4EB2. Ton professeur te le donne.";
/// It cannot be a code.
pub const CODE_WRONG: &str = "Un code a huit lettres ou chiffres. Relis-le, puis recommence.";
/// No class has it.
pub const CODE_UNKNOWN: &str =
    "Aucune classe n’a ce code. Relis-le lettre par lettre, ou redemande-le à ton professeur.";
/// Next step.
pub const NEXT: &str = "Continuer";
/// Back to the code.
pub const OTHER_CODE: &str = "Changer de code";
/// Choice of a pupil.
pub const KNOWN_OR_NEW: &str = "Es-tu déjà venu ici\u{a0}?";
/// Already has a pseudonym.
pub const KNOWN: &str = "Oui, j’ai mes cinq mots";
/// First time.
pub const NEW: &str = "Non, c’est la première fois";
/// Field.
pub const PSEUDONYM: &str = "Ton pseudonyme";
/// Its hint for a new pupil.
pub const PSEUDONYM_HINT: &str = "Un nom inventé, pas ton vrai nom. Ta classe le verra.";
/// It cannot be one.
pub const PSEUDONYM_WRONG: &str = "Entre 1 et 24 lettres ou chiffres, sans signes spéciaux.";
/// Field.
pub const SECRET: &str = "Tes cinq mots secrets";
/// Its hint.
pub const SECRET_HINT: &str = "Sépare-les par un espace. Majuscules et accents ne comptent pas.";
/// Not five words.
pub const SECRET_COUNT: &str = "Il faut cinq mots.";
/// Signs a pupil in.
pub const ENTER: &str = "Entrer dans mon carnet";
/// Enrols a pupil.
pub const ENROL: &str = "Créer mon carnet";
/// The class is closed to new pupils.
pub const CLOSED: &str = "La classe n’accepte pas de nouveaux élèves en ce moment. Demande à ton professeur d’ouvrir le code.";
/// Forgotten secret.
pub const FORGOTTEN: &str = "Tu as perdu tes mots\u{a0}? Ton professeur peut t’en donner d’autres. Ton carnet ne change pas.";

/// Title over the new secret.
pub const CARD_TITLE: &str = "Tes cinq mots secrets";
/// What to do with it.
pub const CARD_TEXT: &str = "Ils ne s’affichent qu’une fois. Recopie-les sur ta carte, ou imprime cette page. Ne les donne à personne.";
/// Words beside the QR.
pub const CARD_QR: &str = "Ou présente ce carré à l’appareil photo pour entrer.";
/// Name of the QR picture.
pub const CARD_QR_NAME: &str = "Carré à scanner pour entrer";
/// Label on the card.
pub const CARD_CLASS: &str = "Code de la classe";
/// Label on the card.
pub const CARD_PSEUDONYM: &str = "Pseudonyme";
/// Prints the card.
pub const CARD_PRINT: &str = "Imprimer ma carte";
/// Goes on.
pub const CARD_DONE: &str = "C’est noté, on y va";

/// Field.
pub const LOGIN: &str = "Identifiant";
/// Field.
pub const PASSPHRASE: &str = "Phrase de passe";
/// Signs an adult in.
pub const SIGN_IN: &str = "Se connecter";
/// Empty field.
pub const MISSING: &str = "À remplir.";
/// Title of the page of an invitation.
pub const INVITED_TITLE: &str = "Bienvenue";
/// What to do.
pub const INVITED: &str =
    "Choisissez un identifiant et une phrase de passe. Ce lien ne sert qu’une fois.";
/// Hint.
pub const LOGIN_HINT: &str = "3 à 40 signes\u{a0}: lettres sans accent, chiffres, point, tiret.";
/// It cannot be one.
pub const LOGIN_WRONG: &str = "3 à 40 signes parmi a–z, 0–9, point, tiret et tiret bas.";
/// Hint.
pub const PASSPHRASE_HINT: &str =
    "12 signes au moins. Quatre mots sans lien entre eux se retiennent bien.";
/// Too short.
pub const PASSPHRASE_SHORT: &str = "Il faut 12 signes au moins.";
/// Creates the account.
pub const ACCEPT: &str = "Créer mon compte";

/// Somebody is signed in already.
pub const ALREADY: &str = "Tu es déjà dans ton carnet.";
/// The same to an adult.
pub const ALREADY_FORMAL: &str = "Vous êtes déjà connecté(e).";
/// The session of a pupil ended.
pub const OVER: &str = "Ta connexion est terminée. Entre à nouveau\u{a0}: rien n’est perdu.";
/// The session of an adult ended.
pub const OVER_FORMAL: &str =
    "Votre connexion est terminée. Reconnectez-vous\u{a0}: rien n’est perdu.";
/// To the start page.
pub const GO_HOME: &str = "Aller à l’accueil";
/// Signs out first.
pub const NOT_ME: &str = "Ce n’est pas moi";
/// A card is being read.
pub const CARD_READING: &str = "Ta carte ouvre ton carnet…";
/// The card does not open anything.
pub const CARD_WRONG: &str =
    "Cette carte n’ouvre rien. Elle a peut-être été remplacée\u{a0}: demande à ton professeur.";
/// No network for signing in.
pub const OFFLINE: &str =
    "Entrer pour la première fois demande le réseau. Les fiches, elles, restent lisibles.";
/// A captive portal answers.
pub const PORTAL: &str = "Le réseau demande sans doute de s’identifier d’abord. Ouvrir une autre page web, se connecter au réseau, puis revenir.";
/// The device keeps nothing.
pub const STORAGE: &str = "Cet appareil n’arrive pas à enregistrer\u{a0}: navigation privée, ou plus de place\u{a0}? Recharger la page, ou essayer avec un autre navigateur.";
/// Other failure.
pub const FAILED: &str =
    "Le serveur n’a pas répondu comme il faut. Rien n’est perdu, un nouvel essai est possible.";

/// Seconds to wait after too many tries.
pub fn wait(seconds: u32) -> String {
    format!("Trop d’essais d’affilée. Nouvel essai possible dans {seconds}\u{a0}secondes.")
}

/// The class of a code.
pub fn greeting(class: &str, school: &str) -> String {
    format!("{class}, {school}")
}
