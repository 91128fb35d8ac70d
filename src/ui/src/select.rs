//! A list to choose one from.

use leptos::prelude::*;

use crate::Choice;
use crate::field::Frame;

/// A native list of choices: for more choices than chips can show.
#[component]
pub fn Select(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The value of the one chosen.
    value: RwSignal<String>,
    /// Help, always visible.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong and how to mend it; tied to the field.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// May stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(hint, error);
    let (described, invalid) = (frame.clone(), frame.clone());
    let choices = move || {
        let chosen = value.get();
        options
            .get()
            .into_iter()
            .map(|choice| {
                let selected = choice.value == chosen;
                view! { <option value=choice.value selected=selected>{choice.label}</option> }
            })
            .collect_view()
    };
    let control = view! {
        <select
            id=frame.control.clone()
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            on:change=move |event| value.set(event_target_value(&event))
        >
            {choices}
        </select>
    };
    frame.around(label, optional, control.into_any())
}
