//! `/favoris`: the sheets a pupil keeps.

use leptos::prelude::*;
use ui::{Empty, LinkButton, PageTitle, SkeletonKind, icons};

use super::card::metier_card;
use super::texts;
use super::waiting::waiting;
use crate::live::live;
use crate::pages::coming::coming;
use crate::pages::compare::{MOST, compare_href};
use crate::state::catalogue::{List, use_catalogue};
use crate::state::session::use_session;

/// What the page can truly say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Cards,
    None,
    /// The list that knows the sheets is not here.
    NoList,
    /// Nothing of this person has come to the device yet.
    NoState,
}

/// `found` of the `kept` favourites are in the list; what is not there is not « none ».
fn shown(kept: usize, found: usize, ready: bool, renewed: bool) -> Shown {
    match (kept, found) {
        (0, _) if ready => Shown::None,
        (0, _) => Shown::NoState,
        (_, 0) if renewed => Shown::None,
        (_, 0) => Shown::NoList,
        _ => Shown::Cards,
    }
}

/// `/favoris`
#[component]
pub fn Favourites() -> impl IntoView {
    let catalogue = use_catalogue();
    let session = use_session();
    let content = move || {
        let list = catalogue.list();
        let (kept, ready, rows) = session.view().with(|view| {
            let rows = list.as_ref().map(|list| list.rows(view.favourites.keys()));
            (view.favourites.len(), view.ready, rows.unwrap_or_default())
        });
        match shown(kept, rows.len(), ready, catalogue.is_renewed()) {
            Shown::Cards => list.map_or_else(|| waiting(catalogue), |list| cards(&list, rows)),
            Shown::NoList => waiting(catalogue),
            Shown::NoState => coming(session, SkeletonKind::Cards),
            Shown::None => none(),
        }
    };
    view! {
        <PageTitle text=texts::FAVOURITES.to_owned() />
        {live(content)}
    }
    .into_any()
}

fn cards(list: &List, rows: Vec<u32>) -> AnyView {
    let ids: Vec<&str> = rows
        .iter()
        .take(MOST)
        .map(|row| list.id(*row as usize))
        .collect();
    let compare = (ids.len() > 1).then(|| {
        let href = compare_href(&ids);
        view! {
            <p class="actions">
                <LinkButton href icon=icons::COMPARE>{texts::COMPARE_FAVOURITES}</LinkButton>
            </p>
        }
    });
    let cards: Vec<_> = rows
        .into_iter()
        .map(|row| view! { <li>{metier_card(list, row)}</li> })
        .collect();
    view! {
        {compare}
        <h2 class="sr">{texts::RESULTS}</h2>
        <ul class="card-grid">{cards}</ul>
    }
    .into_any()
}

fn none() -> AnyView {
    view! {
        <Empty title=texts::FAVOURITES_NONE_TITLE.to_owned() text=texts::FAVOURITES_NONE.to_owned()>
            <LinkButton href="/metiers".to_owned()>{texts::GO_EXPLORE}</LinkButton>
        </Empty>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Shown, shown};

    #[test]
    fn none_is_said_only_when_it_is_known() {
        assert_eq!(shown(0, 0, true, false), Shown::None);
        assert_eq!(shown(0, 0, false, true), Shown::NoState);
        assert_eq!(
            shown(2, 0, true, false),
            Shown::NoList,
            "the list may know them"
        );
        assert_eq!(shown(2, 0, true, true), Shown::None, "sheets that are gone");
        assert_eq!(shown(2, 1, false, false), Shown::Cards);
    }
}
