//! From text to words: accents, case, ligatures, apostrophes and hyphens folded away.
//!
//! A small table of the Latin letters that French texts hold is used rather than
//! `unicode-normalization`, whose tables would weigh more in the browser than all of this module.

/// A word of a text, folded to ASCII, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower-case ASCII letters and digits, never empty.
    pub text: String,
    /// Byte offset of its first character in the text.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
    /// Whether a hyphen ties it to the word before (« aide-soignant »).
    pub tied: bool,
}

/// Words that carry no meaning of their own in a search. Sorted.
const STOP: &[&str] = &[
    "a", "ai", "ainsi", "as", "au", "aussi", "aux", "avec", "c", "ca", "ce", "cela", "ces", "cet",
    "cette", "chez", "comme", "d", "dans", "de", "des", "donc", "dont", "du", "elle", "elles",
    "en", "es", "est", "et", "etc", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur",
    "leurs", "lui", "m", "ma", "mais", "me", "meme", "mes", "moi", "mon", "n", "ne", "ni", "nos",
    "notre", "nous", "on", "ont", "ou", "par", "pas", "peut", "plus", "pour", "qu", "que", "qui",
    "quoi", "s", "sa", "se", "ses", "si", "soi", "soit", "son", "sont", "sur", "t", "ta", "te",
    "tes", "toi", "ton", "tous", "tout", "toute", "toutes", "tres", "tu", "un", "une", "vos",
    "votre", "vous", "y",
];

/// Words that say "I am looking for a métier" and not which one. Sorted.
const FRAMING: &[&str] = &[
    "adore",
    "adorer",
    "aime",
    "aimer",
    "aimerais",
    "avoir",
    "boulot",
    "boulots",
    "bosser",
    "devenir",
    "deviens",
    "doit",
    "etre",
    "etude",
    "etudes",
    "faire",
    "fais",
    "faisant",
    "fait",
    "formation",
    "job",
    "jobs",
    "metier",
    "metiers",
    "monsieur",
    "plait",
    "plus",
    "profession",
    "quel",
    "quelle",
    "quelqu",
    "quels",
    "quelles",
    "taf",
    "travail",
    "travaille",
    "travailler",
    "travaillant",
    "truc",
    "trucs",
    "type",
    "veut",
    "veux",
    "voudrais",
    "vouloir",
];

/// Elided words: what stands before an apostrophe and is dropped.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu",
];

/// Whether a folded word is an article, a pronoun, a preposition…
pub fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

/// Whether a folded word only frames a wish (« je veux devenir … », « travailler avec … »).
pub fn is_framing(word: &str) -> bool {
    FRAMING.contains(&word)
}

/// The ASCII letters of a character: one, two (œ, æ, ß), or none for what is not part of a word.
fn fold(c: char) -> Option<(u8, Option<u8>)> {
    let one = |b: u8| Some((b, None));
    match c {
        'a'..='z' | '0'..='9' => one(c as u8),
        'A'..='Z' => one(c as u8 + 32),
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => {
            one(b'a')
        }
        'ç' | 'Ç' => one(b'c'),
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => one(b'e'),
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => one(b'i'),
        'ñ' | 'Ñ' => one(b'n'),
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => {
            one(b'o')
        }
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => one(b'u'),
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => one(b'y'),
        'œ' | 'Œ' => Some((b'o', Some(b'e'))),
        'æ' | 'Æ' => Some((b'a', Some(b'e'))),
        'ß' => Some((b's', Some(b's'))),
        _ => None,
    }
}

/// Marks that a decomposed text puts after a letter: they belong to the word and leave no trace.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{92}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The words of a text, in order, elided articles left out.
///
/// ```
/// use catalogue::search::words::words;
/// let found: Vec<String> = words("L’eau, le Cœur").into_iter().map(|w| w.text).collect();
/// assert_eq!(found, ["eau", "le", "coeur"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut current = Word {
        text: String::new(),
        start: 0,
        end: 0,
        tied: false,
    };
    let mut tied = false;
    for (at, c) in text.char_indices() {
        if let Some((first, second)) = fold(c) {
            if current.text.is_empty() {
                current.start = at;
                current.tied = tied;
            }
            current.text.push(char::from(first));
            current.text.extend(second.map(char::from));
            current.end = at + c.len_utf8();
            tied = false;
            continue;
        }
        if is_mark(c) {
            if !current.text.is_empty() {
                current.end = at + c.len_utf8();
            }
            continue;
        }
        tied = is_hyphen(c) && !current.text.is_empty();
        let elided = is_apostrophe(c) && ELIDED.contains(&current.text.as_str());
        push(&mut out, &mut current, elided);
    }
    push(&mut out, &mut current, false);
    out
}

fn push(out: &mut Vec<Word>, current: &mut Word, elided: bool) {
    let text = std::mem::take(&mut current.text);
    if !text.is_empty() && !elided {
        out.push(Word {
            text,
            ..current.clone()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn stop_words_are_sorted_for_the_binary_search() {
        assert!(STOP.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn accents_case_ligatures_and_apostrophes_fold() {
        assert_eq!(
            texts("Élève d'un maître-d’œuvre"),
            ["eleve", "un", "maitre", "oeuvre"]
        );
        assert_eq!(texts("l'eau L’EAU l`eau eau"), ["eau", "eau", "eau", "eau"]);
        assert_eq!(texts("aujourd’hui"), ["aujourd", "hui"]);
        assert_eq!(texts("e\u{301}le\u{300}ve"), ["eleve"]);
    }

    #[test]
    fn offsets_cut_the_text_at_the_word() {
        let text = "Un « Élève-ingénieur »";
        let found = words(text);
        let cut: Vec<&str> = found.iter().map(|w| &text[w.start..w.end]).collect();
        assert_eq!(cut, ["Un", "Élève", "ingénieur"]);
        assert_eq!(
            found.iter().map(|w| w.tied).collect::<Vec<_>>(),
            [false, false, true]
        );
    }
}
