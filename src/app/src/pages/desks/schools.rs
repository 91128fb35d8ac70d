//! The académie's schools: the list, and the form that adds one by its UAI.

use domain::school::Uai;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::School;
use protocol::session::NewSchool;
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, Cell, DataTable, Field, Note, NoteKind, Row, icons, use_toasts};

use super::texts;
use crate::live::{live, live_option};
use crate::order::sorted;
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::kept::Kept;
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// Longest name, as on the server.
const NAME_MAX: usize = 120;
/// Under which name the form is kept.
const DRAFT: &str = "school";
/// Kept beside the fields of a school whose UAI no list has: its name and town are asked for.
const UNLISTED: &str = "+";

/// The section.
pub fn schools() -> AnyView {
    let session = use_session();
    view! {
        <section class="section">
            <h2>{texts::SCHOOLS}</h2>
            {live(move || session.view().with(|view| table(view)))}
            <Form />
        </section>
    }
    .into_any()
}

fn table(view: &View) -> AnyView {
    let schools: Vec<&School> = view.schools.values().collect();
    if schools.is_empty() {
        return if view.ready {
            view! { <p class="soft">{texts::NO_SCHOOLS}</p> }.into_any()
        } else {
            ().into_any()
        };
    }
    let key = |school: &&School| {
        let words = [school.commune.as_str(), " ", &school.name].concat();
        (0, catalogue::slug::words(&words))
    };
    let rows: Vec<_> = sorted(schools, key).into_iter().map(row).collect();
    view! {
        <DataTable caption=texts::SCHOOLS.to_owned() heads=texts::SCHOOL_HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn row(school: &School) -> AnyView {
    let [_, commune_head, uai_head, _] = texts::SCHOOL_HEADS;
    let (name, commune) = (school.name.clone(), school.commune.clone());
    let (uai, zone) = (school.uai.to_string(), school.zone.label());
    view! {
        <Row>
            <Cell head=true><span class="row-head"><span>{name}</span></span></Cell>
            <Cell label=commune_head>{commune}</Cell>
            <Cell label=uai_head>{uai}</Cell>
            <Cell>{zone}</Cell>
        </Row>
    }
    .into_any()
}

/// The UAI alone is enough for a school of the imported list; another one needs its name and town.
#[component]
fn Form() -> impl IntoView {
    let session = use_session();
    let toasts = use_toasts();
    let asking = Asking::new();
    let empty = || RwSignal::new(String::new());
    let (uai, name, commune) = (empty(), empty(), empty());
    let kind = empty();
    let unknown = move || kind.with(|kind| kind == UNLISTED);
    let kept = Kept::new(session, DRAFT.to_owned(), vec![uai, name, commune, kind]);
    let there = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let fits = move |text: RwSignal<String>| {
        (1..=NAME_MAX).contains(&text.with(|text| text.trim().chars().count()))
    };
    let uai_wrong = move || {
        if there.get() {
            return Some(texts::UAI_THERE.to_owned());
        }
        let wrong = tried.get() && uai.with(|uai| Uai::parse(uai).is_err());
        wrong.then(|| texts::UAI_WRONG.to_owned())
    };
    let wrong = move |text: RwSignal<String>| {
        Signal::derive(move || (tried.get() && !fits(text)).then(|| texts::TEXT_WRONG.to_owned()))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        there.set(false);
        tried.set(true);
        let Ok(parsed) = Uai::parse(&uai.get_untracked()) else {
            return;
        };
        let more = untrack(unknown);
        if more && !untrack(|| fits(name) && fits(commune)) {
            return;
        }
        let text = |of: RwSignal<String>| more.then(|| of.get_untracked().trim().to_owned());
        let school = NewSchool {
            uai: parsed,
            name: text(name),
            commune: text(commune),
        };
        asking.ask(async move {
            match session.api().create_school(&school).await {
                Ok(_) => {
                    session.sync_now();
                    kept.forget();
                    for field in [uai, name, commune, kind] {
                        let _ = field.try_set(String::new());
                    }
                    let _ = tried.try_set(false);
                    toasts.show(texts::SCHOOL_ADDED);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::BadRequest)) if !more => {
                    let _ = (kind.try_set(UNLISTED.to_owned()), tried.try_set(false));
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::Conflict)) => {
                    let _ = there.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    let more = move || {
        unknown().then(|| {
            view! {
                <Note kind=NoteKind::Info><p>{texts::UAI_UNKNOWN}</p></Note>
                <Field label=texts::SCHOOL_NAME.to_owned() value=name name="college" error=wrong(name) />
                <Field label=texts::COMMUNE.to_owned() value=commune name="ville" error=wrong(commune) />
            }
            .into_any()
        })
    };
    view! {
        <h3>{texts::ADD_SCHOOL}</h3>
        <form class="form" on:submit=submit novalidate>
            <Field
                label=texts::UAI.to_owned()
                value=uai
                name="uai"
                hint=texts::UAI_HINT.to_owned()
                error=Signal::derive(uai_wrong)
            />
            {live_option(more)}
            {hindered(session, asking, texts::SCHOOL_OFFLINE)}
            <p class="actions">
                <Button submit=true icon=icons::PLUS busy=asking.busy() disabled=offline(session)>
                    {texts::ADD_SCHOOL_NOW}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
