//! The root: what all pages share, and the table of routes.

use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_router::NestedRoute;
use leptos_router::components::{Router, Routes};

use crate::address::Path;
use crate::guard::{ANYONE, guarded};
use crate::later::{self, later};
use crate::pages::explore::Explore;
use crate::pages::home::Home;
use crate::shell::Shell;
use crate::state;
use domain::role::Role::{Academy, Company, Head, Pupil, Teacher};

/// A row of the table. All have one type: the router makes its machinery anew for each, and the first list pays for it.
type Page = NestedRoute<Path, (), (), fn() -> AnyView>;

/// The application.
#[component]
pub fn App() -> impl IntoView {
    ui::provide_feedback();
    state::session::provide_session();
    state::catalogue::provide_catalogue();
    view! {
        <Router>
            <Shell>
                <Routes fallback=|| later(later::lost)><Table /></Routes>
            </Shell>
        </Router>
    }
}

/// Addresses and pages: the first that fits is shown.
#[component(transparent)]
fn Table() -> StaticVec<Page> {
    StaticVec::from(vec![
        at("/", || view! { <Home /> }.into_any()),
        at("/metiers", || view! { <Explore /> }.into_any()),
        at("/metiers/:slug", || later(later::sheet)),
        at("/favoris", || {
            guarded(&[Pupil], || later(later::favourites))
        }),
        at("/carnet", || guarded(&[Pupil], || later(later::carnet))),
        at("/carnet/nouveau", || {
            guarded(&[Pupil], || later(later::new_entry))
        }),
        at("/carnet/fichier", || {
            guarded(&[Pupil], || later(later::carnet_file))
        }),
        at("/carnet/imprimer", || {
            guarded(&[Pupil], || later(later::book))
        }),
        at("/carnet/:id", || guarded(&[Pupil], || later(later::entry))),
        at("/synthese/*vue", || {
            guarded(&[Pupil], || later(later::synthese))
        }),
        at("/recherche-de-stage/*quoi", || {
            guarded(&[Pupil], || later(later::stage))
        }),
        at("/parcours", || guarded(&[Pupil], || later(later::parcours))),
        at("/parcours/:id", || {
            guarded(&[Pupil], || later(later::etape))
        }),
        at("/visites", || guarded(ANYONE, || later(later::visits))),
        at("/visites/:id", || guarded(ANYONE, || later(later::visit))),
        at("/mes-demandes", || {
            guarded(&[Teacher, Head], || later(later::requests))
        }),
        at("/classe", || guarded(&[Teacher], || later(later::class))),
        at("/classe/page/:id", || {
            guarded(&[Teacher], || later(later::reading))
        }),
        at("/classe/seance/:id", || {
            guarded(&[Teacher], || later(later::run))
        }),
        at("/seance/:id", || guarded(&[Pupil], || later(later::seance))),
        at("/etablissement", || {
            guarded(&[Head], || later(later::school))
        }),
        at("/creneaux", || guarded(&[Company], || later(later::slots))),
        at("/academie", || {
            guarded(&[Academy], || later(later::academy))
        }),
        at("/connexion", || later(later::sign_in)),
        at("/reglages", || later(later::settings)),
        at("/aide", || later(later::help)),
        at("/mentions", || later(later::notices)),
        at("/famille", || later(later::family)),
        at("/mentions/:page", || later(later::notice)),
    ])
}

fn at(path: &'static str, page: fn() -> AnyView) -> Page {
    NestedRoute::new(Path(path), page)
}
