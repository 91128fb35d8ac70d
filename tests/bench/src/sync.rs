//! The project's server for the section `sync`: the bench page and the API at one address, an installation that begins
//! anew with each seed that the benchmark hands it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context as _, Result, anyhow, ensure};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use catalogue::collection::Catalogue;
use domain::code::ClassCode;
use domain::ids::{AcademyId, ClassId, ClientId, UserId};
use domain::role::Role;
use domain::school::{Level, Uai, ZoneEp};
use protocol::mutation::{Author, Envelope, Mutation, SCHEMA};
use protocol::row::School;
use protocol::wire::{OWN_SCRIPT, PushRequest, PushResponse};
use serde::Deserialize;
use server::caller::Caller;
use server::sql::Alone;
use server::sql::record::{Academy, Class, Person};
use server::usecase::{enrol, sign_in};
use server::{App, AppState, Reach};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::corpus::{Row, sheet};
use crate::journal::{self, CODE, PSEUDONYM, SECRET};

/// Lines of a push of the seed: well under its limit of bytes.
const LINES: usize = 200;

/// What the installation holds before a run.
#[derive(Deserialize)]
struct Seed {
    sheets: Vec<Row>,
    journal: Vec<journal::Page>,
}

/// An installation and its folder.
struct Installed {
    router: Router,
    _folder: TempDir,
}

/// The one of now; none before the first seed.
#[derive(Clone, Default)]
struct Current(Arc<RwLock<Option<Installed>>>);

/// A running server; it ends with this.
pub(crate) struct Served {
    /// Where the bench page is.
    pub(crate) page: String,
    /// Where seeds are posted to.
    pub(crate) reset: String,
    _runtime: Runtime,
}

/// Starts it, on a free port of this machine.
pub(crate) fn start(page: &Path) -> Result<Served> {
    let runtime = Runtime::new()?;
    let current = Current::default();
    let folder: PathBuf = page.canonicalize()?;
    let routes = Router::new()
        .route(
            "/bench/{file}",
            get(async move |path: axum::extract::Path<String>| file(&folder, &path)),
        )
        .route("/bench-reset", post(reset))
        .fallback(hand_on)
        .layer(middleware::map_response(isolated))
        .with_state(current);
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    runtime.spawn(async move { axum::serve(listener, service).await });
    Ok(Served {
        page: format!("http://{address}/bench/index.html"),
        reset: format!("http://{address}/bench-reset"),
        _runtime: runtime,
    })
}

/// A file of the bench page, by its bare name.
fn file(folder: &Path, name: &str) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Gives the page the finer clock that the peers' pages have.
async fn isolated(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "credentialless"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    response
}

