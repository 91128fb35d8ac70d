//! The carnet: its list, one page, all of it on paper and as files.

mod book;
mod by_name;
mod draft;
mod drawing;
mod editor;
mod entry;
mod filters;
mod kinds;
mod list;
mod metiers;
mod photos;
mod query;
mod resize;
mod siblings;
mod skills;
mod texts;
mod travel;
mod voice;

pub use book::Book;
pub use draft::{Draft, state};
pub use editor::actions;
pub use entry::{EntryPage, NewEntry};
pub use kinds::kind_key;
pub use list::{Carnet, holds, names, skills_line, title};
pub use siblings::siblings;
pub use travel::{CarnetFile, GivePage, give_link, give_seance_href};

use protocol::overlay::Mark;
use ui::StateKind;

/// The mark of a carnet page and its words.
fn state_of(mark: &Mark) -> (StateKind, &'static str) {
    match mark {
        Mark::OnDevice => (StateKind::Device, texts::ON_DEVICE),
        Mark::Sent => (StateKind::Sent, texts::SENT),
        Mark::Refused(_) => (StateKind::Refused, texts::REFUSED),
        _ => (StateKind::Done, texts::ACCEPTED),
    }
}
