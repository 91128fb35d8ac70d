//! Who sees which links.

use domain::role::Role;
use ui::{Glyph, icons};

use super::texts;

/// One link of the navigation.
#[derive(Clone, Copy)]
pub struct Link {
    /// Where to.
    pub href: &'static str,
    /// Its words in the top bar.
    pub label: &'static str,
    /// Its words in the phone's bottom bar.
    pub short: &'static str,
    /// Its icon in the phone's bottom bar.
    pub icon: Glyph,
}

const fn link(href: &'static str, label: &'static str, short: &'static str, icon: Glyph) -> Link {
    Link {
        href,
        label,
        short,
        icon,
    }
}

const EXPLORE: Link = link("/metiers", texts::EXPLORE, texts::EXPLORE, icons::COMPASS);
const VISITS: Link = link("/visites", texts::VISITS, texts::VISITS, icons::BUILDING);
const HOME: Link = link("/", texts::HOME, texts::HOME, icons::ROUTE);
const HELP: Link = link("/aide", texts::HELP, texts::HELP, icons::HELP);

/// The links of a role, or of a visitor: five at most, so that they fit a phone.
pub fn links(role: Option<Role>) -> Vec<Link> {
    match role {
        None => vec![HOME, EXPLORE, HELP],
        Some(Role::Pupil) => vec![
            link("/", texts::PARCOURS, texts::PARCOURS_SHORT, icons::ROUTE),
            EXPLORE,
            link("/carnet", texts::CARNET, texts::CARNET, icons::NOTEBOOK),
            VISITS,
        ],
        Some(Role::Teacher) => vec![
            HOME,
            link(
                "/classe",
                texts::CLASSES,
                texts::CLASSES_SHORT,
                icons::USERS,
            ),
            EXPLORE,
            VISITS,
        ],
        Some(Role::Head) => vec![
            HOME,
            link(
                "/etablissement",
                texts::SCHOOL,
                texts::SCHOOL_SHORT,
                icons::SCHOOL,
            ),
            EXPLORE,
            VISITS,
        ],
        Some(Role::Company) => vec![
            HOME,
            link(
                "/creneaux",
                texts::SLOTS,
                texts::SLOTS_SHORT,
                icons::CALENDAR,
            ),
            EXPLORE,
            VISITS,
        ],
        Some(Role::Academy) => vec![
            HOME,
            link("/academie", texts::ACADEMY, texts::ACADEMY, icons::SCHOOL),
            EXPLORE,
            VISITS,
        ],
    }
}

/// Pages that stand under a link without its address.
const UNDER: [(&str, &str); 12] = [
    ("/parcours", "/"),
    ("/seance", "/"),
    ("/projet", "/"),
    ("/concours", "/classe"),
    ("/concours", "/academie"),
    ("/synthese", "/carnet"),
    ("/recherche-de-stage", "/carnet"),
    ("/comparer", "/metiers"),
    ("/ce-que-j-aime", "/metiers"),
    ("/jeux", "/metiers"),
    ("/formations", "/metiers"),
    ("/favoris", "/metiers"),
];

/// Whether a link is the one of the current path.
pub fn is_current(href: &str, path: &str) -> bool {
    let below = |href: &str| {
        let rest = path.strip_prefix(href);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let own = if href == "/" {
        path == "/"
    } else {
        below(href)
    };
    own || UNDER.iter().any(|(page, of)| *of == href && below(page))
}

#[cfg(test)]
mod tests {
    use super::is_current;

    #[test]
    fn a_page_stands_under_one_link() {
        for (path, href) in [
            ("/", "/"),
            ("/parcours/5e-visite", "/"),
            ("/carnet/12", "/carnet"),
            ("/synthese", "/carnet"),
            ("/jeux/duel", "/metiers"),
            ("/metiers", "/metiers"),
        ] {
            for link in ["/", "/metiers", "/carnet", "/visites"] {
                assert_eq!(is_current(link, path), link == href, "{link} at {path}");
            }
        }
        assert!(!is_current("/carnet", "/carnets"));
    }
}
