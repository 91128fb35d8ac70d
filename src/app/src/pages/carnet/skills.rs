//! What a page shows that its author can do: chosen by the author, field by field.

use domain::carnet::EntryEdit;
use domain::competence::competences;
use leptos::prelude::*;
use ui::{Choice, ChoiceChips};

use super::draft::Draft;
use super::texts;

/// The chips, folded until one is chosen.
pub(super) fn skills(draft: Draft) -> AnyView {
    let chosen = Memo::new(move |_| {
        let entry = draft.entry();
        let skills = entry.map(|entry| entry.skills).unwrap_or_default();
        skills.into_iter().collect::<Vec<_>>()
    });
    let toggle = move |(key, on): (String, bool)| {
        let set = [key].into();
        draft.edit(if on {
            EntryEdit {
                skill: set,
                ..EntryEdit::default()
            }
        } else {
            EntryEdit {
                unskill: set,
                ..EntryEdit::default()
            }
        });
    };
    let toggle = Callback::new(toggle);
    let fields: Vec<_> = competences()
        .chunk_by(|one, next| one.champ == next.champ)
        .map(|field| {
            let options: Vec<_> = field
                .iter()
                .map(|skill| Choice::new(skill.cle, skill.titre))
                .collect();
            let legend = field.first().map_or("", |skill| skill.champ);
            view! {
                <ChoiceChips
                    legend=legend.to_owned()
                    options=Signal::stored(options)
                    selected=chosen
                    on_toggle=toggle
                />
            }
        })
        .collect();
    let open = chosen.with_untracked(|chosen| !chosen.is_empty());
    view! {
        <details class="more-filters" open=open>
            <summary>{texts::FIELD_SKILLS}</summary>
            <p class="hint">{texts::SKILLS_HINT}</p>
            {fields}
        </details>
    }
    .into_any()
}
