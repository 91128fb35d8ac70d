//! The root: what all pages share, and the table of routes.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::guard::{ANYONE, guarded};
use crate::pages::about::{Help, Lost, Notices};
use crate::pages::carnet::{Carnet, EntryPage, NewEntry};
use crate::pages::class::ClassPage;
use crate::pages::connexion::SignIn;
use crate::pages::explore::{Explore, Favourites, SheetPage};
use crate::pages::home::Home;
use crate::pages::school::SchoolPage;
use crate::pages::settings::Settings;
use crate::pages::visits::{VisitPage, Visits};
use crate::shell::Shell;
use crate::state;
use domain::role::Role::{Head, Pupil, Teacher};

/// The application.
#[component]
pub fn App() -> impl IntoView {
    ui::provide_feedback();
    state::session::provide_session();
    state::catalogue::provide_catalogue();
    view! {
        <Router>
            <Shell>
                <Routes fallback=|| view! { <Lost /> }>
                    <Route path=path!("/") view=|| view! { <Home /> }.into_any() />
                    <Route path=path!("/metiers") view=|| view! { <Explore /> }.into_any() />
                    <Route path=path!("/metiers/:slug") view=|| view! { <SheetPage /> }.into_any() />
                    <Route path=path!("/favoris") view=|| guarded(&[Pupil], || view! { <Favourites /> }.into_any()) />
                    <Route path=path!("/carnet") view=|| guarded(&[Pupil], || view! { <Carnet /> }.into_any()) />
                    <Route path=path!("/carnet/nouveau") view=|| guarded(&[Pupil], || view! { <NewEntry /> }.into_any()) />
                    <Route path=path!("/carnet/:id") view=|| guarded(&[Pupil], || view! { <EntryPage /> }.into_any()) />
                    <Route path=path!("/visites") view=|| guarded(ANYONE, || view! { <Visits /> }.into_any()) />
                    <Route path=path!("/visites/:id") view=|| guarded(ANYONE, || view! { <VisitPage /> }.into_any()) />
                    <Route path=path!("/classe") view=|| guarded(&[Teacher], || view! { <ClassPage /> }.into_any()) />
                    <Route path=path!("/etablissement") view=|| guarded(&[Head], || view! { <SchoolPage /> }.into_any()) />
                    <Route path=path!("/connexion") view=|| view! { <SignIn /> }.into_any() />
                    <Route path=path!("/reglages") view=|| view! { <Settings /> }.into_any() />
                    <Route path=path!("/aide") view=|| view! { <Help /> }.into_any() />
                    <Route path=path!("/mentions") view=|| view! { <Notices /> }.into_any() />
                </Routes>
            </Shell>
        </Router>
    }
}
