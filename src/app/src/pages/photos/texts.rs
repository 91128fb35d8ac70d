//! Words for photos, read by pupils and adults.

/// The list.
pub const PHOTOS: &str = "Photos";
/// What a photo without a description is called.
pub const NO_ALT: &str = "Photo sans description";
/// It is being read.
pub const COMING: &str = "Photo…";
/// It was made on another device, and there is no network now.
pub const NOT_HERE: &str = "Photo pas encore arrivée sur cet appareil";
/// It is nowhere any more.
pub const GONE: &str = "Photo qui n’est plus là";
/// It cannot be read.
pub const DAMAGED: &str = "Photo illisible sur cet appareil";
/// Of a kind that this version does not know.
pub const NEWER: &str = "Fichier d’une version plus récente\u{a0}: recharger la page";
