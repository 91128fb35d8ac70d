//! What a page shows when there is nothing, not yet, or something wrong.

use leptos::prelude::*;

use crate::icons::{CHECK, INFO, WARNING};
use crate::{Hue, Icon, Illustration, texts};

/// The shape of what is coming.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonKind {
    /// Lines of text.
    #[default]
    Lines,
    /// Cards with a picture.
    Cards,
    /// Rows of a table.
    Rows,
}

/// Grey shapes for what takes more than 300 ms.
#[component]
pub fn Skeleton(
    /// Their shape.
    #[prop(optional)]
    kind: SkeletonKind,
    /// How many.
    #[prop(default = 3)]
    count: usize,
) -> impl IntoView {
    let (outer, inner) = match kind {
        SkeletonKind::Lines => ("stack", "bone bone-line"),
        SkeletonKind::Cards => ("card-grid", "bone bone-card"),
        SkeletonKind::Rows => ("stack", "bone bone-row"),
    };
    let bones: Vec<_> = (0..count)
        .map(|_| view! { <div class=inner></div> })
        .collect();
    view! {
        <div class="skeleton" role="status">
            <span class="sr">{texts::LOADING}</span>
            <div class=outer aria-hidden="true">{bones}</div>
        </div>
    }
    .into_any()
}

/// An empty page or list, which says how to begin.
#[component]
pub fn Empty(
    /// What is missing, kindly; empty where the page's own title says it.
    #[prop(into)]
    title: Signal<String>,
    /// How to begin.
    #[prop(into)]
    text: Signal<String>,
    /// The picture's seed.
    #[prop(default = 3)]
    seed: u64,
    /// The picture's colours.
    #[prop(optional)]
    hue: Hue,
    /// The first action, if any.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Illustration seed=seed hue=hue cols=5 rows=2 />
            {move || Some(title.get()).filter(|title| !title.is_empty()).map(|title| view! { <h2>{title}</h2> })}
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// Something failed: what happened, what is safe, what to do now.
#[component]
pub fn ErrorPanel(
    /// What happened.
    #[prop(into)]
    title: Signal<String>,
    /// What is safe and what to do.
    #[prop(into)]
    text: Signal<String>,
    /// A code to tell to whoever helps.
    #[prop(optional, into)]
    code: MaybeProp<String>,
    /// The actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="error-panel" role="alert">
            <h2><Icon of=WARNING />{title}</h2>
            <p>{text}</p>
            {move || code.get().map(|code| view! { <p class="soft"><code>{code}</code></p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </section>
    }
    .into_any()
}

/// The tone of a [`Note`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteKind {
    /// Good to know.
    #[default]
    Info,
    /// To look at.
    Warning,
    /// Went well.
    Success,
}

/// A framed remark inside a page.
#[component]
pub fn Note(
    /// Its tone.
    #[prop(optional)]
    kind: NoteKind,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let (class, of) = match kind {
        NoteKind::Info => ("note", INFO),
        NoteKind::Warning => ("note note-warning", WARNING),
        NoteKind::Success => ("note note-success", CHECK),
    };
    view! {
        <div class=class>
            <Icon of />
            <div>{children()}</div>
        </div>
    }
    .into_any()
}
