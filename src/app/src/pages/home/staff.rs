//! What waits for an adult.

use leptos::prelude::*;
use protocol::session::Me;
use ui::PageTitle;

use crate::state::session::Session;

/// The start page of an adult.
pub fn staff_home(_session: Session, me: &Me) -> AnyView {
    view! { <PageTitle text=me.name.clone() /> }.into_any()
}
