//! A teacher asks for places, with a server and without one: nothing is promised before it has answered.

use anyhow::{Result, ensure};
use serde_json::Value;

use super::people::{adult_signs_in, sends_all};
use crate::support::{Api, Browser, Device, Page, Server};

/// Visits of the demonstration that have room.
const FREE: [&str; 2] = [
    "0de30000-0000-7000-8000-000600000008",
    "0de30000-0000-7000-8000-000600000009",
];
const CLASS: &str = "5e A";

/// One visit is confirmed at once, the other waits for the server that is gone.
pub(crate) async fn books_through_a_cut(browser: Browser) -> Result<()> {
    let mut server = Server::start().await?;
    let (device, page) = Device::open(browser, &server, "/connexion").await?;
    adult_signs_in(&page, "prof.demo").await?;
    page.badge_says("À jour").await?;

    ask(&page, FREE[0]).await?;
    page.sees("Confirmée, 12\u{a0}places").await?;
    page.picture(&format!("{browser:?}-confirmee")).await?;

    server.down()?;

    ask(&page, FREE[1]).await?;
    page.sees("Demandée, en attente d’envoi").await?;
    page.badge_says("1\u{a0}chose").await?;
    page.picture(&format!("{browser:?}-demandee")).await?;
    page.reload().await?;
    page.sees("Demandée, en attente d’envoi").await?;

    server.up().await?;

    sends_all(&page).await?;
    page.go(&format!("/visites/{}", FREE[1])).await?;
    page.sees("Confirmée, 12\u{a0}places").await?;
    let bookings = Api::adult(&server, "prof.demo")
        .await?
        .rows("Booking")
        .await?;
    for visit in FREE {
        let mine: Vec<&Value> = bookings
            .iter()
            .filter(|booking| booking["slot"] == visit)
            .collect();
        ensure!(
            mine.len() == 1 && mine[0]["state"] == "Accepted" && mine[0]["seats"] == 12,
            "{visit} was asked for once and is held as {mine:?}"
        );
    }
    device.finish().await
}

async fn ask(page: &Page, visit: &str) -> Result<()> {
    page.go(&format!("/visites/{visit}")).await?;
    page.choose(CLASS).await?;
    page.fill("Nombre de participants", "12").await?;
    page.press(&format!("Réserver pour la {CLASS}")).await
}
