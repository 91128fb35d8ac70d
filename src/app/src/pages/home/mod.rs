//! `/`: a visitor's ways into the catalogue, a pupil's path, what waits for an adult.

mod pupil;
mod staff;
mod texts;
mod visitor;

pub use pupil::{counted, wall};

use domain::role::Role;
use leptos::prelude::*;
use ui::Skeleton;

use crate::state::session::{Who, use_session};

/// `/`
#[component]
pub fn Home() -> impl IntoView {
    let session = use_session();
    move || match session.who() {
        Who::Opening => view! { <Skeleton /> }.into_any(),
        Who::Visitor => visitor::visitor_home(),
        Who::Signed(me) if me.role == Role::Pupil => pupil::pupil_home(session, &me),
        Who::Signed(me) => staff::staff_home(session, &me),
    }
}
