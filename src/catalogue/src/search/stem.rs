//! Plurals and genders of French nouns folded together, and the family of a word.
//!
//! The stem is light on purpose: it joins « boulangères » and « boulanger », « conductrice » and
//! « conducteur », and leaves « boulangerie » apart. What is only akin (« réparer », « réparation »)
//! is joined when a question is asked, with less weight: see [`family`].

/// Plurals that the rules below would miss, and feminine forms of their own.
const IRREGULAR: &[(&str, &str)] = &[
    ("travaux", "travail"),
    ("vitraux", "vitrail"),
    ("yeux", "oeil"),
    ("hotesse", "hote"),
    ("hotesses", "hote"),
    ("maitresse", "maitr"),
    ("maitresses", "maitr"),
    ("copine", "copain"),
    ("copines", "copain"),
];

/// Nouns in -eu, whose plural looks like an adjective in -eux.
const EU: &[&str] = &[
    "jeux", "feux", "lieux", "milieux", "cheveux", "neveux", "voeux", "enjeux", "adieux",
];

/// The stem of a folded word: the same for its plural and for its other gender.
///
/// ```
/// use catalogue::search::stem::stem;
/// assert_eq!(stem("boulangeres"), stem("boulanger"));
/// assert_eq!(stem("conductrices"), stem("conducteur"));
/// assert_ne!(stem("boulangerie"), stem("boulanger"));
/// ```
pub fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(from, _)| *from == word) {
        return (*stem).to_owned();
    }
    if word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut out = singular(word);
    if let Some(root) = out.strip_suffix("trice") {
        return format!("{root}teur");
    }
    for ending in ["euse", "eux"] {
        if let Some(root) = out.strip_suffix(ending).filter(|root| root.len() >= 2) {
            return format!("{root}eur");
        }
    }
    drop_final_e(&mut out);
    out
}

fn singular(word: &str) -> String {
    if EU.contains(&word)
        || word.ends_with("eaux")
        || word.ends_with("yaux")
        || word.ends_with("oux")
    {
        return word[..word.len() - 1].to_owned();
    }
    if let Some(root) = word.strip_suffix("aux").filter(|root| root.len() >= 2) {
        return format!("{root}al");
    }
    let singular = if word.ends_with("ss") {
        word
    } else {
        word.strip_suffix('s').unwrap_or(word)
    };
    singular.to_owned()
}

/// The feminine -e, and what it did to the consonant before: -enne, -elle, -ette, -effe, -ive.
fn drop_final_e(word: &mut String) {
    let full = word.len();
    while word.len() > 4 && word.ends_with('e') {
        word.pop();
    }
    if word.len() == full {
        return;
    }
    let bytes = word.as_bytes();
    if let [.., before, last] = *bytes
        && before == last
        && !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u')
    {
        word.pop();
    } else if word.ends_with('v') {
        word.pop();
        word.push('f');
    }
}

/// Endings that a word loses to give its radical, longest first.
const ENDINGS: &[&str] = &[
    "isatrices",
    "isatrice",
    "isations",
    "isateur",
    "isation",
    "icienne",
    "atrices",
    "ations",
    "ateurs",
    "atrice",
    "itions",
    "iciens",
    "ienne",
    "ation",
    "ateur",
    "ition",
    "icien",
    "ement",
    "erie",
    "iere",
    "iers",
    "euse",
    "eurs",
    "iste",
    "ique",
    "ages",
    "ants",
    "ere",
    "ier",
    "eur",
    "ien",
    "age",
    "ant",
    "ent",
    "ure",
    "ive",
    "ees",
    "er",
    "ir",
    "if",
    "ie",
    "ee",
    "es",
    "e",
    "s",
];

/// Endings that a radical may take in a word of the same family.
pub const FAMILY: &[&str] = &[
    "", "s", "e", "es", "er", "ent", "ant", "ante", "ee", "ees", "age", "ages", "ation", "ations",
    "ateur", "ement", "ements", "eur", "erie", "eries", "ier", "iste", "ique", "iques", "icien",
    "ien", "ie", "ure", "ures", "if", "ion", "isation", "isme",
];

/// The radical of a folded word, to which the endings of [`FAMILY`] give words akin to it.
///
/// `None` when what is left would be too short to mean anything.
///
/// ```
/// use catalogue::search::stem::radical;
/// assert_eq!(radical("reparer"), Some("repar"));
/// assert_eq!(radical("cuisiniers"), Some("cuisin"));
/// assert_eq!(radical("or"), None);
/// ```
pub fn radical(word: &str) -> Option<&str> {
    for ending in ENDINGS {
        let least = if matches!(*ending, "icien" | "iciens" | "icienne" | "ique") {
            3
        } else {
            4
        };
        if let Some(root) = word.strip_suffix(ending).filter(|root| root.len() >= least) {
            return Some(root);
        }
    }
    (word.len() >= 4).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_genders_and_both_numbers_share_a_stem() {
        for forms in [
            &["boulanger", "boulangere", "boulangers", "boulangeres"][..],
            &["conducteur", "conductrice", "conducteurs", "conductrices"],
            &["coiffeur", "coiffeuse", "coiffeuses"],
            &["acteur", "actrice", "actrices"],
            &["infirmier", "infirmiere", "infirmieres"],
            &["mecanicien", "mecanicienne", "mecaniciens"],
            &["ingenieur", "ingenieure", "ingenieures"],
            &["avocat", "avocate", "avocats"],
            &["sportif", "sportive", "sportives"],
            &["employe", "employee", "employes", "employees"],
            &["chef", "cheffe", "cheffes", "chefs"],
            &["veterinaire", "veterinaires"],
            &["animal", "animaux"],
            &["cheval", "chevaux"],
            &["jeu", "jeux"],
            &["bateau", "bateaux"],
            &["patron", "patronne"],
            &["professionnel", "professionnelle", "professionnels"],
            &["assistant", "assistante"],
            &["dangereux", "dangereuse"],
            &["travail", "travaux"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(
                stems.iter().all(|s| *s == stems[0]),
                "{forms:?} gave {stems:?}"
            );
        }
    }

    #[test]
    fn other_words_keep_a_stem_of_their_own() {
        for (one, other) in [
            ("boulanger", "boulangerie"),
            ("cuisine", "cuisinier"),
            ("police", "policier"),
            ("chat", "chateau"),
            ("mer", "mere"),
            ("pompe", "pompier"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn a_family_shares_its_radical() {
        for forms in [
            &["reparer", "reparation", "reparateur", "repare"][..],
            &["danser", "danseur", "danse"],
            &["cuisinier", "cuisine", "cuisiner"],
            &["mecanicien", "mecanique"],
            &["coiffeur", "coiffer", "coiffure"],
        ] {
            let radicals: Vec<_> = forms.iter().map(|form| radical(form)).collect();
            assert!(
                radicals.iter().all(|r| *r == radicals[0]),
                "{forms:?} gave {radicals:?}"
            );
        }
    }
}
