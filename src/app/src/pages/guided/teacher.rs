//! What teachers ask in an étape: each question is a part of the pages that are written for it.

use domain::carnet::Entry;
use domain::parcours::QUESTIONS_MAX;
use leptos::prelude::*;
use ui::TextArea;

use super::{Form, texts};
use crate::pages::carnet::{Draft, siblings};
use crate::pages::parcours::own_path;
use crate::state::session::Session;
use crate::state::typed::Piece;

/// The parts of the first, the second… question.
pub(super) const KEYS: [&str; QUESTIONS_MAX] = [
    "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11", "q12",
];

/// A question: the key of its part, and its words.
pub type Question = (&'static str, String);

/// The questions of the étape that a page was written for; not reactive. What was answered and is asked no more comes without its
/// words.
pub fn asked(session: Session, entry: &Entry) -> Vec<Question> {
    let path = own_path(session).get_untracked();
    let mut etapes = path.into_iter();
    let etape = etapes.find(|etape| entry.etape.as_deref() == Some(&*etape.id));
    let questions = etape.map(|etape| etape.questions).unwrap_or_default();
    let all = KEYS.into_iter().enumerate();
    let asked = all.filter_map(|(at, key)| {
        let words = questions.get(at).cloned();
        let answered = entry
            .parts
            .contains_key(key)
            .then(|| texts::question(at + 1));
        Some((key, words.or(answered)?))
    });
    asked.collect()
}

/// What a part of this key answers; none for one that no teacher asked.
pub(super) fn label(key: &str) -> Option<String> {
    let at = KEYS.iter().position(|known| *known == key)?;
    Some(texts::question(at + 1))
}

/// The questions with their fields, in a draft that was opened with their parts.
pub fn questions(draft: Draft, asked: &[Question]) -> Option<AnyView> {
    let fields: Vec<_> = asked
        .iter()
        .map(|(key, words)| {
            let piece = Piece::Part(key);
            let (value, error) = (draft.value(piece), draft.long(piece));
            view! {
                <div class="stack guided-part">
                    <TextArea label=words.clone() value name=key error optional=true />
                    {siblings(draft, piece, Form::Lines)}
                </div>
            }
        })
        .collect();
    (!fields.is_empty()).then(|| {
        view! {
            <section class="stack guided">
                <h2>{texts::QUESTIONS}</h2>
                {fields}
            </section>
        }
        .into_any()
    })
}
