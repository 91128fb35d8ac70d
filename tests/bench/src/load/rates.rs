//! Requests a second: files beside nginx, and pulls that bring nothing.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use parcours_tests::http::Browser;
use tokio::task::JoinSet;

use super::place::{self, Given, Kind, Place};
use super::raw::Nginx;
use super::seed::{self, Town};
use super::times::{Times, whole};

/// Browsers that ask without a pause.
const BROWSERS: usize = 32;

/// Asks for the same file again and again; returns requests a second and the bytes of the file.
async fn files(address: SocketAddr, path: &str, span: Duration) -> Result<(f64, usize)> {
    let start = Instant::now();
    let mut work = JoinSet::new();
    let path: Arc<str> = path.into();
    for _ in 0..BROWSERS {
        let path = path.clone();
        work.spawn(async move {
            let mut browser = Browser::new(address, None);
            let (mut done, mut length) = (0_u32, 0);
            while start.elapsed() < span {
                let answer = browser.get(&path).await?;
                ensure!(answer.status.is_success(), "{}", answer.status);
                length = answer.bytes.len();
                done += 1;
            }
            anyhow::Ok((done, length))
        });
    }
    let (mut sum, mut length) = (0.0, 0);
    while let Some(done) = work.join_next().await {
        let (done, of) = done??;
        sum += f64::from(done);
        length = of;
    }
    Ok((sum / start.elapsed().as_secs_f64(), length))
}

/// Prints how fast the server gives files, beside nginx with the same bytes, in turn.
///
/// # Errors
/// When one of them does not answer.
pub(crate) async fn beside_nginx(given: &Given, span: Duration) -> Result<()> {
    let Some(program) = &given.nginx else {
        println!("\nFiles: left out, there is no nginx.");
        return Ok(());
    };
    let place = Place::new(given, Kind::Sqlite).await?;
    let served = place.serve()?;
    let own = place::folder()?;
    let root = own.path().join("files");
    std::fs::create_dir(&root)?;
    let mut browser = Browser::new(served.address, None);
    let page = String::from_utf8(plain(&mut browser, "/").await?)?;
    let wasm = page
        .split('"')
        .find(|word| word.ends_with(".wasm"))
        .context("the page names no wasm")?;
    println!("\n### Files, beside nginx\n");
    println!(
        "| file | bytes | nginx /s | server /s | ratio | server MB/s |\n| --- | --: | --: | --: | --: | --: |"
    );
    for (name, path) in [("index.html", "/"), ("the main wasm", wasm)] {
        let bytes = browser.get(path).await?.bytes;
        std::fs::write(root.join("file"), &bytes)?;
        let nginx = Nginx::over(program, &root, own.path())?;
        let (theirs, _) = files(nginx.address, "/file", span).await?;
        drop(nginx);
        let (ours, length) = files(served.address, path, span).await?;
        println!(
            "| {name}, brotli | {} | {} | {} | {:.2} | {} |",
            whole(length as f64),
            whole(theirs),
            whole(ours),
            ours / theirs,
            whole(ours * length as f64 / 1e6),
        );
    }
    Ok(())
}

async fn plain(browser: &mut Browser, path: &str) -> Result<Vec<u8>> {
    let answer = browser.send(hyper::Method::GET, path, Vec::new(), &[]);
    Ok(answer.await?.bytes.to_vec())
}

/// Pulls that bring nothing: what an open page costs. Returns how many a second, and how long each took.
///
/// # Errors
/// When the server does not answer, or brings something.
pub(crate) async fn empty_pulls(given: &Given, kind: Kind, span: Duration) -> Result<(f64, Times)> {
    let place = Place::new(given, kind).await?;
    let app = place.open().await?;
    let mut town = Town::new(&app, 0).await?;
    town.grow(&app, 2, BROWSERS / 2, &[]).await?;
    let people = town.rooms.iter().flat_map(|room| &room.pupils);
    let cookies = seed::sessions(&app, people.map(|(id, _)| *id)).await?;
    app.db.close().await;
    let served = place.serve()?;
    let mut browsers = Vec::new();
    for cookie in cookies {
        let mut browser = Browser::new(served.address, Some(cookie));
        browser.pull().await?;
        browsers.push(browser);
    }
    let start = Instant::now();
    let mut work = JoinSet::new();
    for mut browser in browsers {
        work.spawn(async move {
            let mut times = Times::default();
            while start.elapsed() < span {
                let asked = Instant::now();
                ensure!(browser.pull().await?.is_empty(), "something changed");
                times.add(asked.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut all = Times::default();
    while let Some(done) = work.join_next().await {
        all.join(done??);
    }
    let rate = all.count() as f64 / start.elapsed().as_secs_f64();
    drop(served);
    place.end().await?;
    Ok((rate, all))
}
