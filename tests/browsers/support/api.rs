//! The server as another device of the same person sees it: signed in by the API, everything pulled anew. What a browser
//! shows is checked against this, never against its own memory.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Server;

/// Somebody of the demonstration.
pub(crate) struct Api {
    url: String,
    cookie: String,
    client: reqwest::Client,
}

impl Api {
    /// The pupil.
    pub(crate) async fn pupil(server: &Server) -> Result<Self> {
        let who = json!({
            "code": "DEMO-4EB2",
            "pseudonym": "Colibri",
            "secret": "lune table cerise velo nuage",
        });
        Self::sign_in(server, "pupil", who).await
    }

    /// An adult, by their identifier.
    pub(crate) async fn adult(server: &Server, login: &str) -> Result<Self> {
        let who = json!({ "login": login, "passphrase": "demo parcours metiers" });
        Self::sign_in(server, "adult", who).await
    }

    async fn sign_in(server: &Server, kind: &str, who: Value) -> Result<Self> {
        let client = reqwest::Client::new();
        let url = server.url();
        let sent = client
            .post(format!("{url}/api/v1/session/{kind}"))
            .json(&who);
        let answer = sent.send().await?;
        ensure!(answer.status().is_success(), "sign-in: {}", answer.status());
        let cookie = answer
            .headers()
            .get("set-cookie")
            .context("no session came")?;
        let cookie = cookie
            .to_str()?
            .split(';')
            .next()
            .unwrap_or_default()
            .to_owned();
        Ok(Self {
            url,
            cookie,
            client,
        })
    }

    /// All rows of one kind (`Entry`, `Slot`, `Booking`…), as a device that begins today gets them.
    pub(crate) async fn rows(&self, kind: &str) -> Result<Vec<Value>> {
        let client = Uuid::new_v4().to_string();
        let mut rows: Vec<(String, Value)> = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let mut query = vec![("client", client.clone())];
            query.extend(cursor.map(|cursor| ("cursor", cursor)));
            let address =
                reqwest::Url::parse_with_params(&format!("{}/api/v1/sync/pull", self.url), &query)?;
            let asked = self.client.get(address).header("cookie", &self.cookie);
            let page: Value = asked.send().await?.error_for_status()?.json().await?;
            for change in page["changes"]
                .as_array()
                .context("a pull without changes")?
            {
                if change["key"]["of"] != kind {
                    continue;
                }
                let id = change["key"]["id"].to_string();
                rows.retain(|(known, _)| *known != id);
                if !change["row"].is_null() {
                    rows.push((id, change["row"][kind].clone()));
                }
            }
            if page["more"] != true {
                return Ok(rows.into_iter().map(|(_, row)| row).collect());
            }
            cursor = page["cursor"].as_str().map(str::to_owned);
        }
    }
}
