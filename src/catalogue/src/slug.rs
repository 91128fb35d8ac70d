//! Identifiers of sheets and the slugs of their pages.
//!
//! An id is lowercase ASCII and never changes: `met94` (Onisep), `d1104` (ROME) or the words that a
//! starter text chose (`boulanger`). A slug is words and the id: `maconne-macon-met94`; a starter's
//! id is words already and is its whole slug. When a title changes the words change and the id does
//! not, so that an old address still finds the sheet.

use crate::sheet::Names;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The slug of a sheet's page.
pub fn slug(names: &Names, id: &str) -> String {
    if !is_source_id(id) {
        return id.to_owned();
    }
    let mut slug = String::new();
    push_words(&mut slug, &names.feminine);
    if !names.is_epicene() {
        push_words(&mut slug, &names.masculine);
    }
    push_words(&mut slug, id);
    slug
}

/// The id that a slug carries: its last word when that is an id of ROME or Onisep, else the whole.
///
/// ```
/// assert_eq!(catalogue::slug::id_part("maconne-macon-met94"), "met94");
/// assert_eq!(catalogue::slug::id_part("sapeur-pompier"), "sapeur-pompier");
/// ```
pub fn id_part(slug: &str) -> &str {
    match slug.rsplit_once('-') {
        Some((_, last)) if is_source_id(last) => last,
        _ => slug,
    }
}

/// Whether `id` was made from a code of ROME (`d1104`) or Onisep (`met94`).
pub fn is_source_id(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match id.strip_prefix("met") {
        Some(number) => digits(number),
        None => {
            id.len() == 5
                && id
                    .as_bytes()
                    .first()
                    .is_some_and(|letter| (b'a'..=b'n').contains(letter))
                && id.get(1..).is_some_and(digits)
        }
    }
}

/// The words of `text` in lowercase ASCII, parted by one hyphen: no accent, œ as oe.
pub fn words(text: &str) -> String {
    let mut out = String::new();
    push_words(&mut out, text);
    out
}

fn push_words(out: &mut String, text: &str) {
    let mut gap = !out.is_empty();
    let mut put = |piece: &str, gap: &mut bool| {
        if *gap && !out.is_empty() {
            out.push('-');
        }
        *gap = false;
        out.push_str(piece);
    };
    for letter in text.nfd() {
        if is_combining_mark(letter) {
            continue;
        }
        match letter {
            'œ' | 'Œ' => put("oe", &mut gap),
            'æ' | 'Æ' => put("ae", &mut gap),
            _ if letter.is_ascii_alphanumeric() => {
                let lower = [letter.to_ascii_lowercase() as u8];
                put(std::str::from_utf8(&lower).unwrap_or_default(), &mut gap);
            }
            _ => gap = true,
        }
    }
}
