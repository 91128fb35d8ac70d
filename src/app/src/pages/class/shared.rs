//! What pupils chose to show: their pages, the most recent first, and the wall that these pages make.

use std::collections::BTreeMap;

use domain::carnet::Entry;
use leptos::prelude::*;
use protocol::row::{Pupil, SharedEntry};
use ui::{Choice, Empty, LongList, OneChoice, Select, SkeletonKind};

use super::names::{Names, use_names};
use super::place::{Place, move_to, place};
use super::progress::Sought;
use super::pupils::picture;
use super::{Desk, texts};
use crate::live::{live, live_option};
use crate::numbers::Numbers;
use crate::pages::carnet::skills_line;
use crate::pages::coming::coming;
use crate::pages::guided;
use crate::pages::home::{counted, wall};
use crate::pages::photos::{photos, provide_album};
use crate::pages::review::{Stands, mark, stands};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// Texts longer than this, in characters, are folded.
const FOLD: usize = 360;

/// The pages, a filter by pupil, and the counters.
#[component]
pub fn Shared(
    /// What is shown of the class.
    desk: Memo<Desk>,
) -> impl IntoView {
    let session = use_session();
    provide_album();
    let state = Memo::new(move |_| desk.with(|desk| (desk.pages.is_empty(), desk.ready)));
    live(move || match state.get() {
        (false, _) => view! {
            <div class="split">
                <div class="section">
                    <ByPupil desk />
                    {by_state(desk)}
                    {pages(desk)}
                </div>
                {counters(desk)}
            </div>
        }
        .into_any(),
        (true, true) => view! {
            <Empty title=texts::NOTHING_TITLE.to_owned() text=texts::NOTHING.to_owned() seed=8 />
        }
        .into_any(),
        (true, false) => coming(session, SkeletonKind::Lines),
    })
}

fn key(pupil: &Pupil) -> String {
    catalogue::slug::words(&pupil.pseudonym)
}

#[component]
fn ByPupil(desk: Memo<Desk>) -> impl IntoView {
    let place = place();
    let go = move_to();
    let names = use_names();
    let value = RwSignal::new(place.get_untracked().pupil);
    Effect::new(move |_| {
        let pupil = value.get();
        let now = place.get_untracked();
        if now.pupil != pupil {
            go(&Place { pupil, ..now });
        }
    });
    let options = move || {
        let mut options = vec![Choice::new("", texts::EVERYBODY)];
        desk.with(|desk| {
            options.extend(
                desk.pupils
                    .iter()
                    .map(|pupil| Choice::new(key(pupil), names.beside(pupil))),
            )
        });
        options
    };
    view! { <div class="no-print"><Select label=texts::OF_PUPIL.to_owned() options=Signal::derive(options) value /></div> }
        .into_any()
}

