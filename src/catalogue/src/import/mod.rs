//! Readers of the open data and of the starter texts (feature `import`, never in the browser).
//!
//! Each reader takes its input from a [`Files`] (a folder, or texts in memory), gives what it
//! read and a [`Report`]. A damaged record is refused with its file, line and reason, and the rest
//! goes on; only a source that cannot be read at all is an [`ImportError`]. [`Import`] collects
//! what was read and merges it into a [`Catalogue`](crate::collection::Catalogue).

mod clean;
mod courses;
mod domaines;
mod entreprises;
mod etablissements;
mod files;
mod formations;
mod gender;
mod html;
mod ideo_metiers;
mod markdown;
mod merge;
mod onisep;
mod report;
mod rome;
mod run;
mod starter;
mod table;
mod xml;

pub use files::{Dir, Files, InMemory};
pub use report::{ImportError, Refusal, Report};
pub use run::{Import, Watch};
