//! Hard words of sheets and étapes, each with what it means in simple ones.
//!
//! Words and meanings are constants made from `data/mots.toml`. In a text they are found whole, the longest form first
//! (« bac pro » before « Bac »), and each once a [`Section`]: who has met it there needs it no second time. A form without a word
//! shields what it holds: « prestation de serment » is no « prestation ».

include!(concat!(env!("OUT_DIR"), "/glossary.rs"));

/// A hard word.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, as a list names it.
    pub word: &'static str,
    /// What it means, in twenty words at most.
    pub meaning: &'static str,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that everybody knows, and what stands between them.
    Plain(&'a str),
    /// A hard word as the text has it, and what it means.
    Hard(&'a str, &'static Word),
}

/// What was met in a part of a page so far.
#[derive(Debug, Default)]
pub struct Section {
    met: Vec<u16>,
}

impl Section {
    /// Cuts a text at the hard words that this section has not met before. The pieces are the text.
    pub fn cut<'a>(&mut self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_letter)) {
            let start = at + start;
            let Some((end, word)) = found(&text[start..]) else {
                at = start + word_end(&text[start..]);
                continue;
            };
            at = start + end;
            let Some(word) = word.filter(|word| !self.met.contains(word)) else {
                continue;
            };
            self.met.push(word);
            if from < start {
                pieces.push(Piece::Plain(&text[from..start]));
            }
            pieces.push(Piece::Hard(&text[start..at], &WORDS[usize::from(word)]));
            from = at;
        }
        if from < text.len() {
            pieces.push(Piece::Plain(&text[from..]));
        }
        pieces
    }
}

/// Letters and digits make words, and hyphens hold them together: « traitant » in « sous-traitant » is no word.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// Where the word ends with which the text begins.
fn word_end(text: &str) -> usize {
    text.find(|letter| !is_letter(letter)).unwrap_or(text.len())
}

/// The longest form with which the text begins, as a whole word: where it ends, and of which word it is, if of one.
fn found(text: &str) -> Option<(usize, Option<u16>)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    // A form that begins with a small letter may begin a sentence; one with a capital is only itself.
    let small: String = first.to_lowercase().collect();
    let rest = &letters.as_str()[..word_end(letters.as_str())];
    let as_it_is = &text[..first.len_utf8() + rest.len()];
    let mut best = longest(text, as_it_is);
    if first.is_uppercase() {
        best = best.max(longest(text, &[&small, rest].concat()));
    }
    best
}

/// The longest of the forms that begin with this word and with which the text begins, but for the case of its first letter.
fn longest(text: &str, word: &str) -> Option<(usize, Option<u16>)> {
    let from = FORMS.partition_point(|(form, _)| *form < word);
    FORMS[from..]
        .iter()
        .take_while(|(form, _)| form.starts_with(word))
        .filter_map(|(form, of)| Some((whole(text, form)?, *of)))
        .max()
}

/// Where the form ends in the text that begins with it, if a word ends there too.
fn whole(text: &str, form: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    // The first letter was compared by who looked the form up.
    letters.next()?;
    for expected in form.chars().skip(1) {
        let (_, letter) = letters.next()?;
        if plain(letter) != plain(expected) {
            return None;
        }
    }
    let rest = letters.as_str();
    let ends = !rest.starts_with(is_letter);
    ends.then_some(text.len() - rest.len())
}

