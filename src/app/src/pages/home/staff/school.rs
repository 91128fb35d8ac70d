//! A teacher's or a head's: what happened to the requests, the next visits, and the classes that have none.

use leptos::prelude::*;
use protocol::overlay::{BookingItem, View};
use ui::{Cell, DataTable, LinkButton, Row};

use super::texts;
use crate::pages::class::late_projects;
use crate::pages::visits::{
    Changing, Group, Sorted, class_name, heading, is_live, mark, own_groups, part,
};

/// Visits shown beside those whose answer is awaited; the rest is one link away.
const NEXT: usize = 3;

/// All that waits.
pub fn waits(changing: Changing, view: &View) -> AnyView {
    let Sorted { news, next, .. } = Sorted::of(view);
    let rows: Vec<_> = next
        .iter()
        .enumerate()
        .filter(|(at, item)| *at < NEXT || item.change_mark.is_pending())
        .map(|(_, item)| row(view, item))
        .collect();
    let next = if rows.is_empty() {
        view! { <p class="soft">{texts::NO_NEXT}</p> }.into_any()
    } else {
        view! {
            <DataTable caption=texts::NEXT.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
        }
        .into_any()
    };
    view! {
        {part(changing, view, texts::NEWS, &news)}
        <section class="section">
            <div class="page-head">
                <h2>{texts::NEXT}</h2>
                <LinkButton href="/mes-demandes".to_owned()>{texts::ALL_REQUESTS}</LinkButton>
            </div>
            {next}
        </section>
        {late_projects(view)}
        {classes(own_groups(changing.session()), view)}
    }
    .into_any()
}

fn row(view: &View, item: &BookingItem) -> AnyView {
    let (visit, class, state) = (heading(view, item), class_name(view, item), mark(item));
    view! {
        <Row>
            <Cell head=true>{visit}</Cell>
            <Cell>{class}</Cell>
            <Cell>{state}</Cell>
        </Row>
    }
    .into_any()
}

/// The classes without any visit to come: where to begin.
fn classes(groups: Vec<Group>, view: &View) -> Option<AnyView> {
    let none = |group: &Group| {
        let mut bookings = view.bookings.values();
        !bookings.any(|item| item.request.class == group.id && is_live(item))
    };
    let links: Vec<_> = groups
        .into_iter()
        .filter(none)
        .map(|group| {
            let href = ["/visites?classe=", &group.key()].concat();
            view! { <LinkButton href>{texts::visit_for(&group.name)}</LinkButton> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::WITHOUT}</h2>
                <p class="actions">{links}</p>
            </section>
        }
        .into_any()
    })
}
