//! Other versions of a text: both stay, and whoever writes decides.

use leptos::prelude::*;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::texts;
use crate::live::live_option;

/// What is done with another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deal {
    /// It is added to the text.
    Append,
    /// It takes the place of the text.
    Take,
    /// It goes.
    Drop,
}

impl Deal {
    /// The text that it makes of `typed`; none where that stays as it is.
    pub fn text(self, typed: RwSignal<String>, version: &str) -> Option<String> {
        match self {
            Self::Append => {
                let (typed, more) = (typed.get_untracked(), ["\n\n", version].concat());
                // Pressed again before the version has gone, it is added once.
                Some(if typed.ends_with(&more) {
                    typed
                } else {
                    typed + &more
                })
            }
            Self::Take => Some(version.to_owned()),
            Self::Drop => None,
        }
    }
}

/// How other versions are shown.
#[derive(Clone, Copy)]
pub struct Look {
    /// What they are.
    pub title: &'static str,
    /// Why they are there, and what to do.
    pub why: &'static str,
    /// Takes one.
    pub take: &'static str,
    /// Whether one can be added to the text.
    pub append: bool,
}

/// The versions to deal with, if any: `words` tells what one says.
pub fn versions(
    look: Look,
    others: Memo<Vec<String>>,
    words: impl Fn(&str) -> String + Send + 'static,
    deal: Callback<(Deal, String)>,
) -> AnyView {
    live_option(move || {
        let versions = others.get().into_iter();
        let versions: Vec<_> = versions
            .map(|text| version(look, words(&text), text, deal))
            .collect();
        (!versions.is_empty()).then(|| {
            view! {
                <section class="stack" aria-label=look.title>
                    <Note kind=NoteKind::Warning><p><b>{look.title}</b>" "{look.why}</p></Note>
                    {versions}
                </section>
            }
            .into_any()
        })
    })
}

fn version(look: Look, words: String, text: String, deal: Callback<(Deal, String)>) -> AnyView {
    let text = StoredValue::new(text);
    let press = move |which| Callback::new(move |()| deal.run((which, text.get_value())));
    view! {
        <article class="card card-pad stack">
            <p class="excerpt excerpt-whole">{words}</p>
            <p class="actions">
                {look.append.then(|| view! { <Button on_press=press(Deal::Append)>{texts::APPEND}</Button> })}
                <Button on_press=press(Deal::Take)>{look.take}</Button>
                <Button kind=ButtonKind::Quiet on_press=press(Deal::Drop)>{texts::DROP}</Button>
            </p>
        </article>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_added_once_however_often_one_presses() {
        Owner::new().with(|| {
            let typed = RwSignal::new("un".to_owned());
            for _ in 0..2 {
                let whole = Deal::Append.text(typed, "deux");
                assert_eq!(whole.as_deref(), Some("un\n\ndeux"));
                typed.set(whole.unwrap_or_default());
            }
            let taken = Deal::Take.text(typed, "deux");
            assert_eq!(taken.as_deref(), Some("deux"));
            assert_eq!(Deal::Drop.text(typed, "deux"), None);
        });
    }
}
