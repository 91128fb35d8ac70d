//! The words of pupils' secrets.

use domain::code::SECRET_WORDS;

use crate::error::Fault;
use crate::keys::random;

/// 2,048 words, one a line, without accents.
const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/mots.txt"));

/// A new secret: five words drawn at random, 55 bits.
///
/// # Errors
/// When the server was built without the list of words.
pub fn secret() -> Result<String, Fault> {
    let words: Vec<&str> = LIST.lines().collect();
    let draw = || {
        words
            .get(usize::from(u16::from_le_bytes(random()) % 2048))
            .copied()
    };
    (0..SECRET_WORDS)
        .map(|_| draw().ok_or(Fault::Internal("no list of words")))
        .collect::<Result<Vec<_>, _>>()
        .map(|words| words.join(" "))
}
