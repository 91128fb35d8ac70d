//! Words of the page of the lycées des métiers.

/// Title of the page.
pub const TITLE: &str = "Les lycées des métiers";
/// What the label is.
pub const LABEL: &str = "Un label de qualité, pour des lycées dont les formations préparent à des métiers qui vont ensemble.";
/// Tells more of it.
pub const LABEL_MORE: &str = "Ce label, qui le donne\u{a0}?";
/// More of it.
pub const LABEL_TEXT: &str = "L’académie le donne pour cinq ans, et vérifie que le lycée le mérite. Ce lycée accueille des \
    élèves, des apprentis et des adultes. Il travaille avec des entreprises.";
/// Name of the search field.
pub const SEARCH: &str = "Chercher un lycée par son nom ou sa commune";
/// Example in the search field.
pub const PLACEHOLDER: &str = "une commune, un nom…";
/// The choice of a département.
pub const DEPARTEMENT: &str = "Département";
/// Nothing is chosen yet.
pub const CHOOSE: &str = "Choisir un département";
/// Every département.
pub const ALL: &str = "Tous les départements";
/// Name of the list.
pub const RESULTS: &str = "Lycées";
/// The person has to say where.
pub const BEGIN_TITLE: &str = "Où chercher\u{a0}?";
/// How to begin, to a pupil or a visitor.
pub const BEGIN: &str = "Choisis un département, ou écris le nom d’une commune.";
/// How to begin, to an adult.
pub const BEGIN_ADULT: &str = "Choisissez un département, ou écrivez le nom d’une commune.";
/// Nothing fits.
pub const NONE_TITLE: &str = "Aucun lycée des métiers ici";
/// What to do then, to a pupil or a visitor.
pub const NONE: &str = "Essaie une commune voisine ou un autre département. D’autres lycées, sans ce label, forment aussi à des métiers.";
/// What to do then, to an adult.
pub const NONE_ADULT: &str = "Essayez une commune voisine ou un autre département. D’autres lycées, sans ce label, forment aussi à des métiers.";
/// The installation has no data about lycées.
pub const NO_DATA_TITLE: &str = "La liste des lycées n’est pas dans ce catalogue";
/// Who can change it.
pub const NO_DATA: &str =
    "Elle y sera quand les données de l’Éducation nationale y seront ajoutées.";
/// The list is not on the device.
pub const NOT_HERE_TITLE: &str = "La liste des lycées n’est pas encore sur cet appareil";
/// What brings it.
pub const NOT_HERE: &str = "Elle viendra avec le réseau. Ensuite, elle s’ouvre aussi sans lui.";
/// What came was damaged.
pub const DAMAGED: &str = "Ce qui est arrivé était abîmé. Un nouvel essai part tout seul.";
/// Tries again.
pub const RETRY: &str = "Réessayer";
/// Leads to the list of métiers.
pub const BACK: &str = "Voir les métiers";
/// Kind of lycée.
pub const PUBLIC: &str = "Public";
/// Kind of lycée.
pub const PRIVATE: &str = "Privé";
/// Way of study.
pub const GENERALE: &str = "Voie générale";
/// Way of study.
pub const TECHNOLOGIQUE: &str = "Voie technologique";
/// Way of study.
pub const PROFESSIONNELLE: &str = "Voie professionnelle";
/// Link to the lycée's own site.
pub const SITE: &str = "Le site du lycée (sur Internet)";

/// Whose site, for screen readers, after [`SITE`].
pub fn of(name: &str) -> String {
    ["\u{a0}: ", name].concat()
}

/// « Metz (Moselle) ».
pub fn place(commune: &str, departement: &str) -> String {
    if departement.is_empty() {
        commune.to_owned()
    } else {
        [commune, " (", departement, ")"].concat()
    }
}

/// « À 12 km à vol d’oiseau ».
pub fn far(distance: &str) -> String {
    ["À\u{a0}", distance, " à vol d’oiseau"].concat()
}

/// How many lycées, and their order where the school's place is known: `pupil` says whether a pupil or an adult of the school
/// reads it.
pub fn count(total: usize, pupil: Option<bool>) -> String {
    let lycees = if total > 1 { "lycées" } else { "lycée" };
    let order = match pupil {
        Some(true) => ", du plus proche de ton collège au plus lointain",
        Some(false) => ", du plus proche de votre collège au plus lointain",
        None => "",
    };
    format!("{total}\u{a0}{lycees}{order}")
}
