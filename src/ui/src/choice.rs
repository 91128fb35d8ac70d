//! Chips to choose from: filters, feelings, kinds of entry.

use leptos::prelude::*;

use crate::ids;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the program calls it.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// How many results it would leave, shown after the label.
    pub count: Option<u32>,
}

impl Choice {
    /// A choice without a count.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            count: None,
        }
    }

    /// The same choice with a count.
    #[must_use]
    pub fn with_count(self, count: u32) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }
}

/// A group of chips of which any number may be on: checkboxes.
#[component]
pub fn ChoiceChips(
    /// The group's name.
    #[prop(into)]
    legend: Signal<String>,
    /// Whether the name is for screen readers only.
    #[prop(optional)]
    hide_legend: bool,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The values that are on.
    #[prop(into)]
    selected: Signal<Vec<String>>,
    /// A chip was switched: its value, and whether it is on now.
    #[prop(into)]
    on_toggle: Callback<(String, bool)>,
) -> impl IntoView {
    group(legend, hide_legend, options, false, selected, on_toggle)
}

/// A group of chips of which one is on: radio buttons.
#[component]
pub fn OneChoice(
    /// The group's name.
    #[prop(into)]
    legend: Signal<String>,
    /// Whether the name is for screen readers only.
    #[prop(optional)]
    hide_legend: bool,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The value that is on.
    #[prop(into)]
    selected: Signal<String>,
    /// Another one was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let selected = Signal::derive(move || vec![selected.get()]);
    let toggle = Callback::new(move |(value, on): (String, bool)| {
        if on {
            on_choose.run(value);
        }
    });
    group(legend, hide_legend, options, true, selected, toggle)
}

fn group(
    legend: Signal<String>,
    hide_legend: bool,
    options: Signal<Vec<Choice>>,
    single: bool,
    selected: Signal<Vec<String>>,
    on_toggle: Callback<(String, bool)>,
) -> AnyView {
    let name = ids::fresh("choix");
    let chips = move || {
        let name = name.clone();
        options
            .get()
            .into_iter()
            .map(|choice| chip(choice, name.clone(), single, selected, on_toggle))
            .collect_view()
    };
    view! {
        <fieldset class="chips-field">
            <legend class:sr=hide_legend>{legend}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

fn chip(
    choice: Choice,
    name: String,
    single: bool,
    selected: Signal<Vec<String>>,
    on_toggle: Callback<(String, bool)>,
) -> AnyView {
    let Choice {
        value,
        label,
        count,
    } = choice;
    let told = value.clone();
    view! {
        <label class="chip chip-choice">
            <input
                type=if single { "radio" } else { "checkbox" }
                name=name
                value=value.clone()
                prop:checked=move || selected.with(|on| on.contains(&value))
                on:change=move |event| on_toggle.run((told.clone(), event_target_checked(&event)))
            />
            <span>{label}</span>
            {count.map(|count| view! { <b class="count">{count.to_string()}</b> })}
        </label>
    }
    .into_any()
}
