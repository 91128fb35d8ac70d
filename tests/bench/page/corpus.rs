//! The peers' corpus as the project takes it: sheets, an index, entries of a carnet. For the page and for the commands.

use catalogue::rich::RichText;
use catalogue::search::{Builder, Doc, thesaurus::Thesaurus};
use catalogue::sheet::{Names, Part, Sheet, Source};
use serde::Deserialize;

/// A sheet of the corpus: one name, a text of 150 words, and what is not searched.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    title: String,
    appellations: Vec<String>,
    body: String,
    fiche: String,
}

pub(crate) fn read(json: &str) -> serde_json::Result<Vec<Row>> {
    serde_json::from_str(json)
}

/// The index over title, appellations and body, as the peers index them.
pub(crate) fn index(rows: &[Row]) -> Vec<u8> {
    let mut builder = Builder::new(&Thesaurus::default());
    for row in rows {
        builder.add(&Doc {
            masculine: row.title.clone(),
            feminine: row.title.clone(),
            other_names: row.appellations.clone(),
            texts: vec![row.body.clone()],
            ..Doc::default()
        });
    }
    builder.finish()
}

/// A sheet with all that the row holds: the body as what one does, the rest as conditions.
pub(crate) fn sheet(row: Row) -> Sheet {
    let names = |name: String| Names {
        feminine: name.clone(),
        masculine: name,
    };
    let text = |text: &str| {
        Some(Part {
            source: Source::Starter,
            value: RichText::from_paragraphs(text),
        })
    };
    Sheet {
        id: row.id,
        names: names(row.title),
        other_names: row.appellations.into_iter().map(names).collect(),
        what: text(&row.body),
        conditions: text(&row.fiche),
        ..Sheet::default()
    }
}
