//! Words for the register of data.

use domain::register::{COPY_DAYS, Ground, Item, Kept, Reader, Whose, Why};
use protocol::privacy::Retention;

/// Title of a pupil's page.
pub const PUPIL_TITLE: &str = "Tes données";
/// Under it.
pub const PUPIL_LEAD: &[&str] = &[
    "Voici tout ce qui est gardé sur toi, pourquoi, et jusqu’à quand. Cette liste vient du logiciel lui-même\u{a0}: elle ne peut rien oublier.",
    "Le collège utilise ce service pour ton parcours de découverte des métiers. C’est sa mission, comme le cours.",
];
/// Heading.
pub const PUPIL_SERVER: &str = "Sur le serveur";
/// Heading.
pub const PUPIL_DEVICE: &str = "Dans ce navigateur";
/// Heading.
pub const PUPIL_NEVER: &str = "Ce qui n’y est jamais";
/// What is not kept.
pub const PUPIL_NEVER_TEXT: &[&str] = &[
    "Ni ton nom, ni ton adresse, ni ton e-mail, ni ta date de naissance, ni tes notes. Choisis un pseudonyme qui ne dit pas qui tu es.",
    "Aucun autre site n’est appelé. Pas de publicité, pas de traceur. Un seul cookie, pour te reconnaître.",
];
/// Heading.
pub const PUPIL_RIGHTS: &str = "Ce que tu peux faire";
/// What a pupil may do.
pub const PUPIL_RIGHTS_TEXT: &[&str] = &[
    "Chaque année tu entres dans ta nouvelle classe, et ton carnet te suit. Quand tu quittes le collège, ton compte s’efface tout seul quelques mois après. Tu vois la date avant, et tu as le temps de tout emporter.",
    "Tu peux tout lire et tout emporter. Tu peux tout effacer. Tu peux corriger ce que tu as écrit, quand tu veux.",
    "Une question\u{a0}? Parles-en à ton professeur, à tes parents ou à la direction du collège. La CNIL peut aussi t’aider\u{a0}: c’est l’autorité qui protège les données.",
];
/// Leads to the settings.
pub const PUPIL_SETTINGS: &str = "Télécharger ou effacer mes données";
/// Leads to the register.
pub const PUPIL_REGISTER: &str = "Le registre complet, pour les adultes";

/// Title of the adults' page.
pub const REGISTER_TITLE: &str = "Registre des données";
/// Under it.
pub const REGISTER_LEAD: &[&str] = &[
    "Le responsable du traitement est l’académie ou l’établissement qui a ouvert ce service\u{a0}; son délégué à la protection des données répond aux questions.",
    "Ce registre est écrit à partir de la liste que le logiciel tient de ses propres champs. Un contrôle la compare à la base de données\u{a0}: un champ qui n’y serait pas l’arrête.",
    "Les données restent sur le serveur de l’installation et dans le navigateur de chacun. Rien n’est transmis à un tiers, rien ne sort de l’installation.",
];
/// The columns.
pub const HEADS: [&str; 6] = [
    "Donnée",
    "Personnes",
    "Finalité et base légale",
    "Durée",
    "Lue par",
    "Emplacement",
];
/// Heading.
pub const RIGHTS: &str = "Exercer ses droits";
/// How.
pub const RIGHTS_TEXT: &[&str] = &[
    "Un élève télécharge et efface ses données dans ses réglages. L’effacement est définitif et immédiat\u{a0}: carnet, pages montrées, favoris, file d’envoi, connexions, compte.",
    "À la fin de l’année, la classe est fermée. Un élève qui n’entre dans aucune autre est averti de la date à laquelle son compte s’efface de lui-même, et peut emporter son carnet d’ici là.",
    "Ce que l’effacement laisse\u{a0}: le numéro du compte, tiré au hasard, pour que chaque appareil apprenne l’effacement\u{a0}; et les lignes du journal de sécurité, sans aucun texte de la personne, le temps indiqué ci-dessus.",
    "Un adulte télécharge et efface de même son compte dans ses réglages. Ses demandes de visite restent, sans son nom. L’unique direction d’un établissement et l’unique référent d’une académie se font d’abord remplacer\u{a0}; qui n’a pas de phrase de passe s’adresse au responsable du traitement. En cas de désaccord, la CNIL reçoit les réclamations.",
];
/// Nobody but the person.
pub const READ_BY_NOBODY: &str = "La personne seule";

