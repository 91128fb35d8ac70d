//! The list: every summary, in columns (alike values side by side compress best), readable without
//! decoding the whole.

use domain::metier::{GrandDomaine, StudyLevel};

use super::Damaged;
use super::codec::{Reader, Writer};
use super::sheet::{read_index, write_index};
use crate::facet::{FacetSet, Interest, Place, Subject};
use crate::sheet::{Names, Sheet, Summary};
use crate::slug::id_part;

/// What the filters need of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facets {
    /// The *grand domaine*.
    pub domain: Option<GrandDomaine>,
    /// The lowest level that opens the métier.
    pub level: Option<StudyLevel>,
    /// Centres of interest.
    pub interests: FacetSet<Interest>,
    /// School subjects that serve.
    pub subjects: FacetSet<Subject>,
    /// Kinds of places.
    pub places: FacetSet<Place>,
    /// Whether the project's own text for pupils is in the sheet.
    pub for_pupils: bool,
}

/// Writes the list of `sheets`; a row's position is the sheet's.
pub fn write_list(sheets: &[Sheet]) -> Vec<u8> {
    let rows: Vec<Summary> = sheets.iter().map(Sheet::summary).collect();
    let masculines: Vec<Ending<'_>> = rows.iter().map(|row| Ending::of(&row.names)).collect();
    let mut out = Writer::default();
    out.count(rows.len());
    write_column(&mut out, rows.iter().map(|row| row.id.as_str()));
    write_column(&mut out, rows.iter().map(|row| row.names.feminine.as_str()));
    masculines
        .iter()
        .for_each(|ending| out.count(ending.before));
    masculines.iter().for_each(|ending| out.count(ending.after));
    write_column(&mut out, masculines.iter().map(|ending| ending.middle));
    write_column(&mut out, rows.iter().map(|row| row.hook.as_str()));
    rows.iter()
        .for_each(|row| out.byte(write_index(row.domain)));
    rows.iter().for_each(|row| out.byte(write_index(row.level)));
    rows.iter().for_each(|row| out.byte(row.for_pupils.into()));
    rows.iter()
        .for_each(|row| out.number(row.interests.bits().into()));
    rows.iter()
        .for_each(|row| out.number(row.subjects.bits().into()));
    rows.iter()
        .for_each(|row| out.number(row.places.bits().into()));
    let aliases = || {
        let numbered = sheets.iter().enumerate();
        numbered.flat_map(|(row, sheet)| sheet.aliases.iter().map(move |alias| (alias, row)))
    };
    out.count(aliases().count());
    for (alias, row) in aliases() {
        out.text(alias);
        out.count(row);
    }
    out.bytes
}

/// The masculine form as what differs from the feminine one: the bytes kept at its start and end,
/// and what stands between.
struct Ending<'a> {
    before: usize,
    after: usize,
    middle: &'a str,
}

impl<'a> Ending<'a> {
    fn of(names: &'a Names) -> Self {
        let (feminine, masculine) = (names.feminine.as_str(), names.masculine.as_str());
        let before = common(feminine.chars(), masculine.chars());
        let after = common(
            feminine.get(before..).unwrap_or_default().chars().rev(),
            masculine.get(before..).unwrap_or_default().chars().rev(),
        );
        let middle = masculine
            .get(before..masculine.len() - after)
            .unwrap_or_default();
        Self {
            before,
            after,
            middle,
        }
    }
}

/// How many bytes the two have in common at their start, in whole letters.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

fn write_column<'a>(out: &mut Writer, texts: impl Iterator<Item = &'a str> + Clone) {
    texts.clone().for_each(|text| out.count(text.len()));
    texts.for_each(|text| out.bytes.extend_from_slice(text.as_bytes()));
}

/// Where each text of a column starts in the list's bytes, and where the last one ends.
struct Column(Vec<u32>);

