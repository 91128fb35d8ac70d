//! `/carnet`: the pages, newest first, with a search and the bin.

use domain::carnet::{Entry, EntryEdit};
use domain::ids::EntryId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, Mark};
use ui::{
    Button, ButtonKind, Empty, Icon, LinkButton, LongList, PageTitle, SkeletonKind, StateMark,
    icons,
};

use super::filters::{asked, search, sheet};
use super::kinds::{ALL, glyph, kind_key};
use super::query::Asked;
use super::{state_of, texts};
use crate::live::{live, live_option};
use crate::numbers::Numbers;
use crate::pages::coming::coming;
use crate::pages::guided;
use crate::pages::leaving::leaving;
use crate::pages::photos::{photos, provide_album};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::{Label, skills};

/// So many pages are seen at a glance: they need no search.
const FEW: usize = 3;

/// `/carnet`
#[component]
pub fn Carnet() -> impl IntoView {
    let session = use_session();
    provide_album();
    let (asked, words) = asked();
    let count = move || {
        session.view().with(|view| {
            view.entries
                .values()
                .filter(|item| !item.value.deleted)
                .count()
        })
    };
    // Also where the address asks for something, so that no filter works unseen. Once there, the field stays.
    let searched = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || count() > FEW || !asked.with(Asked::is_open)
    });
    view! {
        <div class="page-head">
            <PageTitle text=texts::TITLE.to_owned() eyebrow=Signal::derive(move || texts::count(count())) />
            <LinkButton href="/carnet/nouveau".to_owned() kind=ButtonKind::Primary icon=icons::PLUS>{texts::NEW}</LinkButton>
        </div>
        <p class="lead no-print">{texts::LEAD}</p>
        <nav class="actions" aria-label=texts::GUIDES>
            <LinkButton href="/synthese".to_owned() icon=icons::GRADUATION>{texts::GUIDE_SYNTHESE}</LinkButton>
            <LinkButton href="/recherche-de-stage".to_owned() icon=icons::BRIEFCASE>{texts::GUIDE_STAGE}</LinkButton>
        </nav>
        {leaving(session)}
        {live_option(move || searched.get().then(|| search(session, asked, words)))}
        <Pages session words asked />
        <Bin session />
        {move || (count() > 0).then(|| view! {
            <p class="actions">
                <LinkButton href="/carnet/imprimer".to_owned() icon=icons::PRINTER>{texts::PRINT}</LinkButton>
            </p>
        })}
        <p class="actions">
            <LinkButton href="/carnet/fichier".to_owned() kind=ButtonKind::Quiet icon=icons::DOWNLOAD>{texts::TAKE}</LinkButton>
        </p>
    }
    .into_any()
}

/// Whether a page holds all the words, in its title, its texts or the names of its métiers.
pub fn holds(entry: &Entry, words: &str, names: &str) -> bool {
    let mut all = [&entry.title, " ", &entry.text, " ", names].concat();
    for (_, answer) in guided::read(entry) {
        all.push(' ');
        all.push_str(&answer);
    }
    let all = catalogue::slug::words(&all);
    catalogue::slug::words(words)
        .split('-')
        .all(|word| all.contains(word))
}

/// A line of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Line {
    /// A year and a month in it.
    Month(i16, i8),
    Page(EntryId),
}

/// What is found of the carnet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// The carnet is on its way.
    Coming,
    /// It has no page.
    Empty,
    /// No page is what is asked for.
    Nothing,
    Pages,
}

#[component]
fn Pages(session: Session, words: RwSignal<String>, asked: Memo<Asked>) -> impl IntoView {
    let catalogue = use_catalogue();
    let numbers = Numbers::new();
    let lines = Memo::new(move |_| {
        let view = session.view().get();
        let entries = view.entries.values().map(|item| &item.value);
        let mut pages: Vec<&Entry> = entries.filter(|entry| !entry.deleted).collect();
        if pages.is_empty() {
            let found = if view.ready {
                Found::Empty
            } else {
                Found::Coming
            };
            return (found, Vec::new());
        }
        let (words, asked) = (words.get(), asked.get());
        let list = catalogue.list();
        pages.retain(|entry| asked.has(entry, |id| sheet(list.as_deref(), id)));
        if !words.trim().is_empty() {
            pages.retain(|entry| holds(entry, &words, &names(catalogue, entry).join(" ")));
        }
        pages.sort_by_key(|entry| std::cmp::Reverse((entry.date, entry.id)));
        let found = if pages.is_empty() {
            Found::Nothing
        } else {
            Found::Pages
        };
        (found, numbers.of(by_month(&pages)))
    });
    let found = Memo::new(move |_| lines.with(|(found, _)| *found));
    let shown = Signal::derive(move || lines.with(|(_, lines)| lines.clone()));
    let line = move |(number,): (u32,)| match numbers.thing(number) {
        Some(Line::Month(year, month)) => {
            let words = [dates::month(month), " ", &year.to_string()].concat();
            view! { <h2>{words}</h2> }.into_any()
        }
        Some(Line::Page(id)) => page(session, catalogue, id),
        None => ().into_any(),
    };
    live(move || {
        match found.get() {
        Found::Coming => coming(session, SkeletonKind::Lines),
        Found::Empty => nothing(),
        Found::Nothing => view! {
            <Empty title=texts::NONE_FOUND_TITLE.to_owned() text=texts::NONE_FOUND.to_owned() />
        }
        .into_any(),
        Found::Pages => view! {
            <LongList items=shown item=Callback::new(line) label=texts::PAGES.to_owned() class="timeline" />
        }
        .into_any(),
    }
    })
}

