//! What was written: in changes that were not taken, and by teams.

use domain::equipe::{AFFICHE, NOTES, of_affiche, of_jalon};
use protocol::mutation::Mutation;
use protocol::privacy::ExportedTeam;

use super::texts;
use crate::texts::labels;

/// What somebody wrote in a change that the server did not take.
pub fn written(mutation: &Mutation) -> Option<String> {
    let words: Vec<&str> = match mutation {
        Mutation::EntryCreate(entry) => {
            let parts = entry.parts.values().map(|part| &*part.text);
            [&*entry.title, &*entry.text]
                .into_iter()
                .chain(parts)
                .collect()
        }
        Mutation::EntryEdit { edit, .. } => {
            let texts = [&edit.title, &edit.text].into_iter().flatten();
            texts
                .chain(edit.parts.values())
                .map(|text| &**text)
                .collect()
        }
        Mutation::RemarkAdd(saying) => vec![&*saying.text],
        Mutation::EtapeSet { etape, .. } => {
            let questions = etape.questions.iter().map(|question| &**question);
            [&*etape.titre, &*etape.consigne]
                .into_iter()
                .chain(questions)
                .collect()
        }
        Mutation::SeanceSet { seance, .. } => vec![&*seance.titre, &*seance.deroule],
        Mutation::ProjetSet(projet) => {
            let etapes = projet.etapes.iter().map(|etape| &*etape.titre);
            [&*projet.titre, &*projet.consigne]
                .into_iter()
                .chain(etapes)
                .collect()
        }
        Mutation::EquipeSet(equipe) => vec![&*equipe.nom],
        Mutation::EquipeEdit { edit, .. } => {
            let said = edit.fonctions.iter().map(|one| &*one.fonction);
            let texts = edit.parts.values().map(|text| &**text);
            texts.chain(said).collect()
        }
        Mutation::ConcoursSet(concours) => vec![&*concours.titre, &*concours.reglement],
        _ => Vec::new(),
    };
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("\n"))
}

/// What a team writes, each text under its title: the steps with a note, the shared notes, the page that it presents. A version that is not
/// joined yet follows the text.
pub fn of_team(team: &ExportedTeam) -> Vec<(&str, &str)> {
    let steps = team.etapes.iter();
    let mut titled: Vec<(&str, String)> = steps
        .map(|step| (&*step.titre, of_jalon(&step.id)))
        .collect();
    titled.push((texts::TEAM_NOTES, NOTES.to_owned()));
    let pieces = AFFICHE.iter().copied();
    titled.extend(pieces.map(|piece| (labels::affiche(piece), of_affiche(piece))));
    let parts = &team.travail.parts;
    let gone = parts
        .keys()
        .filter(|key| !titled.iter().any(|(_, known)| known == *key));
    let gone: Vec<_> = gone.map(|key| (texts::TEAM_GONE, key.clone())).collect();
    titled.extend(gone);
    titled
        .into_iter()
        .filter_map(|(title, key)| Some((title, parts.get(&key)?)))
        .flat_map(|(title, part)| part.texts().map(move |text| (title, &**text)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::carnet::Part;
    use domain::equipe::Travail;
    use domain::ids::EquipeId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn notes_of_a_step_that_was_taken_out_have_words_for_a_title() {
        let mut travail = Travail::default();
        let note = Part {
            text: "Samedi, devant la mairie.".into(),
            ..Part::default()
        };
        travail.parts.insert("etape:0f3c".into(), note);
        let team = ExportedTeam {
            id: EquipeId(Uuid::nil()),
            nom: "Les Plumes".into(),
            projet: "Un journal".into(),
            etapes: Vec::new(),
            fonction: String::new(),
            travail,
        };
        assert_eq!(
            of_team(&team),
            [(texts::TEAM_GONE, "Samedi, devant la mairie.")]
        );
    }
}
