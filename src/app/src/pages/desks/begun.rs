//! The forms of slots that were begun and left: a way back to each, or to forget it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::overlay::View;
use protocol::replica::Refused;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::slots::{Desk, Editing};
use super::{card, form, texts};
use crate::live::live_option;
use crate::state::kept;

/// A form that was begun.
#[derive(Clone, PartialEq)]
struct Begun {
    /// The name under which it is kept.
    name: String,
    /// What it is about.
    words: String,
    /// What opens it again.
    editing: Editing,
}

/// One note for each; nothing when there are none. A refused slot has a note of its own.
pub fn begun(desk: Desk) -> AnyView {
    let names = RwSignal::new(Vec::new());
    spawn_local(async move {
        let kept = kept::begun(desk.session).await;
        // The page may be gone by then.
        let _ = names.try_set(kept);
    });
    let notes = Memo::new(move |_| {
        names.with(|names| {
            let view = desk.session.view();
            let (mut all, mended) = view.with(|view| (possible(desk, view), mended(view)));
            all.retain(|begun| names.contains(&begun.name));
            let named = |name: &String| all.iter().any(|begun| begun.name == *name);
            let left = names
                .iter()
                .filter(|name| name.starts_with(form::NAMES))
                .filter(|name| !named(name) && !mended.contains(name))
                .map(|name| left(name.clone()));
            let left: Vec<_> = left.collect();
            all.extend(left);
            all
        })
    });
    live_option(move || {
        let each: Vec<_> = notes
            .get()
            .into_iter()
            .map(|begun| note(desk, names, begun))
            .collect();
        (!each.is_empty()).then(|| view! { <div class="stack">{each}</div> }.into_any())
    })
}

/// The forms that mend what was refused.
fn mended(view: &View) -> Vec<String> {
    let of = |refused: &Refused| {
        form::name(&Editing {
            refusal: Some(refused.id),
            ..Editing::default()
        })
    };
    view.refusals.iter().map(of).collect()
}

/// A form whose slot is over, cancelled, or no more what was copied: what was typed goes on as a new one.
fn left(name: String) -> Begun {
    Begun {
        name: name.clone(),
        words: texts::BEGUN_LEFT.to_owned(),
        editing: Editing {
            kept: Some(name),
            ..Editing::default()
        },
    }
}

/// Every form that may have been begun: a new slot, each of the company's copied, and each that is still to be changed.
fn possible(desk: Desk, view: &View) -> Vec<Begun> {
    let begun = |words: String, slot, draft| {
        let editing = Editing {
            slot,
            draft,
            ..Editing::default()
        };
        Begun {
            name: form::name(&editing),
            words,
            editing,
        }
    };
    let own = view
        .slots
        .values()
        .filter(|item| item.value.company == desk.company)
        .flat_map(|item| {
            let (id, draft) = (item.value.id, item.value.draft.clone());
            let later = card::week_later(&draft);
            let copy = begun(texts::begun_copy(&later.title), None, Some(later));
            let changed = card::is_to_come(&item.value)
                .then(|| begun(texts::begun_edit(&draft.title), Some(id), Some(draft)));
            [copy].into_iter().chain(changed)
        });
    let new = begun(texts::BEGUN_NEW.to_owned(), None, None);
    [new].into_iter().chain(own).collect()
}

fn note(desk: Desk, names: RwSignal<Vec<String>>, begun: Begun) -> AnyView {
    let Begun {
        name,
        words,
        editing,
    } = begun;
    let open = move |()| desk.editing.set(Some(editing.clone()));
    let forget = move |()| {
        kept::forget(desk.session, name.clone());
        names.update(|names| names.retain(|other| *other != name));
    };
    view! {
        <Note kind=NoteKind::Info>
            <p>{words}</p>
            <p class="actions">
                <Button on_press=Callback::new(open)>{texts::BEGUN_OPEN}</Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(forget)>{texts::BEGUN_FORGET}</Button>
            </p>
        </Note>
    }
    .into_any()
}
