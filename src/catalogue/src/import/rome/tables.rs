//! The tables of ROME that a sheet is made of, read one after the other.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::super::clean::{decode, line};
use super::super::files::Files;
use super::super::report::{ImportError, Report};
use super::super::run::Watch;
use super::super::table::{self, Row};
use super::contexts::Context;
use super::{Draft, interest, is_code};

pub(super) struct Tables<'a> {
    files: &'a dyn Files,
    names: Vec<String>,
    pub(super) report: Report,
}

type Drafts = BTreeMap<String, Draft>;

/// What an item that the fiches point to is.
enum Item {
    Skill(String),
    Attitude(String),
    Context(Context),
}

impl<'a> Tables<'a> {
    pub(super) fn find(files: &'a dyn Files) -> Result<Self, ImportError> {
        let names = files
            .names()
            .map_err(|cause| ImportError::io("the ROME folder", cause))?;
        Ok(Self {
            files,
            names,
            report: Report::new("rome"),
        })
    }

    pub(super) fn read(&mut self, watch: &mut Watch<'_>) -> Result<Drafts, ImportError> {
        let mut drafts = self.codes(watch)?;
        self.appellations(&mut drafts)?;
        self.texts(&mut drafts)?;
        self.mobilities(&mut drafts)?;
        self.interests(&mut drafts)?;
        let items = self.items()?;
        self.links(&mut drafts, &items)?;
        Ok(drafts)
    }

    /// The file of a table whatever the version in its name (`unix_texte_v460_utf8.csv`).
    fn file(&self, table: &str) -> Result<String, ImportError> {
        let prefix = format!("unix_{table}_v");
        let found = self
            .names
            .iter()
            .find(|name| name.starts_with(&prefix) && name.ends_with(".csv"));
        found
            .cloned()
            .ok_or_else(|| ImportError::Missing(format!("{prefix}*.csv")))
    }

