//! « Ma synthèse », the support of the oral of 3e: `/synthese` to write it, `/synthese/support` the sheet that one shows,
//! `/synthese/notes` what one has before one's eyes.

mod notes;
mod pick;
mod support;
mod texts;

use domain::carnet::Entry;
use leptos::prelude::*;
use ui::{Empty, LinkButton, PageTitle, icons};

pub use notes::Notes;
pub use support::Support;

use crate::live::{live, live_option};
use crate::pages::carnet::Draft;
use crate::pages::coming::coming_alone;
use crate::pages::guided::texts::{PART_PAGES, PART_QUESTIONS, SYNTHESE};
use crate::pages::guided::{Around, found, own_page};
use crate::state::session::use_session;
use crate::state::typed::Piece;

/// Words that one says in a minute, at rest.
const WORDS_A_MINUTE: usize = 130;

static AROUND: Around = Around {
    template: &SYNTHESE,
    lead: texts::LEAD,
    before: texts::BEFORE,
    begin: texts::BEGIN,
    head: ways,
    foot: rest,
};

/// `/synthese`
#[component]
pub fn Synthese() -> impl IntoView {
    own_page(&AROUND)
}

fn ways(_: Draft) -> AnyView {
    view! {
        <p class="actions">
            <LinkButton href="/synthese/support".to_owned() icon=icons::PRINTER>{texts::SUPPORT}</LinkButton>
            <LinkButton href="/synthese/notes".to_owned() icon=icons::MESSAGE>{texts::NOTES}</LinkButton>
        </p>
    }
    .into_any()
}

fn rest(draft: Draft) -> AnyView {
    // What is said aloud: the questions of others come after.
    let spoken: Vec<_> = spoken().map(|key| draft.value(Piece::Part(key))).collect();
    let time = move || {
        let words = spoken
            .iter()
            .map(|text| text.with(|text| words(text)))
            .sum::<usize>();
        (words > 0).then(|| {
            let seconds = words * 60 / WORDS_A_MINUTE;
            view! { <p class="soft">{texts::time(seconds)}</p> }.into_any()
        })
    };
    view! { {live_option(time)} {pick::pick(draft)} }.into_any()
}

/// The parts that one says, in their order.
fn spoken() -> impl Iterator<Item = &'static str> {
    let keys = SYNTHESE.parts.iter().map(|part| part.key);
    keys.filter(|key| ![PART_PAGES, PART_QUESTIONS].contains(key))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A page made of the synthesis, below its title; how to begin where there is none.
fn of_synthese(title: &'static str, show: fn(&Entry) -> AnyView) -> AnyView {
    let session = use_session();
    let found = found(session, &SYNTHESE);
    live(move || {
        let Some(id) = found.get() else {
            return coming_alone(session);
        };
        let entry = id.and_then(|id| {
            let view = session.view();
            view.with(|view| view.entries.get(&id).map(|item| item.value.clone()))
        });
        match entry {
            Some(entry) => show(&entry),
            None => view! {
                <PageTitle text=title.to_owned() />
                <Empty title="".to_owned() text=texts::BEFORE.to_owned()>
                    <LinkButton href="/synthese".to_owned()>{texts::BEGIN}</LinkButton>
                </Empty>
            }
            .into_any(),
        }
    })
}
