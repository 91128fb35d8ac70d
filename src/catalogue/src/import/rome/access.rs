//! The level of training that ROME's text on access names.

use domain::metier::StudyLevel;

use crate::slug::words;

/// The words of each level, the lowest first.
const NAMED: [(StudyLevel, &[&str]); 7] = [
    (
        StudyLevel::None,
        &[
            "sans-diplome",
            "sans-qualification",
            "sans-formation-particuliere",
        ],
    ),
    (StudyLevel::Cap, &["cap", "bep", "capa", "bepa", "cap-bep"]),
    (StudyLevel::Bac2, &["bac-2", "bts", "dut", "btsa", "deug"]),
    (StudyLevel::Bac3, &["bac-3", "licence", "but", "bachelor"]),
    (StudyLevel::Bac4, &["bac-4"]),
    (StudyLevel::Bac5, &["bac-5", "master", "mastere"]),
    (
        StudyLevel::Bac6Plus,
        &["bac-6", "bac-7", "bac-8", "bac-9", "doctorat"],
    ),
];

/// The lowest level in the first sentence that says with what the métier is « accessible » and
/// names a diploma. ROME has no such field; where no sentence is that clear the level is absent.
///
/// « Également accessible avec une expérience… sans diplôme » tells of adults who change métier:
/// it does not count.
pub(super) fn level(sentences: &[String]) -> Option<StudyLevel> {
    sentences
        .iter()
        .flat_map(|text| text.split(". "))
        .find_map(|sentence| {
            let sentence = format!("-{}-", words(sentence));
            let also = sentence.contains("-egalement-accessible-");
            let says = sentence.contains("-accessible-") && !also;
            says.then(|| lowest(&sentence)).flatten()
        })
}

fn lowest(sentence: &str) -> Option<StudyLevel> {
    let has = |word: &&str| sentence.contains(&format!("-{word}-"));
    let named = NAMED.iter().filter(|(_, words)| words.iter().any(has));
    let bac = plain_bac(sentence).then_some(StudyLevel::Bac);
    named.map(|(level, _)| *level).chain(bac).min()
}

/// Whether « bac » stands without a number of years after it.
fn plain_bac(sentence: &str) -> bool {
    ["-bac-", "-baccalaureat-"].iter().any(|word| {
        sentence.match_indices(word).any(|(at, _)| {
            let after = &sentence[at + word.len()..];
            !after.starts_with(|c: char| ('2'..='9').contains(&c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<StudyLevel> {
        level(&[text.to_owned()])
    }

    #[test]
    fn the_lowest_named_diploma_counts() {
        for (text, wanted) in [
            (
                "Cet emploi est accessible avec un CAP ou un Bac pro en menuiserie.",
                Some(StudyLevel::Cap),
            ),
            (
                "Cet emploi est accessible avec un Bac à Bac+3 dans l’animation.",
                Some(StudyLevel::Bac),
            ),
            (
                "Cet emploi est accessible avec un Bac +2 ou une licence.",
                Some(StudyLevel::Bac2),
            ),
            (
                "Cet emploi est accessible avec un Doctorat (Bac + 8).",
                Some(StudyLevel::Bac6Plus),
            ),
            (
                "Cet emploi est accessible sans diplôme mais un CAP aide.",
                Some(StudyLevel::None),
            ),
            ("Un Master est apprécié.", None),
            (
                "Ce métier est accessible avec un Master. Il est également accessible avec une \
                 expérience professionnelle sans diplôme particulier.",
                Some(StudyLevel::Bac5),
            ),
        ] {
            assert_eq!(of(text), wanted, "{text}");
        }
    }
}
