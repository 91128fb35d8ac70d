//! Every page opens and is whole, for each kind of person, and none of them complains in the browser's log.

use anyhow::Result;

use super::people::{adult_signs_in, pupil_signs_in};
use crate::support::{Browser, Device, Page, Server};

const VISIT: &str = "/visites/0de30000-0000-7000-8000-000600000000";
const ENTRY: &str = "/carnet/0de30000-0000-7000-8000-000800000000";

const VISITORS: &[&str] = &[
    "/",
    "/metiers",
    "/metiers?q=animaux",
    "/metiers/veterinaire",
    "/connexion",
    "/reglages",
    "/aide",
    "/mentions",
];
const PUPILS: &[&str] = &[
    "/",
    "/favoris",
    "/carnet",
    "/carnet/nouveau",
    ENTRY,
    "/visites",
    VISIT,
    "/reglages",
];
const ADULTS: &[(&str, &[&str])] = &[
    (
        "prof.demo",
        &[
            "/",
            "/classe",
            "/visites",
            "/mes-demandes",
            VISIT,
            "/reglages",
        ],
    ),
    (
        "chef.demo",
        &["/", "/etablissement", "/mes-demandes", VISIT],
    ),
    ("entreprise.demo", &["/", "/creneaux", VISIT]),
    ("academie.demo", &["/", "/academie", VISIT]),
];

/// Walks through the pages of a visitor, a pupil, and each kind of adult.
pub(crate) async fn opens_every_page(browser: Browser) -> Result<()> {
    let server = Server::start().await?;
    let (device, page) = Device::open(browser, &server, "/").await?;
    walk(&page, browser, "visiteur", VISITORS).await?;
    pupil_signs_in(&page).await?;
    walk(&page, browser, "eleve", PUPILS).await?;
    for (login, paths) in ADULTS {
        leave(&page).await?;
        adult_signs_in(&page, login).await?;
        walk(&page, browser, login, paths).await?;
    }
    device.finish().await
}

async fn leave(page: &Page) -> Result<()> {
    page.go("/reglages").await?;
    page.press("Quitter").await?;
    page.sees("Personne n’est connecté sur cet appareil.").await
}

async fn walk(page: &Page, browser: Browser, who: &str, paths: &[&str]) -> Result<()> {
    for (at, path) in paths.iter().enumerate() {
        page.go(path).await?;
        page.is_whole().await?;
        page.picture(&format!("{browser:?}-{who}-{at}")).await?;
    }
    Ok(())
}
