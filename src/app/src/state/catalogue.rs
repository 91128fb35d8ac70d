//! The catalogue on this device: the list, the search, sheets one by one, and how far it has come.

mod lycees;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use catalogue::pack::{self, BlockReader, FormationsReader, Index as Published, ListReader, Part};
use catalogue::sheet::{Sheet, Source};
use domain::metier::GrandDomaine;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{CatalogueFormat, CataloguePart, CatalogueSync, Progress, Trouble};

use super::clock::today;
use super::search::Search;
use crate::browser;
use crate::later::open_search;

pub use lycees::Lycees;

/// The list of all sheets.
pub type List = ListReader<Vec<u8>>;

/// Tells boot.js that rows can be on screen, or that none will come now: the service worker may start and no longer
/// competes with them. Said again, it changes nothing.
const READY: &str = "parcours:ready";
/// Before the first new try after a failure; each further one waits twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(10);
/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(320);

/// Why a sheet cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetError {
    /// No sheet has this address.
    Unknown,
    /// It is not on the device and cannot be fetched now.
    NotHere,
    /// Its bytes do not read.
    Damaged,
}

/// The catalogue of this page. Copied freely.
#[derive(Clone, Copy)]
pub struct Catalogue {
    list: RwSignal<Option<Rc<List>>, LocalStorage>,
    search: RwSignal<Option<Rc<dyn Search>>, LocalStorage>,
    published: RwSignal<Option<Rc<Published>>, LocalStorage>,
    progress: RwSignal<Option<Progress>>,
    trouble: RwSignal<Option<Trouble>>,
    /// Whether the server was asked for what is new, and all that the list needs has come.
    renewed: RwSignal<bool>,
    sync: StoredValue<Option<Rc<CatalogueSync>>, LocalStorage>,
    busy: StoredValue<bool>,
    pause: StoredValue<Duration>,
}

/// The catalogue that [`provide_catalogue`] made.
pub fn use_catalogue() -> Catalogue {
    expect_context()
}

/// Makes the catalogue, shows what is on the device, and asks the server for what is new.
pub fn provide_catalogue() {
    let catalogue = Catalogue {
        list: RwSignal::new_local(None),
        search: RwSignal::new_local(None),
        published: RwSignal::new_local(None),
        progress: RwSignal::new(None),
        trouble: RwSignal::new(None),
        renewed: RwSignal::new(false),
        sync: StoredValue::new_local(None),
        busy: StoredValue::new(false),
        pause: StoredValue::new(FIRST_PAUSE),
    };
    provide_context(catalogue);
    // It lives as long as the page.
    let _ = window_event_listener(leptos::ev::online, move |_| catalogue.refresh());
    catalogue.refresh();
}

impl Catalogue {
    /// All sheets, or the first ones while the others come; reactive.
    pub fn list(self) -> Option<Rc<List>> {
        self.list.get()
    }

    /// The same, not reactive.
    pub fn list_untracked(self) -> Option<Rc<List>> {
        self.list.get_untracked()
    }

    /// The search, which comes after the list; reactive.
    pub fn search(self) -> Option<Rc<dyn Search>> {
        self.search.get()
    }

    /// Changes when another publication is in use; reactive.
    pub fn version(self) -> Option<String> {
        self.published
            .with(|published| published.as_ref().map(|index| index.version.clone()))
    }

    /// The lines of attribution to show; reactive.
    pub fn licences(self) -> Vec<String> {
        self.published.with(|published| {
            let lines = published
                .as_ref()
                .map(|index| index.credits().map(str::to_owned));
            lines.map(Iterator::collect).unwrap_or_default()
        })
    }

    /// The line of attribution of a source of sheets; reactive.
    pub fn licence(self, source: Source) -> Option<String> {
        self.published.with(|published| {
            let line = published.as_ref()?.licence(source)?;
            Some(line.to_owned())
        })
    }

    /// Kilobytes on the device, of how many; reactive.
    pub fn progress(self) -> Option<(u32, u32)> {
        self.progress
            .get()
            .map(|progress| ((progress.here / 1024) as u32, (progress.all / 1024) as u32))
    }

