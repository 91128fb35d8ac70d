//! Text that could not be written on the device, or not yet: it outlives its page, not the tab.

use std::collections::BTreeMap;

use domain::ids::EntryId;
use leptos::prelude::*;

/// Title and text of a carnet page.
pub type Text = (String, String);

/// What was typed in carnet pages and is not on the device. Copied freely.
#[derive(Clone, Copy)]
pub struct Typed(StoredValue<BTreeMap<EntryId, Text>, LocalStorage>);

impl Typed {
    /// Nothing.
    pub fn new() -> Self {
        Self(StoredValue::new_local(BTreeMap::new()))
    }

    /// The text of a page that is still to be written.
    pub fn of(self, page: EntryId) -> Option<Text> {
        self.0.with_value(|typed| typed.get(&page).cloned())
    }

    /// Holds a text until it is written.
    pub fn hold(self, page: EntryId, text: Text) {
        self.0.update_value(|typed| {
            typed.insert(page, text);
        });
    }

    /// This text is written; a later one is still held.
    pub fn written(self, page: EntryId, text: &Text) {
        self.0.update_value(|typed| {
            if typed.get(&page) == Some(text) {
                typed.remove(&page);
            }
        });
    }

    /// The person has left.
    pub fn forget(self) {
        self.0.update_value(BTreeMap::clear);
    }
}
