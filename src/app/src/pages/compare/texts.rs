//! Words of the comparison.

/// Title.
pub const TITLE: &str = "Comparer des métiers";
/// Under it.
pub const LEAD: &str = "Mets deux, trois ou quatre métiers côte à côte. Il n’y a pas de gagnant.";
/// Under the field that adds one.
pub const HINT: &str = "Tape un mot, puis touche un métier.";
/// Over the favourites.
pub const FAVOURITES: &str = "Ajouter un de tes favoris";
/// Nothing to compare yet.
pub const NONE_TITLE: &str = "Aucun métier choisi";
/// How to begin.
pub const NONE: &str = "Cherche un métier ci-dessus, ou pars d’une fiche qui t’intrigue.";
/// To the list.
pub const EXPLORE: &str = "Explorer les métiers";
/// One alone is no comparison.
pub const ALONE: &str = "Ajoute un autre métier pour comparer.";
/// Name of the table.
pub const SIDE_BY_SIDE: &str = "Les métiers côte à côte";
/// First row.
pub const SHEET: &str = "Fiche";
/// To the sheet.
pub const READ: &str = "Lire la fiche";
/// They share nothing that the sheets tell.
pub const NOTHING_SHARED: &str = "Les fiches ne leur donnent rien en commun.";
/// After what they share.
pub const YOURS_TO_SAY: &str = "Et toi, qu’est-ce qui les rapproche ou les sépare\u{a0}?";
/// Writes about them.
pub const KEEP: &str = "Garder dans mon carnet";
/// Between two ways in.
pub const OR: &str = "\u{a0}; ou\u{a0}: ";

/// The sheet does not tell.
pub const NOT_TOLD: &str = "La fiche ne le dit pas.";
/// The sheet is not on the device.
pub const NOT_HERE: &str = "Cette fiche n’est pas encore sur l’appareil.";
/// No sheet has this id.
pub const UNKNOWN: &str = "Cette fiche n’existe pas.";
/// Its bytes do not read.
pub const DAMAGED: &str = "Cette fiche est abîmée. Elle reviendra du serveur.";

/// Name of the link to a sheet.
pub fn read(name: &str) -> String {
    format!("{READ}\u{a0}: {name}")
}

/// Over what they share.
pub fn shared(count: usize) -> String {
    match count {
        2 => "Ce que les deux ont en commun".to_owned(),
        3 => "Ce que les trois ont en commun".to_owned(),
        _ => "Ce que les quatre ont en commun".to_owned(),
    }
}
