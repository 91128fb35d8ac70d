//! The carnet: its list, one page, all of it on paper and as files.

mod book;
mod editor;
mod entry;
mod kinds;
mod list;
mod metiers;
mod photos;
mod query;
mod resize;
mod siblings;
mod texts;
mod travel;

pub use book::Book;
pub use entry::{EntryPage, NewEntry};
pub use list::Carnet;
pub use travel::CarnetFile;

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
