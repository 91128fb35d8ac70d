//! A file made on this page, behind a link.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url};

/// What the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page of its own, for people.
    Page,
    /// For other programs.
    Json,
    /// A table, for a spreadsheet.
    Table,
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Page => "text/html;charset=utf-8",
            Self::Json => "application/json",
            Self::Table => "text/csv;charset=utf-8",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Page => ".html",
            Self::Json => ".json",
            Self::Table => ".csv",
        }
    }
}

/// The link, as good as the page that it stands on; `name` is the file's, without its ending.
pub fn download(kind: Kind, name: &str, text: &str, words: &'static str) -> AnyView {
    let href = address(kind, text);
    let name = [name, kind.ending()].concat();
    if let Some(href) = href.clone() {
        on_cleanup(move || {
            // The browser forgets it with the page at the latest.
            let _ = Url::revoke_object_url(&href);
        });
    }
    view! { <a class="btn" href=href download=name>{words}</a> }.into_any()
}

fn address(kind: Kind, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind.media_type());
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
