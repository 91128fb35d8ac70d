//! What pupils chose to show: their pages, the most recent first, and the wall that these pages make.

use domain::carnet::Entry;
use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::{Pupil, SharedEntry};
use ui::{Choice, Empty, Icon, Select, Skeleton, icons};

use super::place::{Place, move_to, place};
use super::pupils::{self, picture};
use super::texts;
use crate::pages::home::{counted, wall};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// Texts longer than this, in characters, are folded.
const FOLD: usize = 360;

/// The pages shown by the pupils of a class, the most recent first.
fn of(view: &View, pupils: &[Pupil]) -> Vec<SharedEntry> {
    let known = |entry: &&SharedEntry| pupils.iter().any(|pupil| pupil.user == entry.author);
    let mut pages: Vec<SharedEntry> = view.shared.values().filter(known).cloned().collect();
    pages.sort_by_key(|page| std::cmp::Reverse((page.entry.date, page.entry.id)));
    pages
}

/// The pages, a filter by pupil, and the counters.
#[component]
pub fn Shared(
    /// The class.
    id: ClassId,
) -> impl IntoView {
    let session = use_session();
    let place = place();
    let pupils = Memo::new(move |_| session.view().with(|view| pupils::of(view, id)));
    let pages = Memo::new(move |_| {
        session
            .view()
            .with(|view| pupils.with(|pupils| of(view, pupils)))
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    move || match (pages.with(Vec::is_empty), ready.get()) {
        (false, _) => view! {
            <div class="split">
                <div class="section">
                    <ByPupil pupils />
                    <Pages pupils pages place />
                </div>
                <Counters pupils pages />
            </div>
        }
        .into_any(),
        (true, true) => view! {
            <Empty title=texts::NOTHING_TITLE.to_owned() text=texts::NOTHING.to_owned() seed=8 />
        }
        .into_any(),
        (true, false) => view! { <Skeleton /> }.into_any(),
    }
}

fn key(pupil: &Pupil) -> String {
    catalogue::slug::words(&pupil.pseudonym)
}

#[component]
fn ByPupil(pupils: Memo<Vec<Pupil>>) -> impl IntoView {
    let place = place();
    let go = move_to();
    let value = RwSignal::new(place.get_untracked().pupil);
    Effect::new(move |_| {
        let pupil = value.get();
        let now = place.get_untracked();
        if now.pupil != pupil {
            go(&Place { pupil, ..now });
        }
    });
    let options = move || {
        let all = std::iter::once(Choice::new("", texts::EVERYBODY));
        pupils.with(|pupils| {
            all.chain(
                pupils
                    .iter()
                    .map(|pupil| Choice::new(key(pupil), pupil.pseudonym.clone())),
            )
            .collect::<Vec<_>>()
        })
    };
    view! { <div class="no-print"><Select label=texts::OF_PUPIL.to_owned() options=Signal::derive(options) value /></div> }
        .into_any()
}

#[component]
fn Pages(
    pupils: Memo<Vec<Pupil>>,
    pages: Memo<Vec<SharedEntry>>,
    place: Memo<Place>,
) -> impl IntoView {
    let catalogue = use_catalogue();
    move || {
        let wanted = place.with(|place| place.pupil.clone());
        pupils.with(|pupils| {
            let cards: Vec<_> = pages.with(|pages| {
                let of = pages.iter().filter_map(|page| {
                    let author = pupils.iter().find(|pupil| pupil.user == page.author)?;
                    (wanted.is_empty() || key(author) == wanted).then_some((page, author))
                });
                of.map(|(page, author)| view! { <li>{card(catalogue, &page.entry, author)}</li> })
                    .collect()
            });
            if cards.is_empty() {
                return view! { <p class="soft">{texts::NOTHING_OF}</p> }.into_any();
            }
            view! { <ol class="stack" aria-label=texts::PAGES>{cards}</ol> }.into_any()
        })
    }
}

fn card(catalogue: Catalogue, entry: &Entry, author: &Pupil) -> AnyView {
    let metiers = metiers(catalogue, entry);
    let title = match (entry.title.trim(), metiers.first()) {
        ("", Some((name, _))) => name.clone(),
        ("", None) => texts::UNTITLED.to_owned(),
        (title, _) => title.to_owned(),
    };
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
                <span><b>{author.pseudonym.clone()}</b>
                <span class="soft">{entry.kind.label()} " · " {dates::long(entry.date, today())}</span></span>
            </p>
            <h3>{title}</h3>
            {text(&entry.text)}
            <ul class="chips">{chips}{feelings}</ul>
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
            <p class="no-print"><button
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
fn metiers(catalogue: Catalogue, entry: &Entry) -> Vec<(String, String)> {
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
#[component]
fn Counters(pupils: Memo<Vec<Pupil>>, pages: Memo<Vec<SharedEntry>>) -> impl IntoView {
    let catalogue = use_catalogue();
    let showing = move || {
        let all = pupils.with(Vec::len);
        let some = pupils.with(|pupils| {
            pages.with(|pages| {
                pupils
                    .iter()
                    .filter(|pupil| pages.iter().any(|page| page.author == pupil.user))
                    .count()
            })
        });
        texts::showing(some, all)
    };
    view! {
        <section class="section">
            <h2>{texts::WALL}</h2>
            {move || pages.with(|pages| wall(&counted(catalogue, pages.iter().map(|page| &page.entry), [])))}
            <p>{showing}</p>
            <p class="soft meta"><Icon of=icons::LOCK />{texts::WALL_TEXT}</p>
        </section>
    }
    .into_any()
}