/// How a thing is named.
pub struct Words {
    /// In the register.
    pub name: &'static str,
    /// To pupils, with a sentence; empty for what they have not.
    pub pupil: (&'static str, &'static str),
}

/// The names of a thing.
pub fn item(item: Item) -> Words {
    let (name, pupil) = match item {
        Item::Account => (
            "Compte\u{a0}: numéro tiré au hasard, rôle, académie, établissement, classe, appareils",
            (
                "Ton compte",
                "Un numéro tiré au hasard, ton collège, ta classe, tes appareils.",
            ),
        ),
        Item::Pseudonym => (
            "Nom affiché\u{a0}: pseudonyme d’un élève, nom d’usage d’un adulte",
            ("Ton pseudonyme", "Celui que tu as choisi."),
        ),
        Item::PupilSecret => (
            "Empreintes à clé des cinq mots et de la carte",
            (
                "Tes cinq mots et ta carte",
                "Une empreinte, qu’on ne peut pas relire.",
            ),
        ),
        Item::LastSeen => (
            "Heure du dernier envoi",
            (
                "Ta dernière venue",
                "À l’heure près, pour que ton professeur sache si tout arrive.",
            ),
        ),
        Item::Carnet => (
            "Pages du carnet, et anciennes versions nécessaires aux fusions",
            ("Ton carnet", "Tes pages, aussi celles de la corbeille."),
        ),
        Item::Photos => (
            "Photos du carnet, réencodées par le serveur sans position ni date, et notes vocales, réduites au son\u{a0}; ce qui n’est pas encore complet, un jour",
            (
                "Tes photos et tes notes vocales",
                "Seulement l’image ou le son\u{a0}: ni le lieu, ni l’heure, ni le nom du téléphone. Ton professeur a celles des pages que tu montres.",
            ),
        ),
        Item::Shared => (
            "Pages du carnet que l’élève a choisi de montrer",
            ("Tes pages montrées", "Seulement celles que tu choisis."),
        ),
        Item::Remarks => (
            "Commentaires sur les pages montrées\u{a0}: rendu, à reprendre, validé, et par qui",
            (
                "Ce qui se dit de tes pages",
                "Tes mots et ceux de tes professeurs sur les pages que tu montres.",
            ),
        ),
        Item::Ready => (
            "Séances pour lesquelles l’appareil de l’élève était prêt, et quand",
            (
                "Les séances où ton appareil était prêt",
                "Pour que ton professeur sache si toute la classe peut commencer.",
            ),
        ),
        Item::Equipe => (
            "Équipes de projet dont l’élève est membre, son rôle, et ce que l’équipe écrit, sans nom d’auteur",
            (
                "Tes équipes",
                "Ton rôle, et ce que ton équipe écrit ensemble\u{a0}: rien ne dit qui a écrit quoi.",
            ),
        ),
        Item::Affiche => (
            "Page qu’une équipe montre à la classe ou présente à un concours, sous le nom de l’équipe et de l’établissement",
            (
                "La page que ton équipe présente",
                "Sans ton nom ni ton pseudonyme\u{a0}: le nom de l’équipe et celui du collège.",
            ),
        ),
        Item::Favourites => (
            "Fiches marquées",
            ("Tes favoris", "Les métiers que tu as marqués."),
        ),
        Item::Gender => (
            "Fille, garçon ou «\u{a0}je ne souhaite pas le dire\u{a0}», si la classe le demande\u{a0}: pour compter, jamais transmis aux enseignants",
            (
                "Fille ou garçon, si tu veux le dire",
                "Seulement si ta classe le demande. Le serveur compte\u{a0}; personne ne voit ta réponse.",
            ),
        ),
        Item::Queue => (
            "Réponse donnée à chaque envoi d’un appareil",
            (
                "Tes envois",
                "La réponse à chaque envoi, pour que rien ne se perde ni ne se double.",
            ),
        ),
        Item::Session => (
            "Connexions ouvertes\u{a0}: début, fin, noms du navigateur et du système",
            (
                "Tes connexions",
                "Où ton compte est ouvert\u{a0}: «\u{a0}Firefox sur Windows\u{a0}».",
            ),
        ),
        Item::AdultName => ("Nom d’un adulte dans les demandes de visite", ("", "")),
        Item::AdultLogin => (
            "Identifiant d’un adulte et empreinte de sa phrase de passe",
            ("", ""),
        ),
        Item::SecondFactor => (
            "Graine de la deuxième étape de connexion et empreintes des codes de secours",
            ("", ""),
        ),
        Item::Identity => (
            "Nom d’un adulte chez le service d’identité, et passage chez lui en cours",
            ("", ""),
        ),
        Item::Invitation => ("Invitation pas encore prise", ("", "")),
        Item::Booking => (
            "Demande de visite\u{a0}: qui l’a faite, note à l’entreprise",
            ("", ""),
        ),
        Item::FamilyLink => (
            "Lien donné à une famille pour lire et effacer",
            (
                "Un lien pour ta famille",
                "Si la direction en donne un, il permet de lire et d’effacer tes données.",
            ),
        ),
        Item::Trail => (
            "Journal de sécurité\u{a0}: qui a fait quoi, quand, depuis quel réseau (adresse tronquée)",
            (
                "Le journal de sécurité",
                "Quand tu entres et sors, depuis quel réseau. Rien de ce que tu écris.",
            ),
        ),
        Item::Erased => (
            "Numéro d’un compte effacé",
            (
                "Si tu effaces ton compte",
                "Il ne reste que son numéro, pour que tes autres appareils l’apprennent.",
            ),
        ),
        Item::DeviceProfile => (
            "Copie de travail du profil, dans le navigateur",
            (
                "Ton profil",
                "Une copie de ton carnet et de tes visites, pour marcher sans réseau.",
            ),
        ),
        Item::DeviceNames => (
            "Noms réels des élèves d’une classe, sur l’appareil de l’enseignant seulement, fermés à clé",
            (
                "Ton vrai nom",
                "Ton professeur peut le noter sur son appareil, fermé à clé. Le serveur ne le connaît pas.",
            ),
        ),
        Item::DevicePapers => (
            "Pages données en fichier par un élève sans réseau, sur l’appareil de l’enseignant seulement, fermées à clé",
            (
                "Les pages que tu donnes en fichier",
                "Ton professeur les garde sur son appareil, fermées à clé, jusqu’à ce que le réseau les apporte.",
            ),
        ),
        Item::DeviceSettings => (
            "Choix d’affichage, dans le navigateur",
            ("L’affichage", "Taille, contraste, thème."),
        ),
    };
    Words { name, pupil }
}

