//! Words of the sign-in page.

use protocol::session::Returned;

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
/// Label: the name of whom a teacher hands the card to.
pub const CARD_NAME: &str = "Élève";
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
/// Too long.
pub const PASSPHRASE_LONG: &str = "200 signes au plus.";
/// Too common.
pub const PASSPHRASE_COMMON: &str = "Trop courante\u{a0}: elle serait essayée parmi les premières.";
/// Nearly the identifier.
pub const PASSPHRASE_OWN: &str = "Trop proche de votre identifiant.";
/// Good enough.
pub const PASSPHRASE_FAIR: &str = "Cette phrase convient. Plus longue, elle serait plus solide.";
/// Better.
pub const PASSPHRASE_STRONG: &str = "Cette phrase est solide.";
/// The second step.
pub const SECOND: &str = "Code à six chiffres";
/// Help.
pub const SECOND_HINT: &str = "L’application d’authentification de votre téléphone l’affiche. Un code de secours convient aussi.";
/// It is another one.
pub const SECOND_WRONG: &str = "Ce code ne convient pas. Essayez celui qui s’affiche maintenant.";
/// An adult's sign-in is wrong.
pub const ADULT_WRONG: &str = "Cela ne correspond pas. Vérifiez l’identifiant, puis la phrase de passe\u{a0}: majuscules, accents et espaces comptent.";
/// Creates the account.
pub const ACCEPT: &str = "Créer mon compte";

/// Before another way in.
pub const OR: &str = "Ou bien";
/// A session that was begun elsewhere opens here.
pub const COMING_IN: &str = "Votre compte s’ouvre…";
/// To the other ways in.
pub const GO_ON: &str = "Continuer";

/// Leads to the school's identity provider.
pub fn by_provider(name: &str) -> String {
    ["Continuer avec «\u{a0}", name, "\u{a0}»"].concat()
}

/// How a visit there ended.
pub fn returned(how: Returned) -> &'static str {
    match how {
        Returned::Inside | Returned::Linked => COMING_IN,
        Returned::Unknown => {
            "Aucun compte d’ici n’est relié à cette identité. Entrez par votre identifiant, puis reliez les deux dans Réglages. Si vous avez reçu un lien d’invitation, ouvrez-le."
        }
        Returned::Refused => {
            "Le service d’identité n’a pas confirmé qui vous êtes. Rien n’a changé\u{a0}: vous pouvez réessayer."
        }
        Returned::Late => {
            "Ce retour n’est plus valable\u{a0}: trop de temps a passé, ou la page a changé de navigateur. Recommencez."
        }
        Returned::Taken => {
            "Cette identité est déjà reliée à un compte, ou ce compte à une autre. Rien n’a changé."
        }
        Returned::LinkExpired => {
            "Ce lien d’invitation a déjà servi ou n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a donné."
        }
        Returned::Away => {
            "Le service d’identité ne répond pas. Réessayez dans un moment, ou entrez par votre identifiant."
        }
    }
}

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
/// Over the profiles of the device.
pub const WHO: &str = "Déjà sur cet appareil";
/// Over the other ways in, below the profiles.
pub const NOT_LISTED: &str = "Quelqu’un d’autre";
/// Opens a pupil's profile.
pub const OPEN: &str = "Ouvrir mon carnet";
/// Opens an adult's.
pub const OPEN_FORMAL: &str = "Ouvrir";
/// Wrong words.
pub const OPEN_WRONG: &str =
    "Ce ne sont pas tes mots secrets. Rien n’est perdu\u{a0}: relis-les, puis recommence.";
/// Wrong passphrase.
pub const OPEN_WRONG_FORMAL: &str = "Ce n’est pas la phrase de passe. Rien n’est perdu\u{a0}: majuscules, accents et espaces comptent.";
/// The words were never used here.
pub const NO_LOCK: &str = "Sur cet appareil, ce carnet ne s’ouvre pas encore ainsi. Avec le réseau, entre par le code de ta classe.";
/// The passphrase was never used here.
pub const NO_LOCK_FORMAL: &str = "Sur cet appareil, cela ne suffit pas encore. Avec le réseau, connectez-vous par votre identifiant.";
/// After several wrong ones.
pub const SLOW: &str = "Après plusieurs erreurs, l’appareil attend un peu avant chaque essai.";
/// Takes a profile off the device.
pub const REMOVE: &str = "Retirer de cet appareil";
/// Does not.
pub const KEEP: &str = "Garder";
/// Something in it waits.
pub const NOT_REMOVED: &str =
    "Quelque chose n’est pas encore envoyé\u{a0}: il faut d’abord l’ouvrir, avec le réseau.";
/// A card was read without a network.
pub const CARD_OFFLINE: &str = "Pas de réseau\u{a0}: choisis ton carnet, et ta carte l’ouvrira.";

/// What opens a profile.
pub fn open_by(pupil: bool) -> &'static str {
    if pupil {
        "Tes cinq mots ouvrent ton carnet, même sans réseau."
    } else {
        "Votre phrase de passe ouvre ce qui est gardé ici, même sans réseau."
    }
}

/// The button.
pub fn open(pupil: bool) -> &'static str {
    if pupil { OPEN } else { OPEN_FORMAL }
}

/// The secret is new.
pub fn renewed(pupil: bool) -> &'static str {
    if pupil {
        "Ton professeur t’a donné d’autres mots\u{a0}? Reviens en arrière et entre par le code de ta classe."
    } else {
        "Phrase de passe changée ailleurs\u{a0}? Revenez en arrière et connectez-vous par votre identifiant."
    }
}

/// What taking a profile off the device means.
pub fn remove_note(pupil: bool) -> &'static str {
    if pupil {
        "Tout ce que ce carnet contient est sur le serveur\u{a0}: rien n’est perdu. Pour le rouvrir ici, il faudra le réseau."
    } else {
        "Tout est sur le serveur\u{a0}: rien n’est perdu. Pour revenir ici, il faudra le réseau."
    }
}

/// How many things in a profile wait.
pub fn waiting(count: usize) -> String {
    match count {
        1 => "1\u{a0}chose attend l’envoi".into(),
        count => format!("{count}\u{a0}choses attendent l’envoi"),
    }
}

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