/// Spaces that hold and apostrophes of typewriters are no other words.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' => ' ',
        '\'' => '’',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// The text with its hard words between brackets.
    fn marked(section: &mut Section, text: &str) -> String {
        let pieces = section.cut(text).into_iter();
        pieces
            .map(|piece| match piece {
                Piece::Plain(text) => text.to_owned(),
                Piece::Hard(text, _) => format!("[{text}]"),
            })
            .collect()
    }

    fn once(text: &str) -> String {
        marked(&mut Section::default(), text)
    }

    #[test]
    fn the_longest_form_wins_and_words_are_whole() {
        for (text, expected) in [
            ("un bac pro, puis", "un [bac pro], puis"),
            ("Bac pro ASSP", "[Bac pro] ASSP"),
            ("Le bac professionnel", "Le [bac professionnel]"),
            ("un bac propre", "un bac propre"),
            ("le sous-traitant", "le [sous-traitant]"),
            ("un traitant", "un traitant"),
            ("sa convention de stage.", "sa [convention de stage]."),
            ("en stage", "en [stage]"),
            ("CAP-BEP", "CAP-BEP"),
            ("bac+2 ou bac + 3", "[bac+2] ou [bac + 3]"),
            ("(CAP)", "([CAP])"),
            ("l’alternance", "l’[alternance]"),
        ] {
            assert_eq!(once(text), expected);
        }
    }

    #[test]
    fn a_word_is_not_explained_where_it_means_something_else() {
        for (text, expected) in [
            (
                "Le port du casque est de rigueur",
                "Le port du casque est de rigueur",
            ),
            ("Travailler avec rigueur", "Travailler avec [rigueur]"),
            ("Faire preuve de rigueur", "Faire [preuve de rigueur]"),
            (
                "après la prestation de serment",
                "après la prestation de serment",
            ),
            ("une prestation de service", "une [prestation] de service"),
            (
                "Prestation de serment, puis prestations",
                "Prestation de serment, puis [prestations]",
            ),
            ("Diplôme d’ingénieur", "Diplôme d’ingénieur"),
            (
                "la médiation d’un syndicat, l’encadrement, la prospection",
                "la médiation d’un syndicat, l’encadrement, la prospection",
            ),
        ] {
            assert_eq!(once(text), expected);
        }
    }

    #[test]
    fn a_name_in_capitals_is_no_other_word() {
        assert_eq!(once("Son but : garder le cap."), "Son but : garder le cap.");
        assert_eq!(once("Un BUT ou un CAP"), "Un [BUT] ou un [CAP]");
        assert_eq!(once("Chantier naval"), "[Chantier] naval");
        assert_eq!(once("CHANTIER"), "CHANTIER");
    }

    #[test]
    fn spaces_that_hold_and_straight_apostrophes_are_read() {
        assert_eq!(once("bac\u{a0}pro"), "[bac\u{a0}pro]");
        assert_eq!(once("bureau d'études"), "[bureau d'études]");
        assert_eq!(once("bac\u{a0}+\u{a0}5"), "[bac\u{a0}+\u{a0}5]");
    }

    #[test]
    fn a_word_is_explained_once_a_section_whatever_its_form() {
        let mut section = Section::default();
        let first = marked(&mut section, "Des chantiers et un chantier.");
        assert_eq!(first, "Des [chantiers] et un chantier.");
        assert_eq!(marked(&mut section, "Sur le chantier"), "Sur le chantier");
        assert_eq!(once("Sur le chantier"), "Sur le [chantier]");
    }

    #[test]
    fn every_form_is_found_and_leads_to_its_own_word() {
        for (form, word) in FORMS {
            let expected = match word {
                Some(word) => Piece::Hard(form, &WORDS[usize::from(*word)]),
                None => Piece::Plain(form),
            };
            assert_eq!(Section::default().cut(form), [expected]);
        }
        let forms: BTreeSet<_> = FORMS.iter().map(|(form, _)| form.to_lowercase()).collect();
        for word in WORDS {
            assert!(forms.contains(&word.word.to_lowercase()), "{}", word.word);
        }
    }

    #[test]
    fn no_form_is_there_twice_and_the_list_is_in_order() {
        assert!(WORDS.len() >= 120, "{}", WORDS.len());
        assert!(FORMS.windows(2).all(|two| two[0].0 < two[1].0));
        let words: BTreeSet<_> = WORDS.iter().map(|word| word.word).collect();
        assert_eq!(words.len(), WORDS.len());
    }

    #[test]
    fn meanings_are_short_sentences_of_simple_words() {
        /// Longer ones are explained, or known to be known.
        const LONG: usize = 10;
        let forms: BTreeSet<_> = FORMS.iter().map(|(form, _)| *form).collect();
        for Word { word, meaning } in WORDS {
            let count = meaning
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric));
            assert!(count.count() <= 20, "{word}: too long");
            assert!(meaning.ends_with('.'), "{word}: no sentence");
            assert!(meaning.starts_with(char::is_uppercase), "{word}");
            for piece in Section::default().cut(meaning) {
                let is_itself = matches!(piece, Piece::Hard(_, found) if found.word == *word);
                assert!(!is_itself, "{word} is explained by itself");
            }
            let hard = meaning
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                .filter(|word| word.chars().count() >= LONG)
                .filter(|word| !SIMPLE.contains(word) && !forms.contains(word));
            assert_eq!(hard.collect::<Vec<_>>(), [""; 0], "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "([a-zé’' \u{a0}-]|CAP|bac pro|bac \\+ 2|Chantier|stage|🦊){0,20}") {
            let pieces = Section::default().cut(&text);
            let joined: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Plain(text) | Piece::Hard(text, _) => *text,
                })
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
