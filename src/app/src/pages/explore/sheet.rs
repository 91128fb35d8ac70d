//! `/metiers/:slug`: a sheet.

use std::rc::Rc;

use catalogue::explore::surprises;
use catalogue::sheet::{Sheet, Source, illustration_seed};
use catalogue::slug::id_part;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{
    Button, Empty, ErrorPanel, Illustration, LinkButton, PageTitle, Skeleton, SkeletonKind, icons,
};

use super::actions::actions;
use super::card::{Why, found_card, hue, metier_card};
use super::facts::facts;
use super::formations::formations;
use super::rich::{rich, said};
use super::sources::{from, sources};
use super::texts;
use super::things::words_href;
use super::waiting::keeping;
use crate::address::use_replace;
use crate::live::{live, live_option};
use crate::pages::words::{Passage, provide_words};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, List, SheetError, use_catalogue};
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// How many close métiers are shown.
const CLOSE: usize = 4;

/// `/metiers/:slug`
#[component]
pub fn SheetPage() -> impl IntoView {
    provide_words();
    let catalogue = use_catalogue();
    let slug = part();
    // More rows, or another publication, may hold what was not there before.
    let asked = Memo::new(move |_| {
        let rows = catalogue.list().map_or(0, |list| list.len());
        let id = slug.with(|slug| id_part(slug).to_owned());
        (id, catalogue.version(), rows)
    });
    let sheet = LocalResource::new(move || {
        let asked = asked.get();
        async move {
            let found = catalogue.sheet(&asked.0).await;
            (asked, found)
        }
    });
    redirect(slug, sheet);
    let again = Callback::new(move |()| sheet.refetch());
    live(move || match sheet.get() {
        None => coming(),
        Some((_, Ok(sheet))) => whole(catalogue, &sheet),
        // The answer to what is asked now is on its way.
        Some((of, Err(_))) if asked.with(|asked| *asked != of) => coming(),
        Some((_, Err(error))) => match catalogue.settled(error) {
            None => coming(),
            Some(error) => missing(catalogue, error, again),
        },
    })
}

fn coming() -> AnyView {
    view! { <Skeleton kind=SkeletonKind::Cards count=1 /> }.into_any()
}

fn missing(catalogue: Catalogue, error: SheetError, again: Callback<()>) -> AnyView {
    match error {
        SheetError::Unknown => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
            </Empty>
        }
        .into_any(),
        SheetError::NotHere => not_here(catalogue, again),
        SheetError::Damaged => view! {
            <PageTitle text=texts::DAMAGED_TITLE.to_owned() />
            <ErrorPanel title=texts::DAMAGED_TITLE.to_owned() text=texts::DAMAGED.to_owned()>
                <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
            </ErrorPanel>
        }
        .into_any(),
    }
}

/// The id of a sheet, the publication and the rows of the list that it was looked for in.
type Asked = (String, Option<String>, usize);

/// What was asked, and the answer to it.
type Answer = (Asked, Result<Rc<Sheet>, SheetError>);

/// Takes an older address of a sheet (other words, its id alone, the id of a source) to the one of today, in
/// place; what was asked in the address stays.
fn redirect(slug: Memo<String>, sheet: LocalResource<Answer>) {
    let go = use_replace();
    let location = use_location();
    Effect::new(move |_| {
        let Some((_, Ok(sheet))) = sheet.get() else {
            return;
        };
        let (asked, current) = (slug.get(), sheet.slug());
        // While another sheet is on its way the former one is still here.
        if asked != current && sheet.answers_to(id_part(&asked)) {
            let mut href = ["/metiers/", &current].concat();
            for (mark, part) in [("?", location.search), ("#", location.hash)] {
                let part = part.get_untracked();
                let part = part.trim_start_matches(mark);
                if !part.is_empty() {
                    href.push_str(mark);
                    href.push_str(part);
                }
            }
            go(&href);
        }
    });
}

