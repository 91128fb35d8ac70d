//! The few words that belong to components rather than to a page.

/// The name of the product, at the end of every page title.
pub const SITE: &str = "Parcours métiers";
pub(crate) const LOADING: &str = "Chargement…";
pub(crate) const CLOSE: &str = "Fermer";
pub(crate) const UNDO: &str = "Annuler";
pub(crate) const CLEAR: &str = "Effacer la recherche";
pub(crate) const SHOW_MORE: &str = "Afficher la suite";
pub(crate) const OPTIONAL: &str = "facultatif";
pub(crate) const STEP_DONE: &str = "fait";
pub(crate) const STEP_NOW: &str = "maintenant";
pub(crate) const STEP_TO_DO: &str = "à venir";

/// « étape 2 sur 4 ».
pub(crate) fn step_of(step: usize, total: usize) -> String {
    format!("étape {step} sur {total}")
}
