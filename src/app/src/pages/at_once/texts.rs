//! Words for what only the server can do, to adults.

/// No network.
pub const OFFLINE: &str = "Cette action demande le réseau.";
/// What to do.
pub const OFFLINE_NEXT: &str = "Rien n’a changé. Recommencez dès que la connexion revient.";
/// What to do where the page's own words say what is missing.
pub const AGAIN_LATER: &str =
    "Le serveur n’a pas répondu\u{a0}: recommencez dès que la connexion revient.";
/// The session ended.
pub const OVER: &str = "Votre connexion est terminée.";
/// What to do.
pub const OVER_NEXT: &str = "Rien n’est perdu. Reconnectez-vous, puis recommencez.";
/// Signs in again.
pub const SIGN_IN: &str = "Se reconnecter";
/// The server failed.
pub const FAILED: &str = "Le serveur n’a pas répondu comme il faut.";
/// What to do.
pub const FAILED_NEXT: &str =
    "Vérifiez ci-dessous si le changement est fait\u{a0}; sinon, recommencez dans un moment.";
/// Too many tries.
pub const TOO_MANY: &str = "Trop de demandes d’affilée.";
/// The text is too long.
pub const TOO_LARGE: &str = "C’est trop long pour être envoyé.";
/// What to do.
pub const TOO_LARGE_NEXT: &str = "Rien n’a changé. Raccourcissez le texte, puis recommencez.";

/// Copies a text.
pub const COPY: &str = "Copier le lien";
/// It was copied.
pub const COPIED: &str = "Lien copié. Il ne reste qu’à le coller dans un message.";
/// It could not be copied.
pub const NOT_COPIED: &str = "Ce navigateur n’a pas copié. Sélectionnez le lien, puis copiez-le.";

/// When another try makes sense.
pub fn wait(seconds: u32) -> String {
    format!("Rien n’a changé. Nouvel essai possible dans {seconds}\u{a0}secondes.")
}
