//! How good a passphrase is, while it is typed.

use domain::passphrase::{Strength, Weak, check};
use leptos::prelude::*;
use ui::{StateKind, StateMark};

use super::texts;
use crate::live::live_option;

/// Why a passphrase would not be taken for that identifier.
pub fn weakness(passphrase: &str, login: &str) -> Option<String> {
    let words = match check(passphrase, login).err()? {
        Weak::Short => texts::PASSPHRASE_SHORT,
        Weak::Long => texts::PASSPHRASE_LONG,
        Weak::Common => texts::PASSPHRASE_COMMON,
        Weak::Own => texts::PASSPHRASE_OWN,
    };
    Some(words.to_owned())
}

/// A line below the field: nothing while it is empty, then what the rule says of it, heard when that changes. Once the
/// form was `tried`, what is wrong stands at the field itself.
pub fn strength(
    passphrase: RwSignal<String>,
    login: Signal<String>,
    tried: RwSignal<bool>,
) -> AnyView {
    let verdict = Memo::new(move |_| {
        let typed = passphrase.read();
        (!typed.is_empty()).then(|| check(&typed, &login.read()))
    });
    let line = move || {
        let (kind, words) = match verdict.get()? {
            Ok(Strength::Strong) => (StateKind::Done, texts::PASSPHRASE_STRONG),
            Ok(Strength::Fair) => (StateKind::Done, texts::PASSPHRASE_FAIR),
            Err(_) if tried.get() => return None,
            Err(Weak::Short) => (StateKind::Waiting, texts::PASSPHRASE_SHORT),
            Err(Weak::Long) => (StateKind::Refused, texts::PASSPHRASE_LONG),
            Err(Weak::Common) => (StateKind::Refused, texts::PASSPHRASE_COMMON),
            Err(Weak::Own) => (StateKind::Refused, texts::PASSPHRASE_OWN),
        };
        Some(view! { <StateMark kind text=words.to_owned() /> }.into_any())
    };
    view! { <p role="status">{live_option(line)}</p> }.into_any()
}
