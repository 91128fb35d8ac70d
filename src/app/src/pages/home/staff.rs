//! What waits for an adult: the next visits, and what to read about one's bookings.

use leptos::prelude::*;
use protocol::session::Me;
use ui::{ButtonKind, LinkButton, PageTitle};

use super::texts;
use crate::pages::visits::booking_lines;
use crate::state::session::Session;

/// The start page of an adult.
pub fn staff_home(session: Session, me: &Me) -> AnyView {
    let place = me
        .school
        .as_ref()
        .map_or_else(|| me.academy_name.clone(), |school| school.name.clone());
    view! {
        <PageTitle text=me.name.clone() eyebrow=place />
        <section class="section">
            <h2>{texts::STAFF_BOOKINGS}</h2>
            {booking_lines(session)}
        </section>
        <p class="actions">
            <LinkButton href="/visites".to_owned() kind=ButtonKind::Primary>{texts::STAFF_VISITS}</LinkButton>
            <LinkButton href="/metiers".to_owned()>{texts::VISITOR_EXPLORE}</LinkButton>
        </p>
    }
    .into_any()
}
