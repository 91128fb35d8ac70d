//! Text as the sources write it, made fit to be shown.

/// Decodes bytes that should be UTF-8: those that are not are taken as Windows-1252 (ROME has a
/// file in Latin-1 that is named utf8).
pub(super) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// One line of text with French typography: one space between words, none around; control
/// characters that Windows-1252 left (U+009C for œ) made the letters they stood for; typographic
/// apostrophes, never two; a no-break space before « : ; ? ! » » and after « « ».
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars().map(letter) {
        if letter.is_control() || (letter.is_whitespace() && letter != NO_BREAK) {
            gap = true;
            continue;
        }
        // No-break spaces count as spaces at the ends and beside another space.
        if letter == NO_BREAK && (gap || out.is_empty() || out.ends_with(NO_BREAK)) {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() && !out.ends_with(NO_BREAK) {
            let tied = matches!(letter, ':' | ';' | '?' | '!' | '»') || out.ends_with('«');
            out.push(if tied { NO_BREAK } else { ' ' });
        }
        if letter == '’' && !gap && out.ends_with('’') {
            continue;
        }
        gap = false;
        out.push(letter);
    }
    out.truncate(out.trim_end().len());
    out
}

const NO_BREAK: char = '\u{a0}';

/// The letter that a code of the C1 range stood for in Windows-1252; another letter as it is.
fn letter(letter: char) -> char {
    const C1: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match letter {
        '\'' => '’',
        '\u{80}'..='\u{9f}' => C1[letter as usize - 0x80],
        _ => letter,
    }
}

/// The text with a capital first letter, with the accent that ROME leaves off its capital E
/// (« Eleveur » for « Éleveur »).
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let mut out = String::with_capacity(text.len() + 1);
    if first == 'E' && wants_acute(letters.as_str()) {
        out.push('É');
    } else {
        out.extend(first.to_uppercase());
    }
    out.push_str(letters.as_str());
    out
}

/// Whether an unaccented E before `rest` is é: it ends its syllable, that is, one consonant or a
/// group that starts a syllable (ch, cl, tr…) and then a vowel follow.
fn wants_acute(rest: &str) -> bool {
    const ENGLISH: [&str; 2] = ["vent ", "diting"];
    if ENGLISH.iter().any(|word| rest.starts_with(word)) {
        return false;
    }
    let mut letters = rest.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else {
        return false;
    };
    let vowel = |letter: char| "aeiouyéèêâîôû".contains(letter);
    let starts_syllable = "bcdfglmnpqrtv".contains(first);
    let group =
        ("bcdfgpt".contains(first) && "lr".contains(second)) || (first, second) == ('c', 'h');
    starts_syllable && (vowel(second) || (group && letters.next().is_some_and(vowel)))
}

/// The first sentence and the rest. A sentence ends at « . », « ! », « ? » or « … » before a space
/// and a capital; an abbreviation of one letter does not end one.
pub(super) fn first_sentence(text: &str) -> (&str, &str) {
    let mut previous = [' '; 2];
    for (at, letter) in text.char_indices() {
        let abbreviated =
            letter == '.' && previous[1].is_uppercase() && !previous[0].is_alphanumeric();
        if matches!(letter, '.' | '!' | '?' | '…') && !abbreviated {
            let after = &text[at + letter.len_utf8()..];
            let next = after.trim_start();
            let starts = |c: char| c.is_uppercase() || "«\"0123456789".contains(c);
            if next.len() < after.len() && next.starts_with(starts) {
                return (&text[..at + letter.len_utf8()], next);
            }
        }
        previous = [previous[1], letter];
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_get_french_typography() {
        assert_eq!(
            line("  porteurs :\n murs,  l'eau ? "),
            "porteurs\u{a0}: murs, l’eau\u{a0}?"
        );
        assert_eq!(line("gros \u{9c}uvre\u{a0} "), "gros œuvre");
        assert_eq!(line("bac\u{a0}+\u{a0}2"), "bac\u{a0}+\u{a0}2");
        assert_eq!(line("d''appris"), "d’appris");
        assert_eq!(line("le « squelette »"), "le «\u{a0}squelette\u{a0}»");
    }

    #[test]
    fn latin_1_is_understood() {
        assert_eq!(decode(b"Jardini\xe8re"), "Jardinière");
        assert_eq!(decode("Jardinière".as_bytes()), "Jardinière");
    }

    #[test]
    fn capitals_find_their_accent() {
        for (given, wanted) in [
            ("Eleveuse", "Éleveuse"),
            ("Echafaudeur", "Échafaudeur"),
            ("Ecrivaine", "Écrivaine"),
            ("Employé", "Employé"),
            ("Esthéticienne", "Esthéticienne"),
            ("Ethnologue", "Ethnologue"),
            ("Enseignante", "Enseignante"),
            ("Effileuse", "Effileuse"),
            ("Event manager", "Event manager"),
            ("maçonne", "Maçonne"),
            ("étancheur", "Étancheur"),
        ] {
            assert_eq!(capital(given), wanted);
        }
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        assert_eq!(
            first_sentence("Il bâtit. Puis il peint."),
            ("Il bâtit.", "Puis il peint.")
        );
        assert_eq!(
            first_sentence("M. Dupont, etc. bâtit."),
            ("M. Dupont, etc. bâtit.", "")
        );
        assert_eq!(first_sentence("Seule phrase"), ("Seule phrase", ""));
    }
}
