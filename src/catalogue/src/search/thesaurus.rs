//! Pupils' words and what the sheets call the same thing: « véto » means « vétérinaire ».
//!
//! The data are the TOML files of `src/catalogue/thesaurus/`, one per theme. They hold general words of
//! twelve-year-olds; none is there because a test asks for it.

/// Some words of pupils and the words of the sheets that they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Entry {
    /// What pupils say; one or several words each (« réseaux sociaux »).
    pub says: Vec<String>,
    /// What the sheets say; several words must follow each other (« création contenu »), articles apart.
    pub means: Vec<String>,
}

/// Pupils' words, to be given to the [`super::Builder`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// The entries, in any order.
    pub entries: Vec<Entry>,
}

#[cfg(feature = "import")]
impl Thesaurus {
    /// The thesaurus of this repository.
    ///
    /// # Panics
    /// Never with the files that are compiled in: a test reads them all.
    pub fn bundled() -> Self {
        const FILES: [&str; 9] = [
            include_str!("../../thesaurus/animaux-nature.toml"),
            include_str!("../../thesaurus/commerce-cuisine.toml"),
            include_str!("../../thesaurus/ecole-culture.toml"),
            include_str!("../../thesaurus/gestes.toml"),
            include_str!("../../thesaurus/numerique.toml"),
            include_str!("../../thesaurus/sante-soin.toml"),
            include_str!("../../thesaurus/securite-justice.toml"),
            include_str!("../../thesaurus/sport-loisirs.toml"),
            include_str!("../../thesaurus/vehicules-batiment.toml"),
        ];
        #[derive(serde::Deserialize)]
        struct File {
            entry: Vec<Entry>,
        }
        let mut entries = Vec::new();
        for text in FILES {
            let file: File =
                toml::from_str(text).unwrap_or_else(|error| panic!("thesaurus: {error}"));
            entries.extend(file.entry);
        }
        Self { entries }
    }
}

#[cfg(all(test, feature = "import"))]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_every_entry_says_and_means_something() {
        let thesaurus = Thesaurus::bundled();
        assert!(thesaurus.entries.len() > 200);
        for entry in &thesaurus.entries {
            assert!(
                !entry.says.is_empty() && !entry.means.is_empty(),
                "{entry:?}"
            );
        }
    }
}