impl Column {
    fn read(input: &mut Reader<'_>, rows: usize, total: usize) -> Result<Self, Damaged> {
        let mut bounds = Vec::with_capacity(rows + 1);
        bounds.push(0_usize);
        let mut length = 0_usize;
        for _ in 0..rows {
            length = length.checked_add(input.count()?).ok_or(Damaged::Format)?;
            bounds.push(length);
        }
        let start = total - input.rest().len();
        let text = std::str::from_utf8(input.take(length)?).map_err(|_| Damaged::Format)?;
        if bounds.iter().any(|bound| !text.is_char_boundary(*bound)) {
            return Err(Damaged::Format);
        }
        Ok(Self(
            bounds
                .into_iter()
                .map(|bound| (start + bound) as u32)
                .collect(),
        ))
    }

    fn get<'a>(&self, bytes: &'a [u8], row: usize) -> &'a str {
        let bounds = self.0.get(row..row + 2).unwrap_or(&[0, 0]);
        let slice = bytes
            .get(bounds[0] as usize..bounds[1] as usize)
            .unwrap_or_default();
        std::str::from_utf8(slice).unwrap_or_default()
    }
}

/// The list, opened over its bytes: texts are read in place.
pub struct ListReader<B> {
    bytes: B,
    ids: Column,
    feminines: Column,
    /// Bytes of the feminine form kept at the start and at the end of the masculine one.
    kept: Vec<(u32, u32)>,
    middles: Column,
    hooks: Column,
    facets: Vec<Facets>,
    /// Ids (an alias is one too) and their rows, sorted by id.
    rows: Vec<(String, u32)>,
}

impl<B: AsRef<[u8]>> ListReader<B> {
    /// Checks the shape of the whole and finds the columns.
    ///
    /// # Errors
    /// [`Damaged`] when the bytes are not a list; never panics.
    pub fn open(bytes: B) -> Result<Self, Damaged> {
        let all = bytes.as_ref();
        let total = all.len();
        u32::try_from(total).map_err(|_| Damaged::Format)?;
        let input = &mut Reader::new(all);
        let rows = input.count()?;
        let ids = Column::read(input, rows, total)?;
        let feminines = Column::read(input, rows, total)?;
        let before = numbers(input, rows)?;
        let after = numbers(input, rows)?;
        let kept: Vec<(u32, u32)> = before.into_iter().zip(after).collect();
        let middles = Column::read(input, rows, total)?;
        let hooks = Column::read(input, rows, total)?;
        let facets = read_facets(input, rows)?;
        let mut by_id: Vec<(String, u32)> = (0..rows)
            .map(|row| (ids.get(all, row).to_owned(), row as u32))
            .collect();
        by_id.extend(input.list(|input| {
            let alias = input.string()?;
            let row = input.bits()?;
            if (row as usize) < rows {
                Ok((alias, row))
            } else {
                Err(Damaged::Format)
            }
        })?);
        input.end()?;
        // Stable: where an alias is also a sheet's own id, the sheet comes first.
        by_id.sort_by(|one, other| one.0.cmp(&other.0));
        let list = Self {
            bytes,
            ids,
            feminines,
            kept,
            middles,
            hooks,
            facets,
            rows: by_id,
        };
        if (0..rows).any(|row| list.try_masculine(row).is_none()) {
            return Err(Damaged::Format);
        }
        Ok(list)
    }

    /// How many rows the list has.
    pub fn len(&self) -> usize {
        self.facets.len()
    }

    /// Whether the list has no row.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// The id of a row; empty beyond the last.
    pub fn id(&self, row: usize) -> &str {
        self.ids.get(self.bytes.as_ref(), row)
    }

    /// The feminine name of a row; empty beyond the last.
    pub fn feminine(&self, row: usize) -> &str {
        self.feminines.get(self.bytes.as_ref(), row)
    }

    /// Both names of a row.
    pub fn names(&self, row: usize) -> Names {
        Names {
            feminine: self.feminine(row).to_owned(),
            masculine: self.try_masculine(row).unwrap_or_default(),
        }
    }

