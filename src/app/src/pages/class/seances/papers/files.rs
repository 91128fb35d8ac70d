//! Files that were chosen: each is read and checked whole before anything of it is kept.

use domain::ids::ClassId;
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::travel::Unreadable;
use protocol::travel::papers::{FILE_BYTES, Papers, Stranger, belong, news, read};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use super::{Kept, texts};

/// Why nothing of a file was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It is none, or not whole.
    Unreadable(Unreadable),
    /// It is for another class, which the file names.
    OtherClass(String),
    /// It is of a pseudonym that nobody of the class has.
    UnknownPupil(String),
    /// The device could not keep it.
    NotKept,
}

/// What came of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Files that are read.
    pub files: usize,
    /// Pages that are kept now.
    pub pages: usize,
    /// Pages that were there already, as new or newer.
    pub there: usize,
    /// Names of files of which nothing was kept, and why.
    pub refused: Vec<(String, Refused)>,
}

impl Report {
    /// What it says, one sentence a line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![texts::added(self.files, self.pages)];
        lines.extend((self.there > 0).then(|| texts::there(self.there)));
        let refused = self.refused.iter();
        lines.extend(refused.map(|(name, why)| texts::refused(name, why)));
        lines
    }
}

/// Reads all of them, one after the other: what is wrong with one stops no other.
pub async fn read_all(kept: Kept, class: ClassId, list: &FileList) -> Report {
    let mut report = Report::default();
    for at in 0..list.length() {
        let Some(file) = list.get(at) else {
            continue;
        };
        match read_one(kept, class, &file).await {
            Ok((pages, there)) => {
                report.files += 1;
                report.pages += pages;
                report.there += there;
            }
            Err(why) => report.refused.push((file.name(), why)),
        }
    }
    report
}

/// How many pages are kept now, and how many were there.
async fn read_one(kept: Kept, class: ClassId, file: &File) -> Result<(usize, usize), Refused> {
    let papers = papers_of(file).await.map_err(Refused::Unreadable)?;
    let all = papers.entries.len();
    let new = kept.session.view().with_untracked(|view| {
        belong(&papers, class, view).map_err(|why| stranger(why, &papers))?;
        Ok(kept
            .papers
            .with_untracked(|known| news(&papers, known, view)))
    })?;
    let pages = new.len();
    if kept.put(new).await {
        Ok((pages, all - pages))
    } else {
        Err(Refused::NotKept)
    }
}

fn stranger(why: Stranger, papers: &Papers) -> Refused {
    match why {
        Stranger::OtherClass => Refused::OtherClass(papers.class_name.clone()),
        Stranger::UnknownPupil => Refused::UnknownPupil(papers.pseudonym.clone()),
    }
}

async fn papers_of(file: &File) -> Result<Papers, Unreadable> {
    if file.size() > FILE_BYTES as f64 {
        return Err(Unreadable::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| Unreadable::Damaged)?;
    read(&Uint8Array::new(&buffer).to_vec())
}
