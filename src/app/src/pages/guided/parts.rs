//! The questions of a guided page with their fields.

use leptos::prelude::*;
use ui::{Choice, ChoiceChips, Field, OneChoice, TextArea};

use super::{Asked, Form, Template, texts};
use crate::pages::carnet::{Draft, siblings};
use crate::state::typed::Piece;

/// The questions of a template, answered in a draft that was opened with its pieces.
pub fn parts(draft: Draft, template: &'static Template) -> AnyView {
    let asked: Vec<_> = template
        .parts
        .iter()
        .map(|part| question(draft, part))
        .collect();
    view! { <div class="stack guided">{asked}</div> }.into_any()
}

fn question(draft: Draft, part: &'static Asked) -> AnyView {
    let piece = Piece::Part(part.key);
    let (value, long) = (draft.value(piece), draft.long(piece));
    let (label, name) = (part.question.to_owned(), part.key);
    let hint =
        MaybeProp::derive(move || Some(part.help.to_owned()).filter(|help| !help.is_empty()));
    let field = match part.form {
        Form::Pages => return ().into_any(),
        Form::Lines => {
            view! { <TextArea label value name hint error=long optional=true /> }.into_any()
        }
        Form::Line => view! { <Field label value name hint error=long optional=true /> }.into_any(),
        Form::Day => {
            view! { <Field label value name hint input_type="date" optional=true /> }.into_any()
        }
        Form::One(options) => view! {
            <OneChoice
                legend=label
                options=Signal::stored(choices(options))
                selected=value
                on_choose=Callback::new(move |key| value.set(key))
            />
        }
        .into_any(),
        Form::Many(options) => view! {
            <ChoiceChips
                legend=label
                options=Signal::stored(choices(options))
                selected=Signal::derive(move || value.with(|text| ticked(text)))
                on_toggle=Callback::new(move |(key, on): (String, bool)| {
                    value.update(|text| *text = ticked_with(text, &key, on));
                })
            />
        }
        .into_any(),
    };
    view! {
        <div class="stack guided-part">
            {field}
            {example(part.example)}
            {siblings(draft, piece, part.form)}
        </div>
    }
    .into_any()
}

fn example(text: &'static str) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <details class="example no-print">
                <summary>{texts::EXAMPLE}</summary>
                <p class="excerpt excerpt-whole">{text}</p>
            </details>
        }
        .into_any()
    })
}

fn choices(options: &[(&str, &str)]) -> Vec<Choice> {
    options
        .iter()
        .map(|(key, words)| Choice::new(*key, *words))
        .collect()
}

/// The keys of an answer by any of several.
pub fn ticked(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The answer with one of them switched.
pub fn ticked_with(text: &str, key: &str, on: bool) -> String {
    let mut keys = ticked(text);
    keys.retain(|known| known != key);
    keys.extend(on.then(|| key.to_owned()));
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_set_once_and_taken_away_alone() {
        let both = ticked_with(&ticked_with("envoyee", "relance", true), "relance", true);
        assert_eq!(both, "envoyee relance");
        assert_eq!(ticked_with(&both, "envoyee", false), "relance");
        assert_eq!(ticked(""), Vec::<String>::new());
    }
}
