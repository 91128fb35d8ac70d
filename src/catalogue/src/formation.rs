//! A formation: a course that ends with a diploma.

/// A formation as Onisep's *Idéo-Fiches formations* tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Formation {
    /// Onisep's identifier, `FOR.7014`.
    pub id: String,
    /// Its name, « CAP maçon ».
    pub name: String,
    /// Short form of the name, where there is one.
    pub acronym: Option<String>,
    /// How long it takes, « 2 ans ».
    pub duration: Option<String>,
    /// Level of the diploma in the French framework, 3 (CAP) to 8 (doctorate).
    pub level: Option<u8>,
    /// Kind of diploma, « CAP ».
    pub kind: Option<String>,
    /// Address of the official text or of Onisep's page.
    pub link: Option<String>,
    /// What one learns.
    pub description: Option<crate::rich::RichText>,
    /// Who may enter.
    pub access: Option<crate::rich::RichText>,
    /// What may follow.
    pub further: Option<crate::rich::RichText>,
    /// Names of métiers it leads to; the source cuts the list at ten.
    pub metiers: Vec<String>,
}
