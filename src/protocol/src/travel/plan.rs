//! What a carnet still lacks of a file.

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::{ATTACHMENTS_MAX, Attachment, BlobId};
use domain::carnet::Entry;
use domain::ids::{EntryId, UserId};
use sha2::{Digest as _, Sha256};

use super::{Carnet, kept_as, renamed};
use crate::overlay::View;
use crate::wire::LINE_BYTES;

/// What a line of the queue has beside the page it carries, in bytes, at most.
const AROUND: usize = 1024;

/// One thing to do, in this order: each may be repeated.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A page to create, without its photos.
    Create(Entry),
    /// A photo to add to a page: the bytes that the file has under `photo`.
    Attach {
        /// Which page.
        id: EntryId,
        /// What the file calls the photo.
        photo: BlobId,
        /// What the page calls it.
        attachment: Attachment,
    },
    /// A page to put in the bin again, which its photos took out of it.
    Bin(EntryId),
    /// A sheet to mark.
    Favourite(String),
}

/// What is to be done so that all of a file is in a carnet, and what is to be said before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What to do.
    pub steps: Vec<Step>,
    /// Pages that come.
    pub pages: usize,
    /// Photos that come.
    pub photos: usize,
    /// Favourites that come.
    pub favourites: usize,
    /// Pages that are there already, as the file has them.
    pub there: usize,
    /// Pages that are there with another text: they stay as they are.
    pub differing: usize,
    /// Photos that the file names without having them.
    pub absent: usize,
    /// Photos for which their page, which is there, has no room.
    pub crowded: usize,
    /// Titles of pages that are too large to be sent whole: they do not come.
    pub too_large: Vec<String>,
}

impl Plan {
    /// Whether nothing is to be done.
    pub fn is_done(&self) -> bool {
        self.steps.is_empty()
    }
}

/// What the carnet that `view` shows, which is `user`'s, lacks of a file. Pages that come are shown to nobody. What is there is
/// never changed, but for photos that it lacks.
pub fn plan(carnet: &Carnet, user: UserId, view: &View) -> Plan {
    let mut plan = Plan::default();
    let file = File {
        carnet,
        names: carnet
            .photos
            .iter()
            .map(|(id, bytes)| (*id, BlobId(Sha256::digest(bytes).into())))
            .collect(),
    };
    let coming: BTreeSet<_> = carnet.entries.iter().map(|entry| entry.id).collect();
    // Under which identity a page is here, or will be; one that does not come keeps its own.
    let here = |born: EntryId| {
        let own = view.entries.contains_key(&born) || !coming.contains(&born);
        if own { born } else { kept_as(user, born) }
    };
    for entry in &carnet.entries {
        let mut page = renamed(entry, here);
        page.id = here(entry.id);
        match view.entries.get(&page.id) {
            Some(item) => plan.complete(&file, &page, &item.value),
            None => plan.create(&file, page),
        }
    }
    let missing = carnet
        .favourites
        .iter()
        .filter(|metier| !view.favourites.contains_key(*metier));
    let marks: Vec<_> = missing.cloned().map(Step::Favourite).collect();
    plan.favourites = marks.len();
    plan.steps.extend(marks);
    plan
}

/// What comes, and by what name each photo of it will be known.
struct File<'a> {
    carnet: &'a Carnet,
    names: BTreeMap<BlobId, BlobId>,
}

impl Plan {
    fn create(&mut self, file: &File<'_>, entry: Entry) {
        let mut page = Entry {
            rev: 0,
            shared: false,
            attachments: Vec::new(),
            ..entry.clone()
        };
        let large = serde_json::to_string(&page).map_or(usize::MAX, |text| text.len());
        if large > LINE_BYTES - AROUND {
            self.too_large.push(entry.title);
            return;
        }
        let photos = self.photos(file, &entry, &page);
        let binned = page.deleted && !photos.is_empty();
        page.deleted &= !binned;
        let id = page.id;
        self.pages += 1;
        self.photos += photos.len();
        self.steps.push(Step::Create(page));
        self.steps.extend(photos);
        self.steps.extend(binned.then_some(Step::Bin(id)));
    }

    /// The page is there: only photos may be missing, where the last time was cut short.
    fn complete(&mut self, file: &File<'_>, entry: &Entry, now: &Entry) {
        let same = (&now.title, &now.text, &now.parts) == (&entry.title, &entry.text, &entry.parts);
        self.there += usize::from(same);
        self.differing += usize::from(!same);
        // A photo would take it out of the bin, where its author has put it.
        if now.deleted {
            return;
        }
        let photos = self.photos(file, entry, now);
        self.photos += photos.len();
        self.steps.extend(photos);
    }

    /// The photos of `entry` that `now` lacks and can take.
    fn photos(&mut self, file: &File<'_>, entry: &Entry, now: &Entry) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut room = ATTACHMENTS_MAX.saturating_sub(now.attachments.len());
        for attachment in &entry.attachments {
            let photo = attachment.blob;
            let blob = file.names.get(&photo).copied();
            let known = |one: &Attachment| one.blob == photo || Some(one.blob) == blob;
            if now.attachments.iter().any(known) {
                continue;
            }
            let (Some(blob), Some(bytes)) = (blob, file.carnet.photos.get(&photo)) else {
                self.absent += 1;
                continue;
            };
            if room == 0 {
                self.crowded += 1;
                continue;
            }
            room -= 1;
            let attachment = Attachment {
                blob,
                bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                ..attachment.clone()
            };
            steps.push(Step::Attach {
                id: now.id,
                photo,
                attachment,
            });
        }
        steps
    }
}