    /// Why there is no list; reactive.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// What can be said of a sheet that was not found; nothing while the catalogue is on its way; reactive.
    pub fn settled(self, error: SheetError) -> Option<SheetError> {
        settled(error, self.renewed.get(), self.trouble.get().is_some())
    }

    /// Whether the server has renewed the list since the page was opened: what it lacks does not come; reactive.
    pub fn is_renewed(self) -> bool {
        self.renewed.get()
    }

    /// The rows that best answer words, for a field that proposes.
    pub fn suggest(self, words: &str, most: usize) -> Vec<u32> {
        let found = self
            .search
            .get()
            .map(|search| search.search(words, most, &mut |_| true));
        found
            .map(|found| found.hits.into_iter().map(|hit| hit.doc).collect())
            .unwrap_or_default()
    }

    /// A sheet of one of these domains, another one each day; reactive.
    pub fn of_domains(self, domains: &[GrandDomaine]) -> Option<u32> {
        pick(&*self.list()?, domains, day())
    }

    /// Some sheets of different domains, others each day; reactive.
    pub fn day_selection(self, count: usize) -> Vec<u32> {
        let Some(list) = self.list() else {
            return Vec::new();
        };
        let start = day() as usize;
        (0..count)
            .filter_map(|at| {
                let domain = GrandDomaine::ALL[(start + at * 5) % GrandDomaine::ALL.len()];
                pick(&list, &[domain], day())
            })
            .collect()
    }

    /// A sheet by its slug or id.
    pub async fn sheet(self, slug: &str) -> Result<Rc<Sheet>, SheetError> {
        let (Some(list), Some(published)) =
            (self.list.get_untracked(), self.published.get_untracked())
        else {
            return Err(SheetError::NotHere);
        };
        let row = list.find(slug).ok_or(SheetError::Unknown)?;
        let id = list.id(row);
        let sync = self.sync.get_value().ok_or(SheetError::NotHere)?;
        let bytes = sync.part(&published.block_of(id)).await.map_err(missing)?;
        let block = BlockReader::open(bytes).map_err(|_| SheetError::Damaged)?;
        block
            .sheet(id)
            .map_err(|_| SheetError::Damaged)?
            .map(Rc::new)
            .ok_or(SheetError::Unknown)
    }

    /// The formations; `None` where the catalogue has none, or they are not on the device and cannot be fetched now.
    pub async fn formations(self) -> Option<Rc<FormationsReader<Vec<u8>>>> {
        let sync = self.sync.get_value()?;
        let bytes = sync.part(pack::FORMATIONS).await.ok()?;
        FormationsReader::open(bytes).ok().map(Rc::new)
    }

    /// Shows what is on the device, then asks the server for what is new.
    pub fn refresh(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        spawn_local(async move {
            let done = self.renew().await;
            browser::tell(READY);
            self.busy.set_value(false);
            let pause = match done {
                Ok(()) => {
                    self.renewed.set(true);
                    FIRST_PAUSE
                }
                // What has come stays: the next try goes on from there.
                Err(_) => {
                    let pause = self.pause.get_value();
                    set_timeout(move || self.refresh(), pause);
                    (pause * 2).min(LONGEST_PAUSE)
                }
            };
            self.pause.set_value(pause);
            self.trouble.set(done.err());
        });
    }

    async fn renew(self) -> Result<(), Trouble> {
        let sync = match self.sync.get_value() {
            Some(sync) => sync,
            None => {
                let opened = Rc::new(CatalogueSync::open(FORMAT, Rc::new(|| ())).await?);
                self.sync.set_value(Some(opened.clone()));
                opened
            }
        };
        // What is missing on the device may come with the update.
        let _ = self.show(&sync).await;
        let showing = RefCell::new(false);
        let tell = |progress: Progress| {
            self.progress.set(Some(progress));
            // The list and the search come first: show them as soon as they are here.
            let wanting = self.search.with_untracked(Option::is_none) && !*showing.borrow();
            if wanting {
                *showing.borrow_mut() = true;
                let sync = sync.clone();
                spawn_local(async move {
                    let _ = self.show(&sync).await;
                });
            }
        };
        let renewed = sync.update(&tell).await?;
        if renewed || self.search.with_untracked(Option::is_none) {
            self.show(&sync).await?;
        }
        Ok(())
    }

