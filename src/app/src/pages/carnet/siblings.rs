//! Other versions of the text, written on another device: the pupil decides, nothing is lost meanwhile.

use domain::carnet::EntryEdit;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::editor::Draft;
use super::texts;

/// The versions to deal with, if any.
#[component]
pub fn Siblings(
    /// The page.
    draft: Draft,
) -> impl IntoView {
    let others = Memo::new(move |_| draft.entry().map(|entry| entry.others).unwrap_or_default());
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            let versions: Vec<_> = others
                .into_iter()
                .map(|text| version(draft, text))
                .collect();
            view! {
                <section class="stack" aria-label=texts::OTHER_TITLE>
                    <Note kind=NoteKind::Warning><p>{texts::OTHER}</p></Note>
                    {versions}
                </section>
            }
        })
    }
}

fn version(draft: Draft, text: String) -> AnyView {
    let settle = {
        let text = text.clone();
        move || vec![text.clone()]
    };
    let append = {
        let (text, settle) = (text.clone(), settle.clone());
        move |()| draft.replace_text([&draft.typed(), "\n\n", &text].concat(), settle())
    };
    let take = {
        let (text, settle) = (text.clone(), settle.clone());
        move |()| draft.replace_text(text.clone(), settle())
    };
    let drop = move |()| {
        draft.edit(EntryEdit {
            settle: settle(),
            ..EntryEdit::default()
        })
    };
    view! {
        <article class="card card-pad stack">
            <h3>{texts::OTHER_TITLE}</h3>
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
