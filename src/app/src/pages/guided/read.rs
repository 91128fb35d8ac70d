//! What was answered on a guided page, where it is only read.

use domain::carnet::Entry;
use leptos::prelude::*;

use super::{Asked, Form, of, teacher, texts};

/// The question of a part, by its key; the key itself where this version does not know it.
fn label(entry: &Entry, key: &str) -> String {
    match asked(entry, key) {
        Some(part) => part.question.to_owned(),
        None => teacher::label(key).unwrap_or_else(|| key.to_owned()),
    }
}

fn asked(entry: &Entry, key: &str) -> Option<&'static Asked> {
    of(entry)?.parts.iter().find(|part| part.key == key)
}

/// What an answer says: the words of what was chosen, the text of what was written.
pub fn said(form: Form, text: &str) -> String {
    match form {
        Form::One(options) | Form::Many(options) => {
            let chosen = options
                .iter()
                .filter(|(key, _)| text.split_whitespace().any(|word| word == *key));
            let words: Vec<_> = chosen.map(|(_, words)| *words).collect();
            words.join(", ")
        }
        Form::Day => texts::day(text),
        Form::Lines | Form::Line => text.trim().to_owned(),
        // Identities of pages that only their author has.
        Form::Pages => String::new(),
    }
}

/// Questions and answers in the template's order, then what this version has no question for. Of a part that was answered
/// on two devices, each answer. What is empty is left out.
pub fn read(entry: &Entry) -> Vec<(String, String)> {
    let known = of(entry).map_or(&[][..], |template| template.parts);
    let keys = known.iter().map(|part| part.key);
    let others = entry.parts.keys().map(String::as_str);
    let others = others.filter(|key| known.iter().all(|part| part.key != *key));
    let mut answers = Vec::new();
    for key in keys.chain(others) {
        let Some(part) = entry.parts.get(key) else {
            continue;
        };
        let form = asked(entry, key).map_or(Form::Lines, |part| part.form);
        for text in std::iter::once(&part.text).chain(&part.others) {
            let said = said(form, text);
            if !said.is_empty() {
                answers.push((label(entry, key), said));
            }
        }
    }
    answers
}

/// The same, as it stands on a page below a heading of the third level.
pub fn shown(entry: &Entry) -> Option<AnyView> {
    let answers: Vec<_> = read(entry)
        .into_iter()
        .map(|(question, answer)| {
            view! { <dt>{question}</dt> <dd class="excerpt excerpt-whole">{answer}</dd> }
        })
        .collect();
    (!answers.is_empty()).then(|| view! { <dl class="answers">{answers}</dl> }.into_any())
}

#[cfg(test)]
mod tests {
    use domain::carnet::{EntryKind, Part};
    use domain::ids::EntryId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn answers_are_read_in_the_order_they_are_asked_and_nothing_written_is_left_out() {
        let day = "2026-11-03".parse().unwrap_or_default();
        let mut entry = Entry::new(EntryId(Uuid::nil()), EntryKind::Libre, day);
        entry.guide = Some("demande".into());
        for (key, text) in [
            ("futur", "plus tard"),
            ("reponse", "oui"),
            ("contact", " Mme Roux "),
            ("suite", ""),
        ] {
            let text = text.to_owned();
            let part = Part {
                text,
                ..Part::default()
            };
            entry.parts.insert(key.into(), part);
        }
        let read = read(&entry);
        let answers: Vec<_> = read.iter().map(|(_, answer)| answer.as_str()).collect();
        assert_eq!(answers[0], "Mme Roux");
        assert_eq!(answers[2], "plus tard");
        assert_eq!(read.len(), 3);
        assert_ne!(answers[1], "oui", "the words, not the key");
        assert_eq!(read[2].0, "futur");
    }
}
