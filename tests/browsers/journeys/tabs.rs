//! Two tabs of one browser hold the same carnet: one sends for both, and each shows what the other wrote.

use anyhow::Result;

use super::people::{
    arrived_once, kept_offline, pupil_signs_in, reads_a_sheet, sends_all, writes_about_it,
};
use crate::support::{Browser, Device, Server};

const TEXT: &str = "Écrit dans un onglet, lu dans l’autre.";
const AFTER: &str = "Écrit dans un onglet, lu dans l’autre. Puis changé dans le second.";

/// Written in one tab, read and changed in the other, sent once.
pub(crate) async fn two_tabs_agree(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (device, page) = Device::open(browser, &server, "/").await?;
    pupil_signs_in(&page).await?;
    kept_offline(&page).await?;

    server.down()?;

    let first = page.tab().await?;
    let second = page.another_tab("/carnet").await?;
    page.is_whole().await?;
    page.show(first.clone()).await?;
    reads_a_sheet(&page, "boulangère", "oulanger").await?;
    let path = writes_about_it(&page, TEXT).await?;
    page.show(second).await?;
    page.sees(TEXT).await?;
    page.go(&path).await?;
    page.holds("Ton texte", TEXT).await?;
    page.fill("Ton texte", AFTER).await?;
    page.sees("Enregistrée sur cet appareil").await?;

    server.up().await?;

    sends_all(&page).await?;
    page.show(first).await?;
    page.holds("Ton texte", AFTER).await?;
    page.badge_says("À jour").await?;
    arrived_once(&server, TEXT, AFTER).await?;
    device.finish().await
}