    fn table(
        &mut self,
        table: &str,
        columns: &[&'static str],
        mut each: impl FnMut(&Row) -> Result<(), String>,
    ) -> Result<(), ImportError> {
        let file = self.file(table)?;
        table::read(
            self.files,
            &file,
            b',',
            columns,
            &mut self.report,
            |row, report| {
                if let Err(reason) = each(&row) {
                    report.refuse(&file, row.line, reason);
                }
            },
        )
    }

    fn codes(&mut self, watch: &mut Watch<'_>) -> Result<Drafts, ImportError> {
        let file = self.file("referentiel_code_rome")?;
        let columns = ["code_rome", "libelle_rome", "code_rome_parent"];
        let mut drafts = Drafts::new();
        table::read(
            self.files,
            &file,
            b',',
            &columns,
            &mut self.report,
            |row, report| {
                report.read += 1;
                let (code, label) = (row.get(0), row.get(1));
                if !is_code(code) {
                    report.refuse(&file, row.line, format!("{code:?} is not a ROME code"));
                } else if label.is_empty() {
                    report.refuse(&file, row.line, format!("{code} has no label"));
                } else if drafts.contains_key(code) {
                    report.refuse(&file, row.line, format!("{code} was already read"));
                } else {
                    let parent = row.some(2).unwrap_or(code).to_owned();
                    drafts.insert(
                        code.to_owned(),
                        Draft {
                            parent,
                            label: label.to_owned(),
                            ..Draft::default()
                        },
                    );
                }
                watch(report);
            },
        )?;
        // A damaged line was met too, though it never became a row.
        self.report.read = drafts.len() + self.report.refused.len();
        Ok(drafts)
    }

    fn appellations(&mut self, drafts: &mut Drafts) -> Result<(), ImportError> {
        let columns = ["code_rome", "libelle_appellation_long"];
        self.table("referentiel_appellation", &columns, |row| {
            draft(drafts, row.get(0))?
                .appellations
                .push(row.get(1).to_owned());
            Ok(())
        })
    }

    /// One sentence a row; [`line`] mends its doubled apostrophes.
    fn texts(&mut self, drafts: &mut Drafts) -> Result<(), ImportError> {
        let columns = [
            "code_rome",
            "libelle_type_texte",
            "position_phrase",
            "libelle_texte",
        ];
        self.table("texte", &columns, |row| {
            let draft = draft(drafts, row.get(0))?;
            let position = number(row.get(2))?;
            let texts = match row.get(1) {
                "definition" => &mut draft.definition,
                "acces_metier" => &mut draft.access,
                other => return Err(format!("unknown kind of text {other:?}")),
            };
            texts.insert(position, row.get(3).to_owned());
            Ok(())
        })
    }

    fn mobilities(&mut self, drafts: &mut Drafts) -> Result<(), ImportError> {
        let columns = ["code_rome", "code_rome_cible", "numero_ordre"];
        self.table("rubrique_mobilite", &columns, |row| {
            let rank = number(row.get(2))?;
            draft(drafts, row.get(0))?
                .close
                .insert(rank, row.get(1).to_owned());
            Ok(())
        })
    }

    fn interests(&mut self, drafts: &mut Drafts) -> Result<(), ImportError> {
        let columns = ["code_centre_interet", "code_rome"];
        self.table("arborescence_centre_interet", &columns, |row| {
            let unknown = || format!("unknown centre of interest {:?}", row.get(0));
            let interest = interest(row.get(0)).ok_or_else(unknown)?;
            draft(drafts, row.get(1))?.interests.insert(interest);
            Ok(())
        })
    }

    fn items(&mut self) -> Result<HashMap<String, Item>, ImportError> {
        let mut items = HashMap::new();
        let columns = ["code_ogr", "cat_comp", "libelle_competence"];
        self.table("referentiel_competence", &columns, |row| {
            let label = line(row.get(2));
            let item = match row.get(1) {
                "Savoir-être professionnel" => Item::Attitude(label),
                _ => Item::Skill(label),
            };
            items.insert(row.get(0).to_owned(), item);
            Ok(())
        })?;
        let columns = ["code_ogr", "code_type_cont_trav", "libelle_cont_travail"];
        self.table("referentiel_contexte_travail", &columns, |row| {
            if let Some(context) = Context::new(row.get(1), row.get(2)) {
                items.insert(row.get(0).to_owned(), Item::Context(context));
            }
            Ok(())
        })?;
        Ok(items)
    }

    /// Which items a fiche has. Of the skills only the main ones are kept; knowledge (*savoirs*)
    /// and the other kinds of contexts are left out.
    fn links(
        &mut self,
        drafts: &mut Drafts,
        items: &HashMap<String, Item>,
    ) -> Result<(), ImportError> {
        let columns = ["code_rome", "code_ogr", "coeur_metier"];
        self.table("coherence_item", &columns, |row| {
            let draft = draft(drafts, row.get(0))?;
            match items.get(row.get(1)) {
                Some(Item::Skill(label)) if row.get(2) == "Principale" => {
                    draft.skills.push(label.clone());
                }
                Some(Item::Attitude(label)) => draft.values.push(label.clone()),
                Some(Item::Context(context)) => draft.contexts.add(context),
                Some(Item::Skill(_)) | None => {}
            }
            Ok(())
        })
    }

    /// « version 60 (septembre 2025) » out of `version.txt`, which is not compulsory.
    pub(super) fn version(&self) -> Option<String> {
        let mut bytes = Vec::new();
        self.files
            .open("version.txt")
            .ok()?
            .take(4096)
            .read_to_end(&mut bytes)
            .ok()?;
        let text = decode(&bytes);
        let value = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(name))?;
            line.split_once(':').map(|(_, value)| value.trim())
        };
        let number: u32 = value("Numero de version")?.parse().ok()?;
        let mut date = value("Date de publication")?.split('/').skip(1);
        let month: usize = date.next()?.parse().ok()?;
        let month = crate::texts::MONTHS.get(month.checked_sub(1)?)?;
        let year: u32 = date.next()?.parse().ok()?;
        Some(format!("version {number} ({month} {year})"))
    }
}

fn draft<'d>(drafts: &'d mut Drafts, code: &str) -> Result<&'d mut Draft, String> {
    drafts
        .get_mut(code)
        .ok_or_else(|| format!("no fiche {code:?}"))
}

fn number(text: &str) -> Result<u32, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not a number"))
}
