//! Comfort settings and the keys, kept on the device and set on `<html>`. boot.js sets them again before the first paint:
//! it reads the same record, `parcours.display`, a query string of data attributes (`theme=dark&comfort=on`).

use leptos::prelude::*;

const RECORD: &str = "parcours.display";

/// A comfort setting. Its default is the absence of its attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// `light`, `dark`, or as the system.
    Theme,
    /// `high`, or normal.
    Contrast,
    /// « Lecture confort »: `on`, or off.
    Comfort,
    /// The keys « / » and « ? » of boot.js: `off`, or on.
    Keys,
    /// Hard words are explained: `off`, or on.
    Words,
}

impl Setting {
    fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Contrast => "contrast",
            Self::Comfort => "comfort",
            Self::Keys => "keys",
            Self::Words => "words",
        }
    }

    fn attribute(self) -> &'static str {
        match self {
            Self::Theme => "data-theme",
            Self::Contrast => "data-contrast",
            Self::Comfort => "data-comfort",
            Self::Keys => "data-keys",
            Self::Words => "data-words",
        }
    }

    const ALL: [Self; 5] = [
        Self::Theme,
        Self::Contrast,
        Self::Comfort,
        Self::Keys,
        Self::Words,
    ];

    /// The value as it is on this page; empty for the default.
    pub fn get(self) -> String {
        let html = document().document_element();
        html.and_then(|html| html.get_attribute(self.attribute()))
            .unwrap_or_default()
    }

    /// Sets a value; an empty one goes back to the default. A browser that keeps nothing holds it for this
    /// page only.
    pub fn set(self, value: &str) {
        let Some(html) = document().document_element() else {
            return;
        };
        let _ = if value.is_empty() {
            html.remove_attribute(self.attribute())
        } else {
            html.set_attribute(self.attribute(), value)
        };
        let kept: Vec<String> = Self::ALL
            .into_iter()
            .map(|setting| (setting.name(), setting.get()))
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| [name, "=", &value].concat())
            .collect();
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(RECORD, &kept.join("&"));
        }
    }
}
