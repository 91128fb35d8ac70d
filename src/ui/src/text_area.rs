//! A field of several lines that grows with what is typed.

use leptos::prelude::*;

use crate::field::Frame;

const LEAST_ROWS: usize = 3;
const MOST_ROWS: usize = 24;
const LETTERS_PER_ROW: usize = 56;

/// The rows that a text needs, about: long lines wrap.
fn rows_for(text: &str) -> usize {
    let rows: usize = text
        .split('\n')
        .map(|line| 1 + line.chars().count() / LETTERS_PER_ROW)
        .sum();
    (rows + 1).clamp(LEAST_ROWS, MOST_ROWS)
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Help, always visible.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong and how to mend it; tied to the field.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// `name` of the field.
    #[prop(optional)]
    name: &'static str,
    /// May stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(hint, error);
    let (described, invalid) = (frame.clone(), frame.clone());
    let control = view! {
        <textarea
            id=frame.control.clone()
            name=name
            rows=move || value.with(|text| rows_for(text)).to_string()
            required=!optional
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
    };
    frame.around(label, optional, control.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_follow_the_text_within_bounds() {
        assert_eq!(rows_for(""), LEAST_ROWS);
        assert_eq!(rows_for("un\ndeux\ntrois\nquatre"), 5);
        assert_eq!(rows_for(&"é".repeat(200)), 5);
        assert_eq!(rows_for(&"\n".repeat(99)), MOST_ROWS);
    }
}
