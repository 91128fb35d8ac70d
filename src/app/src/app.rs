//! The root: what all pages share, and the table of routes.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::guard::{ANYONE, guarded};
use crate::later::{self, Coming, later};
use crate::pages::explore::Explore;
use crate::pages::home::Home;
use crate::shell::Shell;
use crate::state;
use domain::role::Role::{self, Academy, Company, Head, Pupil, Teacher};

/// Opens a page, see [`crate::later`].
type Door = fn() -> Coming;

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
                    <Route path=path!("/") view=home />
                    <Route path=path!("/metiers") view=explore />
                    <Route path=path!("/metiers/:slug") view=open(later::sheet) />
                    <Route path=path!("/comparer") view=open(later::compare) />
                    <Route path=path!("/ce-que-j-aime/:page?") view=open(later::likes) />
                    <Route path=path!("/jeux/:jeu?") view=open(later::games) />
                    <Route path=path!("/formations/:id") view=open(later::formation) />
                    <Route path=path!("/favoris") view=to(&[Pupil], later::favourites) />
                    <Route path=path!("/carnet") view=to(&[Pupil], later::carnet) />
                    <Route path=path!("/carnet/nouveau") view=to(&[Pupil], later::new_entry) />
                    <Route path=path!("/carnet/fichier") view=to(&[Pupil], later::carnet_file) />
                    <Route path=path!("/carnet/imprimer") view=to(&[Pupil], later::book) />
                    <Route path=path!("/carnet/:id") view=to(&[Pupil], later::entry) />
                    <Route path=path!("/synthese") view=to(&[Pupil], later::synthese) />
                    <Route path=path!("/synthese/support") view=to(&[Pupil], later::synthese_support) />
                    <Route path=path!("/synthese/notes") view=to(&[Pupil], later::synthese_notes) />
                    <Route path=path!("/recherche-de-stage") view=to(&[Pupil], later::stage) />
                    <Route path=path!("/recherche-de-stage/:quoi") view=to(&[Pupil], later::stage_writing) />
                    <Route path=path!("/recherche-de-stage/:quoi/imprimer") view=to(&[Pupil], later::stage_paper) />
                    <Route path=path!("/parcours") view=to(&[Pupil], later::parcours) />
                    <Route path=path!("/parcours/:id") view=to(&[Pupil], later::etape) />
                    <Route path=path!("/visites") view=to(ANYONE, later::visits) />
                    <Route path=path!("/visites/:id") view=to(ANYONE, later::visit) />
                    <Route path=path!("/mes-demandes") view=to(&[Teacher, Head], later::requests) />
                    <Route path=path!("/classe") view=to(&[Teacher], later::class) />
                    <Route path=path!("/classe/page/:id") view=to(&[Teacher], later::reading) />
                    <Route path=path!("/classe/seance/:id") view=to(&[Teacher], later::run) />
                    <Route path=path!("/seance/:id") view=to(&[Pupil], later::seance) />
                    <Route path=path!("/etablissement") view=to(&[Head], later::school) />
                    <Route path=path!("/creneaux") view=to(&[Company], later::slots) />
                    <Route path=path!("/academie") view=to(&[Academy], later::academy) />
                    <Route path=path!("/connexion") view=open(later::sign_in) />
                    <Route path=path!("/reglages") view=open(later::settings) />
                    <Route path=path!("/aide") view=open(later::help) />
                    <Route path=path!("/mentions") view=open(later::notices) />
                    <Route path=path!("/famille") view=open(later::family) />
                    <Route path=path!("/mentions/:page") view=open(later::notice) />
                </Routes>
            </Shell>
        </Router>
    }
}

/// The page behind a door, for those who may see it. All routes are of few types that way: the framework's code for a route is
/// there once for each type, and each closure in a view is a type of its own.
fn to(allowed: &'static [Role], door: Door) -> impl Fn() -> AnyView + Clone + Send + 'static {
    page(Some(allowed), door)
}

/// The page behind a door, for everybody.
fn open(door: Door) -> impl Fn() -> AnyView + Clone + Send + 'static {
    page(None, door)
}

fn page(
    allowed: Option<&'static [Role]>,
    door: Door,
) -> impl Fn() -> AnyView + Clone + Send + 'static {
    move || match allowed {
        Some(roles) => guarded(roles, door),
        None => later(door),
    }
}

fn home() -> AnyView {
    view! { <Home /> }.into_any()
}

fn explore() -> AnyView {
    view! { <Explore /> }.into_any()
}
