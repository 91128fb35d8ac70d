//! The section of a lesson where files are added, and their pages read.

use domain::ids::ClassId;
use domain::parcours::Etape;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::overlay::View;
use protocol::travel::papers::Paper;
use ui::{Button, ButtonKind, Note, NoteKind, StateKind, StateMark, icons, use_toasts};

use super::files::{Report, read_all};
use super::{Kept, texts};
use crate::live::{live, live_option};
use crate::pages::class::names::{Names, use_names};
use crate::pages::class::reading::words;
use crate::pages::class::seances::etapes;
use crate::pages::class::shared::title;
use crate::pages::guided;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::texts::dates;

/// The field, and what came by files for the class.
pub fn section(kept: Kept, class: ClassId) -> AnyView {
    let (catalogue, names) = (use_catalogue(), use_names());
    // Drawn anew when one comes or goes, not with each pull: a teacher is reading here.
    let shown = Memo::new(move |_| {
        let view = kept.session.view().get();
        let path = etapes(&view, class);
        let mut papers = kept.of(&view, class);
        papers.sort_by_key(|paper| std::cmp::Reverse((paper.made, paper.entry.id)));
        let each = papers
            .into_iter()
            .map(|paper| Shown::of(paper, names, &view, &path));
        each.collect::<Vec<_>>()
    });
    let list = move || {
        let cards: Vec<_> = shown
            .get()
            .into_iter()
            .map(|shown| view! { <li>{card(kept, catalogue, shown)}</li> })
            .collect();
        (!cards.is_empty())
            .then(|| view! { <ul class="stack" aria-label=texts::LIST>{cards}</ul> }.into_any())
    };
    view! {
        <section class="section">
            <h2>{texts::TITLE}</h2>
            <p class="soft">{texts::TEXT}</p>
            {live_option(move || kept.failed.get().then(|| {
                view! { <Note kind=NoteKind::Warning><p>{texts::FAILED}</p></Note> }.into_any()
            }))}
            {field(kept, class)}
            {live_option(list)}
        </section>
    }
    .into_any()
}

fn field(kept: Kept, class: ClassId) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let report = RwSignal::new(None::<Report>);
    let busy = RwSignal::new(false);
    // Whose papers are known: a class that is still on its way would make strangers of all.
    let ready = Memo::new(move |_| {
        kept.read.get() && kept.session.view().with(|view| !view.pupils.is_empty())
    });
    let choose = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let Some(files) = element.files() else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let read = read_all(kept, class, &files).await;
            // The same files may be chosen again; emptied before, the list would be too.
            element.set_value("");
            // The page may be left by now.
            let _ = report.try_set(Some(read));
            let _ = busy.try_set(false);
        });
    };
    let told = move || {
        let lines = match (busy.get(), report.get()) {
            (true, _) => vec![texts::READING.to_owned()],
            (false, report) => report?.lines(),
        };
        let lines: Vec<_> = lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect();
        Some(view! { <ul>{lines}</ul> }.into_any())
    };
    view! {
        <div class="field no-print">
            <label for="papers-files">{texts::ADD}</label>
            <p class="hint" id="papers-files-hint">{texts::ADD_HINT}</p>
            <input
                node_ref=input
                id="papers-files"
                type="file"
                multiple
                accept=".json,application/json"
                aria-describedby="papers-files-hint"
                disabled=move || busy.get() || !ready.get()
                on:change=choose
            />
            <div role="status">{live(move || told().unwrap_or_else(|| ().into_any()))}</div>
        </div>
    }
    .into_any()
}

/// A page, and what its rows say of it.
#[derive(Clone, PartialEq)]
struct Shown {
    paper: Paper,
    author: String,
    etape: Option<String>,
}

impl Shown {
    fn of(paper: Paper, names: Names, view: &View, path: &[Etape]) -> Self {
        let author = view.pupils.get(&paper.author);
        let author = author.map(|pupil| names.beside(pupil)).unwrap_or_default();
        let wanted = paper.entry.etape.as_deref();
        let etape = path.iter().find(|etape| wanted == Some(&*etape.id));
        let etape = etape.map(|etape| etape.titre.clone().into_owned());
        Self {
            paper,
            author,
            etape,
        }
    }
}

/// One page, to read here.
fn card(kept: Kept, catalogue: Catalogue, shown: Shown) -> AnyView {
    let toasts = use_toasts();
    let Shown {
        paper,
        author,
        etape,
    } = shown;
    let entry = &paper.entry;
    let photos = entry.attachments.len();
    let head = title(catalogue, entry);
    let made = texts::made(
        &dates::long(paper.made.date(), today()),
        &dates::time(paper.made.time()),
    );
    let (shown, said) = (guided::shown(entry), words(entry));
    let remove = move |()| {
        kept.forget(vec![paper.entry.id]);
        let paper = paper.clone();
        toasts.show_with_undo(texts::REMOVED, move || {
            let paper = paper.clone();
            spawn_local(async move {
                kept.put(vec![paper]).await;
            });
        });
    };
    view! {
        <article class="card card-pad stack">
            <p class="meta">
                <b>{author}</b>
                {etape.map(|etape| view! { <span>{etape}</span> })}
                <span>{made}</span>
                <StateMark kind=StateKind::Device text=texts::MARK.to_owned() />
            </p>
            <h3>{head}</h3>
            {shown}
            {said}
            {(photos > 0).then(|| view! { <p class="soft">{texts::photos(photos)}</p> })}
            <p class="actions no-print">
                <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{texts::REMOVE}</Button>
            </p>
        </article>
    }
    .into_any()
}