/// One page, drawn anew when it changes and not when others do.
fn page(session: Session, catalogue: Catalogue, id: EntryId) -> AnyView {
    let item = Memo::new(move |_| session.view().with(|view| view.entries.get(&id).cloned()));
    live_option(move || item.get().map(|item| page_card(catalogue, &item)))
}

fn nothing() -> AnyView {
    let starts: Vec<_> = ALL
        .into_iter()
        .map(|kind| {
            let href = ["/carnet/nouveau?type=", kind_key(kind)].concat();
            view! { <LinkButton href icon=glyph(kind)>{kind.label()}</LinkButton> }
        })
        .collect();
    view! {
        <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned()>{starts}</Empty>
    }
    .into_any()
}

/// The pages, each month at the head of its own.
fn by_month(pages: &[&Entry]) -> Vec<Line> {
    let mut month = None;
    let mut lines = Vec::with_capacity(pages.len());
    for page in pages {
        let (year, of_year) = (page.date.year(), page.date.month());
        if month != Some((year, of_year)) {
            month = Some((year, of_year));
            lines.push(Line::Month(year, of_year));
        }
        lines.push(Line::Page(page.id));
    }
    lines
}

/// The names of a page's métiers.
pub fn names(catalogue: Catalogue, entry: &Entry) -> Vec<String> {
    let Some(list) = catalogue.list() else {
        return Vec::new();
    };
    let rows = list.rows(&entry.metiers).into_iter();
    rows.map(|row| list.names(row as usize).both()).collect()
}

/// What a page is called, whatever its author wrote.
pub fn title(entry: &Entry, names: &[String]) -> String {
    if !entry.title.trim().is_empty() {
        return entry.title.clone();
    }
    names
        .first()
        .cloned()
        .unwrap_or_else(|| texts::UNTITLED.to_owned())
}

/// The first words of a page, whether they answer questions or not.
fn excerpt(entry: &Entry) -> String {
    let answers = guided::read(entry).into_iter().map(|(_, answer)| answer);
    let texts = answers.chain([entry.text.clone()]);
    texts
        .filter(|text| !text.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn page_card(catalogue: Catalogue, item: &Item<Entry>) -> AnyView {
    let entry = &item.value;
    let names = names(catalogue, entry);
    let title = title(entry, &names);
    let day = dates::long(entry.date, today());
    let text = excerpt(entry);
    let chips: Vec<_> = names
        .into_iter()
        .map(|name| view! { <li class="chip">{name}</li> })
        .collect();
    let feelings: Vec<_> = entry
        .feelings
        .iter()
        .map(|feeling| view! { <li class="chip">{feeling.label()}</li> })
        .collect();
    let mark = (item.mark != Mark::Accepted).then(|| {
        let (kind, words) = state_of(&item.mark);
        view! { <StateMark kind text=words.to_owned() /> }
    });
    view! {
        <article class="card card-pad stack">
            <p class="meta">
                <Icon of=glyph(entry.kind) />
                <span>{entry.kind.label()}</span>
                <span>{day}</span>
                {entry.shared.then(|| view! { <span><Icon of=icons::EYE />{texts::SHARED}</span> })}
                {mark}
            </p>
            <h3><a class="stretched" href=["/carnet/", &entry.id.to_string()].concat()>{title}</a></h3>
            <p class="excerpt">{text}</p>
            {photos(&entry.attachments)}
            <ul class="chips">{chips}{feelings}</ul>
            {skills_line(entry)}
        </article>
    }
    .into_any()
}

/// What a page shows that its author can do, in one line.
pub fn skills_line(entry: &Entry) -> Option<AnyView> {
    let titles = skills(&entry.skills);
    (!titles.is_empty()).then(|| {
        view! { <p class="soft">{texts::SKILLS} "\u{a0}: " {titles.join(" · ")}</p> }.into_any()
    })
}

#[component]
fn Bin(session: Session) -> impl IntoView {
    let catalogue = use_catalogue();
    move || {
        let view = session.view().get();
        let binned: Vec<_> = view
            .entries
            .values()
            .filter(|item| item.value.deleted)
            .cloned()
            .collect();
        (!binned.is_empty()).then(|| {
            let rows: Vec<_> = binned
                .iter()
                .map(|item| {
                    let entry = &item.value;
                    let (id, rev) = (entry.id, entry.rev);
                    let title = title(entry, &names(catalogue, entry));
                    let restore = move |()| {
                        let edit = EntryEdit { deleted: Some(false), ..EntryEdit::default() };
                        session.mutate(Mutation::EntryEdit { id, edit }, rev);
                    };
                    view! {
                        <li class="meta">
                            <span>{title}</span>
                            <Button on_press=Callback::new(restore) icon=icons::UNDO>{texts::RESTORE}</Button>
                        </li>
                    }
                })
                .collect();
            view! {
                <details class="no-print">
                    <summary>{texts::bin(rows.len())}</summary>
                    <ul class="stack">{rows}</ul>
                </details>
            }
        })
    }
}
