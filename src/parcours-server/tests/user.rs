//! The first officer of an académie gets a link from the command line.

#![allow(clippy::unwrap_used)]

use std::process::Command;

use protocol::session::INVITATION_LINK;
use server::clock::Clock;
use server::keys::Token;
use server::sql::Db;
use server::usecase::invite::LINK_LIFETIME;
use tempfile::TempDir;

#[tokio::test]
async fn the_link_keeps_its_token_from_logs_and_is_good_as_long_as_any_other() {
    let data = TempDir::new().unwrap();
    let begun = Clock::default().now();
    let add = [
        "user",
        "add",
        "--academy",
        "Académie",
        "--name",
        "Mme Fournier",
    ];
    let done = Command::new(env!("CARGO_BIN_EXE_parcours-server"))
        .arg("--data")
        .arg(data.path())
        .args(add)
        .args(["--url", "https://parcours.example/"])
        .output()
        .unwrap();
    let link = String::from_utf8(done.stdout).unwrap();
    let before = format!("https://parcours.example{INVITATION_LINK}");
    let token = link.trim().strip_prefix(&before).unwrap();
    // What stands after « # » is never sent.
    assert!(INVITATION_LINK.contains('#') && !token.is_empty());
    assert!(!String::from_utf8_lossy(&done.stderr).contains(token));

    let db = Db::open(&data.path().join("parcours.sqlite"))
        .await
        .unwrap();
    let hash = Token::of(token.to_owned()).hash;
    let mut tx = db.write().await.unwrap();
    let invited = tx.take_invitation(&hash, 0).await.unwrap().unwrap();
    let made = invited.expires - LINK_LIFETIME;
    assert!((begun..=Clock::default().now()).contains(&made), "{made}");
}
