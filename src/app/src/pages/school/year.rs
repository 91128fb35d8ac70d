//! « Fin de l’année »: which classes are still open, and the accounts that wait for their end in those that are closed.

use leptos::prelude::*;
use protocol::row::Class;
use ui::{Cell, DataTable, Row};

use super::texts;
use crate::live::live_option;
use crate::pages::class::ending;
use crate::pages::pieces::About;
use crate::state::clock::{today, wall_time};
use crate::state::session::use_session;
use crate::texts::dates;

/// The section; nothing without classes.
pub(super) fn year(classes: Memo<Vec<Class>>) -> AnyView {
    let about = About::new(use_session());
    let table = move || {
        let rows: Vec<_> = classes.with(|classes| {
            let told = |class: &&Class| class.erase_at.is_none() || class.pupils > 0;
            let told = classes.iter().filter(told);
            told.map(|class| row(about, class.clone())).collect()
        });
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section no-print" id="annee">
                    <h2>{texts::YEAR}</h2>
                    <p class="soft">{texts::YEAR_TEXT}</p>
                    <DataTable caption=texts::YEAR.to_owned() heads=texts::YEAR_HEADS.map(str::to_owned).to_vec()>
                        {rows}
                    </DataTable>
                </section>
            }
            .into_any()
        })
    };
    view! { {live_option(table)} {ending(about)} }.into_any()
}

fn row(about: About<Class>, class: Class) -> AnyView {
    let [_, count, state, _] = texts::YEAR_HEADS;
    let name = class.name.clone();
    let close = texts::close_of(&name);
    let told = match class.erase_at {
        None => texts::YEAR_OPEN.to_owned(),
        Some(at) => texts::year_closed(&dates::long(wall_time(at).date(), today())),
    };
    let pupils = class.pupils.to_string();
    let button = class.erase_at.is_none().then(|| {
        view! {
            <button
                type="button"
                class="btn btn-quiet"
                aria-label=close
                on:click=move |_| about.ask(class.clone())
            >
                {texts::CLOSE}
            </button>
        }
    });
    view! {
        <Row>
            <Cell head=true><span class="row-head"><span>{name}</span></span></Cell>
            <Cell label=count>{pupils}</Cell>
            <Cell label=state>{told}</Cell>
            <Cell>{button}</Cell>
        </Row>
    }
    .into_any()
}
