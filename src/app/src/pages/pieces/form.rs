//! What the forms of things that are set up share: which field is wrong, and chips of which several are chosen.

use leptos::prelude::*;
use ui::{Choice, ChoiceChips};

use crate::live::live_option;

/// What is wrong with a form: at which of its parts, in words. Copied freely.
pub struct Wrong<P: 'static>(RwSignal<Option<(P, String)>>);

impl<P> Clone for Wrong<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Wrong<P> {}

impl<P: Copy + PartialEq + Send + Sync + 'static> Wrong<P> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Says what is wrong; nothing where all is right.
    pub fn say(self, wrong: Option<(P, String)>) {
        self.0.set(wrong);
    }

    /// What is said at a part.
    pub fn of(self, part: P) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.0.with(|wrong| {
                let here = wrong.as_ref().filter(|wrong| wrong.0 == part);
                here.map(|wrong| wrong.1.clone())
            })
        })
    }

    /// The same, below a part that has no field to say it.
    pub fn below(self, part: P) -> AnyView {
        let words = self.of(part);
        live_option(move || {
            let words = words.get()?;
            Some(view! { <p class="field-error" role="alert">{words}</p> }.into_any())
        })
    }
}

/// A group of chips of which several may be on. What is on stands in `lines`, one a line, as it is kept with the form.
pub fn chips(
    legend: &'static str,
    options: Signal<Vec<Choice>>,
    lines: RwSignal<String>,
) -> AnyView {
    let selected = move || lines.with(|lines| lines.lines().map(str::to_owned).collect::<Vec<_>>());
    let toggle = move |(value, on): (String, bool)| {
        lines.update(|lines| *lines = toggled(lines, &value, on));
    };
    view! {
        <ChoiceChips
            legend=legend.to_owned()
            options
            selected=Signal::derive(selected)
            on_toggle=Callback::new(toggle)
        />
    }
    .into_any()
}

/// The lines with that one at their end, or without it.
fn toggled(lines: &str, value: &str, on: bool) -> String {
    let mut all: Vec<_> = lines.lines().filter(|line| *line != value).collect();
    if on {
        all.push(value);
    }
    all.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_switched_on_stands_once_and_the_others_stay() {
        assert_eq!(toggled("", "b", true), "b");
        assert_eq!(toggled("a\nb\nc", "b", true), "a\nc\nb");
        assert_eq!(toggled("a\nb\nc", "b", false), "a\nc");
        assert_eq!(toggled("b", "b", false), "");
    }

    #[test]
    fn what_is_wrong_is_said_at_its_part_alone() {
        let owner = Owner::new();
        owner.with(|| {
            let wrong = Wrong::new();
            wrong.say(Some((2, "Trop long".to_owned())));
            assert_eq!(wrong.of(2).get_untracked().as_deref(), Some("Trop long"));
            assert_eq!(wrong.of(1).get_untracked(), None);
            wrong.say(None);
            assert_eq!(wrong.of(2).get_untracked(), None);
        });
    }
}
