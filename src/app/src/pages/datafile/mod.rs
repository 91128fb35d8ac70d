//! A person's data as files: one to read, one for other programs.

mod download;
mod file;
mod texts;
mod written;

pub use download::{Kind, download};
pub use file::{of_carnet, of_device, of_export};
use leptos::prelude::*;
use protocol::privacy::Export;
pub use texts::{NAME, device};
pub use written::written;

use crate::state::catalogue::Catalogue;

/// The links to both files of an export.
pub fn files(catalogue: Catalogue, export: &Export, json: &str) -> AnyView {
    view! {
        <p class="actions">
            {download(Kind::Page, texts::NAME, &of_export(catalogue, export), texts::READABLE)}
            {download(Kind::Json, texts::NAME, json, texts::JSON)}
        </p>
        <p class="soft">{texts::FORMAT}</p>
    }
    .into_any()
}
