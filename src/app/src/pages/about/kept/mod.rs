//! What is kept of people, written from the register of the code: in a pupil's words, and whole for adults.

mod texts;

use domain::register::{Line, REGISTER, Whose};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::privacy::Retention;
use ui::{Cell, DataTable, PageTitle, Row};

use crate::live::live;
use crate::state::session::use_session;

/// How long this server is set to keep things; `None` until it says so.
fn retention() -> RwSignal<Option<Retention>> {
    let told = RwSignal::new(None);
    let api = use_session().api();
    spawn_local(async move {
        if let Ok(retention) = api.retention().await {
            let _ = told.try_set(Some(retention));
        }
    });
    told
}

/// Lines whose data lies in the browser and not on the server.
fn is_of_device(line: &Line) -> bool {
    line.columns.is_empty() && line.rows.is_empty()
}

/// « Tes données »: what is kept of a pupil.
pub(super) fn of_pupils() -> AnyView {
    let of_pupils = || REGISTER.iter().filter(|line| line.whose != Whose::Adults);
    let retention = retention();
    let list = move |of_device: bool| {
        live(move || {
            let lines = of_pupils().filter(|line| is_of_device(line) == of_device);
            let items = lines.map(|line| short(line, retention.get()));
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        })
    };
    let paragraphs = |all: &'static [&'static str]| {
        all.iter()
            .map(|text| view! { <p>{*text}</p> })
            .collect_view()
    };
    view! {
        <PageTitle text=texts::PUPIL_TITLE.to_owned() />
        <div class="prose">
            {paragraphs(texts::PUPIL_LEAD)}
            <h2>{texts::PUPIL_SERVER}</h2>
            {list(false)}
            <h2>{texts::PUPIL_DEVICE}</h2>
            {list(true)}
            <h2>{texts::PUPIL_NEVER}</h2>
            {paragraphs(texts::PUPIL_NEVER_TEXT)}
            <h2>{texts::PUPIL_RIGHTS}</h2>
            {paragraphs(texts::PUPIL_RIGHTS_TEXT)}
            <p><a href="/reglages#donnees">{texts::PUPIL_SETTINGS}</a></p>
            <p><a href="/mentions/registre">{texts::PUPIL_REGISTER}</a></p>
        </div>
    }
    .into_any()
}

/// One thing: what, how long, who reads it.
fn short(line: &Line, retention: Option<Retention>) -> AnyView {
    let (name, text) = texts::item(line.item).pupil;
    let read: Vec<_> = line
        .readers
        .iter()
        .map(|reader| texts::reader_short(*reader))
        .collect();
    let read = (!read.is_empty()).then(|| texts::read_by(&read));
    view! { <li><b>{name}</b>". "{text}" "{texts::kept_short(line.kept, retention)}" "{read}</li> }
        .into_any()
}

/// The register, whole.
pub(super) fn register() -> AnyView {
    let retention = retention();
    let table = move || {
        let set = retention.get();
        let rows: Vec<_> = REGISTER.iter().map(|line| row(line, set)).collect();
        view! {
            <DataTable caption=texts::REGISTER_TITLE.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    view! {
        <PageTitle text=texts::REGISTER_TITLE.to_owned() />
        <div class="prose">
            {texts::REGISTER_LEAD.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
        </div>
        <div class="register">
            {live(table)}
        </div>
        <div class="prose">
            <h2>{texts::RIGHTS}</h2>
            {texts::RIGHTS_TEXT.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
        </div>
    }
    .into_any()
}

fn row(line: &'static Line, set: Option<Retention>) -> AnyView {
    let [_, whose, why, kept, readers, place] = texts::HEADS;
    let read: Vec<_> = line
        .readers
        .iter()
        .map(|reader| texts::reader(*reader))
        .collect();
    let read = if read.is_empty() {
        texts::READ_BY_NOBODY.to_owned()
    } else {
        read.join(", ")
    };
    let purpose = [texts::why(line.why), ". ", texts::ground(line.ground)].concat();
    view! {
        <Row>
            <Cell head=true>{texts::item(line.item).name}</Cell>
            <Cell label=whose>{texts::whose(line.whose)}</Cell>
            <Cell label=why>{purpose}</Cell>
            <Cell label=kept>{texts::kept(line.kept, set)}</Cell>
            <Cell label=readers>{read}</Cell>
            <Cell label=place>{place_of(line)}</Cell>
        </Row>
    }
    .into_any()
}

/// Where it lies: tables with their columns, or stores of the browser.
fn place_of(line: &Line) -> String {
    let fields = if is_of_device(line) {
        line.device
    } else if line.columns.is_empty() {
        line.rows
    } else {
        line.columns
    };
    let places: Vec<_> = fields
        .iter()
        .map(|(table, columns)| [table, "\u{a0}(", &columns.join(", "), ")"].concat())
        .collect();
    places.join("\u{a0}; ")
}
