//! The published catalogue on this device: fetched once, then only what changed.

use std::cell::RefCell;
use std::rc::Rc;

use store::CatalogueStore;

use crate::api::Api;
use crate::trouble::Trouble;

/// Requests under way at once.
const BATCH: usize = 8;

/// What one request asks for.
enum Errand<'a> {
    Part(&'a CataloguePart),
    /// All parts of a bundle.
    Bundle(&'a str, Vec<&'a CataloguePart>),
}

/// A part as the index names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CataloguePart {
    /// Its name in the index.
    pub name: String,
    /// Its address: the checksum in lower-case hexadecimal.
    pub address: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The address of the bundle it travels in at a first visit, among the parts before and after it.
    pub bundle: Option<String>,
}

/// How to read an index and verify a part: the format itself belongs to another room.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueFormat {
    /// The parts of an index, those to fetch first in front; `None` for bytes that are no index of a
    /// version this application reads.
    pub parts: fn(&[u8]) -> Option<Vec<CataloguePart>>,
    /// Whether the bytes are those the index names.
    pub verify: fn(&CataloguePart, &[u8]) -> bool,
}

/// How much of the catalogue is on the device, in bytes as published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes here.
    pub here: u64,
    /// Bytes in all.
    pub all: u64,
}

struct Current {
    index: Rc<Vec<u8>>,
    parts: Vec<CataloguePart>,
}

/// Keeps the catalogue on the device and reads from it, with or without a network.
///
/// A new publication replaces the old one only when all of it has come, in one transaction; the very first
/// is used from its index on, and a part that has not come yet is fetched when it is read.
pub struct CatalogueSync {
    api: Api,
    store: CatalogueStore,
    format: CatalogueFormat,
    current: RefCell<Option<Current>>,
}

impl CatalogueSync {
    /// Opens what is on the device. `lost` is called when another tab or the browser closes the database.
    pub async fn open(format: CatalogueFormat, lost: Rc<dyn Fn()>) -> Result<Self, Trouble> {
        let store = CatalogueStore::open(lost).await?;
        let sync = Self {
            api: Api::new(),
            store,
            format,
            current: RefCell::default(),
        };
        if let Some(index) = sync.store.index().await? {
            // One that cannot be read is of another version: the next update replaces it.
            if let Some(parts) = (sync.format.parts)(&index) {
                sync.take(index, parts);
            }
        }
        Ok(sync)
    }

    /// The index in use, as it was published; `None` before the first.
    pub fn index(&self) -> Option<Rc<Vec<u8>>> {
        let current = self.current.borrow();
        current.as_ref().map(|current| current.index.clone())
    }

    /// The bytes of a part, from the device, or from the server when it has not come yet.
    ///
    /// # Errors
    /// [`Trouble::Offline`] when it is neither here nor to be had; `Refused(NotFound)` for an unknown name.
    pub async fn part(&self, name: &str) -> Result<Vec<u8>, Trouble> {
        let part = self
            .find(name)
            .ok_or(Trouble::Refused(protocol::wire::ErrorCode::NotFound))?;
        if let Some(bytes) = self.store.part(&part.address).await? {
            if (self.format.verify)(&part, &bytes) {
                return Ok(bytes);
            }
            self.store.drop_part(&part.address).await?;
        }
        let bytes = self.fetch(&part).await?;
        // The reader has what was asked for even when the disk is full.
        let _ = self
            .store
            .put_parts(vec![(part.address, bytes.clone())])
            .await;
        Ok(bytes)
    }

    /// How much is here of the publication in use.
    pub async fn progress(&self) -> Result<Progress, Trouble> {
        let here = self.store.addresses().await?;
        let current = self.current.borrow();
        let parts = current.as_ref().map(|current| current.parts.as_slice());
        Ok(reckon(parts.unwrap_or_default(), &here))
    }

    /// Asks the server for its publication and fetches what is not here, telling how far it is. Returns
    /// whether another publication than before is now in use. To be called at start and again when the
    /// network is back; what has come stays, so that it goes on where it stopped.
    pub async fn update(&self, tell: &dyn Fn(Progress)) -> Result<bool, Trouble> {
        let index = self.api.catalogue_index().await?;
        let parts = (self.format.parts)(&index).ok_or(Trouble::Portal)?;
        let former = self.index();
        let same = former.as_ref().is_some_and(|former| **former == index);
        let first = former.is_none();
        if first {
            self.store
                .set_index(index.clone(), &addresses(&parts))
                .await?;
            self.take(index.clone(), parts.clone());
        }
        self.fetch_all(&parts, tell).await?;
        if !first && !same {
            self.store
                .set_index(index.clone(), &addresses(&parts))
                .await?;
            self.take(index, parts);
        }
        Ok(!same)
    }

    async fn fetch_all(
        &self,
        parts: &[CataloguePart],
        tell: &dyn Fn(Progress),
    ) -> Result<(), Trouble> {
        let here = self.store.addresses().await?;
        let mut progress = reckon(parts, &here);
        tell(progress);
        let errands = errands(parts, &here);
        for batch in errands.chunks(BATCH) {
            let run = batch.iter().map(|errand| self.run(errand));
            let fetched = futures::future::try_join_all(run).await?;
            let mut records: Vec<_> = fetched.into_iter().flatten().collect();
            records.retain(|(address, _)| !here.contains(address));
            progress.here += records
                .iter()
                .map(|(_, bytes)| bytes.len() as u64)
                .sum::<u64>();
            self.store.put_parts(records).await?;
            tell(progress);
        }
        Ok(())
    }