    /// Opens the parts of the publication in use. A part that is missing or damaged is left out: the next
    /// refresh brings it.
    ///
    /// # Errors
    /// [`Trouble::Offline`] when the code of the search does not come.
    async fn show(self, sync: &CatalogueSync) -> Result<(), Trouble> {
        let Some(published) = sync
            .index()
            .and_then(|bytes| Published::decode(&bytes).ok())
        else {
            return Ok(());
        };
        if self.list.with_untracked(Option::is_none)
            && let Some(first) = open_list(sync, pack::FIRST).await
        {
            self.published.set(Some(Rc::new(published.clone())));
            self.list.set(Some(first));
        }
        if let Some(list) = open_list(sync, pack::LIST).await {
            self.published.set(Some(Rc::new(published)));
            self.list.set(Some(list));
        }
        if self.list.with_untracked(Option::is_some) {
            browser::tell(READY);
        }
        if let Ok(progress) = sync.progress().await {
            self.progress.set(Some(progress));
        }
        if let Ok(bytes) = sync.part(pack::SEARCH).await
            && let Some(search) = open_search(bytes).await.map_err(|_| Trouble::Offline)?
        {
            self.search.set(Some(search));
        }
        Ok(())
    }
}

fn missing(trouble: Trouble) -> SheetError {
    match trouble {
        Trouble::Damaged => SheetError::Damaged,
        _ => SheetError::NotHere,
    }
}

/// A sheet is unknown only to a list that the server has renewed: an older one, or the first rows of one, may lack it.
fn settled(error: SheetError, renewed: bool, troubled: bool) -> Option<SheetError> {
    match error {
        SheetError::Damaged => Some(error),
        _ if renewed => Some(error),
        _ => troubled.then_some(SheetError::NotHere),
    }
}

async fn open_list(sync: &CatalogueSync, part: &str) -> Option<Rc<List>> {
    let bytes = sync.part(part).await.ok()?;
    ListReader::open(bytes).ok().map(Rc::new)
}

fn day() -> u64 {
    today().day_of_year().unsigned_abs().into()
}

/// A row of one of the domains, sheets written for pupils first.
fn pick(list: &List, domains: &[GrandDomaine], seed: u64) -> Option<u32> {
    let of = |for_pupils: bool| {
        (0..list.len())
            .filter(|row| {
                let facets = list.facets(*row);
                facets.for_pupils == for_pupils
                    && facets
                        .domain
                        .is_some_and(|domain| domains.contains(&domain))
            })
            .collect::<Vec<_>>()
    };
    let mut rows = of(true);
    if rows.is_empty() {
        rows = of(false);
    }
    let at = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    (!rows.is_empty()).then(|| rows[at as usize % rows.len()] as u32)
}

/// What the list and the search need.
const FRONT: [&str; 3] = [pack::FIRST, pack::LIST, pack::SEARCH];

const FORMAT: CatalogueFormat = CatalogueFormat { parts, verify };

/// The parts of an index: first those that the list and the search need.
fn parts(index: &[u8]) -> Option<Vec<CataloguePart>> {
    let index = Published::decode(index).ok()?;
    let (mut parts, mut others) = (Vec::new(), Vec::new());
    for (part, bundle) in index.parts_in_bundles() {
        let in_front = FRONT.contains(&part.name.as_str());
        let list = if in_front { &mut parts } else { &mut others };
        list.push(CataloguePart {
            name: part.name.clone(),
            address: part.address(),
            bytes: part.bytes,
            bundle,
        });
    }
    parts.append(&mut others);
    Some(parts)
}

fn verify(part: &CataloguePart, bytes: &[u8]) -> bool {
    Part::of(&part.name, bytes).address() == part.address
}

#[cfg(test)]
mod tests {
    use super::{SheetError, settled};

    #[test]
    fn a_sheet_is_said_to_be_missing_only_once_it_is_known() {
        use SheetError::{Damaged, NotHere, Unknown};
        for error in [NotHere, Unknown] {
            assert_eq!(settled(error, false, false), None, "still on its way");
            assert_eq!(settled(error, false, true), Some(NotHere), "no network");
            assert_eq!(settled(error, true, false), Some(error));
            assert_eq!(settled(error, true, true), Some(error));
        }
        assert_eq!(settled(Damaged, false, false), Some(Damaged));
    }
}
