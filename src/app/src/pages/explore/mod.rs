//! The catalogue: the list with its search and filters, a sheet, favourites.

mod actions;
mod card;
mod facts;
mod favourites;
mod formation;
mod formations;
mod list;
mod query;
mod results;
mod rich;
mod sheet;
mod sources;
pub mod texts;
mod things;
mod waiting;
mod ways;

pub use actions::{print_button, share};
pub use card::{hue, metier_card, metier_section};
pub use favourites::Favourites;
pub use formation::FormationPage;
pub use list::Explore;
pub use sheet::SheetPage;
pub use things::{joined, lines};
pub use waiting::{keeping, waiting};
pub use ways::{chip_links, other_ways};
