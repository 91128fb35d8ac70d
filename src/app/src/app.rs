//! The root: what all pages share, and the table of routes.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::guard::{ANYONE, guarded};
use crate::later::{self, later};
use crate::pages::explore::Explore;
use crate::pages::home::Home;
use crate::shell::Shell;
use crate::state;
use domain::role::Role::{Academy, Company, Head, Pupil, Teacher};

/// The application.
#[component]
pub fn App() -> impl IntoView {
    ui::provide_feedback();
    state::session::provide_session();
    state::catalogue::provide_catalogue();
    view! {
        <Router>
            <Shell>
                <Routes fallback=|| later(later::lost)>
                    <Route path=path!("/") view=|| view! { <Home /> }.into_any() />
                    <Route path=path!("/metiers") view=|| view! { <Explore /> }.into_any() />
                    <Route path=path!("/metiers/:slug") view=|| later(later::sheet) />
                    <Route path=path!("/favoris") view=|| guarded(&[Pupil], || later(later::favourites)) />
                    <Route path=path!("/carnet") view=|| guarded(&[Pupil], || later(later::carnet)) />
                    <Route path=path!("/carnet/nouveau") view=|| guarded(&[Pupil], || later(later::new_entry)) />
                    <Route path=path!("/carnet/fichier") view=|| guarded(&[Pupil], || later(later::carnet_file)) />
                    <Route path=path!("/carnet/imprimer") view=|| guarded(&[Pupil], || later(later::book)) />
                    <Route path=path!("/carnet/:id") view=|| guarded(&[Pupil], || later(later::entry)) />
                    <Route path=path!("/synthese") view=|| guarded(&[Pupil], || later(later::synthese)) />
                    <Route path=path!("/synthese/support") view=|| guarded(&[Pupil], || later(later::synthese_support)) />
                    <Route path=path!("/synthese/notes") view=|| guarded(&[Pupil], || later(later::synthese_notes)) />
                    <Route path=path!("/recherche-de-stage") view=|| guarded(&[Pupil], || later(later::stage)) />
                    <Route path=path!("/recherche-de-stage/:quoi") view=|| guarded(&[Pupil], || later(later::stage_writing)) />
                    <Route path=path!("/recherche-de-stage/:quoi/imprimer") view=|| guarded(&[Pupil], || later(later::stage_paper)) />
                    <Route path=path!("/parcours") view=|| guarded(&[Pupil], || later(later::parcours)) />
                    <Route path=path!("/parcours/:id") view=|| guarded(&[Pupil], || later(later::etape)) />
                    <Route path=path!("/visites") view=|| guarded(ANYONE, || later(later::visits)) />
                    <Route path=path!("/visites/:id") view=|| guarded(ANYONE, || later(later::visit)) />
                    <Route path=path!("/mes-demandes") view=|| guarded(&[Teacher, Head], || later(later::requests)) />
                    <Route path=path!("/classe") view=|| guarded(&[Teacher], || later(later::class)) />
                    <Route path=path!("/classe/page/:id") view=|| guarded(&[Teacher], || later(later::reading)) />
                    <Route path=path!("/classe/seance/:id") view=|| guarded(&[Teacher], || later(later::run)) />
                    <Route path=path!("/seance/:id") view=|| guarded(&[Pupil], || later(later::seance)) />
                    <Route path=path!("/etablissement") view=|| guarded(&[Head], || later(later::school)) />
                    <Route path=path!("/creneaux") view=|| guarded(&[Company], || later(later::slots)) />
                    <Route path=path!("/academie") view=|| guarded(&[Academy], || later(later::academy)) />
                    <Route path=path!("/connexion") view=|| later(later::sign_in) />
                    <Route path=path!("/reglages") view=|| later(later::settings) />
                    <Route path=path!("/aide") view=|| later(later::help) />
                    <Route path=path!("/mentions") view=|| later(later::notices) />
                    <Route path=path!("/famille") view=|| later(later::family) />
                    <Route path=path!("/mentions/:page") view=|| later(later::notice) />
                </Routes>
            </Shell>
        </Router>
    }
}
