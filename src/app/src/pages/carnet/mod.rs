//! The carnet: its list, and one page.

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

pub use entry::{EntryPage, NewEntry};
pub use kinds::kind_key;
pub use list::Carnet;

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
