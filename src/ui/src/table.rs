//! A table that becomes cards on a phone. The roles are written out, since the change of
//! `display` that makes the cards takes them away in some browsers.

use leptos::prelude::*;

/// A table; its children are [`Row`]s.
#[component]
pub fn DataTable(
    /// What the table lists, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// The words over the columns; an empty one is for a column of actions.
    heads: Vec<String>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| {
            if head.is_empty() {
                view! { <td role="cell"></td> }.into_any()
            } else {
                view! { <th role="columnheader" scope="col">{head}</th> }.into_any()
            }
        })
        .collect();
    view! {
        <div class="table-box">
            <table class="table" role="table">
                <caption class="sr">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                </thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row of a [`DataTable`].
#[component]
pub fn Row(
    /// Its [`Cell`]s.
    children: Children,
) -> impl IntoView {
    view! { <tr role="row">{children()}</tr> }.into_any()
}

/// A cell of a [`Row`].
#[component]
pub fn Cell(
    /// The column's words, shown beside the cell when the row is a card; left out for a cell that
    /// speaks for itself.
    #[prop(optional, into)]
    label: Option<String>,
    /// Whether this cell names its row.
    #[prop(optional)]
    head: bool,
    /// Its content.
    children: Children,
) -> impl IntoView {
    if head {
        view! { <th role="rowheader" scope="row" data-label=label>{children()}</th> }.into_any()
    } else {
        view! { <td role="cell" data-label=label>{children()}</td> }.into_any()
    }
}
