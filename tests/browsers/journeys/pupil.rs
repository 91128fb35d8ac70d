//! A pupil explores, signs in, loses the server, goes on, and nothing is lost or doubled.

use anyhow::Result;

use super::people::{
    arrived_once, kept_offline, pupil_signs_in, reads_a_sheet, sends_all, writes_about_it,
};
use crate::support::{Browser, Device, Server};

const FIRST: &str = "On se lève tôt, et on finit tôt.";
const LATER: &str = "On se lève tôt, et on finit tôt. Le pain est encore chaud.";

/// First visit, search, sheet, sign-in, a cut, reading and writing without a server, and the server again.
pub(crate) async fn explores_and_writes_through_a_cut(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (device, page) = Device::open(browser, &server, "/").await?;

    page.heading("Des centaines de métiers").await?;
    page.follow("Explorer les métiers").await?;
    reads_a_sheet(&page, "soigner les animaux", "étérinaire").await?;
    pupil_signs_in(&page).await?;
    kept_offline(&page).await?;
    page.picture(&format!("{browser:?}-explorer")).await?;

    server.down()?;

    page.reload().await?;
    page.sees("Toutes les fiches sont gardées sur cet appareil")
        .await?;
    reads_a_sheet(&page, "boulangère", "oulanger").await?;
    page.picture(&format!("{browser:?}-fiche-coupee")).await?;
    page.press("Garder en favori").await?;
    page.sees("Dans mes favoris").await?;
    let path = writes_about_it(&page, FIRST).await?;
    page.badge_says("\u{a0}choses attendent le réseau").await?;
    page.picture(&format!("{browser:?}-carnet-coupe")).await?;
    page.go("/").await?;
    page.heading("Salut").await?;
    page.go(&path).await?;
    page.holds("Ton texte", FIRST).await?;
    page.fill("Ton texte", LATER).await?;
    page.sees("Enregistrée sur cet appareil").await?;

    server.up().await?;

    sends_all(&page).await?;
    page.sees("Tout est arrivé sur le serveur.").await?;
    page.picture(&format!("{browser:?}-envoye")).await?;
    arrived_once(&server, FIRST, LATER).await?;
    device.finish().await
}

/// Leaves a page in the middle of a sentence, again and again: whatever it was writing, the next page opens, and what was kept before is
/// there.
pub(crate) async fn leaves_while_writing(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (device, page) = Device::open(browser, &server, "/").await?;
    pupil_signs_in(&page).await?;
    kept_offline(&page).await?;
    server.down()?;
    reads_a_sheet(&page, "boulangère", "oulanger").await?;
    let path = writes_about_it(&page, FIRST).await?;
    for turn in 1..=3 {
        let kept = format!("{FIRST} Et {turn}.");
        page.fill("Ton texte", &kept).await?;
        page.sees("Enregistrée sur cet appareil").await?;
        page.fill("Ton texte", &format!("{kept} Puis")).await?;
        page.go("/carnet").await?;
        page.heading("Mon carnet").await?;
        page.go(&path).await?;
        page.begins("Ton texte", &kept).await?;
    }
    device.finish().await
}
