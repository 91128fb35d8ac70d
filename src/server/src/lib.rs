//! The server: accounts, sync, visits and the published catalogue, over an embedded database.
//!
//! HTTP is thin (`http`), what people do is in `usecase`, statements are in `sql`. See README.md.

pub mod cli;
pub mod clock;
pub mod demo;
pub mod error;
pub mod hasher;
pub mod http;
pub mod import;
pub mod keys;
pub mod library;
pub mod schools;
pub mod sql;
pub mod throttle;
pub mod usecase;
pub mod words;

use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;

pub use http::router::app;

/// What every request shares.
pub struct App {
    /// The database.
    pub db: sql::Db,
    /// The clock that decides.
    pub clock: clock::Clock,
    /// The installation's key.
    pub keys: keys::Keys,
    /// Passphrases.
    pub hasher: hasher::Hasher,
    /// Failed sign-ins.
    pub throttle: throttle::Throttle,
    /// The imported list of schools.
    pub schools: schools::Schools,
    /// The published catalogue.
    pub library: library::Library,
    /// Whether people reach the server by https, through a proxy: cookies are then `Secure`.
    pub https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// How long places that come free are kept for who waited, until they are confirmed.
    pub promotion_hold: usecase::seats::Hold,
    /// Whether a test may set the clock.
    pub test_clock: bool,
    /// The description of the API, once the router is made.
    pub openapi: OnceLock<utoipa::openapi::OpenApi>,
}

/// [`App`] as handlers share it.
pub type AppState = Arc<App>;

/// How an installation is reached, and how it decides.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// By https, through a proxy.
    pub https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// How long places that come free are kept for who waited, until they are confirmed.
    pub promotion_hold: usecase::seats::Hold,
    /// A test may set the clock.
    pub test_clock: bool,
}

impl App {
    /// Opens a data folder, making what is not there yet.
    ///
    /// # Errors
    /// When the folder, the key or the database cannot be read or made. A damaged catalogue is none: see
    /// [`library::Library::open`].
    pub async fn open(data: &Path, reach: Reach) -> anyhow::Result<AppState> {
        std::fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
        let catalogue = data.join("catalogue");
        Ok(Arc::new(Self {
            db: sql::Db::open(&data.join("parcours.sqlite")).await?,
            clock: clock::Clock::default(),
            keys: keys::Keys::load(&data.join("server.key"))
                .context("cannot read the server's key")?,
            hasher: hasher::Hasher::strong()?,
            throttle: throttle::Throttle::default(),
            schools: schools::Schools::open(&catalogue),
            library: library::Library::open(&catalogue)?,
            https: reach.https,
            trusted_proxies: reach.trusted_proxies,
            promotion_hold: reach.promotion_hold,
            test_clock: reach.test_clock,
            openapi: OnceLock::new(),
        }))
    }
}
