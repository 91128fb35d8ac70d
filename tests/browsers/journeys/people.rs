//! What people do again and again.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::support::{Api, Page, Server};

/// The pupil of the demonstration signs in, by the class's code and the five words, as a child types them.
pub(super) async fn pupil_signs_in(page: &Page) -> Result<()> {
    page.go("/connexion").await?;
    page.fill("Le code de ta classe", "demo 4eb2").await?;
    page.press("Continuer").await?;
    page.sees("4e B, Collège Les Deux Rives").await?;
    page.fill("Ton pseudonyme", "colibri").await?;
    page.fill("Tes cinq mots secrets", "Lune table CERISE vélo nuage")
        .await?;
    page.press("Entrer dans mon carnet").await?;
    page.heading("Salut").await
}

/// An adult of the demonstration signs in.
pub(super) async fn adult_signs_in(page: &Page, login: &str) -> Result<()> {
    page.go("/connexion").await?;
    page.press("Je suis adulte").await?;
    page.fill("Identifiant", login).await?;
    page.fill("Phrase de passe", "demo parcours metiers")
        .await?;
    page.press("Se connecter").await?;
    page.arrives("the start page", |path| path == "/").await?;
    page.is_whole().await
}

/// The application and the whole catalogue are on this device.
pub(super) async fn kept_offline(page: &Page) -> Result<()> {
    page.go("/metiers").await?;
    page.sees("Toutes les fiches sont gardées sur cet appareil")
        .await
}

/// Goes to the settings by the indicator and sends what waits, until the indicator says that all has arrived.
pub(super) async fn sends_all(page: &Page) -> Result<()> {
    page.badge().await?.click().await?;
    page.press("Envoyer maintenant").await?;
    page.badge_says("À jour").await
}

/// Searches for a métier and opens the first sheet that is found.
pub(super) async fn reads_a_sheet(page: &Page, words: &str, title: &str) -> Result<()> {
    page.fill("Chercher un métier", words).await?;
    page.follow(title).await?;
    page.heading(title).await?;
    page.sees("Ce qu’on y fait").await
}

/// Keeps the open sheet in a new page of the carnet and writes about it. The path of that page.
pub(super) async fn writes_about_it(page: &Page, text: &str) -> Result<String> {
    page.follow("Garder dans mon carnet").await?;
    let path = page
        .arrives("a page of the carnet", |path| {
            path.strip_prefix("/carnet/")
                .is_some_and(|id| id.len() == 36)
        })
        .await?;
    page.fill("Ton texte", text).await?;
    page.sees("Enregistrée sur cet appareil").await?;
    Ok(path)
}

/// The server has one page of the carnet that begins so, with this text and no other version of it.
pub(super) async fn arrived_once(server: &Server, start: &str, text: &str) -> Result<()> {
    let entries = Api::pupil(server).await?.rows("Entry").await?;
    let mine: Vec<&Value> = entries
        .iter()
        .filter(|entry| {
            entry["text"]
                .as_str()
                .is_some_and(|text| text.starts_with(start))
        })
        .collect();
    ensure!(mine.len() == 1, "arrived {} times: {mine:?}", mine.len());
    ensure!(mine[0]["text"] == text, "another text arrived: {}", mine[0]);
    ensure!(
        mine[0]["others"].as_array().is_none_or(Vec::is_empty) && mine[0]["deleted"] == false,
        "it arrived in two versions, or deleted: {}",
        mine[0]
    );
    Ok(())
}
