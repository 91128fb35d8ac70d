//! What is kept of people, written from the register of the code: in a pupil's words, and whole for adults.

mod texts;

use domain::register::{Line, REGISTER, Whose};
use leptos::prelude::*;
use ui::{Cell, DataTable, PageTitle, Row};

/// Lines whose data lies in the browser and not on the server.
fn is_of_device(line: &Line) -> bool {
    line.columns.is_empty() && line.rows.is_empty()
}

/// « Tes données »: what is kept of a pupil.
pub(super) fn of_pupils() -> AnyView {
    let of_pupils = || REGISTER.iter().filter(|line| line.whose != Whose::Adults);
    let server = of_pupils().filter(|line| !is_of_device(line));
    let device = of_pupils().filter(|line| is_of_device(line));
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
            <ul>{server.map(short).collect_view()}</ul>
            <h2>{texts::PUPIL_DEVICE}</h2>
            <ul>{device.map(short).collect_view()}</ul>
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
fn short(line: &Line) -> AnyView {
    let (name, text) = texts::item(line.item).pupil;
    let read: Vec<_> = line
        .readers
        .iter()
        .map(|reader| texts::reader_short(*reader))
        .collect();
    let read = (!read.is_empty()).then(|| texts::read_by(&read));
    view! { <li><b>{name}</b>". "{text}" "{texts::kept_short(line.kept)}" "{read}</li> }.into_any()
}

/// The register, whole.
pub(super) fn register() -> AnyView {
    let rows: Vec<_> = REGISTER.iter().map(row).collect();
    view! {
        <PageTitle text=texts::REGISTER_TITLE.to_owned() />
        <div class="prose">
            {texts::REGISTER_LEAD.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
        </div>
        <div class="register">
            <DataTable caption=texts::REGISTER_TITLE.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
                {rows}
            </DataTable>
        </div>
        <div class="prose">
            <h2>{texts::RIGHTS}</h2>
            {texts::RIGHTS_TEXT.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
        </div>
    }
    .into_any()
}

fn row(line: &'static Line) -> AnyView {
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
            <Cell label=kept>{texts::kept(line.kept)}</Cell>
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
