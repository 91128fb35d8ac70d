//! What a carnet still lacks of a file.

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::{ATTACHMENTS_MAX, Attachment, AttachmentKind, BlobId};
use domain::carnet::Entry;
use domain::ids::{EntryId, UserId};
use domain::voice;
use sha2::{Digest as _, Sha256};

use super::{Carnet, kept_as, renamed};
use crate::overlay::View;
use crate::wire::LINE_BYTES;

/// What a line of the queue has beside the page it carries, in bytes, at most.
const AROUND: usize = 1024;

/// One thing to do, in this order: each may be repeated.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A page to create, without its files.
    Create(Entry),
    /// A photo or voice note to add to a page: the bytes that the carnet has under `named`.
    Attach {
        /// Which page.
        id: EntryId,
        /// What the carnet calls it.
        named: BlobId,
        /// What the page calls it.
        attachment: Attachment,
    },
    /// A page to put in the bin again, which its files took out of it.
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
    /// Voice notes that come.
    pub voices: usize,
    /// Favourites that come.
    pub favourites: usize,
    /// Pages that are there already, as the file has them.
    pub there: usize,
    /// Pages that are there with another text: they stay as they are.
    pub differing: usize,
    /// Photos and voice notes that the file names without having them.
    pub absent: usize,
    /// Photos and voice notes for which their page, which is there, has no room.
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
/// never changed, but for photos and voice notes that it lacks.
pub fn plan(carnet: &Carnet, user: UserId, view: &View) -> Plan {
    let mut plan = Plan::default();
    let file = File {
        carnet,
        names: carnet
            .files
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

/// What comes, and by what name each photo or voice note of it will be known.
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
        let files = self.files(file, &entry, &page);
        let binned = page.deleted && !files.is_empty();
        page.deleted &= !binned;
        let id = page.id;
        self.pages += 1;
        self.steps.push(Step::Create(page));
        self.steps.extend(files);
        self.steps.extend(binned.then_some(Step::Bin(id)));
    }

    /// The page is there: only files may be missing, where the last time was cut short.
    fn complete(&mut self, file: &File<'_>, entry: &Entry, now: &Entry) {
        let same = (&now.title, &now.text, &now.parts) == (&entry.title, &entry.text, &entry.parts);
        self.there += usize::from(same);
        self.differing += usize::from(!same);
        // A file would take it out of the bin, where its author has put it.
        if now.deleted {
            return;
        }
        let files = self.files(file, entry, now);
        self.steps.extend(files);
    }

    /// The photos and voice notes of `entry` that `now` lacks and can take.
    fn files(&mut self, file: &File<'_>, entry: &Entry, now: &Entry) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut room = ATTACHMENTS_MAX.saturating_sub(now.attachments.len());
        for attachment in &entry.attachments {
            let named = attachment.blob;
            let blob = file.names.get(&named).copied();
            let known = |one: &Attachment| one.blob == named || Some(one.blob) == blob;
            if now.attachments.iter().any(known) {
                continue;
            }
            let is_voice = attachment.kind == AttachmentKind::Voice;
            let bytes = file.carnet.files.get(&named);
            let bytes = bytes.filter(|bytes| voice::is_sound(bytes) == is_voice);
            let (Some(blob), Some(bytes)) = (blob, bytes) else {
                self.absent += 1;
                continue;
            };
            if room == 0 {
                self.crowded += 1;
                continue;
            }
            room -= 1;
            self.photos += usize::from(!is_voice);
            self.voices += usize::from(is_voice);
            let attachment = Attachment {
                blob,
                bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                ..attachment.clone()
            };
            steps.push(Step::Attach {
                id: now.id,
                named,
                attachment,
            });
        }
        steps
    }
}
