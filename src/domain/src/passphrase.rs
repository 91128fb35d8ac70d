//! What an adult may choose as a passphrase: long enough, not among the first that would be tried. Nothing is asked of
//! its signs. The same rule tells the person while they type and decides on the server.
//!
//! After the password requirements of OWASP ASVS 5 (chapter 6.2) and NIST SP 800-63B.

use crate::code::normalise_secret;

/// Fewest characters.
pub const SHORTEST: usize = 12;
/// Most: more would only cost time to hash.
pub const LONGEST: usize = 200;
/// From this many characters on it is called strong.
const STRONG: usize = 18;

/// Why a passphrase is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer characters than [`SHORTEST`].
    Short,
    /// More than [`LONGEST`].
    Long,
    /// Among the first that would be tried: words that everyone thinks of, rows of keys, a short thing repeated.
    Common,
    /// The person's own identifier, with little beside it.
    Own,
}

/// How good one is that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Good enough.
    Fair,
    /// Better.
    Strong,
}

/// Words that people put together, most of all with a year or a few digits. Longer ones first where one begins another.
const WORDS: [&str; 45] = [
    "administrateur",
    "administration",
    "parcoursmetiers",
    "azertyuiop",
    "qwertyuiop",
    "motdepasse",
    "professeur",
    "enseignant",
    "entreprise",
    "marseille",
    "passphrase",
    "qsdfghjklm",
    "asdfghjkl",
    "education",
    "password",
    "jetaime",
    "bonjour",
    "welcome",
    "college",
    "parcours",
    "iloveyou",
    "academie",
    "nationale",
    "chouchou",
    "doudou",
    "loulou",
    "soleil",
    "metiers",
    "france",
    "azerty",
    "qwerty",
    "wxcvbn",
    "orange",
    "letmein",
    "master",
    "admin",
    "ecole",
    "paris",
    "super",
    "passe",
    "secret",
    "test",
    "demo",
    "prof",
    "user",
];
/// Rows in which neighbours follow each other.
const ROWS: [&str; 7] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
];
/// Fewest different signs.
const DIFFERENT: usize = 5;

/// Whether it is taken for that identifier (empty when it is not known), and how good it is.
///
/// # Errors
/// See [`Weak`].
pub fn check(passphrase: &str, login: &str) -> Result<Strength, Weak> {
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short);
    }
    if length > LONGEST {
        return Err(Weak::Long);
    }
    let plain = plain(passphrase);
    if is_common(&plain) {
        return Err(Weak::Common);
    }
    let own = self::plain(login);
    if own.len() >= 3 && plain.contains(&own) && rest(&plain, &own) < SHORTEST - 4 {
        return Err(Weak::Own);
    }
    Ok(if length >= STRONG {
        Strength::Strong
    } else {
        Strength::Fair
    })
}

/// Without case, accents and what is neither letter nor digit.
fn plain(text: &str) -> String {
    let folded = normalise_secret(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many signs are left without that word.
fn rest(plain: &str, word: &str) -> usize {
    plain.replace(word, "").chars().count()
}

fn is_common(plain: &str) -> bool {
    let signs: Vec<char> = plain.chars().collect();
    let mut different = signs.clone();
    different.sort_unstable();
    different.dedup();
    // Signs that are no letters are many: a passphrase of them alone is not in anybody's list.
    let told = signs.len() >= SHORTEST / 2;
    told && (different.len() < DIFFERENT || repeats(&signs) || is_rows(&signs) || is_words(plain))
}

/// A thing of at most half the length, again and again.
fn repeats(signs: &[char]) -> bool {
    (1..=signs.len() / 2).any(|period| {
        let mut pairs = signs.iter().zip(signs.iter().skip(period));
        pairs.all(|(one, other)| one == other)
    })
}

/// Nearly all pairs are neighbours on a row, in one direction or the other.
fn is_rows(signs: &[char]) -> bool {
    let pairs = signs.windows(2);
    let all = pairs.len();
    let next = |one: char, other: char| {
        ROWS.iter().any(|row| {
            let at = row.chars().zip(row.chars().skip(1));
            at.clone()
                .any(|pair| pair == (one, other) || pair == (other, one))
        })
    };
    let neighbours = pairs.filter(|pair| next(pair[0], pair[1]) || pair[0] == pair[1]);
    neighbours.count() * 5 >= all * 4
}

/// Nothing but known words and at most eight digits.
fn is_words(plain: &str) -> bool {
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let mut left: String = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    for word in WORDS {
        left = left.replace(word, "");
    }
    left.chars().count() < 3 && digits <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everyone_would_try_first_is_not_taken() {
        for passphrase in [
            "motdepasse123",
            "Mot de passe 2026",
            "Azertyuiop12",
            "aaaaaaaaaaaaa",
            "123456789012",
            "soleilsoleil",
            "Collège-2026!",
            "abcdefghijkl",
            "password-Password1",
            "bonjour bonjour",
            "poiuytrezaaz",
        ] {
            assert_eq!(check(passphrase, ""), Err(Weak::Common), "{passphrase}");
        }
    }

    #[test]
    fn a_long_one_is_taken_whatever_its_signs() {
        for passphrase in [
            "une phrase de passe",
            "quatre mots sans lien",
            "demo parcours metiers libre",
        ] {
            assert_eq!(check(passphrase, "prof.demo"), Ok(Strength::Strong));
        }
        assert_eq!(check("lune-cerise7", "prof"), Ok(Strength::Fair));
        assert_eq!(check("🌙🌙🍒🍒🚲🚲☁☁🎈🎈🦊🦊", ""), Ok(Strength::Fair));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(check("lune cerise", ""), Err(Weak::Short));
        assert_eq!(check(&"été ".repeat(51), ""), Err(Weak::Long));
    }

    #[test]
    fn the_own_identifier_with_little_beside_it_is_not_taken() {
        assert_eq!(check("Claire.Weber-57", "claire.weber"), Err(Weak::Own));
        assert_eq!(
            check("claire.weber aime la pluie", "claire.weber"),
            Ok(Strength::Strong)
        );
    }
}
