//! Kinds of entries in addresses and as icons.

use domain::carnet::EntryKind;
use ui::{Glyph, icons};

/// All kinds, in the order they are offered.
pub const ALL: [EntryKind; 4] = [
    EntryKind::Metier,
    EntryKind::Visite,
    EntryKind::Activite,
    EntryKind::Libre,
];

/// The word for a kind in addresses.
pub fn kind_key(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Metier => "metier",
        EntryKind::Visite => "visite",
        EntryKind::Activite => "activite",
        EntryKind::Libre => "libre",
    }
}

/// The kind of a word in an address.
pub fn kind_of(key: &str) -> Option<EntryKind> {
    ALL.into_iter().find(|kind| kind_key(*kind) == key)
}

/// The icon of a kind.
pub fn glyph(kind: EntryKind) -> Glyph {
    match kind {
        EntryKind::Metier => icons::BRIEFCASE,
        EntryKind::Visite => icons::BUILDING,
        EntryKind::Activite => icons::ROUTE,
        EntryKind::Libre => icons::PENCIL,
    }
}