/// Whose.
pub fn whose(whose: Whose) -> &'static str {
    match whose {
        Whose::Pupils => "Élèves",
        Whose::Adults => "Adultes",
        Whose::Everyone => "Élèves et adultes",
    }
}

/// Why.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Recognise => "Reconnaître la personne et lui donner ses droits",
        Why::Parcours => "Parcours de découverte des métiers",
        Why::Accompany => "Suivi des élèves par l’équipe",
        Why::Equality => {
            "Voir les écarts entre filles et garçons d’une classe, sans désigner personne"
        }
        Why::Exchange => "Ne rien perdre ni doubler lors des envois",
        Why::Visits => "Organisation des visites",
        Why::Offline => "Travail sans réseau",
        Why::Erase => "Rendre l’effacement complet",
        Why::Rights => "Exercice des droits par les familles",
        Why::Watch => "Trouver un usage abusif",
    }
}

/// On what ground.
pub fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::PublicMission => "Mission d’intérêt public (RGPD, art.\u{a0}6.1.e)",
        Ground::LegalDuty => "Obligation légale (RGPD, art.\u{a0}6.1.c)",
    }
}

/// What is added while the server did not say how it is set.
fn unless(set: Option<Retention>) -> &'static str {
    if set.is_some() {
        ""
    } else {
        ", sauf autre réglage de ce serveur"
    }
}

