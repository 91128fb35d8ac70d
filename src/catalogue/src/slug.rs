//! Identifiers of sheets and the slugs of their pages.
//!
//! An id is lowercase ASCII and never changes: `met94` (Onisep), `d1104` (ROME) or the words that a
//! starter text chose (`boulanger`). A slug is words and the id: `maconne-macon-met94`; a starter's
//! id is words already and is its whole slug. When a title changes the words change and the id does
//! not, so that an old address still finds the sheet.

use crate::sheet::Names;

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
    for letter in text.chars() {
        match plain(letter) {
            Some(piece) => put(piece, &mut gap),
            None if is_combining(letter) => {}
            None if letter.is_ascii_alphanumeric() => {
                let lower = [letter.to_ascii_lowercase() as u8];
                put(std::str::from_utf8(&lower).unwrap_or_default(), &mut gap);
            }
            None => gap = true,
        }
    }
}

/// Whether this is an accent of its own, written after its letter: U+0300 to U+036F.
fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The letters of Latin-1 and Latin Extended-A without their accents, which covers French and the names of its
/// neighbours; `None` for any other. A table of our own: Unicode's whole one would weigh 40 kB in the browser.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĳ' | 'ĳ' => "ij",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'ſ' => "s",
        'ß' => "ss",
        'Þ' | 'þ' => "th",
        'Ţ'..='ŧ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn accents_go_whether_they_are_part_of_the_letter_or_follow_it() {
        assert_eq!(words("Ébéniste à l’œuvre"), "ebeniste-a-l-oeuvre");
        assert_eq!(words("E\u{301}be\u{301}niste"), "ebeniste");
        assert_eq!(words("Ñandú, Łódź, Straße"), "nandu-lodz-strasse");
    }
}
