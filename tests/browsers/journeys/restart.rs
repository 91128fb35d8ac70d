//! The browser is closed, or killed, while there is no server: what a pupil wrote is there when it opens again.

use anyhow::Result;

use super::people::{
    arrived_once, kept_offline, pupil_signs_in, reads_a_sheet, sends_all, writes_about_it,
};
use crate::support::{Browser, Device, Server};

const FIRST: &str = "Une main sur le volant, et l’autre sur la carte.";
const LATER: &str = "Une main sur le volant, et l’autre sur la carte. Il pleuvait.";

/// Closed in the evening, opened in the morning, without a server.
pub(crate) async fn starts_again_without_a_server(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (mut device, page) = Device::open(browser, &server, "/").await?;
    pupil_signs_in(&page).await?;
    kept_offline(&page).await?;

    server.down()?;

    reads_a_sheet(&page, "boulangère", "oulanger").await?;
    let path = writes_about_it(&page, FIRST).await?;
    let page = device.restart("/carnet").await?;
    page.badge_says("Hors ligne").await?;
    page.picture(&format!("{browser:?}-reouvert")).await?;
    page.follow("oulanger").await?;
    page.holds("Ton texte", FIRST).await?;
    page.fill("Ton texte", LATER).await?;
    page.sees("Enregistrée sur cet appareil").await?;
    let page = device.restart("/metiers").await?;
    reads_a_sheet(&page, "vétérinaire", "étérinaire").await?;

    server.up().await?;

    let page = device.restart(&path).await?;
    page.holds("Ton texte", LATER).await?;
    sends_all(&page).await?;
    arrived_once(&server, FIRST, LATER).await?;
    device.finish().await
}

/// The power goes, for the server and then for the pupil's computer.
pub(crate) async fn survives_a_killed_browser(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (mut device, page) = Device::open(browser, &server, "/").await?;
    pupil_signs_in(&page).await?;
    kept_offline(&page).await?;
    // A browser writes down what it was given to keep when it has time for it: a school's has been closed before.
    let page = device.restart("/metiers").await?;

    server.down()?;

    reads_a_sheet(&page, "boulangère", "oulanger").await?;
    let path = writes_about_it(&page, FIRST).await?;
    let page = device.kill_and_restart(&path).await?;
    page.holds("Ton texte", FIRST).await?;

    server.up().await?;

    sends_all(&page).await?;
    arrived_once(&server, FIRST, FIRST).await?;
    device.finish().await
}
