//! The words of pupils' secrets.

use domain::code::{SECRET_WORDS, pseudonym_key};

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

/// Words for pseudonyms that nobody chose: animals and plants, one a line.
const PSEUDONYMS: &str = include_str!("pseudonymes.txt");

/// So many pseudonyms of which `taken` holds none, by their keys; those of a second round have a number. In an order drawn at random.
pub fn pseudonyms(count: usize, taken: &[String]) -> Vec<String> {
    let mut words: Vec<&str> = PSEUDONYMS.lines().collect();
    let mut found = Vec::with_capacity(count);
    for round in 1.. {
        for left in (1..=words.len()).rev() {
            let at = usize::from(u16::from_le_bytes(random())) % left;
            words.swap(at, left - 1);
        }
        for word in &words {
            if found.len() == count {
                return found;
            }
            let name = if round == 1 {
                (*word).to_owned()
            } else {
                format!("{word} {round}")
            };
            if !taken.contains(&pseudonym_key(&name)) {
                found.push(name);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_are_fit_new_and_distinct_however_many() {
        let all: Vec<String> = PSEUDONYMS.lines().map(str::to_owned).collect();
        assert!(
            all.iter()
                .all(|name| domain::code::pseudonym(name).is_some())
        );
        let taken: Vec<String> = all
            .iter()
            .take(100)
            .map(|name| pseudonym_key(name))
            .collect();
        let found = pseudonyms(200, &taken);
        let keys: std::collections::BTreeSet<_> =
            found.iter().map(|name| pseudonym_key(name)).collect();
        assert_eq!(keys.len(), 200);
        assert!(taken.iter().all(|key| !keys.contains(key)));
    }

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
