//! `/classe/page/:id`: one page that a pupil shows, whole, and what is said about it.

use domain::carnet::Entry;
use domain::ids::EntryId;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::{Pupil, SharedEntry};
use ui::{Empty, LinkButton, PageTitle, icons};

use super::names::{Names, use_names};
use super::progress::Sought;
use super::shared::{metiers, title};
use super::{key, texts};
use crate::live::live;
use crate::pages::carnet::skills_line;
use crate::pages::coming::coming_alone;
use crate::pages::guided;
use crate::pages::parcours::path_of;
use crate::pages::photos::{photos, provide_album};
use crate::pages::review::{Thread, standing, stands};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// `/classe/page/:id`
#[component]
pub fn ReadingPage() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    Names::provide(session);
    provide_album();
    let names = use_names();
    let part = part();
    let id = Memo::new(move |_| part.with(|id| id.parse::<EntryId>().ok()));
    let page = move || {
        let view = session.view().get();
        let found = id.get().and_then(|id| view.shared.get(&id));
        let author = found.and_then(|page| view.pupils.get(&page.author));
        match (found, author) {
            (Some(page), Some(author)) => whole(catalogue, &view, names, page, author),
            _ if !view.ready => coming_alone(session),
            _ => view! {
                <PageTitle text=texts::NOT_SHOWN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::NOT_SHOWN.to_owned()>
                    <LinkButton href="/classe?vue=carnets".to_owned()>{texts::ALL_SHOWN}</LinkButton>
                </Empty>
            }
            .into_any(),
        }
    };
    // What is being written stays while the page above changes.
    let known = Memo::new(move |_| {
        let id = id.get()?;
        session
            .view()
            .with(|view| view.shared.contains_key(&id))
            .then_some(id)
    });
    view! {
        {live(page)}
        {live(move || known.get().map(|entry| view! { <Thread entry /> }.into_any()).unwrap_or_else(|| ().into_any()))}
    }
    .into_any()
}

fn whole(
    catalogue: Catalogue,
    view: &View,
    names: Names,
    page: &SharedEntry,
    author: &Pupil,
) -> AnyView {
    let entry = &page.entry;
    let eyebrow = [
        &names.beside(author),
        " · ",
        entry.kind.label(),
        " · ",
        &dates::long(entry.date, today()),
    ]
    .concat();
    let chips: Vec<_> = metiers(catalogue, entry)
        .into_iter()
        .map(|(name, href)| view! { <li><a class="chip" href=href>{name}</a></li> })
        .collect();
    let feelings: Vec<_> = entry
        .feelings
        .iter()
        .map(|feeling| view! { <li class="chip">{feeling.label()}</li> })
        .collect();
    view! {
        <div class="page-head">
            <PageTitle text=title(catalogue, entry) eyebrow=eyebrow />
            {standing(view, entry)}
        </div>
        {etape(view, author, entry)}
        <article class="card card-pad stack">
            {guided::shown(entry)}
            {words(entry)}
            {skills_line(entry)}
            {photos(&entry.attachments)}
            <ul class="chips">{chips}{feelings}</ul>
        </article>
        {others(view, page, author)}
    }
    .into_any()
}

/// The étape that it was written for, with its questions.
fn etape(view: &View, author: &Pupil, entry: &Entry) -> Option<AnyView> {
    let class = view.classes.get(&author.class)?;
    let path = path_of(view, class.id, class.level);
    let etape = path
        .into_iter()
        .find(|etape| entry.etape.as_deref() == Some(&*etape.id))?;
    let questions: Vec<_> = etape
        .questions
        .iter()
        .map(|question| view! { <li>{question.clone()}</li> })
        .collect();
    let questions = (!questions.is_empty()).then(|| view! { <ol class="prose">{questions}</ol> });
    Some(
        view! {
            <p class="lead">{texts::for_etape(&etape.titre)}</p>
            {questions}
        }
        .into_any(),
    )
}

/// The text and its other versions.
pub(super) fn words(entry: &Entry) -> AnyView {
    let texts: Vec<_> = entry
        .texts()
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p class="excerpt excerpt-whole">{text.clone()}</p> })
        .collect();
    texts.into_any()
}

/// The ways to the other pages: the next one to read, and all of the class.
fn others(view: &View, page: &SharedEntry, author: &Pupil) -> AnyView {
    let class = view.classes.get(&author.class);
    let back = class.map(|class| {
        let href = ["/classe?classe=", &key(class), "&vue=carnets"].concat();
        view! { <LinkButton href icon=icons::ARROW_LEFT>{texts::ALL_SHOWN}</LinkButton> }
    });
    let classmates = |other: &&SharedEntry| {
        let author_of = view.pupils.get(&other.author);
        author_of.is_some_and(|pupil| pupil.class == author.class)
    };
    let mut waiting = view.shared.values().filter(classmates).filter(|other| {
        other.entry.id != page.entry.id && Sought::ToRead.holds(stands(view, &other.entry))
    });
    let next = waiting.next().map(|next| {
        let href = ["/classe/page/", &next.entry.id.to_string()].concat();
        view! { <LinkButton href icon=icons::ARROW_RIGHT>{texts::NEXT_TO_READ}</LinkButton> }
    });
    view! { <p class="actions no-print">{back}{next}</p> }.into_any()
}