/// The pages that stand where one looks for.
fn by_state(desk: Memo<Desk>) -> AnyView {
    let session = use_session();
    let place = place();
    let go = move_to();
    let options = move || {
        let mut options = vec![Choice::new("", texts::ANY_STATE)];
        let view = session.view().get();
        desk.with(|desk| {
            options.extend(Sought::ALL.iter().map(|sought| {
                let found = desk.pages.iter();
                let found = found.filter(|page| sought.holds(stands(&view, &page.entry)));
                Choice::new(sought.key(), sought.label()).with_count(found.count() as u32)
            }));
        });
        options
    };
    let choose = Callback::new(move |state: String| {
        let now = place.get_untracked();
        go(&Place { state, ..now });
    });
    view! {
        <div class="no-print">
            <OneChoice
                legend=texts::STATES.to_owned()
                hide_legend=true
                options=Signal::derive(options)
                selected=Signal::derive(move || place.with(|place| place.state.clone()))
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

fn pages(desk: Memo<Desk>) -> AnyView {
    let catalogue = use_catalogue();
    let session = use_session();
    let place = place();
    let names = use_names();
    // A memo: a text that was unfolded stays so when something else comes from the server.
    let standings = Memo::new(move |_| {
        session.view().with(|view| {
            desk.with(|desk| {
                let pages = desk.pages.iter();
                let stands = pages.map(|page| (page.entry.id, stands(view, &page.entry)));
                stands.collect::<BTreeMap<_, _>>()
            })
        })
    });
    let numbers = Numbers::new();
    let shown = Memo::new(move |_| {
        let (wanted, sought) =
            place.with(|place| (place.pupil.clone(), Sought::from_key(&place.state)));
        let standings = standings.get();
        desk.with(|desk| {
            let here = |page: &&SharedEntry| {
                let author = desk.pupils.iter().find(|pupil| pupil.user == page.author);
                let stands = standings.get(&page.entry.id).copied();
                let stands = stands.unwrap_or(Stands::Private);
                author.is_some_and(|author| wanted.is_empty() || key(author) == wanted)
                    && sought.is_none_or(|sought| sought.holds(stands))
            };
            let pages = desk.pages.iter().filter(here);
            numbers.of(pages.map(|page| page.entry.id).collect())
        })
    });
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let draw = move |(number,): (u32,)| {
        let page = Memo::new(move |_| {
            let id = numbers.thing(number)?;
            let view = session.view().get();
            let page = view.shared.get(&id)?;
            // When they were last heard of is not on the card.
            let author = Pupil {
                last_seen: None,
                ..view.pupils.get(&page.author)?.clone()
            };
            Some((page.entry.clone(), author, stands(&view, &page.entry)))
        });
        live_option(move || {
            let (entry, author, stands) = page.get()?;
            Some(card(catalogue, names, &entry, &author, mark(stands)))
        })
    };
    live(move || {
        match none.get() {
        true => view! { <p class="soft">{texts::NOTHING_OF}</p> }.into_any(),
        false => view! {
            <LongList items=shown item=Callback::new(draw) label=texts::PAGES.to_owned() class="stack" />
        }
        .into_any(),
    }
    })
}

/// What a page is called: its title, else its first métier.
pub fn title(catalogue: Catalogue, entry: &Entry) -> String {
    match (entry.title.trim(), metiers(catalogue, entry).first()) {
        ("", Some((name, _))) => name.clone(),
        ("", None) => texts::UNTITLED.to_owned(),
        (title, _) => title.to_owned(),
    }
}

fn card(
    catalogue: Catalogue,
    names: Names,
    entry: &Entry,
    author: &Pupil,
    mark: Option<AnyView>,
) -> AnyView {
    let metiers = metiers(catalogue, entry);
    let title = title(catalogue, entry);
    let href = ["/classe/page/", &entry.id.to_string()].concat();
    let chips: Vec<_> = metiers
        .into_iter()
        .map(|(name, href)| view! { <li><a class="chip" href=href>{name}</a></li> })
        .collect();
    let feelings: Vec<_> = entry
        .feelings
        .iter()
        .map(|feeling| view! { <li class="chip">{feeling.label()}</li> })
        .collect();
    view! {
        <article class="card card-pad stack">
            <p class="shown-by">
                {picture(author.user)}
                <span><b>{names.beside(author)}</b>
                <span class="soft">{entry.kind.label()} " · " {dates::long(entry.date, today())}</span></span>
                {mark}
            </p>
            <h3><a href=href>{title}</a></h3>
            {guided::shown(entry)}
            {text(&entry.text)}
            {photos(&entry.attachments)}
            <ul class="chips">{chips}{feelings}</ul>
            {skills_line(entry)}
        </article>
    }
    .into_any()
}

/// A pupil's words, folded when they are long.
fn text(text: &str) -> Option<AnyView> {
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let long = text.chars().count() > FOLD;
    let whole = RwSignal::new(!long);
    let button = long.then(|| {
        let words = move || {
            if whole.get() {
                texts::READ_LESS
            } else {
                texts::READ_ALL
            }
        };
        view! {
            <p class="no-print fold"><button
                type="button"
                class="btn btn-quiet"
                aria-expanded=move || if whole.get() { "true" } else { "false" }
                on:click=move |_| whole.update(|whole| *whole = !*whole)
            >
                {words}
            </button></p>
        }
    });
    Some(view! { <p class="excerpt" class:excerpt-whole=whole>{text}</p> {button} }.into_any())
}

/// Names and addresses of the sheets of a page, each once.
pub fn metiers(catalogue: Catalogue, entry: &Entry) -> Vec<(String, String)> {
    let Some(list) = catalogue.list() else {
        return Vec::new();
    };
    let rows = list.rows(&entry.metiers).into_iter();
    rows.map(|row| {
        let row = row as usize;
        (list.names(row).both(), ["/metiers/", list.id(row)].concat())
    })
    .collect()
}

/// What the class met, by these pages only.
fn counters(desk: Memo<Desk>) -> AnyView {
    let catalogue = use_catalogue();
    let figures = move || {
        desk.with(|desk| {
            let showing = desk
                .pupils
                .iter()
                .filter(|pupil| desk.shown_by(pupil) > 0)
                .count();
            let entries = desk.pages.iter().map(|page| &page.entry);
            view! {
                {wall(&counted(catalogue, entries, []))}
                <p>{texts::showing(showing, desk.pupils.len())}</p>
            }
            .into_any()
        })
    };
    view! {
        <section class="section">
            <h2>{texts::WALL}</h2>
            {live(figures)}
            <p class="soft">{texts::WALL_TEXT}</p>
        </section>
    }
    .into_any()
}
