//! Company visits: the list, one visit with its booking, and the lines of one's own requests.

mod book;
mod change;
mod filters;
mod groups;
mod ics;
mod list;
mod offer;
mod page;
mod query;
mod request;
mod requests;
mod state;
mod texts;

pub use change::{Changing, dialog as change_dialog};
pub use groups::{Group, here as own_groups};
pub use list::Visits;
pub use offer::is_live;
pub use page::VisitPage;
pub use request::class_name;
pub use requests::{Requests, Sorted, heading, part};
pub use state::mark;
