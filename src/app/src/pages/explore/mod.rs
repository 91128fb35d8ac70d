//! The catalogue: the list with its search and filters, a sheet, favourites.

mod actions;
mod card;
mod facts;
mod favourites;
mod formations;
mod list;
mod query;
mod results;
mod rich;
mod sheet;
mod sources;
mod texts;
mod waiting;

pub use card::{hue, metier_card};
pub use favourites::Favourites;
pub use list::Explore;
pub use sheet::SheetPage;
pub use waiting::keeping;
