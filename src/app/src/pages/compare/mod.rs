//! `/comparer?metiers=…`: some métiers side by side. It says in words what each is and what all share; no number, no
//! winner.

mod column;
mod rows;
mod texts;

use std::collections::BTreeSet;

use catalogue::explore::common;
use domain::role::Role;
use leptos::prelude::*;
use ui::{ButtonKind, Empty, LinkButton, PageTitle, Skeleton, SkeletonKind, icons};

use self::column::Column;
use crate::address::{self, use_replace};
use crate::live::{live, live_option};
use crate::pages::explore::{lines, print_button, share, waiting};
use crate::pages::metiers::metiers_up_to;
use crate::state::catalogue::{Catalogue, SheetError, use_catalogue};
use crate::state::session::{Session, use_session};

/// How many métiers stand side by side at most.
pub const MOST: usize = 4;

const METIERS: &str = "metiers";

/// The page with these métiers.
pub fn compare_href<S: AsRef<str>>(ids: &[S]) -> String {
    let ids: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
    address::href("/comparer", vec![(METIERS, ids.join(","))])
}

/// The ids between the commas of an address, each once, as many as there is room for.
fn ids(words: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in words.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        if ids.len() < MOST && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// `/comparer`
#[component]
pub fn Compare() -> impl IntoView {
    let catalogue = use_catalogue();
    let session = use_session();
    let asked = address::asked(|query| ids(&query.get(METIERS)));
    let columns = columns(catalogue, asked);
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead no-print">{texts::LEAD}</p>
        {chooser(asked)}
        {live_option(move || favourites(session, catalogue, asked))}
        {live(move || match (catalogue.list(), columns.get()) {
            (None, _) => waiting(catalogue),
            (_, None | Some(None)) => view! { <Skeleton kind=SkeletonKind::Rows count=6 /> }.into_any(),
            (Some(_), Some(Some(columns))) => beside(&columns),
        })}
    }
    .into_any()
}

/// The columns of the métiers asked for; nothing while one of them may still come. A new list, or another publication,
/// may hold what was not there before.
fn columns(catalogue: Catalogue, asked: Memo<Vec<String>>) -> LocalResource<Option<Vec<Column>>> {
    LocalResource::new(move || {
        let ids = asked.get();
        let list = catalogue.list();
        catalogue.version();
        let settled = catalogue.settled(SheetError::Unknown).is_some();
        async move {
            let mut columns = Vec::new();
            for id in ids {
                let sheet = catalogue.sheet(&id).await;
                columns.push(Column::new(list.as_deref(), id, sheet));
            }
            let coming = columns.iter().any(|column| column.sheet.is_err()) && !settled;
            (!coming).then_some(columns)
        }
    })
}

/// Adds and takes away.
fn chooser(asked: Memo<Vec<String>>) -> AnyView {
    let go = use_replace();
    let linked = Signal::derive(move || asked.get().into_iter().collect::<BTreeSet<_>>());
    let link = {
        let go = go.clone();
        move |id: String| {
            let mut ids = asked.get_untracked();
            ids.push(id);
            go(&compare_href(&ids));
        }
    };
    let unlink = move |gone: BTreeSet<String>| {
        let mut ids = asked.get_untracked();
        ids.retain(|id| !gone.contains(id));
        go(&compare_href(&ids));
    };
    metiers_up_to(
        MOST,
        Some(texts::HINT),
        linked,
        Callback::new(link),
        Callback::new(unlink),
    )
}

/// The favourites that are not compared yet, each a press away.
fn favourites(session: Session, catalogue: Catalogue, asked: Memo<Vec<String>>) -> Option<AnyView> {
    let list = catalogue.list()?;
    let asked = asked.get();
    let known = list.rows(&asked);
    let kept = session
        .view()
        .with(|view| list.rows(view.favourites.keys()));
    let links: Vec<_> = kept
        .into_iter()
        .filter(|row| asked.len() < MOST && !known.contains(row))
        .take(6)
        .map(|row| {
            let id = list.id(row as usize);
            let mut ids: Vec<&str> = asked.iter().map(String::as_str).collect();
            ids.push(id);
            let href = compare_href(&ids);
            let name = list.names(row as usize).both();
            view! { <li><a class="chip chip-link" href=href>{name}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="stack no-print">
                <p id="favoris">{texts::FAVOURITES}</p>
                <ul class="chips" aria-labelledby="favoris">{links}</ul>
            </div>
        }
        .into_any()
    })
}

fn beside(columns: &[Column]) -> AnyView {
    if columns.is_empty() {
        return view! {
            <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned()>
                <LinkButton href="/metiers".to_owned()>{texts::EXPLORE}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let several = (columns.len() > 1).then(|| shared(columns));
    let alone =
        (columns.len() == 1).then(|| view! { <p class="soft" role="status">{texts::ALONE}</p> });
    view! {
        {alone}
        {several}
        <h2 class="sr">{texts::SIDE_BY_SIDE}</h2>
        <div class="compare">{rows::table(columns)}</div>
        {actions(columns)}
    }
    .into_any()
}

/// What all of them have in common, in words.
fn shared(columns: &[Column]) -> AnyView {
    let facets: Vec<_> = columns.iter().filter_map(|column| column.facets).collect();
    let lines: Vec<_> = lines(&common(&facets))
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let words = if lines.is_empty() {
        view! { <p>{texts::NOTHING_SHARED}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! {
        <section class="card card-pad stack">
            <h2>{texts::shared(columns.len())}</h2>
            {words}
            <p class="soft">{texts::YOURS_TO_SAY}</p>
        </section>
    }
    .into_any()
}

fn actions(columns: &[Column]) -> AnyView {
    let session = use_session();
    let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    let href = address::href(
        "/carnet/nouveau",
        vec![("type", "metier".to_owned()), ("metier", ids.join(","))],
    );
    let keep = move || {
        (session.role() == Some(Role::Pupil)).then(|| {
            let href = href.clone();
            view! {
                <LinkButton href kind=ButtonKind::Primary icon=icons::PENCIL>{texts::KEEP}</LinkButton>
            }
            .into_any()
        })
    };
    view! {
        <p class="actions no-print">
            {live_option(keep)}
            {print_button()}
            {share()}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{compare_href, ids};

    #[test]
    fn an_address_names_up_to_four_metiers_each_once() {
        assert_eq!(ids("boulanger, d1102,,boulanger"), ["boulanger", "d1102"]);
        assert_eq!(ids("a,b,c,d,e").len(), 4);
        assert!(ids("").is_empty());
        assert_eq!(compare_href::<&str>(&[]), "/comparer");
    }
}