async fn hand_on(State(current): State<Current>, request: Request) -> Response {
    let router = {
        let installed = current.0.read().unwrap_or_else(PoisonError::into_inner);
        installed.as_ref().map(|one| one.router.clone())
    };
    match router {
        Some(router) => router.oneshot(request).await.into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn reset(State(current): State<Current>, request: Request) -> Response {
    let installed = async {
        let seed = to_bytes(request.into_body(), usize::MAX).await?;
        install(serde_json::from_slice(&seed)?).await
    };
    match installed.await {
        Ok(installed) => {
            *current.0.write().unwrap_or_else(PoisonError::into_inner) = Some(installed);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}

async fn install(seed: Seed) -> Result<Installed> {
    let folder = TempDir::new()?;
    let catalogue = Catalogue {
        sheets: seed.sheets.into_iter().map(sheet).collect(),
        ..Catalogue::default()
    };
    server::library::write(&folder.path().join("catalogue"), &catalogue)?;
    let app = App::open(folder.path(), Reach::default()).await?;
    let cookie = pupil(&app).await?;
    let router = server::app(app);
    let pages: Vec<_> = seed.journal.into_iter().map(journal::entry).collect();
    let pages: Option<Vec<_>> = pages.into_iter().collect();
    let pages = pages.context("a page of no journal")?;
    let author = Author {
        client: ClientId(Uuid::now_v7()),
        schema: SCHEMA,
        user: None,
    };
    let lines: Vec<_> = pages
        .into_iter()
        .zip(1..)
        .map(|(entry, n)| Envelope {
            n,
            id: Uuid::now_v7(),
            base_rev: 0,
            mutation: Mutation::EntryCreate(entry),
            former: Vec::new(),
        })
        .collect();
    for lines in lines.chunks(LINES) {
        let push = PushRequest {
            author,
            lines: lines.to_vec(),
            lacks: Vec::new(),
        };
        send(&router, &cookie, &push).await?;
    }
    Ok(Installed {
        router,
        _folder: folder,
    })
}

/// A school, a class and its one pupil, signed in.
async fn pupil(app: &AppState) -> Result<String> {
    let mut tx = app.db.write().await?;
    let academy = AcademyId(Uuid::now_v7());
    tx.lock(Alone::Academy(academy)).await?;
    tx.add_academy(&Academy {
        id: academy,
        name: "Académie du banc d’essai".into(),
        timezone: "Europe/Paris".into(),
    })
    .await?;
    let uai = Uai::parse("0750001U").map_err(|error| anyhow!("{error:?}"))?;
    let school = School {
        uai: uai.clone(),
        name: "Collège".into(),
        commune: "Metz".into(),
        zone: ZoneEp::None,
        position: None,
    };
    tx.add_school(academy, &school).await?;
    let class = Class {
        id: ClassId(Uuid::now_v7()),
        academy,
        school: uai.clone(),
        name: "4e B".into(),
        level: Level::Quatrieme,
        code: ClassCode::parse(CODE).map_err(|error| anyhow!("{error:?}"))?,
        open_until: None,
        erase_at: None,
    };
    tx.add_class(&class).await?;
    let pupil = Person {
        id: UserId(Uuid::now_v7()),
        academy,
        role: Role::Pupil,
        name: PSEUDONYM.into(),
        school: Some(uai),
        company: None,
        last_seen: None,
    };
    let told = |fault| anyhow!("{fault:?}");
    enrol::add_pupil(app, &mut tx, &class, &pupil, SECRET)
        .await
        .map_err(told)?;
    let (token, _) = sign_in::begin(app, &mut tx, &Caller::local(), pupil.id)
        .await
        .map_err(told)?;
    tx.commit().await?;
    Ok(format!("parcours={}", token.text))
}

async fn send(router: &Router, cookie: &str, push: &PushRequest) -> Result<()> {
    let request = Request::post("/api/v1/sync/push")
        .header(header::COOKIE, cookie)
        .header(OWN_SCRIPT, "1")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(serde_json::to_vec(push)?))?;
    let response = router.clone().oneshot(request).await?;
    let bytes = to_bytes(response.into_body(), usize::MAX).await?;
    let answer: PushResponse = serde_json::from_slice(&bytes)
        .with_context(|| String::from_utf8_lossy(&bytes).into_owned())?;
    ensure!(answer.stop.is_none(), "the seed stops: {:?}", answer.stop);
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What the benchmark hands over is on the server, or the figures would be those of an empty one.
    #[tokio::test]
    async fn a_seed_is_installed_whole() {
        let seed = r#"{
            "sheets": [{"id": "M1", "title": "Tonnelière", "appellations": [], "body": "Cintrer.", "fiche": "Dehors."}],
            "journal": [
                {"id": "J00000", "sheet": "M1", "date": "2025-01-01", "text": "Une."},
                {"id": "J00001", "sheet": "M1", "date": "2025-02-02", "text": "Deux."}
            ]
        }"#;
        let installed = install(serde_json::from_str(seed).unwrap()).await.unwrap();
        let file = installed._folder.path().join(server::DATABASE);
        let db = server::sql::Db::open(&file).await.unwrap();
        for page in ["J00000", "J00001"] {
            let id = journal::identity(page).unwrap();
            let kept = db.read().await.unwrap().entry(id).await.unwrap();
            assert!(kept.is_some(), "{page}");
        }
        let index = Request::get("/api/v1/catalogue/index").body(Body::empty());
        let answer = installed.router.oneshot(index.unwrap()).await.unwrap();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert_eq!(catalogue::pack::Index::decode(&bytes).unwrap().sheets, 1);
    }
}
