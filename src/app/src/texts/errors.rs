//! What went wrong, what is safe, what to do now: one text for each refusal and each error answer.

use domain::visit::{RefusalReason, SlotError};
use protocol::wire::ErrorCode;
use sync::Trouble;

/// A message in two parts: what happened, and what to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// What happened, short.
    pub what: &'static str,
    /// What is safe and what to do now.
    pub next: &'static str,
}

/// Why a request for places was refused, to a teacher.
pub fn refusal(reason: RefusalReason) -> Message {
    let (what, next) = match reason {
        RefusalReason::Full => (
            "Refusée\u{a0}: complet",
            "Choisissez une autre date, ou demandez la liste d’attente.",
        ),
        RefusalReason::SlotCancelled => (
            "Refusée\u{a0}: visite annulée par l’entreprise",
            "Choisissez une autre visite\u{a0}; vous n’avez rien d’autre à annuler.",
        ),
        RefusalReason::SlotChanged => (
            "Refusée\u{a0}: la visite a changé depuis votre demande",
            "Relisez la date et le lieu, puis demandez à nouveau si cela convient.",
        ),
        RefusalReason::PastDeadline => (
            "Refusée\u{a0}: date limite dépassée",
            "Les demandes sont closes. D’autres visites sont ouvertes.",
        ),
        RefusalReason::OverlapClass => (
            "Refusée\u{a0}: la classe a déjà une visite à cette heure",
            "Annulez l’autre visite d’abord, ou choisissez une autre date.",
        ),
        RefusalReason::AlreadyBooked => (
            "Refusée\u{a0}: la classe a déjà une demande pour cette visite",
            "Retrouvez-la dans «\u{a0}Mes demandes\u{a0}».",
        ),
        RefusalReason::Quota => (
            "Refusée\u{a0}: les places restantes sont gardées pour l’éducation prioritaire",
            "Elles s’ouvriront à tous après la date indiquée. Revenez alors, ou choisissez une autre visite.",
        ),
        RefusalReason::Forbidden => (
            "Refusée\u{a0}: votre compte ne permet pas cette action",
            "Demandez à la direction de votre établissement.",
        ),
        RefusalReason::Invalid => (
            "Refusée\u{a0}: la demande ne peut pas être prise telle quelle",
            "Vérifiez le nombre de places et la visite, puis recommencez.",
        ),
        RefusalReason::TooLarge => return error(ErrorCode::TooLarge),
        RefusalReason::Forgotten => (
            "Le serveur ne connaît plus ce changement",
            "Une panne l’a remis dans un état plus ancien. Vérifiez où vous en êtes, et refaites-le si vous en avez encore besoin.",
        ),
        RefusalReason::NoFile => (
            "La photo ou la note vocale n’est pas arrivée au serveur",
            "Elle est gardée ici si cet appareil l’a. La retirer de la page, puis la remettre.",
        ),
        RefusalReason::NoRoom => return error(ErrorCode::NoRoom),
    };
    Message { what, next }
}

/// An error answer of the server. « tu » where pupils meet it; neutral where both do.
pub fn error(code: ErrorCode) -> Message {
    let (what, next) = match code {
        ErrorCode::SignedOut => (
            "La connexion est terminée.",
            "Rien n’est perdu\u{a0}: tout reste sur cet appareil et partira après la reconnexion.",
        ),
        ErrorCode::NotYours => (
            "Un autre compte est connecté sur cet appareil.",
            "Rien n’est perdu\u{a0}: tout reste gardé ici et partira quand la bonne personne se reconnectera.",
        ),
        ErrorCode::Erased => (
            "Ce compte a été effacé.",
            "Le serveur n’en garde plus rien. Ce qui n’était pas encore envoyé est sur cet appareil\u{a0}: voir dans Réglages.",
        ),
        ErrorCode::Forbidden => (
            "Ce compte ne permet pas cette action.",
            "Rien n’a été changé.",
        ),
        ErrorCode::WrongCredentials => (
            "Cela ne correspond pas.",
            "Vérifier chaque mot, sans se presser. Majuscules et accents ne comptent pas.",
        ),
        ErrorCode::SecondFactor => (
            "Il manque le code à six chiffres.",
            "L’application d’authentification du téléphone l’affiche.",
        ),
        ErrorCode::EnrolmentClosed => (
            "La classe n’accepte pas de nouveaux élèves en ce moment.",
            "Demande à ton professeur d’ouvrir le code.",
        ),
        ErrorCode::PseudonymTaken => (
            "Quelqu’un de la classe a déjà ce pseudonyme.",
            "Choisis-en un autre. Si c’est toi, entre avec ton secret.",
        ),
        ErrorCode::LinkExpired => (
            "Ce lien a déjà servi ou n’est plus valable.",
            "Demandez-en un nouveau à la personne qui vous l’a donné.",
        ),
        ErrorCode::NotFound => ("Introuvable.", "Le lien est peut-être ancien."),
        ErrorCode::BadRequest => (
            "La demande n’a pas été comprise.",
            "Rien n’est perdu. Recharger la page peut aider.",
        ),
        ErrorCode::Conflict => ("Cela existe déjà.", "Choisissez un autre nom."),
        ErrorCode::TooLarge => (
            "C’est trop volumineux pour être envoyé d’un coup.",
            "Tout reste sur cet appareil. Un texte plus court passera.",
        ),
        ErrorCode::BadFile => (
            "Ce fichier n’est ni une photo ni une note vocale que le serveur sait lire.",
            "Rien n’a été changé. Essayer avec un autre fichier.",
        ),
        ErrorCode::NoRoom => (
            "Les photos et les notes vocales prennent toute la place prévue.",
            "Celle-ci reste sur cet appareil. En retirer d’autres, puis la remettre.",
        ),
        ErrorCode::TooMany => (
            "Trop d’essais d’affilée.",
            "Attendre un peu, puis recommencer.",
        ),
        ErrorCode::ProviderAway => (
            "Le service d’identité ne répond pas.",
            "Réessayer dans un moment, ou entrer autrement.",
        ),
        ErrorCode::Server => (
            "Le serveur a eu un problème.",
            "Rien n’est perdu. Un nouvel essai part tout seul.",
        ),
    };
    Message { what, next }
}

