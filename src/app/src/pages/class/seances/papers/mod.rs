//! Pages that came by a file, where the network never did. They rest in the teacher's profile on this device, sealed, until the
//! network brings the same pages.

mod files;
mod section;
mod texts;

use std::collections::BTreeMap;

use domain::ids::{ClassId, EntryId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::overlay::View;
use protocol::travel::papers::Paper;

pub use section::section;
pub use texts::by_file;

use crate::state::session::Session;

/// What is kept of them here. Copied freely.
#[derive(Clone, Copy)]
pub struct Kept {
    session: Session,
    papers: RwSignal<BTreeMap<EntryId, Paper>>,
    /// Whether what was kept has been read: before, nothing is added.
    read: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Kept {
    /// Reads them.
    pub fn open(session: Session) -> Self {
        let kept = Self {
            session,
            papers: RwSignal::new(BTreeMap::new()),
            read: RwSignal::new(false),
            failed: RwSignal::new(false),
        };
        spawn_local(async move {
            let Some(engine) = session.engine() else {
                return;
            };
            match engine.papers().await {
                Ok(found) => {
                    let read = found.iter().filter_map(|(_, text)| {
                        // One that a newer version wrote stays on the disk.
                        let paper = Paper::from_text(text).ok()?;
                        Some((paper.entry.id, paper))
                    });
                    let _ = kept.papers.try_set(read.collect());
                    let _ = kept.read.try_set(true);
                }
                Err(_) => drop(kept.failed.try_set(true)),
            }
        });
        Effect::new(move |_| kept.forget_what_came());
        kept
    }

    /// Those of a class that stand before what the network brought; reactive.
    pub fn of(self, view: &View, class: ClassId) -> Vec<Paper> {
        self.papers.with(|papers| {
            let here = papers.values().filter(|paper| paper.class == class);
            here.filter(|paper| paper.is_needed(view))
                .cloned()
                .collect()
        })
    }

    /// Puts these in the place of what is kept of the same pages; whether they are on the disk.
    async fn put(self, papers: Vec<Paper>) -> bool {
        let record = |paper: &Paper| Some((paper.entry.id.to_string(), paper.to_text().ok()?));
        let written = match papers.iter().map(record).collect() {
            Some(records) => self.write(records).await,
            None => false,
        };
        if written {
            let _ = self.papers.try_update(|known| {
                known.extend(papers.into_iter().map(|paper| (paper.entry.id, paper)));
            });
        }
        written
    }

    /// Forgets these.
    fn forget(self, ids: Vec<EntryId>) {
        self.papers
            .update(|papers| papers.retain(|id, _| !ids.contains(id)));
        spawn_local(async move {
            let records = ids.iter().map(|id| (id.to_string(), String::new()));
            self.write(records.collect()).await;
        });
    }

    async fn write(self, records: Vec<(String, String)>) -> bool {
        let written = match self.session.engine() {
            Some(engine) => engine.put_papers(&records).await.is_ok(),
            None => false,
        };
        let _ = self.failed.try_set(!written);
        written
    }

    /// What the network has brought, and the papers of who left the class, go. Classes that show nobody say nothing.
    fn forget_what_came(self) {
        let gone: Vec<EntryId> = self.session.view().with(|view| {
            if !view.ready || view.pupils.is_empty() {
                return Vec::new();
            }
            self.papers.with(|papers| {
                let gone = papers.iter().filter(|(_, paper)| !paper.is_needed(view));
                gone.map(|(id, _)| *id).collect()
            })
        });
        if !gone.is_empty() {
            self.forget(gone);
        }
    }
}
