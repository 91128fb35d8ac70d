//! Words for photos and voice notes, read by pupils and adults.

/// The list.
pub const FILES: &str = "Photos et notes vocales";
/// What a photo without a description is called.
pub const NO_ALT: &str = "Photo sans description";
/// Of a kind that this version does not know.
pub const NEWER: &str = "Fichier d’une version plus récente\u{a0}: recharger la page";

/// What stands in the place of a file that is not here.
pub struct Missing {
    /// It is being read.
    pub coming: &'static str,
    /// It was made on another device, and there is no network now.
    pub not_here: &'static str,
    /// It is nowhere any more.
    pub gone: &'static str,
    /// It cannot be read.
    pub damaged: &'static str,
}

/// Of a photo.
pub static PHOTO: Missing = Missing {
    coming: "Photo…",
    not_here: "Photo pas encore arrivée sur cet appareil",
    gone: "Photo qui n’est plus là",
    damaged: "Photo illisible sur cet appareil",
};

/// Of a voice note.
pub static VOICE: Missing = Missing {
    coming: "Note vocale…",
    not_here: "Note vocale pas encore arrivée sur cet appareil",
    gone: "Note vocale qui n’est plus là",
    damaged: "Note vocale illisible sur cet appareil",
};
