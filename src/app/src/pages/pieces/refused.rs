//! What the server did not take, on the desk of who sent it; and what was taken out there, which comes back from where it lies.

use leptos::prelude::*;
use protocol::overlay::View;
use protocol::replica::Refused;
use ui::{Button, ButtonKind, Note, NoteKind, icons};
use uuid::Uuid;

use super::texts;
use crate::state::kept;
use crate::state::session::Session;

/// The notes about refusals; nothing while there is none.
pub fn refusals(view: &View, note: impl Fn(&Refused) -> Option<AnyView>) -> Option<AnyView> {
    let notes: Vec<_> = view.refusals.iter().filter_map(note).collect();
    (!notes.is_empty()).then(|| view! { <div class="stack">{notes}</div> }.into_any())
}

/// One note: what was not taken, why, and what can be done with it. A form takes it up `again`, or it was read.
pub fn not_taken(
    session: Session,
    refusal: Uuid,
    what: String,
    why: &'static str,
    again: Option<Callback<()>>,
) -> AnyView {
    let again = again.map(|again| {
        view! { <Button icon=icons::PENCIL on_press=again>{texts::AGAIN}</Button> }
    });
    let read = move |()| {
        session.dismiss(refusal);
        kept::forget(session, kept::of_refused(refusal));
    };
    view! {
        <Note kind=NoteKind::Warning>
            <p><b>{what}</b>" "{why}</p>
            <p class="actions">
                {again}
                <Button kind=ButtonKind::Quiet on_press=Callback::new(read)>{texts::READ}</Button>
            </p>
        </Note>
    }
    .into_any()
}

/// What was taken out, folded: each thing, and what brings it back. Nothing while there is none.
pub fn taken_out(
    things: Vec<(AnyView, Callback<()>)>,
    words: fn(usize) -> String,
) -> Option<AnyView> {
    let words = (!things.is_empty()).then(|| words(things.len()))?;
    let each: Vec<_> = things
        .into_iter()
        .map(|(thing, back)| {
            view! {
                <li class="actions">
                    {thing}
                    <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=back>{texts::BRING_BACK}</Button>
                </li>
            }
        })
        .collect();
    let folded = view! {
        <details class="no-print">
            <summary>{words}</summary>
            <ul class="stack">{each}</ul>
        </details>
    };
    Some(folded.into_any())
}
