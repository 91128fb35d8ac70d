//! Buttons, and links that look like them.

use leptos::prelude::*;

use crate::{Glyph, Icon};

/// How much a button asks for attention. A page has one [`ButtonKind::Primary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The page's one action.
    Primary,
    /// Any other action: outlined.
    #[default]
    Secondary,
    /// An action of little weight: words only.
    Quiet,
    /// An action that takes something away.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary",
            Self::Secondary => "btn",
            Self::Quiet => "btn btn-quiet",
            Self::Danger => "btn btn-danger",
        }
    }
}

/// A button. Its words say what happens.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Whether it sends its form; then `on_press` is usually left out and the form's submit heard.
    #[prop(optional)]
    submit: bool,
    /// Not possible now; say why beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// At work: the button stays focused and ignores presses.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            prop:disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            on:click=move |event| {
                if busy.get_untracked() {
                    event.prevent_default();
                } else if let Some(press) = on_press {
                    press.run(());
                }
            }
        >
            {icon.map(|of| view! { <Icon of /> })}
            <span>{children()}</span>
        </button>
    }
    .into_any()
}

/// A round button with an icon only.
#[component]
pub fn IconButton(
    /// The icon.
    icon: Glyph,
    /// Its name, for screen readers and as a tip.
    #[prop(into)]
    label: Signal<String>,
    /// For a switch, whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-btn"
            aria-label=label
            title=label
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            on:click=move |_| on_press.run(())
        >
            <Icon of=icon />
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it goes somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// An icon after the words: an arrow.
    #[prop(optional, into)]
    icon_after: Option<Glyph>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(|of| view! { <Icon of /> })}
            <span>{children()}</span>
            {icon_after.map(|of| view! { <Icon of /> })}
        </a>
    }
    .into_any()
}
