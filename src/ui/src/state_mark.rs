//! Where one thing stands: always a mark, a word and a colour.

use leptos::prelude::*;

use crate::icons::{CHECK, CLOSE, DEVICE, PENDING, QUEUE, SEND};
use crate::{Glyph, Icon};

/// The states a thing can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateKind {
    /// Confirmed, accepted, done.
    Done,
    /// Asked for, not sent yet.
    Unsent,
    /// Kept on this device only.
    Device,
    /// Sent, no answer yet.
    Sent,
    /// On a waiting list.
    Waiting,
    /// Refused, cancelled, failed.
    Refused,
}

impl StateKind {
    fn look(self) -> (&'static str, Glyph) {
        match self {
            Self::Done => ("mark mark-done", CHECK),
            Self::Unsent => ("mark mark-device", PENDING),
            Self::Device => ("mark mark-device", DEVICE),
            Self::Sent => ("mark mark-device", SEND),
            Self::Waiting => ("mark mark-wait", QUEUE),
            Self::Refused => ("mark mark-refused", CLOSE),
        }
    }
}

/// The mark of a state, with its words.
#[component]
pub fn StateMark(
    /// The state.
    #[prop(into)]
    kind: Signal<StateKind>,
    /// Its words, with the rank or the reason: « Liste d’attente, rang 2 ».
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=move || kind.get().look().0>
            {move || view! { <Icon of=kind.get().look().1 /> }}
            <span>{text}</span>
        </span>
    }
    .into_any()
}
