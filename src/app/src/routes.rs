//! The table of pages, and the one route that shows them.
//!
//! The framework makes its code for a route once for each type of a route, and a tuple of forty of them is a type of its own: 30 kB of
//! the main piece. So it has one route for everything, and the addresses are matched here.

use std::time::Duration;

use domain::role::Role::{self, Academy, Company, Head, Pupil, Teacher};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;

use crate::guard::{ANYONE, guarded};
use crate::later::{self, Coming, later};
use crate::live::live;
use crate::pages::explore::Explore;
use crate::pages::home::Home;

/// Where the code of a page is.
#[derive(Clone, Copy)]
enum Code {
    /// In the main piece.
    Here(fn() -> AnyView),
    /// Behind a door.
    Later(fn() -> Coming),
}

use Code::{Here, Later};

/// An address (`:` stands for any one part of it), for whom it is (nobody in particular: for all), and its page.
type Line = (&'static str, &'static [Role], Code);

const PUPIL: &[Role] = &[Pupil];
const TEACHER: &[Role] = &[Teacher];
const ALL: &[Role] = &[];

/// Every page. The first line that fits an address is its page.
const PAGES: &[Line] = &[
    ("", ALL, Here(home)),
    ("metiers", ALL, Here(explore)),
    ("metiers/:", ALL, Later(later::sheet)),
    ("comparer", ALL, Later(later::compare)),
    ("ce-que-j-aime", ALL, Later(later::likes)),
    ("ce-que-j-aime/:", ALL, Later(later::likes)),
    ("jeux", ALL, Later(later::games)),
    ("jeux/:", ALL, Later(later::games)),
    ("formations/lycees-des-metiers", ALL, Later(later::lycees)),
    ("formations/:", ALL, Later(later::formation)),
    ("mots", ALL, Later(later::words)),
    ("favoris", PUPIL, Later(later::favourites)),
    ("parcours", PUPIL, Later(later::parcours)),
    ("parcours/:", PUPIL, Later(later::etape)),
    ("seance/:", PUPIL, Later(later::seance)),
    ("carnet", PUPIL, Later(later::carnet)),
    ("carnet/nouveau", PUPIL, Later(later::new_entry)),
    ("carnet/fichier", PUPIL, Later(later::carnet_file)),
    ("carnet/donner", PUPIL, Later(later::give)),
    ("carnet/imprimer", PUPIL, Later(later::book)),
    ("carnet/:", PUPIL, Later(later::entry)),
    ("synthese", PUPIL, Later(later::synthese)),
    ("synthese/support", PUPIL, Later(later::synthese_support)),
    ("synthese/notes", PUPIL, Later(later::synthese_notes)),
    ("recherche-de-stage", PUPIL, Later(later::stage)),
    ("recherche-de-stage/:", PUPIL, Later(later::stage_writing)),
    (
        "recherche-de-stage/:/imprimer",
        PUPIL,
        Later(later::stage_paper),
    ),
    ("projet", PUPIL, Later(later::projet)),
    ("projet/:", PUPIL, Later(later::projet)),
    ("projet/:/page", PUPIL, Later(later::projet)),
    ("visites", ANYONE, Later(later::visits)),
    ("visites/:", ANYONE, Later(later::visit)),
    ("mes-demandes", &[Teacher, Head], Later(later::requests)),
    ("classe", TEACHER, Later(later::class)),
    ("classe/page/:", TEACHER, Later(later::reading)),
    ("classe/seance/:", TEACHER, Later(later::run)),
    ("classe/projet/:", TEACHER, Later(later::projects)),
    ("classe/equipe/:", TEACHER, Later(later::projects)),
    ("concours/:", &[Teacher, Academy], Later(later::projects)),
    ("etablissement", &[Head], Later(later::school)),
    ("creneaux", &[Company], Later(later::slots)),
    ("academie", &[Academy], Later(later::academy)),
    ("connexion", ALL, Later(later::sign_in)),
    ("reglages", ALL, Later(later::settings)),
    ("aide", ALL, Later(later::help)),
    ("mentions", ALL, Later(later::notices)),
    ("mentions/:", ALL, Later(later::notice)),
    ("famille", ALL, Later(later::family)),
];

