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
    /// Kind of diploma, « CAP », « baccalauréat professionnel ».
    pub kind: Option<String>,
    /// Address of the official text or of Onisep's page, http or https.
    pub link: Option<String>,
    /// What one learns.
    pub description: Option<crate::rich::RichText>,
    /// Who may enter.
    pub access: Option<crate::rich::RichText>,
    /// What may follow.
    pub further: Option<crate::rich::RichText>,
    /// Métiers that it leads to: the id of the sheet, or the source's label where none has that name. The source
    /// names at most ten; sheets that name the formation follow.
    pub metiers: Vec<String>,
}
