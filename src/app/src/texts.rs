//! The French that several pages share. A page's own sentences stand in the `texts.rs` of its folder.

pub mod dates;
pub mod errors;
pub mod labels;
pub mod slots;

/// Name of the product, in the header and in page titles.
pub const PRODUCT: &str = "Parcours métiers";

/// After leaving a device with something that is not sent.
pub const LEFT_SEALED: &str =
    "Ce qui n’est pas envoyé reste gardé ici, jusqu’à la prochaine connexion du même compte.";
