//! Finding again, in a text that is shown, the words that a search matched.

use std::ops::Range;

use super::answer::Matched;
use super::stem::stem;
use super::words::words;

/// The byte ranges of `text` to mark for a hit's reasons, in order, cut at character borders.
///
/// ```
/// use catalogue::search::{Doc, Index, build, highlight};
///
/// let doc = Doc { masculine: "boulanger bio".into(), feminine: "boulangère bio".into(), ..Doc::default() };
/// let index = Index::open(build([doc]))?;
/// let hit = &index.search("boulan", 1).hits[0];
/// let text = "La boulangère pétrit.";
/// let marked: Vec<&str> = highlight(text, &hit.why).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(marked, ["boulangère"]);
/// # Ok::<(), catalogue::search::Damaged>(())
/// ```
pub fn highlight(text: &str, why: &[Matched]) -> Vec<Range<usize>> {
    let wanted: Vec<String> = why
        .iter()
        .flat_map(|matched| words(&matched.term))
        .map(|word| stem(&word.text))
        .collect();
    let found = words(text)
        .into_iter()
        .filter(|word| wanted.contains(&stem(&word.text)));
    found.map(|word| word.start..word.end).collect()
}