    /// The hook of a row; empty when it has none.
    pub fn hook(&self, row: usize) -> &str {
        self.hooks.get(self.bytes.as_ref(), row)
    }

    /// What the filters need of a row.
    pub fn facets(&self, row: usize) -> Facets {
        self.facets.get(row).copied().unwrap_or_default()
    }

    /// A whole row; `None` beyond the last.
    pub fn summary(&self, row: usize) -> Option<Summary> {
        let facets = self.facets.get(row)?;
        Some(Summary {
            id: self.id(row).to_owned(),
            names: self.names(row),
            hook: self.hook(row).to_owned(),
            domain: facets.domain,
            level: facets.level,
            interests: facets.interests,
            subjects: facets.subjects,
            places: facets.places,
            for_pupils: facets.for_pupils,
        })
    }

    /// The row of a slug, an id or an alias. The words of a slug do not count: after a change of
    /// title the old address still leads here (compare with [`Summary::slug`] to redirect).
    pub fn find(&self, slug_or_id: &str) -> Option<usize> {
        let id = id_part(slug_or_id);
        let start = self.rows.partition_point(|(known, _)| known.as_str() < id);
        let (known, row) = self.rows.get(start)?;
        (known == id).then_some(*row as usize)
    }

    /// The id that a sheet has today, for one that may be older: what a person kept or wrote names the sheet as
    /// it was called then. An id that no row answers to stays what it is. Compare ids of sheets only through this.
    pub fn current<'a>(&'a self, id: &'a str) -> &'a str {
        self.find(id).map_or(id, |row| self.id(row))
    }

    /// The rows of ids, old or new: each row once, in their order; those that no row answers to are left out.
    pub fn rows<'a>(&self, ids: impl IntoIterator<Item = &'a String>) -> Vec<u32> {
        let mut rows = Vec::new();
        for row in ids.into_iter().filter_map(|id| self.find(id)) {
            let row = row as u32;
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows
    }

    /// The rows of the close métiers of a sheet: those its source names, then its ROME family.
    pub fn neighbours(&self, sheet: &Sheet) -> Vec<usize> {
        let named = sheet.close.iter().flat_map(|close| &close.value);
        let mut rows: Vec<usize> = Vec::new();
        for row in named.chain(&sheet.family).filter_map(|id| self.find(id)) {
            if !rows.contains(&row) && !sheet.answers_to(self.id(row)) {
                rows.push(row);
            }
        }
        rows
    }

    fn try_masculine(&self, row: usize) -> Option<String> {
        let feminine = self.feminine(row);
        let (before, after) = *self.kept.get(row)?;
        let end = feminine.len().checked_sub(after as usize)?;
        if end < before as usize {
            return None;
        }
        let mut masculine = feminine.get(..before as usize)?.to_owned();
        masculine.push_str(self.middles.get(self.bytes.as_ref(), row));
        masculine.push_str(feminine.get(end..)?);
        Some(masculine)
    }
}

fn numbers(input: &mut Reader<'_>, rows: usize) -> Result<Vec<u32>, Damaged> {
    (0..rows).map(|_| input.bits()).collect()
}

fn read_facets(input: &mut Reader<'_>, rows: usize) -> Result<Vec<Facets>, Damaged> {
    let mut facets = vec![Facets::default(); rows];
    for row in &mut facets {
        row.domain = read_index(input.byte()?)?;
    }
    for row in &mut facets {
        row.level = read_index(input.byte()?)?;
    }
    for row in &mut facets {
        row.for_pupils = input.byte()? == 1;
    }
    for row in &mut facets {
        row.interests = FacetSet::from_bits(input.bits()?);
    }
    for row in &mut facets {
        row.subjects = FacetSet::from_bits(input.bits()?);
    }
    for row in &mut facets {
        row.places = FacetSet::from_bits(input.bits()?);
    }
    Ok(facets)
}
