//! Words of « Ce que j’aime ».

use catalogue::explore::Answer;

/// Title.
pub const TITLE: &str = "Ce que j’aime";
/// Under it.
pub const LEAD: &str =
    "Réponds comme tu veux. Il n’y a pas de bonne réponse, et personne ne les lit.";
/// One may stop.
pub const STOP: &str = "Tu peux t’arrêter et revenir, ou passer une proposition.";
/// The group before.
pub const BEFORE: &str = "Avant";
/// The next group.
pub const NEXT: &str = "Suite";
/// To the panorama.
pub const SEE: &str = "Voir mon panorama";

/// Title of the panorama.
pub const PANORAMA: &str = "Mon panorama";
/// What it is.
pub const DOORS: &str = "Ce ne sont pas des métiers pour toi, ce sont des portes à ouvrir.";
/// In which order.
pub const NO_RANKING: &str =
    "Les domaines sont toujours dans le même ordre. Ce n’est pas un classement.";
/// Nothing was answered.
pub const NOTHING_SAID: &str =
    "Tu n’as encore rien répondu. Voici des portes quand même, prises au hasard.";
/// Before the answers that are the reasons.
pub const REASONS: &str = "Tu as répondu «\u{a0}j’aime bien\u{a0}» à\u{a0}:";
/// A domain that no answer speaks of.
pub const NO_REASON: &str =
    "Ce que tu as dit aimer n’en parle pas. Raison de plus pour y jeter un œil.";
/// The métier far away.
pub const FAR: &str = "Très loin de tes réponses";
/// It shares nothing with them.
pub const FAR_FOREIGN: &str =
    "Sa fiche ne parle de rien que tu as dit aimer. Et pourtant, va voir.";
/// It shares little with them, or they are silent.
pub const FAR_LEAST: &str = "C’est un des plus éloignés de tes réponses. Va voir quand même.";
/// The same, where nothing is liked yet.
pub const ELSEWHERE: &str = "Et encore ailleurs";
/// Under it.
pub const ELSEWHERE_LEAD: &str = "Un tout autre domaine, pour finir.";
/// Other métiers for the same answers.
pub const OTHERS: &str = "Ouvrir d’autres portes";
/// Back to the items.
pub const CHANGE: &str = "Changer mes réponses";
/// Takes all answers away.
pub const CLEAR: &str = "Effacer mes réponses";
/// They are gone.
pub const CLEARED: &str = "Réponses effacées";
/// Last line of the page in the carnet.
pub const KEPT_END: &str = "La porte que je veux ouvrir, et pourquoi\u{a0}:";

/// An answer.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Liked => "J’aime bien",
        Answer::Meh => "Bof",
        Answer::Disliked => "Pas du tout",
        Answer::Unknown => "Je ne sais pas",
    }
}

/// Which group it is.
pub fn group(number: usize, count: usize) -> String {
    format!("Partie {number} sur {count}")
}

/// How many items are answered.
pub fn count(count: u32, all: u32) -> String {
    match count {
        0 => format!("Aucune réponse encore, sur {all}\u{a0}propositions"),
        1 => format!("1\u{a0}réponse sur {all}\u{a0}propositions"),
        _ => format!("{count}\u{a0}réponses sur {all}\u{a0}propositions"),
    }
}

/// To all métiers of a domain.
pub fn all_of(domain: &str) -> String {
    format!("Tous les métiers\u{a0}: {domain}")
}

/// A domain of the panorama, for the carnet.
pub fn domain_kept(domain: &str, reasons: &[&str]) -> String {
    if reasons.is_empty() {
        return format!("{domain}\u{a0}: à découvrir");
    }
    format!(
        "{domain}\u{a0}: j’aime bien «\u{a0}{}\u{a0}»",
        reasons.join("\u{a0}», «\u{a0}")
    )
}

/// The métier far away, for the carnet.
pub fn far_kept(name: &str) -> String {
    format!("Très loin de mes réponses\u{a0}: {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_called_a_pupils_own_or_measured() {
        let all = [
            LEAD,
            STOP,
            DOORS,
            NO_RANKING,
            NOTHING_SAID,
            REASONS,
            NO_REASON,
            FAR,
            FAR_FOREIGN,
            FAR_LEAST,
            OTHERS,
            KEPT_END,
        ];
        for text in all {
            let text = text.to_lowercase();
            for word in [
                "fait pour toi",
                "faits pour toi",
                "ton métier",
                "%",
                "score",
                "profil",
            ] {
                assert!(!text.contains(word), "« {text} » says « {word} »");
            }
        }
        assert!(DOORS.contains("pas des métiers pour toi"));
        assert!(NO_RANKING.contains("pas un classement"));
    }
}
