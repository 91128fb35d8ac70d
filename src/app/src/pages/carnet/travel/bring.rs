//! A file that was taken along: checked whole, shown, then taken up.

use std::rc::Rc;

use js_sys::Uint8Array;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::travel::{Carnet, FILE_BYTES, Plan, Step, Unreadable, plan, read};
use store::StoreError;
use sync::{Engine, MadeFile};
use ui::{Note, NoteKind};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{chosen, texts};
use crate::live::live_option;
use crate::state::session::Session;

/// A file that was chosen.
#[derive(Clone)]
pub(super) enum Chosen {
    /// It is being read.
    Reading,
    /// It is not taken.
    Refused(Unreadable),
    /// It is whole, and the carnet lacks this of it.
    Whole(Rc<Carnet>, Rc<Plan>),
    /// So many steps of it are done.
    Coming(usize, usize),
    /// All of it is in the carnet.
    Done(Rc<Plan>),
    /// The device failed; what was done stays.
    Failed(StoreError),
}

/// The section.
pub(super) fn bring(session: Session) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let state = RwSignal::new_local(None::<Chosen>);
    let choose = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let Some(file) = element.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file may be chosen again.
        element.set_value("");
        state.set(Some(Chosen::Reading));
        spawn_local(async move {
            let now = match carnet_of(&file).await {
                Ok(carnet) => look(session, Rc::new(carnet)),
                Err(refused) => Some(Chosen::Refused(refused)),
            };
            let _ = state.try_set(now);
        });
    };
    let shown = move || Some(chosen::shown(session, state, state.get()?));
    view! {
        <section class="section no-print">
            <h2>{texts::BRING_TITLE}</h2>
            <p>{texts::BRING}</p>
            <div class="field">
                <label for="carnet-file">{texts::CHOOSE}</label>
                <p class="hint" id="carnet-file-hint">{texts::CHOOSE_HINT}</p>
                <input
                    node_ref=input
                    id="carnet-file"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="carnet-file-hint"
                    disabled=move || matches!(state.get(), Some(Chosen::Coming(..)))
                    on:change=choose
                />
            </div>
            <div role="status">{live_option(shown)}</div>
        </section>
    }
    .into_any()
}

async fn carnet_of(file: &File) -> Result<Carnet, Unreadable> {
    if file.size() > FILE_BYTES as f64 {
        return Err(Unreadable::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| Unreadable::Damaged)?;
    read(&Uint8Array::new(&buffer).to_vec())
}

/// What the carnet lacks of the file now.
fn look(session: Session, carnet: Rc<Carnet>) -> Option<Chosen> {
    let me = session.me_now()?;
    let missing = session
        .view()
        .with_untracked(|view| plan(&carnet, me.user, view));
    Some(Chosen::Whole(carnet, Rc::new(missing)))
}

/// Puts what is missing into the carnet of who is here now, whoever comes next.
pub(super) fn take_up(
    session: Session,
    state: RwSignal<Option<Chosen>, LocalStorage>,
    carnet: Rc<Carnet>,
    plan: Rc<Plan>,
) {
    let Some(engine) = session.engine() else {
        return;
    };
    let all = plan.steps.len();
    state.set(Some(Chosen::Coming(0, all)));
    spawn_local(async move {
        let mut end = Chosen::Done(plan.clone());
        for (at, step) in plan.steps.iter().enumerate() {
            if let Err(error) = carry_out(&engine, &carnet, step).await {
                end = Chosen::Failed(error);
                break;
            }
            // The page may be left by now: the rest comes all the same.
            let _ = state.try_set(Some(Chosen::Coming(at + 1, all)));
        }
        let _ = state.try_set(Some(end));
    });
}

async fn carry_out(engine: &Engine, carnet: &Carnet, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Create(entry) => {
            let create = Mutation::EntryCreate(entry.clone());
            engine.mutate(create, 0).await
        }
        Step::Attach {
            id,
            named,
            attachment,
        } => {
            let bytes = carnet.files.get(named).cloned().unwrap_or_default();
            let made = MadeFile::again(attachment, bytes);
            engine.attach(*id, made, 0).await
        }
        Step::Bin(id) => engine.mutate(Mutation::EntryDelete { id: *id }, 0).await,
        Step::Favourite(metier) => {
            let metier = metier.clone();
            let mark = Mutation::FavouriteSet { metier, on: true };
            engine.mutate(mark, 0).await
        }
    }
}

/// Why a file is not taken.
pub(super) fn refused(why: Unreadable) -> AnyView {
    view! { <Note kind=NoteKind::Warning><p>{texts::refused(why)}</p></Note> }.into_any()
}