/// Asks again at a press, and by itself once the catalogue can be reached again.
fn not_here(catalogue: Catalogue, again: Callback<()>) -> AnyView {
    Effect::new(move |before: Option<bool>| {
        let troubled = catalogue.trouble().is_some();
        if before == Some(true) && !troubled {
            again.run(());
        }
        troubled
    });
    let retry = move |()| {
        catalogue.refresh();
        again.run(());
    };
    view! {
        <PageTitle text=texts::NOT_HERE_TITLE.to_owned() />
        <Empty title="".to_owned() text=texts::NOT_HERE.to_owned()>
            <Button on_press=Callback::new(retry)>{texts::RETRY}</Button>
            <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn whole(catalogue: Catalogue, sheet: &Rc<Sheet>) -> AnyView {
    use_session().remember_sheet(&sheet.id);
    let domain = sheet.domain;
    let hue = hue(domain);
    // Where all comes from one source, the foot says it once for all parts.
    let only = if sheet.sources.len() == 1 {
        " one-source"
    } else {
        ""
    };
    let hook = sheet.hook.as_ref().map(|hook| {
        view! {
            <p class="lead">{Passage::new().said(&hook.value)}</p>
            {from(&[hook.source])}
        }
    });
    view! {
        <article class=["page-stack ", hue.class(), only].concat()>
            <div class="card hero hero-tall">
                <div class="hero-body">
                    {domain.map(|domain| view! {
                        <a class="chip chip-hue" href=["/metiers?domaine=", &domain.letter().to_ascii_lowercase().to_string()].concat()>
                            {domain.label()}
                        </a>
                    })}
                    <PageTitle text=sheet.names.both() />
                    {hook}
                    {actions(sheet)}
                </div>
                <Illustration seed=illustration_seed(&sheet.id) hue cols=8 rows=6 />
            </div>
            <div class="split">
                <div class="stack">{sections(sheet)}{formations(catalogue, sheet)}{other_names(sheet)}</div>
                {facts(sheet)}
            </div>
            {neighbours(catalogue, sheet)}
            {sources(catalogue, sheet)}
            {live_option(move || keeping(catalogue))}
        </article>
    }
    .into_any()
}

fn sections(sheet: &Sheet) -> AnyView {
    let long = [
        (texts::WHAT, &sheet.what),
        (texts::DAY, &sheet.day),
        (texts::CONDITIONS, &sheet.conditions),
        (texts::ASKS, &sheet.asks),
        (texts::ACCESS, &sheet.access),
    ];
    let section = |title: &'static str, source: Source, body: AnyView| {
        view! { <section class="prose"><h2>{title}</h2>{body}{from(&[source])}</section> }
            .into_any()
    };
    let mut out: Vec<AnyView> = long
        .into_iter()
        .filter_map(|(title, part)| {
            let part = part.as_ref()?;
            Some(section(title, part.source, rich(&part.value)))
        })
        .collect();
    let lists = [
        (texts::SKILLS, &sheet.skills),
        (texts::VALUES, &sheet.values),
    ];
    out.extend(lists.into_iter().filter_map(|(title, part)| {
        let part = part.as_ref()?;
        let mut words = Passage::new();
        let items: Vec<_> = part
            .value
            .iter()
            .map(|item| match title {
                texts::VALUES => {
                    view! { <li><a href=words_href(item)>{said(item)}</a></li> }.into_any()
                }
                _ => view! { <li>{words.said(item)}</li> }.into_any(),
            })
            .collect();
        let items = view! { <ul>{items}</ul> }.into_any();
        Some(section(title, part.source, items))
    }));
    if out.is_empty() {
        out.push(view! { <p class="prose">{texts::NAME_ONLY}</p> }.into_any());
    }
    out.into_any()
}

fn other_names(sheet: &Sheet) -> Option<AnyView> {
    let names: Vec<_> = sheet
        .other_names
        .iter()
        .map(|names| view! { <li>{names.both()}</li> })
        .collect();
    let count = names.len();
    (count > 0).then(|| {
        view! {
            <section class="prose">
                <h2>{texts::OTHER_NAMES}</h2>
                <details open=count <= 6>
                    <summary>{texts::other_names(count)}</summary>
                    <ul>{names}</ul>
                </details>
            </section>
        }
        .into_any()
    })
}

/// Close métiers, and some far away that share one thing all the same: no page leads only to more of the same.
fn neighbours(catalogue: Catalogue, sheet: &Sheet) -> AnyView {
    let Some(list) = catalogue.list() else {
        return ().into_any();
    };
    let mut close = list.neighbours(sheet);
    close.truncate(CLOSE);
    let far = surprising(&list, sheet, &close);
    let close: Vec<_> = close
        .into_iter()
        .map(|row| view! { <li>{metier_card(&list, row as u32)}</li> })
        .collect();
    let source: Vec<_> = sheet.close.iter().map(|close| close.source).collect();
    let close = (!close.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::CLOSE}</h2>
                <ul class="card-grid">{close}</ul>
                {from(&source)}
            </section>
        }
    });
    view! {
        {close}
        {far}
    }
    .into_any()
}

/// Métiers of other domains and levels, each with what it shares with the sheet.
fn surprising(list: &List, sheet: &Sheet, close: &[usize]) -> Option<AnyView> {
    let row = list.find(&sheet.id)?;
    let found = surprises(list, row, close, illustration_seed(&sheet.id));
    let cards: Vec<_> = found
        .into_iter()
        .map(|surprise| {
            let shared = surprise.shared.map(|thing| texts::shared(thing.label()));
            let why = Why {
                reason: shared.map(|text| (icons::LINK, text)),
                ..Why::default()
            };
            view! { <li>{found_card(list, surprise.row as u32, why)}</li> }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::SURPRISING}</h2>
                <p class="soft">{texts::SURPRISING_LEAD}</p>
                <ul class="card-grid">{cards}</ul>
            </section>
        }
        .into_any()
    })
}
