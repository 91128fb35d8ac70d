//! Everything that the sources hold, in memory: what an import makes and what is published.

use crate::entreprise::Entreprise;
use crate::etablissement::Etablissement;
use crate::formation::Formation;
use crate::lycee::Lycee;
use crate::sheet::{Sheet, Source};

/// A whole catalogue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    /// Métier sheets in the order of publication (see [`publication_order`]): the position of a
    /// sheet here is its number in the list and in the search index.
    pub sheets: Vec<Sheet>,
    /// Formations, by id.
    pub formations: Vec<Formation>,
    /// Lycées that bear the label *lycée des métiers*, by UAI.
    pub lycees: Vec<Lycee>,
    /// Secondary schools, by UAI. Not published to browsers.
    pub etablissements: Vec<Etablissement>,
    /// Establishments of companies, by SIRET. Not published to browsers.
    pub entreprises: Vec<Entreprise>,
    /// One line of attribution and licence for each source used.
    pub licences: Vec<Licence>,
}

/// The line of attribution that a source's licence asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Which source.
    pub of: LicenceOf,
    /// The line, in French, as it is shown.
    pub line: String,
}

/// What a [`Licence`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LicenceOf {
    /// A source of métier sheets (Onisep's also covers formations).
    Sheets(Source),
    /// The ministry's files of schools.
    Etablissements,
    /// Insee's register of companies.
    Entreprises,
}

impl Catalogue {
    /// Puts sheets, formations, schools and companies in the order of publication.
    pub fn sort(&mut self) {
        publication_order(&mut self.sheets);
        self.formations.sort_by(|a, b| a.id.cmp(&b.id));
        self.lycees.sort_by(|a, b| a.uai.cmp(&b.uai));
        self.etablissements.sort_by(|a, b| a.uai.cmp(&b.uai));
        self.entreprises.sort_by(|a, b| a.siret.cmp(&b.siret));
    }
}

/// Orders sheets as they are published: those written for pupils first, then Onisep's, then ROME's,
/// then those without a text; within each, one of every domain in turn, so that the first rows of the list show the whole
/// range. Depends on nothing but the sheets.
pub fn publication_order(sheets: &mut Vec<Sheet>) {
    sheets.sort_by(|a, b| tier(a).cmp(&tier(b)).then_with(|| a.id.cmp(&b.id)));
    let mut seen = [[0_usize; 15]; 4];
    let mut keyed: Vec<(u8, usize, usize, Sheet)> = std::mem::take(sheets)
        .into_iter()
        .map(|sheet| {
            let (tier, domain) = (
                tier(&sheet),
                sheet.domain.map_or(14, |domain| domain.index()),
            );
            let rank = &mut seen[usize::from(tier)][domain];
            *rank += 1;
            (tier, *rank, domain, sheet)
        })
        .collect();
    keyed.sort_by_key(|(tier, rank, domain, _)| (*tier, *rank, *domain));
    sheets.extend(keyed.into_iter().map(|(_, _, _, sheet)| sheet));
}

/// 0 for a sheet with a text for pupils, 1 with Onisep's, 2 with ROME's alone, 3 for one that has hardly
/// more than its name: nothing to read yet.
fn tier(sheet: &Sheet) -> u8 {
    match sheet.sources.first() {
        Some(first) if sheet.hook.is_some() || sheet.what.is_some() => first.source as u8,
        _ => 3,
    }
}
