//! Numbers for what a [`ui::LongList`] shows, which knows its items by number.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;

/// The same thing has the same number as long as the page is open, so its drawing stays where it is. Copied freely.
pub struct Numbers<T: 'static>(StoredValue<(HashMap<T, u32>, Vec<T>)>);

impl<T> Clone for Numbers<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Numbers<T> {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> Numbers<T> {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new((HashMap::new(), Vec::new())))
    }

    /// The numbers of these.
    pub fn of(self, things: Vec<T>) -> Vec<u32> {
        let numbers = self.0.try_update_value(|(known, all)| {
            let number = |thing| {
                *known.entry(thing).or_insert_with(|| {
                    all.push(thing);
                    all.len() as u32 - 1
                })
            };
            things.into_iter().map(number).collect()
        });
        numbers.unwrap_or_default()
    }

    /// What has this number.
    pub fn thing(self, number: u32) -> Option<T> {
        self.0
            .try_with_value(|(_, all)| all.get(number as usize).copied())
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_keeps_its_number_wherever_it_stands() {
        Owner::new().with(|| {
            let numbers = Numbers::new();
            assert_eq!(numbers.of(vec!['b', 'a']), [0, 1]);
            assert_eq!(numbers.of(vec!['a', 'c', 'b']), [1, 2, 0]);
            assert_eq!(numbers.thing(2), Some('c'));
            assert_eq!(numbers.thing(3), None);
        });
    }
}
