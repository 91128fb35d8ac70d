//! Company visits: the list, one visit with its booking, and the lines of one's own requests.

mod book;
mod list;
mod page;
mod state;
mod texts;

pub use list::Visits;
pub use page::VisitPage;
pub use state::{booking_lines, mark};