fn home() -> AnyView {
    view! { <Home /> }.into_any()
}

fn explore() -> AnyView {
    view! { <Explore /> }.into_any()
}

/// The part of an address for which the line of its page has a `:`.
#[derive(Clone, Copy)]
struct Part(Memo<String>);

/// The part of the address that names what the page is about, decoded; empty where it has none. Reactive, and still once the person
/// goes to another page.
pub fn part() -> Memo<String> {
    match use_context::<Part>() {
        Some(Part(part)) => part,
        None => Memo::new(|_| String::new()),
    }
}

/// Which line of the table fits an address, and what stands for its `:`, as it is written.
fn find(path: &str) -> Option<(usize, String)> {
    let path = path.trim_matches('/');
    PAGES.iter().enumerate().find_map(|(at, (pattern, ..))| {
        let mut part = "";
        let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some((at, part.to_owned())),
                (Some(":"), Some(given)) if !given.is_empty() => part = given,
                (Some(wanted), Some(given)) if wanted == given => {}
                _ => return None,
            }
        }
    })
}

/// The path, once the browser's address says it too: a page that comes before would take itself for the former one, and leave the
/// focus on a link that is gone.
fn settled(path: Memo<String>) -> RwSignal<String> {
    let shown = RwSignal::new(path.get_untracked());
    Effect::new(move |_| {
        let now = path.get();
        let show = move || {
            // The whole page may be going away.
            let _ = shown.try_set(now);
        };
        set_timeout(show, Duration::ZERO);
    });
    shown
}

/// The page of the address.
pub fn page() -> AnyView {
    let path = settled(use_location().pathname);
    let found = Memo::new(move |_| find(&path.get()));
    let at = Memo::new(move |_| found.with(|found| found.as_ref().map(|(at, _)| *at)));
    live(move || {
        let here = at.get();
        let part = Memo::new(move |before: Option<&String>| {
            found.with(|found| match found {
                Some((at, part)) if Some(*at) == here => Url::unescape(part),
                _ => before.cloned().unwrap_or_default(),
            })
        });
        provide_context(Part(part));
        match here.and_then(|at| PAGES.get(at)) {
            Some((_, [], code)) => shown(*code),
            Some((_, roles, Later(door))) => guarded(roles, *door),
            Some((_, _, code)) => shown(*code),
            None => later(later::lost),
        }
    })
}

fn shown(code: Code) -> AnyView {
    match code {
        Here(page) => page(),
        Later(door) => later(door),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(path: &str) -> Option<(&'static str, String)> {
        find(path).map(|(at, part)| (PAGES[at].0, part))
    }

    #[test]
    fn an_address_finds_its_page_and_what_it_is_about() {
        let told = |pattern: &'static str, part: &str| Some((pattern, part.to_owned()));
        assert_eq!(pattern("/"), told("", ""));
        assert_eq!(pattern("/metiers"), told("metiers", ""));
        assert_eq!(pattern("/metiers/"), told("metiers", ""));
        assert_eq!(pattern("/carnet/fichier"), told("carnet/fichier", ""));
        assert_eq!(pattern("/carnet/0de3"), told("carnet/:", "0de3"));
        assert_eq!(pattern("/classe/page/12"), told("classe/page/:", "12"));
        assert_eq!(
            pattern("/recherche-de-stage/cv/imprimer"),
            told("recherche-de-stage/:/imprimer", "cv")
        );
        assert_eq!(pattern("/carnet//"), told("carnet", ""));
        for lost in ["/nulle/part", "/metiers/a/b", "/carnet//a", "/Metiers"] {
            assert_eq!(pattern(lost), None, "{lost}");
        }
    }

    #[test]
    fn no_line_hides_a_later_one() {
        for (at, (address, ..)) in PAGES.iter().enumerate() {
            let example = address.replace(':', "quelque-chose");
            assert_eq!(find(&example).map(|(at, _)| at), Some(at), "{address}");
        }
    }
}
