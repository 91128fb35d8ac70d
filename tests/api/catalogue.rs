//! The published catalogue.

use std::io::Read as _;
use std::path::Path;

use axum::http::Method;
use catalogue::import::Import;
use catalogue::pack::{Index, verify};
use protocol::wire::ErrorCode;
use server::{App, Reach, library};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::world::World;

async fn index(browser: &Browser) -> Index {
    Index::decode(&browser.get("/api/v1/catalogue/index").await.bytes).unwrap()
}

#[tokio::test]
async fn every_part_is_what_the_index_says_and_may_be_kept_for_good() {
    let world = World::new().await;
    let visitor = world.visitor();
    let index = index(&visitor).await;
    assert!(index.sheets >= 80);
    for part in &index.parts {
        let path = format!("/api/v1/catalogue/parts/{}", part.address());
        let answer = visitor.get(&path).await;
        assert!(answer.header("cache-control").contains("immutable"));
        verify(part, &answer.bytes).unwrap();
    }
    let answer = visitor.get("/api/v1/catalogue/index").await;
    assert_eq!(answer.header("cache-control"), "no-cache");
    let unknown = visitor
        .get(&format!("/api/v1/catalogue/parts/{}", "0".repeat(64)))
        .await;
    assert_eq!(unknown.error(404).error, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_bundle_is_the_parts_that_travel_in_it_end_to_end() {
    let world = World::new().await;
    let visitor = world.visitor();
    let index = index(&visitor).await;
    let mut bundles = std::collections::BTreeMap::<_, Vec<_>>::new();
    for (part, bundle) in index.parts_in_bundles() {
        assert_eq!(bundle.is_some(), part.name.starts_with("block-"));
        if let Some(address) = bundle {
            bundles.entry(address).or_default().push(part);
        }
    }
    assert!(!bundles.is_empty());
    for (address, parts) in bundles {
        let path = format!("/api/v1/catalogue/parts/{address}");
        let bytes = visitor.get(&path).await.bytes;
        let mut rest = &bytes[..];
        for part in parts {
            let (bytes, after) = rest.split_at(part.bytes as usize);
            verify(part, bytes).unwrap();
            rest = after;
        }
        assert!(rest.is_empty());
    }
}

#[tokio::test]
async fn a_part_is_sent_in_the_form_that_the_browser_takes() {
    let world = World::new().await;
    let visitor = world.visitor();
    let index = index(&visitor).await;
    let part = index.part("list").unwrap();
    let path = format!("/api/v1/catalogue/parts/{}", part.address());
    for (accepts, encoding) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let headers = [("accept-encoding", accepts)];
        let answer = visitor.send(Method::GET, &path, &headers, Vec::new()).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("vary"), "accept-encoding");
        let mut plain = Vec::new();
        match encoding {
            "br" => brotli::Decompressor::new(&answer.bytes[..], 4096).read_to_end(&mut plain),
            "gzip" => flate2::read::GzDecoder::new(&answer.bytes[..]).read_to_end(&mut plain),
            _ => (&answer.bytes[..]).read_to_end(&mut plain),
        }
        .unwrap();
        verify(part, &plain).unwrap();
    }
}

#[tokio::test]
async fn an_import_is_served_by_the_running_server_and_the_former_parts_a_while_longer() {
    let world = World::new().await;
    let visitor = world.visitor();
    let former = index(&visitor).await;
    let mut import = Import::new();
    import.starter(&mut |_| ());
    let mut catalogue = import.finish().0;
    catalogue.sheets.truncate(10);
    let folder = world.folder().join("catalogue");
    std::fs::create_dir_all(&folder).unwrap();
    let version = library::write(&folder, &catalogue).unwrap();
    assert!(world.app.library.refresh().unwrap());
    assert!(!world.app.library.refresh().unwrap());
    let now = index(&visitor).await;
    assert_eq!((now.version, now.sheets), (version, 10));
    let old = former.part("list").unwrap().address();
    let answer = visitor.get(&format!("/api/v1/catalogue/parts/{old}")).await;
    assert_eq!(answer.status, 200);
}

/// Puts a publication in use that does not read.
fn damage(folder: &Path) {
    std::fs::create_dir_all(folder.join("broken")).unwrap();
    std::fs::write(folder.join("broken/index"), b"<!doctype html>").unwrap();
    std::fs::write(folder.join("current"), "broken").unwrap();
}

#[tokio::test]
async fn a_damaged_publication_leaves_the_former_one_served() {
    let world = World::new().await;
    let visitor = world.visitor();
    let former = index(&visitor).await;
    damage(&world.folder().join("catalogue"));
    assert!(world.app.library.refresh().is_err());
    assert_eq!(index(&visitor).await, former);
    assert!(visitor.get("/healthz").await.text().starts_with("degraded"));
    // Told once, tried again until it reads.
    assert!(!world.app.library.refresh().unwrap());
}

#[tokio::test]
async fn a_server_starts_on_a_damaged_publication_and_says_so_until_the_next_import() {
    let data = TempDir::new().unwrap();
    let folder = data.path().join("catalogue");
    damage(&folder);
    std::fs::write(folder.join("schools.json"), b"{").unwrap();
    let app = App::open(data.path(), Reach::default()).await.unwrap();
    let visitor = Browser::new(server::app(app.clone()));
    assert!(index(&visitor).await.sheets >= 80);
    assert!(visitor.get("/healthz").await.text().starts_with("degraded"));

    let mut import = Import::new();
    import.starter(&mut |_| ());
    library::write(&folder, &import.finish().0).unwrap();
    app.library.refresh().unwrap();
    assert_eq!(visitor.get("/healthz").await.text(), "ok");
}

#[tokio::test]
async fn importing_the_same_again_mends_a_damaged_publication() {
    let world = World::new().await;
    let folder = world.folder().join("catalogue");
    std::fs::create_dir_all(&folder).unwrap();
    let mut import = Import::new();
    import.starter(&mut |_| ());
    let mut catalogue = import.finish().0;
    catalogue.sheets.truncate(10);
    let version = library::write(&folder, &catalogue).unwrap();
    std::fs::write(folder.join(&version).join("index"), b"").unwrap();
    assert!(world.app.library.refresh().is_err());
    library::write(&folder, &catalogue).unwrap();
    assert!(world.app.library.refresh().unwrap());
    assert_eq!(world.visitor().get("/healthz").await.text(), "ok");
}
