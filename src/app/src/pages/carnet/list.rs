//! `/carnet`: the pages, newest first, with a search and the bin.

use domain::carnet::{Entry, EntryEdit};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, Mark};
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Empty, Icon, LinkButton, PageTitle, SearchField,
    SkeletonKind, StateMark, icons,
};

use super::kinds::{ALL, glyph, kind_key};
use super::query::Asked;
use super::{state_of, texts};
use crate::address::{self, keep_words, use_replace};
use crate::live::live_option;
use crate::pages::coming::coming;
use crate::pages::leaving::leaving;
use crate::pages::photos::{photos, provide_album};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::Label;

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
        {leaving(session)}
        {live_option(move || searched.get().then(|| search(asked, words)))}
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

/// What the address asks for, and the words as they are typed.
fn asked() -> (Memo<Asked>, RwSignal<String>) {
    let asked = address::asked(Asked::read);
    let said = Memo::new(move |_| asked.with(|asked| asked.words.clone()));
    let words = RwSignal::new(said.get_untracked());
    let go = use_replace();
    let write = Callback::new(move |words| {
        let asked = asked.get_untracked();
        go(&Asked { words, ..asked }.href());
    });
    keep_words(said, words, write);
    (asked, words)
}

fn search(asked: Memo<Asked>, words: RwSignal<String>) -> AnyView {
    let options: Vec<_> = ALL
        .into_iter()
        .map(|kind| Choice::new(kind_key(kind), kind.label()))
        .collect();
    let go = use_replace();
    let toggle = move |(key, on): (String, bool)| {
        let mut asked = asked.get_untracked();
        asked.switch(&key, on);
        go(&asked.href());
    };
    view! {
        <SearchField label=texts::SEARCH.to_owned() value=words />
        <ChoiceChips
            legend=texts::KINDS.to_owned()
            hide_legend=true
            options=Signal::stored(options)
            selected=Signal::derive(move || asked.with(Asked::keys))
            on_toggle=Callback::new(toggle)
        />
    }
    .into_any()
}

/// Whether a page holds all the words, in its title, its text or the names of its métiers.
fn holds(entry: &Entry, words: &str, names: &str) -> bool {
    let all = catalogue::slug::words(&[&entry.title, " ", &entry.text, " ", names].concat());
    catalogue::slug::words(words)
        .split('-')
        .all(|word| all.contains(word))
}

#[component]
fn Pages(session: Session, words: RwSignal<String>, asked: Memo<Asked>) -> impl IntoView {
    let catalogue = use_catalogue();
    move || {
        let view = session.view().get();
        if !view.ready && view.entries.is_empty() {
            return coming(session, SkeletonKind::Lines);
        }
        let mut items: Vec<&Item<Entry>> = view
            .entries
            .values()
            .filter(|item| !item.value.deleted)
            .collect();
        if items.is_empty() {
            return nothing();
        }
        let (words, kinds) = (words.get(), asked.with(|asked| asked.kinds.clone()));
        items.retain(|item| kinds.is_empty() || kinds.contains(&item.value.kind));
        items.retain(|item| {
            holds(
                &item.value,
                &words,
                &names(catalogue, &item.value).join(" "),
            )
        });
        if items.is_empty() {
            return view! {
                <Empty title=texts::NONE_FOUND_TITLE.to_owned() text=texts::NONE_FOUND.to_owned() />
            }
            .into_any();
        }
        items.sort_by_key(|item| std::cmp::Reverse((item.value.date, item.value.id)));
        view! { <ol class="timeline" aria-label=texts::PAGES>{by_month(catalogue, &items)}</ol> }
            .into_any()
    }
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

fn by_month(catalogue: Catalogue, items: &[&Item<Entry>]) -> Vec<AnyView> {
    let mut month = None;
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let date = item.value.date;
        if month != Some((date.year(), date.month())) {
            month = Some((date.year(), date.month()));
            let words = [dates::month(date.month()), " ", &date.year().to_string()].concat();
            out.push(view! { <li class="timeline-head"><h2>{words}</h2></li> }.into_any());
        }
        out.push(view! { <li>{page_card(catalogue, item)}</li> }.into_any());
    }
    out
}

/// The names of a page's métiers.
pub(super) fn names(catalogue: Catalogue, entry: &Entry) -> Vec<String> {
    let Some(list) = catalogue.list() else {
        return Vec::new();
    };
    let rows = list.rows(&entry.metiers).into_iter();
    rows.map(|row| list.names(row as usize).both()).collect()
}

/// What a page is called, whatever its author wrote.
pub(super) fn title(entry: &Entry, names: &[String]) -> String {
    if !entry.title.trim().is_empty() {
        return entry.title.clone();
    }
    names
        .first()
        .cloned()
        .unwrap_or_else(|| texts::UNTITLED.to_owned())
}

fn page_card(catalogue: Catalogue, item: &Item<Entry>) -> AnyView {
    let entry = &item.value;
    let names = names(catalogue, entry);
    let title = title(entry, &names);
    let day = dates::long(entry.date, today());
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
            <p class="excerpt">{entry.text.clone()}</p>
            {photos(&entry.attachments)}
            <ul class="chips">{chips}{feelings}</ul>
        </article>
    }
    .into_any()
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
