//! `/recherche-de-stage/:quoi/imprimer`: the letter, the CV, the sheet beside the telephone, as one hands them out. Names and
//! addresses are typed here, for the paper alone: they are kept nowhere. What stays empty is a blank to fill by hand.

use domain::carnet::Entry;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Empty, Field, LinkButton, PageTitle, TextArea, icons};

use super::{TOOLS, asked, texts, unknown};
use crate::live::live;
use crate::pages::coming::coming_alone;
use crate::pages::guided::texts::{APPEL, CV, LETTRE};
use crate::pages::guided::{found, of, read};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;

/// What is typed for the paper. Copied freely.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    address: RwSignal<String>,
    place: RwSignal<String>,
}

/// `/recherche-de-stage/:quoi/imprimer`
#[component]
pub fn StagePaper() -> impl IntoView {
    let session = use_session();
    let asked = asked();
    live(move || {
        let Some(tool) = asked.get().and_then(|at| TOOLS.get(at)) else {
            return unknown();
        };
        let template = tool.around.template;
        let found = found(session, template);
        let shown = move || {
            let Some(id) = found.get() else {
                return coming_alone(session);
            };
            let entry = id.and_then(|id| {
                let view = session.view();
                view.with_untracked(|view| view.entries.get(&id).map(|item| item.value.clone()))
            });
            match entry {
                Some(entry) => paper(entry),
                None => nothing(template.title, template.href.unwrap_or_default()),
            }
        };
        live(shown)
    })
}

fn nothing(title: &'static str, href: &'static str) -> AnyView {
    view! {
        <PageTitle text=title.to_owned() />
        <Empty title="".to_owned() text=texts::PAPER_NONE.to_owned()>
            <LinkButton href=href.to_owned()>{texts::BEGIN}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn paper(entry: Entry) -> AnyView {
    let typed = Typed {
        name: RwSignal::new(String::new()),
        address: RwSignal::new(String::new()),
        place: RwSignal::new(String::new()),
    };
    let template = of(&entry);
    let letter = template == Some(&LETTRE);
    let sheet = if letter {
        letter_of(&entry, typed)
    } else if template == Some(&CV) {
        cv_of(&entry, typed)
    } else {
        return call(&entry);
    };
    let title = template.map_or("", |template| template.title);
    let href = template
        .and_then(|template| template.href)
        .unwrap_or_default();
    view! {
        <div class="no-print"><PageTitle text=title.to_owned() /></div>
        <form class="form no-print" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            <p>{texts::NAMES}</p>
            <Field label=texts::NAME.to_owned() value=typed.name optional=true />
            <TextArea label=texts::ADDRESS.to_owned() value=typed.address hint=texts::ADDRESS_HINT.to_owned() optional=true />
            {letter.then(|| view! { <Field label=texts::PLACE.to_owned() value=typed.place optional=true /> })}
        </form>
        {on_paper(href)}
        {sheet}
    }
    .into_any()
}

/// Prints; goes back to the writing.
fn on_paper(href: &'static str) -> AnyView {
    view! {
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                {texts::PRINT}
            </Button>
            <LinkButton href=href.to_owned() icon=icons::ARROW_LEFT>{texts::WRITE_ON}</LinkButton>
        </p>
    }
    .into_any()
}

/// What was typed, or a line to fill by hand.
fn or_blank(value: RwSignal<String>, lines: usize) -> AnyView {
    live(move || {
        let text = value.get().trim().to_owned();
        if text.is_empty() {
            let blanks: Vec<_> = (0..lines)
                .map(|_| view! { <span class="blank"></span> })
                .collect();
            return view! { <span class="blanks">{blanks}</span> }.into_any();
        }
        view! { <span class="excerpt-whole written">{text}</span> }.into_any()
    })
}

fn part(entry: &Entry, key: &str) -> String {
    let part = entry.parts.get(key);
    part.map(|part| part.text.trim().to_owned())
        .unwrap_or_default()
}

fn letter_of(entry: &Entry, typed: Typed) -> AnyView {
    let body: Vec<_> = ["demande", "pourquoi", "toi", "fin"]
        .into_iter()
        .map(|key| part(entry, key))
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p class="written">{text}</p> })
        .collect();
    let day = dates::whole(today());
    view! {
        <article class="paper card" aria-label=texts::PAPER>
            <div class="paper-from">{or_blank(typed.name, 1)} {or_blank(typed.address, 2)}</div>
            <p class="paper-to written">{part(entry, "a")}</p>
            <p class="paper-day">{or_blank(typed.place, 1)} {texts::the(&day)}</p>
            <p><b>{texts::SUBJECT}</b></p>
            <p>{texts::GREETING}</p>
            {body}
            <p>{texts::FAREWELL}</p>
            <p class="paper-sign">{or_blank(typed.name, 1)}</p>
        </article>
    }
    .into_any()
}

fn cv_of(entry: &Entry, typed: Typed) -> AnyView {
    let sections: Vec<_> = CV
        .parts
        .iter()
        .skip(1)
        .map(|asked| (asked.question, part(entry, asked.key)))
        .filter(|(_, text)| !text.is_empty())
        .map(|(question, text)| {
            let lines: Vec<_> = text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| view! { <li>{line.to_owned()}</li> })
                .collect();
            view! { <section><h2>{question}</h2><ul>{lines}</ul></section> }
        })
        .collect();
    view! {
        <article class="paper card" aria-label=texts::PAPER>
            <p class="paper-name">{or_blank(typed.name, 1)}</p>
            <p class="paper-from">{or_blank(typed.address, 2)}</p>
            <p class="paper-what">{part(entry, "recherche")}</p>
            {sections}
        </article>
    }
    .into_any()
}

/// In large letters, with lines for what is heard.
fn call(entry: &Entry) -> AnyView {
    let parts: Vec<_> = read(entry)
        .into_iter()
        .map(|(question, answer)| {
            view! { <section><h2>{question}</h2><p class="excerpt excerpt-whole">{answer}</p></section> }
        })
        .collect();
    let lines: Vec<_> = texts::HEARD
        .into_iter()
        .map(|words| view! { <p>{words}" "<span class="blank"></span></p> })
        .collect();
    view! {
        <PageTitle text=texts::CALL_PAPER.to_owned() />
        <p class="lead no-print">{texts::CALL_PAPER_LEAD}</p>
        {on_paper(APPEL.href.unwrap_or_default())}
        <div class="speech">{parts}</div>
        <section class="section heard"><h2>{texts::HEARD_TITLE}</h2>{lines}</section>
    }
    .into_any()
}
