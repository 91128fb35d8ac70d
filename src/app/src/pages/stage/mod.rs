//! Help to look for a stage: `/recherche-de-stage` with what was asked of whom, `/recherche-de-stage/:quoi` for the letter, the
//! short CV and the call, `/recherche-de-stage/:quoi/imprimer` for them on paper.

mod followed;
mod paper;
mod texts;

use leptos::prelude::*;
use ui::{Empty, Icon, LinkButton, PageTitle, SkeletonKind, icons};

pub use paper::StagePaper;

use crate::live::live;
use crate::pages::carnet::Draft;
use crate::pages::coming::coming;
use crate::pages::guided::texts::{APPEL, CV, LETTRE};
use crate::pages::guided::{Around, Template, latest, own_page};
use crate::routes::part;
use crate::state::session::use_session;

/// What can be written, with its address and its words.
struct Tool {
    key: &'static str,
    around: Around,
    what: &'static str,
}

static TOOLS: [Tool; 3] = [
    Tool {
        key: "lettre",
        around: around(
            &LETTRE,
            texts::LETTER_LEAD,
            texts::LETTER_BEFORE,
            to_print_letter,
        ),
        what: texts::LETTER,
    },
    Tool {
        key: "cv",
        around: around(&CV, texts::CV_LEAD, texts::CV_BEFORE, to_print_cv),
        what: texts::CV,
    },
    Tool {
        key: "appel",
        around: around(&APPEL, texts::CALL_LEAD, texts::CALL_BEFORE, to_print_call),
        what: texts::CALL,
    },
];

const fn around(
    template: &'static Template,
    lead: &'static str,
    before: &'static str,
    head: fn(Draft) -> AnyView,
) -> Around {
    Around {
        template,
        lead,
        before,
        begin: texts::BEGIN,
        head,
        foot: way_back,
    }
}

fn to_print_letter(_: Draft) -> AnyView {
    to_print("/recherche-de-stage/lettre/imprimer")
}

fn to_print_cv(_: Draft) -> AnyView {
    to_print("/recherche-de-stage/cv/imprimer")
}

fn to_print_call(_: Draft) -> AnyView {
    to_print("/recherche-de-stage/appel/imprimer")
}

fn to_print(href: &'static str) -> AnyView {
    view! {
        <p class="actions">
            <LinkButton href=href.to_owned() icon=icons::PRINTER>{texts::TO_PRINT}</LinkButton>
        </p>
    }
    .into_any()
}

fn way_back(_: Draft) -> AnyView {
    view! {
        <p class="actions">
            <LinkButton href="/recherche-de-stage".to_owned() icon=icons::ARROW_LEFT>{texts::ALL}</LinkButton>
        </p>
    }
    .into_any()
}

/// The tool that the address names; reactive.
fn asked() -> Memo<Option<usize>> {
    let part = part();
    Memo::new(move |_| {
        let key = part.get();
        TOOLS.iter().position(|tool| tool.key == key)
    })
}

fn unknown() -> AnyView {
    view! {
        <PageTitle text=texts::UNKNOWN.to_owned() />
        <Empty title="".to_owned() text=texts::UNKNOWN_TEXT.to_owned()>
            <LinkButton href="/recherche-de-stage".to_owned()>{texts::ALL}</LinkButton>
        </Empty>
    }
    .into_any()
}

/// `/recherche-de-stage/:quoi`
#[component]
pub fn StageWriting() -> impl IntoView {
    let asked = asked();
    live(move || match asked.get().and_then(|at| TOOLS.get(at)) {
        Some(tool) => own_page(&tool.around),
        None => unknown(),
    })
}

/// `/recherche-de-stage`
#[component]
pub fn Stage() -> impl IntoView {
    let session = use_session();
    let known = Memo::new(move |_| {
        session
            .view()
            .with(|view| view.ready || !view.entries.is_empty())
    });
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead no-print">{texts::LEAD}</p>
        {live(move || if known.get() {
            view! { {tools()} {followed::followed(session)} }.into_any()
        } else {
            coming(session, SkeletonKind::Rows)
        })}
    }
    .into_any()
}

/// What can be written, and whether it is begun.
fn tools() -> AnyView {
    let session = use_session();
    let doors: Vec<_> = TOOLS
        .iter()
        .map(|tool| {
            let template = tool.around.template;
            let begun =
                Memo::new(move |_| session.view().with(|view| latest(view, template).is_some()));
            let words = move || {
                if begun.get() {
                    texts::BEGUN
                } else {
                    texts::NOT_BEGUN
                }
            };
            view! {
                <li>
                    <a class="tool card card-pad" href=template.href.unwrap_or_default()>
                        <Icon of=icons::PENCIL />
                        <b>{template.title}</b>
                        <span>{tool.what}</span>
                        <span class="soft">{words}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="section no-print">
            <h2>{texts::TOOLS}</h2>
            <ul class="tools">{doors}</ul>
        </section>
    }
    .into_any()
}
