//! Words of a page whose content has never come to this device. Neutral: pupils and adults meet them.

use crate::texts::errors::Message;

/// No network.
pub const OFFLINE: Message = Message {
    what: "Rien n’est encore arrivé sur cet appareil.",
    next: "Le réseau manque, ou le serveur ne répond pas. Tout viendra dès que la connexion revient.",
};
/// Nothing moves although there is a network.
pub const BLOCKED: Message = Message {
    what: "L’échange avec le serveur est bloqué.",
    next: "Rien n’est perdu. Les réglages disent pourquoi, avec un code à donner à qui peut aider.",
};
/// This version is too old.
pub const UPDATE: Message = Message {
    what: "Cette version est trop ancienne.",
    next: "Recharger la page la met à jour. Tout ce qui est écrit est gardé.",
};
/// Asks the server again.
pub const RETRY: &str = "Réessayer";
/// Signs in again.
pub const SIGN_IN: &str = "Se reconnecter";
/// Reloads.
pub const RELOAD: &str = "Recharger";
/// To the settings.
pub const SETTINGS: &str = "Voir les réglages";
