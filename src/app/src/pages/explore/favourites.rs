//! `/favoris`: the sheets a pupil keeps.

use leptos::prelude::*;
use ui::{Empty, LinkButton, PageTitle};

use super::card::metier_card;
use super::texts;
use crate::state::catalogue::use_catalogue;
use crate::state::session::use_session;

/// `/favoris`
#[component]
pub fn Favourites() -> impl IntoView {
    let catalogue = use_catalogue();
    let session = use_session();
    let cards = move || {
        let list = catalogue.list()?;
        let rows = session
            .view()
            .with(|view| list.rows(view.favourites.keys()));
        Some(if rows.is_empty() {
            view! {
                <Empty title=texts::FAVOURITES_NONE_TITLE.to_owned() text=texts::FAVOURITES_NONE.to_owned()>
                    <LinkButton href="/metiers".to_owned()>{texts::GO_EXPLORE}</LinkButton>
                </Empty>
            }
            .into_any()
        } else {
            let cards: Vec<_> = rows
                .into_iter()
                .map(|row| view! { <li>{metier_card(&list, row)}</li> })
                .collect();
            view! {
                <h2 class="sr">{texts::RESULTS}</h2>
                <ul class="card-grid">{cards}</ul>
            }
            .into_any()
        })
    };
    view! {
        <PageTitle text=texts::FAVOURITES.to_owned() />
        {cards}
    }
    .into_any()
}
