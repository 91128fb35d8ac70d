//! The form of the names: a field a pupil, a file to keep, a file to take up.

use js_sys::Uint8Array;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::row::Pupil;
use ui::{Button, ButtonKind, Dialog, Note, NoteKind, icons};
use wasm_bindgen_futures::JsFuture;

use super::super::Desk;
use super::{LONGEST, Names, list, texts, use_names};
use crate::live::live_option;
use crate::pages::datafile::{Kind, download};

/// A pupil, and what is typed for them.
type Line = (Pupil, RwSignal<String>);

/// Opens the form.
#[component]
pub fn NamesButton(
    /// What is shown of the class.
    desk: Memo<Desk>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let empty = move || desk.with(|desk| desk.pupils.is_empty());
    view! {
        {live_option(move || (!empty()).then(|| view! {
            <p class="actions no-print">
                <Button icon=icons::PENCIL on_press=move |()| open.set(true)>{texts::BUTTON}</Button>
            </p>
        }.into_any()))}
        <Dialog open title=texts::TITLE.to_owned()><Form desk open /></Dialog>
    }
    .into_any()
}

#[component]
fn Form(desk: Memo<Desk>, open: RwSignal<bool>) -> impl IntoView {
    let names = use_names();
    // Pupils who come or go while the form is open are for the next time: a field does not move under the fingers.
    let lines: Vec<Line> = desk.with_untracked(|desk| {
        let known = |pupil: &Pupil| untrack(|| names.of(pupil.user)).unwrap_or_default();
        let line = |pupil: &Pupil| (pupil.clone(), RwSignal::new(known(pupil)));
        desk.pupils.iter().map(line).collect()
    });
    let fields: Vec<_> = lines.iter().map(|line| field(names, line)).collect();
    let kept = lines.clone();
    let file = move || {
        let typed = |(pupil, name): &Line| (pupil.clone(), name.get());
        let rows: Vec<_> = kept.iter().map(typed).collect();
        Some(download(
            Kind::Table,
            texts::FILE,
            &list::write(&rows),
            texts::KEEP,
        ))
    };
    view! {
        <p>{texts::WHERE}</p>
        <p class="soft">{texts::GONE} " " {texts::SAVED}</p>
        {live_option(move || names.failed().then(|| view! { <Note kind=NoteKind::Warning><p>{texts::FAILED}</p></Note> }.into_any()))}
        <div class="names">{fields}</div>
        <FromFile lines />
        <div class="actions">
            <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>{texts::DONE}</Button>
            {live_option(file)}
        </div>
    }
    .into_any()
}

fn field(names: Names, (pupil, value): &Line) -> AnyView {
    let (of, value) = (pupil.user, *value);
    let id = ["nom-", &of.to_string()].concat();
    let typed = move |event| {
        value.set(event_target_value(&event));
        names.put(vec![(of, value.get_untracked())]);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{pupil.pseudonym.clone()}</label>
            <input id=id type="text" autocomplete="off" maxlength=LONGEST prop:value=value on:input=typed />
        </div>
    }
    .into_any()
}

/// Takes up a file that was kept.
#[component]
fn FromFile(lines: Vec<Line>) -> impl IntoView {
    let names = use_names();
    let input = NodeRef::<html::Input>::new();
    let told = RwSignal::new(None::<Result<list::Read, ()>>);
    let choose = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let Some(file) = element.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file may be chosen again.
        element.set_value("");
        let lines = lines.clone();
        spawn_local(async move {
            let read = JsFuture::from(file.array_buffer()).await.map(|buffer| {
                let pupils: Vec<Pupil> = lines.iter().map(|(pupil, _)| pupil.clone()).collect();
                list::read(Uint8Array::new(&buffer).to_vec(), &pupils)
            });
            if let Ok(read) = &read {
                names.put(read.names.clone());
                for (of, name) in &read.names {
                    let line = lines.iter().find(|(pupil, _)| pupil.user == *of);
                    if let Some((_, value)) = line {
                        let _ = value.try_set(name.clone());
                    }
                }
            }
            let _ = told.try_set(Some(read.map_err(|_| ())));
        });
    };
    let report = move || {
        told.with(|told| {
            Some(match told.as_ref()? {
                Ok(read) => view! {
                    <p>{texts::read(read.names.len())}</p>
                    {texts::unknown(&read.unknown).map(|text| view! { <p>{text}</p> })}
                }
                .into_any(),
                Err(()) => view! { <p>{texts::UNREADABLE}</p> }.into_any(),
            })
        })
    };
    view! {
        <div class="field">
            <label for="names-file">{texts::READ}</label>
            <p class="soft" id="names-file-hint">{texts::READ_HINT}</p>
            <input
                node_ref=input
                id="names-file"
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                aria-describedby="names-file-hint"
                on:change=choose
            />
            <div role="status">{live_option(report)}</div>
        </div>
    }
    .into_any()
}
