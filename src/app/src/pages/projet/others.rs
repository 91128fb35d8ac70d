//! What another member wrote into the same part at the same time: both stay, and the team decides.

use domain::equipe::EquipeEdit;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::texts;
use super::writing::Writing;
use crate::live::live_option;

/// The other texts of a part, if any. They stand below a field whose label says what it is about.
pub fn others(writing: Writing, key: String) -> AnyView {
    let of = key.clone();
    let others = Memo::new(move |_| {
        let own = writing.own();
        let part = own.as_ref().and_then(|own| own.travail.parts.get(&of));
        part.map(|part| part.others.clone()).unwrap_or_default()
    });
    live_option(move || {
        let versions: Vec<_> = others
            .get()
            .into_iter()
            .map(|text| version(writing, key.clone(), text))
            .collect();
        (!versions.is_empty()).then(|| {
            view! {
                <section class="stack" aria-label=texts::OTHER_TITLE>
                    <Note kind=NoteKind::Warning><p><b>{texts::OTHER_TITLE}</b>" "{texts::OTHER}</p></Note>
                    {versions}
                </section>
            }
            .into_any()
        })
    })
}

fn version(writing: Writing, key: String, text: String) -> AnyView {
    let append = {
        let (key, text) = (key.clone(), text.clone());
        move |()| {
            let whole = [&writing.value(&key).get_untracked(), "\n\n", &text].concat();
            writing.replace(&key, whole, text.clone());
        }
    };
    let take = {
        let text = text.clone();
        move |()| writing.replace(&key, text.clone(), text.clone())
    };
    let drop = {
        let text = text.clone();
        move |()| {
            writing.edit(EquipeEdit {
                settle: vec![text.clone()],
                ..EquipeEdit::default()
            })
        }
    };
    view! {
        <article class="card card-pad stack">
            <p class="excerpt excerpt-whole">{text}</p>
            <p class="actions">
                <Button on_press=Callback::new(append)>{texts::OTHER_APPEND}</Button>
                <Button on_press=Callback::new(take)>{texts::OTHER_TAKE}</Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(drop)>{texts::OTHER_DROP}</Button>
            </p>
        </article>
    }
    .into_any()
}
