//! The words of pupils' secrets.

use domain::code::SECRET_WORDS;

use crate::keys::random;

/// 2,048 words, one a line, without accents.
const LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/mots.txt"));

/// A new secret: five words drawn at random, 55 bits.
pub fn secret() -> String {
    let words: Vec<&str> = LIST.lines().collect();
    // The build makes sure of the 2,048.
    let draw = || words[usize::from(u16::from_le_bytes(random()) % 2048)];
    let drawn: Vec<&str> = (0..SECRET_WORDS).map(|_| draw()).collect();
    drawn.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_five_words_of_the_list() {
        let secret = secret();
        let words: Vec<&str> = secret.split(' ').collect();
        assert_eq!(words.len(), SECRET_WORDS);
        assert!(
            words
                .iter()
                .all(|word| LIST.lines().any(|line| line == *word))
        );
    }
}
