//! `/`: a visitor's ways into the catalogue, a pupil's path, what waits for an adult.

mod pupil;
mod staff;
mod texts;
mod visitor;

pub use pupil::{class_visits, counted, counts, etape_hue, steps, tag, wall};

use domain::role::Role;
use leptos::prelude::*;
use ui::Skeleton;

use crate::later::{self, later};
use crate::live::live;
use crate::state::session::{Who, use_session};

/// `/`
#[component]
pub fn Home() -> impl IntoView {
    let session = use_session();
    live(move || match session.who() {
        Who::Opening => view! { <Skeleton /> }.into_any(),
        Who::Visitor => visitor::visitor_home(),
        Who::Signed(me) if me.role == Role::Pupil => later(later::pupil_home),
        Who::Signed(_) => later(later::staff_home),
    })
}

/// `/` of a pupil.
#[component]
pub fn PupilHome() -> impl IntoView {
    let session = use_session();
    session.me_now().map(|me| pupil::pupil_home(session, &me))
}

/// `/` of an adult.
#[component]
pub fn StaffHome() -> impl IntoView {
    let session = use_session();
    session.me_now().map(|me| staff::staff_home(session, &me))
}
