//! The French that several pages share. A page's own sentences stand in the `texts.rs` of its folder.

pub mod dates;
pub mod errors;
pub mod labels;
pub mod slots;

/// Name of the product, in the header and in page titles.
pub const PRODUCT: &str = "Parcours métiers";

/// A photo or a voice note did not fit on the device.
pub const NO_ROOM_FOR_FILE: &str = "Plus de place sur cet appareil\u{a0}: rien n’est ajouté. Libérer de la place, puis recommencer.";

/// After leaving a device with something that is not sent.
pub const LEFT_WAITING: &str =
    "Ce qui n’est pas envoyé reste gardé ici, fermé à clé, et partira à la prochaine ouverture.";
/// After leaving a device with everything sent.
pub const LEFT_SEALED: &str = "Tout est envoyé. Une copie reste ici, fermée à clé.";
/// The same, where nothing stays.
pub const LEFT_ERASED: &str = "Tout est envoyé. Rien ne reste sur cet appareil.";

/// In place of the name of an adult whose account was erased.
const ERASED: &str = "compte effacé";

/// The name of an adult in a request; who is no more has none.
pub fn adult(name: &str) -> &str {
    if name.is_empty() { ERASED } else { name }
}
