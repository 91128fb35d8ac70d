//! What a pupil types to come in: the class's code, a pseudonym, a secret of five words.

use serde::{Deserialize, Serialize};

/// A class code: eight characters of Crockford's base 32, shown as `DEMO-4EB2`.
///
/// It names a class and lets new pupils enrol while the teacher keeps it open; it never opens
/// existing data. Source of the alphabet: Douglas Crockford, *Base 32* (no I, L, O, U).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct ClassCode(String);

/// The text is not a class code: a wrong length, or a character outside the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a class code")]
pub struct NotACode;

impl ClassCode {
    /// The 32 characters, in the order of their values.
    pub const ALPHABET: &'static [u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// Reads a code as a pupil types it: case, spaces and hyphens ignored, O is 0, I and L are 1.
    ///
    /// ```
    /// use domain::code::ClassCode;
    /// assert_eq!(ClassCode::parse("demo 4eb2").unwrap(), ClassCode::parse("DEM0-4EB2").unwrap());
    /// assert!(ClassCode::parse("DEMO-4EU2").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let mut code = String::with_capacity(8);
        for c in text.chars() {
            match c.to_ascii_uppercase() {
                ' ' | '\u{a0}' | '-' | '–' | '‑' => {}
                'O' => code.push('0'),
                'I' | 'L' => code.push('1'),
                c if c.is_ascii() && Self::ALPHABET.contains(&(c as u8)) => code.push(c),
                _ => return Err(NotACode),
            }
        }
        if code.len() == 8 {
            Ok(Self(code))
        } else {
            Err(NotACode)
        }
    }

    /// The code of eight random values below 32 (higher bits are ignored).
    pub fn from_values(values: [u8; 8]) -> Self {
        Self(
            values
                .iter()
                .map(|value| Self::ALPHABET[usize::from(value & 31)] as char)
                .collect(),
        )
    }

    /// The eight characters without hyphen, the form that is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ClassCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", &self.0[..4], &self.0[4..])
    }
}

impl TryFrom<String> for ClassCode {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ClassCode> for String {
    fn from(code: ClassCode) -> Self {
        code.0
    }
}

/// Number of words in a pupil's secret. With 2,048 words in the list: 55 bits.
pub const SECRET_WORDS: usize = 5;

/// Brings a typed secret to the form that is compared: lower case, accents of French folded, one space
/// between words; hyphens and commas count as spaces.
///
/// ```
/// use domain::code::normalise_secret;
/// assert_eq!(normalise_secret("  Lune table-CERISE vélo,  nuage"), "lune table cerise velo nuage");
/// ```
pub fn normalise_secret(text: &str) -> String {
    let folded: String = text.chars().map(fold).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Longest pseudonym, in characters.
pub const PSEUDONYM_MAX: usize = 24;

/// A pupil's pseudonym as it is shown: trimmed, inner spaces single.
/// `None` when empty, longer than [`PSEUDONYM_MAX`] or holding something else than letters, digits,
/// spaces, hyphens and apostrophes.
pub fn pseudonym(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = text.chars().count();
    let fine = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’');
    (count > 0 && count <= PSEUDONYM_MAX && text.chars().all(fine)).then_some(text)
}

/// The form under which two pseudonyms of a class are the same: case and accents ignored.
pub fn pseudonym_key(text: &str) -> String {
    normalise_secret(text)
}

fn fold(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        '-' | ',' | ';' | '.' => ' ',
        c => c,
    }
}