    /// The parts by their addresses.
    async fn run(&self, errand: &Errand<'_>) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let mut records = Vec::new();
        let parts = match errand {
            Errand::Part(part) => vec![*part],
            Errand::Bundle(address, parts) => {
                match self.api.catalogue_part(address, false).await {
                    Ok(bytes) => records = unpack(self.format, &bytes, parts),
                    // An older server has no bundles.
                    Err(Trouble::Refused(_)) => {}
                    Err(trouble) => return Err(trouble),
                }
                parts.clone()
            }
        };
        // One that came damaged is asked for alone.
        for part in parts.iter().skip(records.len()) {
            records.push((part.address.clone(), self.fetch(part).await?));
        }
        Ok(records)
    }

    async fn fetch(&self, part: &CataloguePart) -> Result<Vec<u8>, Trouble> {
        // A part's address never changes its content, so browsers keep it for good: one that was damaged on
        // its way would come back from their cache for ever, unless it is asked for anew.
        for anew in [false, true] {
            let bytes = self.api.catalogue_part(&part.address, anew).await?;
            if (self.format.verify)(part, &bytes) {
                return Ok(bytes);
            }
        }
        Err(Trouble::Damaged)
    }

    fn find(&self, name: &str) -> Option<CataloguePart> {
        let current = self.current.borrow();
        let parts = &current.as_ref()?.parts;
        parts.iter().find(|part| part.name == name).cloned()
    }

    fn take(&self, index: Vec<u8>, parts: Vec<CataloguePart>) {
        *self.current.borrow_mut() = Some(Current {
            index: Rc::new(index),
            parts,
        });
    }
}

/// The parts of a bundle up to the first that is not what the index names.
fn unpack(
    format: CatalogueFormat,
    bundle: &[u8],
    parts: &[&CataloguePart],
) -> Vec<(String, Vec<u8>)> {
    let mut rest = bundle;
    let mut records = Vec::new();
    for part in parts {
        let whole = rest.split_at_checked(part.bytes as usize);
        let Some((bytes, after)) = whole.filter(|(bytes, _)| (format.verify)(part, bytes)) else {
            break;
        };
        records.push((part.address.clone(), bytes.to_vec()));
        rest = after;
    }
    records
}

/// The requests that bring what is not here. A bundle is asked for when most of its parts are missing: after a change of some
/// sheets, their blocks alone.
fn errands<'a>(parts: &'a [CataloguePart], here: &[String]) -> Vec<Errand<'a>> {
    let mut errands = Vec::new();
    for group in parts.chunk_by(|one, next| one.bundle.is_some() && one.bundle == next.bundle) {
        let missing = group.iter().filter(|part| !here.contains(&part.address));
        match &group[0].bundle {
            Some(address) if missing.clone().count() * 2 > group.len() && group.len() > 1 => {
                errands.push(Errand::Bundle(address, group.iter().collect()));
            }
            _ => errands.extend(missing.map(Errand::Part)),
        }
    }
    errands
}

fn addresses(parts: &[CataloguePart]) -> Vec<String> {
    parts.iter().map(|part| part.address.clone()).collect()
}

fn reckon(parts: &[CataloguePart], here: &[String]) -> Progress {
    let mut progress = Progress::default();
    for part in parts {
        progress.all += part.bytes;
        if here.contains(&part.address) {
            progress.here += part.bytes;
        }
    }
    progress
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, bundle: Option<&str>) -> CataloguePart {
        CataloguePart {
            name: name.into(),
            address: name.into(),
            bytes: 1,
            bundle: bundle.map(str::to_owned),
        }
    }

    fn asked(here: &[&str]) -> Vec<String> {
        let parts = [
            part("list", None),
            part("search", None),
            part("a", Some("v-0")),
            part("b", Some("v-0")),
            part("c", Some("v-0")),
            part("d", Some("v-1")),
            part("e", Some("v-1")),
        ];
        let here: Vec<String> = here.iter().map(|name| (*name).to_owned()).collect();
        errands(&parts, &here)
            .iter()
            .map(|errand| match errand {
                Errand::Part(part) => part.address.clone(),
                Errand::Bundle(address, _) => (*address).to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_bundle_gives_what_is_sound_before_the_first_damage_and_nothing_after_it() {
        let format = CatalogueFormat {
            parts: |_| None,
            verify: |part, bytes| part.name.as_bytes() == bytes,
        };
        let parts = ["a", "b", "c"].map(|name| part(name, Some("v-0")));
        let parts: Vec<_> = parts.iter().collect();
        let got = |bundle: &[u8]| -> Vec<String> {
            let records = unpack(format, bundle, &parts);
            records.into_iter().map(|(address, _)| address).collect()
        };
        assert_eq!(got(b"abc"), ["a", "b", "c"]);
        assert_eq!(got(b"axc"), ["a"]);
        assert_eq!(got(b"ab"), ["a", "b"]);
        assert!(got(b"<html>").is_empty());
    }

    #[test]
    fn a_first_visit_takes_bundles_and_a_later_one_what_changed() {
        assert_eq!(asked(&[]), ["list", "search", "v-0", "v-1"]);
        assert_eq!(asked(&["a"]), ["list", "search", "v-0", "v-1"]);
        assert_eq!(asked(&["list", "search", "a", "c", "d"]), ["b", "e"]);
        assert!(asked(&["list", "search", "a", "b", "c", "d", "e"]).is_empty());
    }
}
