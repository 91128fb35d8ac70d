//! What is said of a file that was chosen, from its check to the report.

use std::rc::Rc;

use leptos::prelude::*;
use protocol::travel::{Carnet, Plan};
use ui::{Button, ButtonKind, LinkButton, Note, NoteKind, StateKind, StateMark};

use super::bring::{Chosen, refused, take_up};
use super::texts;
use crate::state::clock::today;
use crate::state::session::Session;
use crate::texts::{dates, errors};

type State = RwSignal<Option<Chosen>, LocalStorage>;

/// Where the file stands.
pub(super) fn shown(session: Session, state: State, chosen: Chosen) -> AnyView {
    match chosen {
        Chosen::Reading => view! { <p class="soft">{texts::READING}</p> }.into_any(),
        Chosen::Refused(why) => refused(why),
        Chosen::Whole(carnet, plan) => whole(session, state, carnet, plan),
        Chosen::Coming(at, all) => view! { <p>{texts::coming(at, all)}</p> }.into_any(),
        Chosen::Done(plan) => done(&plan),
        Chosen::Failed(error) => view! {
            <Note kind=NoteKind::Warning>
                <p><b>{errors::store(&error)}</b></p>
                <p>{texts::FAILED}</p>
            </Note>
        }
        .into_any(),
    }
}

/// The file is whole: what it is, and what would come.
fn whole(session: Session, state: State, carnet: Rc<Carnet>, plan: Rc<Plan>) -> AnyView {
    let day = dates::long(carnet.made.date(), today());
    let about = texts::about(&carnet.pseudonym, &day);
    let mine = session.me_now().map(|me| me.name.clone());
    let other = mine.filter(|name| *name != carnet.pseudonym);
    let lines = listed(texts::preview(&plan));
    let words = texts::bring_now(plan.pages);
    let more = (!plan.is_done()).then(move || {
        let file = StoredValue::new_local((carnet, plan));
        let bring = move |()| {
            let (carnet, plan) = file.get_value();
            take_up(session, state, carnet, plan);
        };
        view! {
            <p class="actions">
                <Button kind=ButtonKind::Primary on_press=Callback::new(bring)>{words}</Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| state.set(None))>
                    {texts::BRING_NOT}
                </Button>
            </p>
        }
    });
    view! {
        <div class="card card-pad stack">
            <p><StateMark kind=StateKind::Done text=texts::WHOLE.to_owned() /></p>
            <p>{about}</p>
            {other.map(|name| view! {
                <Note kind=NoteKind::Warning><p>{texts::of_another(&name)}</p></Note>
            })}
            {lines}
            {more}
        </div>
    }
    .into_any()
}

fn done(plan: &Plan) -> AnyView {
    view! {
        <div class="card card-pad stack">
            <p><StateMark kind=StateKind::Done text=texts::DONE.to_owned() /></p>
            {listed(texts::report(plan))}
            <p class="soft">{texts::DONE_HIDDEN}</p>
            <p class="actions"><LinkButton href="/carnet".to_owned()>{texts::OPEN}</LinkButton></p>
        </div>
    }
    .into_any()
}

fn listed(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    view! { <ul>{lines}</ul> }.into_any()
}