/// How long, on this server.
pub fn kept(kept: Kept, set: Option<Retention>) -> String {
    let Retention {
        accounts,
        trail,
        visits,
    } = set.unwrap_or_default();
    match kept {
        Kept::Account => format!(
            "Autant que le compte. Celui d’un élève est effacé {accounts}\u{a0}jours après la fermeture de sa dernière classe{}",
            unless(set)
        ),
        Kept::Trail => format!("{trail}\u{a0}jours{}", unless(set)),
        Kept::UntilTakenBack => "Jusqu’à ce que l’élève cesse de la montrer".into(),
        Kept::Class => "Jusqu’à ce que l’élève la reprenne, au plus tard à la fermeture de la classe".into(),
        Kept::Session => "Sans usage\u{a0}: 7\u{a0}jours (élève), 14 (établissement), 30 (entreprise), 1 (académie). En tout\u{a0}: 180\u{a0}jours au plus".into(),
        Kept::Days(days) => format!("{days}\u{a0}jours"),
        Kept::Visits => format!("{visits}\u{a0}ans après la visite{}", unless(set)),
        Kept::Sealed => format!("Fermée à clé dès que la personne quitte, puis effacée après {COPY_DAYS}\u{a0}jours sans être rouverte, ou tout de suite si l’appareil est réglé ainsi"),
        Kept::Browser => "Jusqu’à ce que le navigateur l’oublie".into(),
    }
}

/// How long, to a pupil.
pub fn kept_short(kept: Kept, set: Option<Retention>) -> String {
    let trail = set.unwrap_or_default().trail;
    match kept {
        Kept::Trail => format!("Gardé {trail}\u{a0}jours{}.", unless(set)),
        Kept::Account => "Gardé autant que ton compte.".into(),
        Kept::Visits => "Gardé autant que la visite.".into(),
        Kept::UntilTakenBack => "Jusqu’à ce que tu cesses de les montrer.".into(),
        Kept::Class => "Jusqu’à ce que tu la reprennes, ou que ta classe ferme.".into(),
        Kept::Session => "Gardées 7\u{a0}jours si tu ne reviens pas.".into(),
        Kept::Days(days) => format!("Gardé {days}\u{a0}jours."),
        Kept::Sealed => format!(
            "Fermé à clé quand tu quittes. Effacé après {COPY_DAYS}\u{a0}jours sans toi, une fois tout envoyé."
        ),
        Kept::Browser => "Jusqu’à ce que le navigateur l’oublie.".into(),
    }
}

/// Who reads it.
pub fn reader(reader: Reader) -> &'static str {
    match reader {
        Reader::ClassTeachers => "enseignants de la classe",
        Reader::Class => "classe",
        Reader::School => "établissement",
        Reader::Head => "direction de l’établissement",
        Reader::Team => "équipe",
        Reader::Contest => "académie et enseignants des autres établissements inscrits au concours",
        Reader::Company => "entreprise visitée",
        Reader::Operators => "exploitants du serveur",
    }
}

/// Who reads it, to a pupil.
pub fn reader_short(reader: Reader) -> &'static str {
    match reader {
        Reader::ClassTeachers => "tes professeurs",
        Reader::Class => "ta classe",
        Reader::School => "ton collège",
        Reader::Head => "la direction de ton collège",
        Reader::Team => "ton équipe",
        Reader::Contest => "l’académie et les professeurs des autres collèges du concours",
        Reader::Company => "l’entreprise",
        Reader::Operators => "les personnes qui font marcher le serveur",
    }
}

/// « Peuvent le lire : tes professeurs. »
pub fn read_by(readers: &[&str]) -> String {
    [
        "Toi à part, peuvent le lire\u{a0}: ",
        &readers.join(", "),
        ".",
    ]
    .concat()
}