/// Why an exchange with the server failed. Neutral: pupils and adults meet it.
pub fn trouble(trouble: Trouble) -> Message {
    let (what, next) = match trouble {
        Trouble::Portal => (
            "Le réseau demande sans doute de s’identifier d’abord.",
            "Ouvrir une autre page web, se connecter au réseau, puis revenir. Rien n’est perdu.",
        ),
        Trouble::TooMany(_) => (
            "Trop d’envois d’affilée.",
            "Tout reste sur cet appareil. Un nouvel essai part tout seul dans un moment.",
        ),
        Trouble::Storage => (
            "Cet appareil n’arrive pas à enregistrer.",
            "Garder une copie de ce qui est à l’écran, puis recharger la page.",
        ),
        Trouble::Protocol | Trouble::Damaged => (
            "La réponse du serveur n’a pas été comprise.",
            "Rien n’est perdu. Un nouvel essai part tout seul\u{a0}; recharger la page peut aider.",
        ),
        Trouble::Offline => (
            "Le serveur ne répond pas.",
            "Tout reste sur cet appareil et partira dès que le réseau revient.",
        ),
        Trouble::SignedOut => return error(ErrorCode::SignedOut),
        Trouble::NotYours => return error(ErrorCode::NotYours),
        Trouble::Erased => return error(ErrorCode::Erased),
        Trouble::Refused(code) => return error(code),
        Trouble::TooLarge => return error(ErrorCode::TooLarge),
        Trouble::Server | Trouble::TooOld => return error(ErrorCode::Server),
    };
    Message { what, next }
}

/// What does not fit in a slot, to a company.
pub fn slot(error: SlotError) -> &'static str {
    match error {
        SlotError::Title => "Donnez un titre, de 120\u{a0}caractères au plus.",
        SlotError::Text => "Ce texte dépasse 4\u{a0}000\u{a0}caractères.",
        SlotError::Times => {
            "La fin doit venir après le début, et la visite durer deux jours au plus."
        }
        SlotError::Deadline => "La date limite doit précéder le début de la visite.",
        SlotError::Capacity => "Le nombre de places va de 1 à 200.",
        SlotError::Reserve => "On ne peut pas garder plus de places qu’il n’y en a.",
        SlotError::Venue => "Indiquez la commune.",
    }
}

/// The device could not write something down. Neutral: pupils and adults meet it.
pub fn store(error: &store::StoreError) -> &'static str {
    use store::StoreError;
    match error {
        StoreError::Quota => {
            "Plus de place sur cet appareil. Copier le texte, puis libérer de la place."
        }
        StoreError::Blocked => {
            "Un autre onglet bloque l’enregistrement. Le fermer, puis recommencer."
        }
        StoreError::Version => "Un autre onglet a une version plus récente. Recharger la page.",
        StoreError::Closed => "La page n’est plus reliée à cet appareil. Il faut la recharger.",
        StoreError::Unavailable => "Ce navigateur ne garde rien ici (navigation privée\u{a0}?).",
        StoreError::TooLarge => "C’est trop volumineux pour être gardé d’un coup.",
        StoreError::WrongKey => {
            "Ce qui est gardé ici ne s’ouvre pas avec cette clé. Rien n’est effacé. Recharger la page."
        }
        StoreError::Failed(_) => {
            "L’enregistrement a échoué. Copier le texte, puis recharger la page."
        }
    }
}
