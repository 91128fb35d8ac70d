//! Lycées that bear the label *lycée des métiers*.

use crate::etablissement::Coordinates;

/// A lycée with the label, as pupils are shown it: nobody's telephone or mail.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lycee {
    /// *Unité administrative immatriculée*: seven digits and a check letter.
    pub uai: String,
    /// Name.
    pub name: String,
    /// Commune.
    pub commune: String,
    /// Name of the département; empty where the source tells none.
    pub departement: String,
    /// Where it stands, to a hundred-thousandth of a degree (about a metre).
    pub coordinates: Option<Coordinates>,
    /// Whether it is private.
    pub private: bool,
    /// Its own site, http or https.
    pub website: Option<String>,
    /// The ways of study it offers.
    pub voies: Voies,
}

/// Ways of study of a lycée; none where the source does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Voies {
    /// *Voie générale*.
    pub generale: bool,
    /// *Voie technologique*.
    pub technologique: bool,
    /// *Voie professionnelle*.
    pub professionnelle: bool,
}

/// Steps of the coordinates in a degree.
pub(crate) const STEPS: f64 = 1e5;

impl Lycee {
    /// The département's number as a UAI begins with it: `057` is Moselle.
    pub fn departement_code(&self) -> &str {
        departement_of(&self.uai)
    }
}

/// The number of the département with which a UAI begins; empty for what is none.
pub fn departement_of(uai: &str) -> &str {
    uai.get(..3).unwrap_or_default()
}
