//! The search, as pages see it: its code comes after the list (see `later`), so they know it by this trait alone.

use std::ops::Range;

use catalogue::search::{Index, Matched, Results, highlight};

/// Answers questions over the whole catalogue.
pub trait Search {
    /// The `limit` sheets that best answer `question`, among those that `keep` accepts; see [`Index::search_where`].
    fn search(&self, question: &str, limit: usize, keep: &mut dyn FnMut(u32) -> bool) -> Results;

    /// The byte ranges of `text` to mark for these reasons.
    fn highlight(&self, text: &str, why: &[Matched]) -> Vec<Range<usize>>;
}

impl Search for Index {
    fn search(&self, question: &str, limit: usize, keep: &mut dyn FnMut(u32) -> bool) -> Results {
        self.search_where(question, limit, keep)
    }

    fn highlight(&self, text: &str, why: &[Matched]) -> Vec<Range<usize>> {
        highlight(text, why)
    }
}
