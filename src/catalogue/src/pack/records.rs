//! Records found by id in one run of bytes: the shape of the blocks and of the formations.
//!
//! A table of (id, length) sorted by id, then the records one after the other.

use super::Damaged;
use super::codec::{Reader, Writer};

/// Writes records, which must be sorted by id.
pub(super) fn write(records: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = Writer::default();
    out.count(records.len());
    for (id, bytes) in records {
        out.text(id);
        out.count(bytes.len());
    }
    for (_, bytes) in records {
        out.bytes.extend_from_slice(bytes);
    }
    out.bytes
}

/// The ids and the bounds of the records, found once; the records stay undecoded.
pub(super) struct Records<B> {
    bytes: B,
    /// Bounds of each id and of its record, in the order of the ids.
    entries: Vec<[u32; 4]>,
}

impl<B: AsRef<[u8]>> Records<B> {
    pub(super) fn open(bytes: B) -> Result<Self, Damaged> {
        let all = bytes.as_ref();
        let at = |reader: &Reader<'_>| all.len() - reader.rest().len();
        let mut reader = Reader::new(all);
        let mut entries = reader.list(|reader| {
            let id = reader.text()?.len();
            let end = at(reader);
            let length = usize::try_from(reader.number()?).map_err(|_| Damaged::Format)?;
            Ok([end - id, end, length, 0])
        })?;
        let mut start = at(&reader);
        for entry in &mut entries {
            let end = start.checked_add(entry[2]).filter(|end| *end <= all.len());
            entry[3] = end.ok_or(Damaged::Truncated)?;
            entry[2] = start;
            start = entry[3];
        }
        if start != all.len() || u32::try_from(start).is_err() {
            return Err(Damaged::Format);
        }
        let entries = entries
            .into_iter()
            .map(|bounds| bounds.map(|bound| bound as u32))
            .collect();
        let records = Self { bytes, entries };
        if records
            .ids()
            .zip(records.ids().skip(1))
            .any(|(one, next)| one >= next)
        {
            return Err(Damaged::Format);
        }
        Ok(records)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .map(|entry| std::str::from_utf8(self.slice(entry[0], entry[1])).unwrap_or_default())
    }

    pub(super) fn get(&self, id: &str) -> Option<&[u8]> {
        let found = self
            .entries
            .binary_search_by(|entry| self.slice(entry[0], entry[1]).cmp(id.as_bytes()))
            .ok()?;
        self.entries
            .get(found)
            .map(|entry| self.slice(entry[2], entry[3]))
    }

    fn slice(&self, start: u32, end: u32) -> &[u8] {
        self.bytes
            .as_ref()
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}
