//! The root: what all pages share, around the page of the address.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::routes::page;
use crate::shell::Shell;
use crate::state;

/// The application.
#[component]
pub fn App() -> impl IntoView {
    ui::provide_feedback();
    state::session::provide_session();
    state::catalogue::provide_catalogue();
    view! {
        <Router>
            <Shell>
                <Routes fallback=page>
                    <Route path=path!("/*page") view=page />
                </Routes>
            </Shell>
        </Router>
    }
}
