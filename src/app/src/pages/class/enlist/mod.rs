//! A list of pupils becomes accounts with cards to hand out: the names stay on this device, the server gets how many there are.

mod list;
mod texts;

use std::collections::BTreeMap;

use domain::ids::{ClassId, UserId};
use js_sys::Uint8Array;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::{ADD_MAX, Enrolled};
use ui::{Button, ButtonKind, Cell, DataTable, Dialog, Row, icons};
use wasm_bindgen_futures::JsFuture;

use super::Desk;
use super::names::{Names, use_names};
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::clock::fresh;
use crate::state::session::{Session, use_session};
use list::Listed;

/// What is being enlisted. Copied freely.
#[derive(Clone, Copy)]
struct Enlisting {
    session: Session,
    class: ClassId,
    names: Names,
    /// What the file told; an error for one that cannot be read.
    read: RwSignal<Option<Result<Listed, ()>>>,
    asking: Asking,
    open: RwSignal<bool>,
    cards: RwSignal<Vec<Enrolled>>,
    /// Who each name is for the server, as long as the answer is not known: asked again, nobody is enlisted twice.
    users: StoredValue<BTreeMap<String, UserId>>,
}

/// Opens the form.
#[component]
pub fn EnlistButton(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
    /// Takes the cards made here.
    cards: RwSignal<Vec<Enrolled>>,
) -> impl IntoView {
    let enlisting = Enlisting {
        session: use_session(),
        class: id,
        names: use_names(),
        read: RwSignal::new(None),
        asking: Asking::new(),
        open: RwSignal::new(false),
        cards,
        users: StoredValue::default(),
    };
    let begin = move |()| {
        enlisting.read.set(None);
        enlisting.asking.forget();
        enlisting.open.set(true);
    };
    view! {
        <p class="actions no-print">
            <Button icon=icons::USERS on_press=Callback::new(begin)>{texts::BUTTON}</Button>
        </p>
        <Dialog open=enlisting.open title=texts::TITLE.to_owned()>
            <p>{texts::WHAT}</p>
            <p class="soft">{texts::WHERE}</p>
            {file(enlisting, desk)}
            {live_option(move || enlisting.read.with(|read| read.as_ref().map(report)))}
            {hindered(enlisting.session, enlisting.asking, texts::OFFLINE)}
            {live_option(move || enlisting.create())}
        </Dialog>
    }
    .into_any()
}

fn file(enlisting: Enlisting, desk: Memo<Desk>) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let Some(file) = element.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file may be chosen again.
        element.set_value("");
        let known: Vec<String> = desk.with_untracked(|desk| {
            let pupils = desk.pupils.iter();
            let known = pupils.filter_map(|pupil| untrack(|| enlisting.names.of(pupil.user)));
            known.collect()
        });
        spawn_local(async move {
            let read = JsFuture::from(file.array_buffer()).await;
            let read = read.map(|buffer| list::read(Uint8Array::new(&buffer).to_vec(), &known));
            let _ = enlisting.read.try_set(Some(read.map_err(|_| ())));
        });
    };
    view! {
        <div class="field">
            <label for="list-file">{texts::FILE}</label>
            <p class="soft" id="list-file-hint">{texts::FILE_HINT}</p>
            <input
                node_ref=input
                id="list-file"
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                aria-describedby="list-file-hint"
                on:change=choose
            />
        </div>
    }
    .into_any()
}

/// What was found, before anything is done.
fn report(read: &Result<Listed, ()>) -> AnyView {
    let Ok(listed) = read else {
        return view! { <p role="status">{texts::UNREADABLE}</p> }.into_any();
    };
    let rows: Vec<_> = listed
        .names
        .iter()
        .map(|(line, name)| {
            let (line, name) = (line.to_string(), name.clone());
            view! {
                <Row>
                    <Cell head=true>{name}</Cell>
                    <Cell label=texts::HEADS[1]>{line}</Cell>
                </Row>
            }
        })
        .collect();
    let told: Vec<_> = texts::told(listed)
        .into_iter()
        .map(|words| view! { <p>{words}</p> })
        .collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <DataTable caption=texts::FOUND.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
        }
    });
    view! {
        <div role="status">{told}</div>
        {table}
    }
    .into_any()
}

impl Enlisting {
    /// The button, where there is somebody to enlist.
    fn create(self) -> Option<AnyView> {
        let count = self.read.with(|read| match read {
            Some(Ok(listed)) => listed.names.len(),
            _ => 0,
        });
        if !(1..=ADD_MAX).contains(&count) {
            return None;
        }
        let create = move |()| self.send();
        Some(
            view! {
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        busy=self.asking.busy()
                        disabled=offline(self.session)
                        on_press=Callback::new(create)
                    >
                        {live(move || texts::create(count).into_any())}
                    </Button>
                </div>
            }
            .into_any(),
        )
    }

    fn send(self) {
        let (session, class) = (self.session, self.class);
        let listed = self.read.with_untracked(|read| match read {
            Some(Ok(listed)) => listed.names.clone(),
            _ => Vec::new(),
        });
        let Some(named) = self.users.try_update_value(|users| {
            let named = listed.into_iter().map(|(_, name)| {
                let user = users.entry(name.clone()).or_insert_with(|| UserId(fresh()));
                (*user, name)
            });
            named.collect::<Vec<_>>()
        }) else {
            return;
        };
        self.asking.ask(async move {
            let users = named.iter().map(|(user, _)| *user).collect();
            let added = session.api().add_pupils(class, users).await?;
            session.sync_now();
            let _ = self.users.try_update_value(BTreeMap::clear);
            self.names.put(named);
            let _ = self.cards.try_update(|cards| cards.extend(added.pupils));
            let _ = self.read.try_set(None);
            let _ = self.open.try_set(false);
            Ok(())
        });
    }
}
