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

/// A step of the usual way to a formation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The last class of collège.
    Troisieme,
    /// A first diploma, usually a CAP.
    FirstDiploma,
    /// A baccalauréat.
    Bac,
    /// Years of study after the baccalauréat.
    AfterBac,
    /// The formation itself.
    Itself,
}

impl Formation {
    /// The usual way from the 3e, by the level of the diploma; nothing where the source gives none. Who may really
    /// enter is in [`Formation::access`].
    pub fn way(&self) -> &'static [Step] {
        use Step::{AfterBac, Bac, FirstDiploma, Itself, Troisieme};
        let starts = |word: &str| {
            let names = [self.kind.as_deref(), Some(self.name.as_str())];
            names
                .into_iter()
                .flatten()
                .any(|name| crate::slug::words(name).starts_with(word))
        };
        match self.level {
            Some(3) => &[Troisieme, Itself],
            Some(4) if starts("bac") => &[Troisieme, Itself],
            Some(4) => &[Troisieme, FirstDiploma, Itself],
            Some(5 | 6) => &[Troisieme, Bac, Itself],
            Some(7 | 8) => &[Troisieme, Bac, AfterBac, Itself],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_way_follows_the_level_of_the_diploma() {
        use Step::{Bac, FirstDiploma, Itself, Troisieme};
        let way = |level, kind: &str| {
            let formation = Formation {
                level,
                kind: Some(kind.to_owned()),
                ..Formation::default()
            };
            formation.way()
        };
        assert_eq!(way(Some(3), "CAP"), [Troisieme, Itself]);
        assert_eq!(
            way(Some(4), "Baccalauréat professionnel"),
            [Troisieme, Itself]
        );
        assert_eq!(
            way(Some(4), "brevet professionnel"),
            [Troisieme, FirstDiploma, Itself]
        );
        assert_eq!(way(Some(5), "BTS"), [Troisieme, Bac, Itself]);
        assert_eq!(way(None, "certificat"), []);
    }
}
