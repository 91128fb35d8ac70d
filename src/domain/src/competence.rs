//! « Compétences à s’orienter »: what a page of the carnet shows that its author can do. The pupil says it, nobody grades it.
//!
//! The list is data, `data/competences.toml`. A page that names one which is no more in the list keeps it.

/// A skill. The texts are French, said by the pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Competence {
    /// Stable identity.
    pub cle: &'static str,
    /// The field it belongs to.
    pub champ: &'static str,
    /// What one can do.
    pub titre: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/competences.rs"));

/// The skills, field by field.
pub fn competences() -> &'static [Competence] {
    COMPETENCES
}

/// The skill of this identity.
pub fn competence(cle: &str) -> Option<&'static Competence> {
    COMPETENCES.iter().find(|known| known.cle == cle)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_is_known_by_a_word_that_fits_an_address_and_stands_in_its_field() {
        let keys: BTreeSet<_> = competences().iter().map(|one| one.cle).collect();
        assert_eq!(keys.len(), competences().len());
        let word = |key: &&str| key.bytes().all(|b| b.is_ascii_lowercase());
        assert!(keys.iter().all(word));
        let mut fields: Vec<_> = competences().iter().map(|one| one.champ).collect();
        fields.dedup();
        let distinct: BTreeSet<_> = fields.iter().collect();
        assert_eq!(distinct.len(), fields.len(), "a field stands together");
        assert_eq!(competence("metiers").map(|one| one.cle), Some("metiers"));
        assert_eq!(competence("inconnue"), None);
    }
}
