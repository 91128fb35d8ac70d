//! How far something is.

use leptos::prelude::*;

use crate::{ids, texts};

/// A bar with its words: places taken, a download, metiers met.
#[component]
pub fn ProgressBar(
    /// The first words over the bar, in bold: what counts.
    #[prop(optional, into)]
    strong: Option<String>,
    /// The words over the bar; they carry the figures too.
    #[prop(into)]
    label: String,
    /// How much of `max`; `None` while it is not known.
    value: Option<u32>,
    /// The whole.
    max: u32,
) -> impl IntoView {
    let id = ids::fresh("barre");
    view! {
        <div class="progress">
            <label for=id.clone()>
                {strong.map(|words| view! { <b>{words}</b>" " })}
                {label}
            </label>
            <progress id=id max=max.to_string() value=value.map(|value| value.to_string())></progress>
        </div>
    }
    .into_any()
}

/// The steps of a form, and which one this is.
#[component]
pub fn Stepper(
    /// The names of the steps.
    steps: Vec<String>,
    /// The current one, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let total = steps.len();
    let items: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            view! {
                <li
                    class:is-done=move || index < current.get()
                    aria-current=move || (index == current.get()).then_some("step")
                >
                    <span class="sr">{texts::step_of(index + 1, total)} ", "</span>
                    {name}
                </li>
            }
        })
        .collect();
    view! { <ol class="stepper">{items}</ol> }.into_any()
}
