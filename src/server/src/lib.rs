//! The server: accounts, sync, visits and the published catalogue, over an embedded database.
//!
//! HTTP is thin (`http`), what people do is in `usecase`, statements are in `sql`. See README.md.

pub mod caller;
pub mod cli;
pub mod clock;
pub mod darkroom;
pub mod demo;
pub mod error;
pub mod factor;
pub mod hasher;
pub mod http;
pub mod import;
pub mod intake;
pub mod journal;
pub mod keys;
pub mod library;
pub mod metrics;
pub mod picture;
pub mod provider;
pub mod schools;
pub mod sql;
pub mod throttle;
pub mod usecase;
pub mod words;

use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use protocol::privacy::Retention;

pub use http::router::{app, operators};
pub use http::site::Site;

/// What every request shares.
pub struct App {
    /// The database.
    pub db: sql::Db,
    /// The clock that decides.
    pub clock: clock::Clock,
    /// The installation's key.
    pub keys: keys::Keys,
    /// The accounts that were erased, kept outside the database.
    pub journal: journal::Journal,
    /// Passphrases.
    pub hasher: hasher::Hasher,
    /// Failed sign-ins, and files that are none.
    pub throttle: throttle::Throttle,
    /// Bytes of files that came within the hour.
    pub intake: intake::Intake,
    /// Where pictures are encoded anew.
    pub darkroom: darkroom::Darkroom,
    /// The imported list of schools.
    pub schools: schools::Schools,
    /// The published catalogue.
    pub library: library::Library,
    /// What operators watch.
    pub metrics: Arc<metrics::Metrics>,
    /// Whether people reach the server by https, through a proxy: cookies are then `Secure`.
    pub https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// How long places that come free are kept for who waited, until they are confirmed.
    pub promotion_hold: usecase::seats::Hold,
    /// How long things are kept.
    pub retention: Retention,
    /// The school's identity provider, where there is one.
    pub provider: Option<provider::Provider>,
    /// The SPA.
    pub site: Site,
    /// How long a body may take to come.
    pub slowest_body: Duration,
    /// Whether a test may set the clock.
    pub test_clock: bool,
    /// The description of the API, once the router is made.
    pub openapi: OnceLock<utoipa::openapi::OpenApi>,
}

/// How long a body may take to come: more than twice what the application waits for an answer.
pub const SLOWEST_BODY: Duration = Duration::from_secs(60);

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
    /// How long things are kept.
    pub retention: Retention,
    /// The school's identity provider, where there is one.
    pub provider: Option<provider::Settings>,
    /// The SPA, where the program has one.
    pub site: Option<Site>,
    /// A test may set the clock.
    pub test_clock: bool,
    /// The PostgreSQL that keeps what the data folder's SQLite keeps otherwise: `postgres://…`.
    pub database: Option<String>,
}

/// The file of the embedded database in a data folder.
pub const DATABASE: &str = "parcours.sqlite";
/// The file of the installation's key in a data folder. Servers on one database need the same.
pub const KEY: &str = "server.key";

impl App {
    /// Opens a data folder, making what is not there yet.
    ///
    /// # Errors
    /// When the folder, the key or the database cannot be read or made. A damaged catalogue is none: see
    /// [`library::Library::open`].
    pub async fn open(data: &Path, reach: Reach) -> anyhow::Result<AppState> {
        std::fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
        let catalogue = data.join("catalogue");
        let keys = keys::Keys::load(&data.join(KEY)).context("cannot read the server's key")?;
        let db = match &reach.database {
            Some(url) => sql::Db::connect(url)
                .await
                .context("cannot use the PostgreSQL database")?,
            None => sql::Db::open(&data.join(DATABASE)).await?,
        };
        own_key(&db, &keys).await?;
        Ok(Arc::new(Self {
            metrics: Arc::new(metrics::Metrics::new(db.waits())),
            db,
            clock: clock::Clock::default(),
            keys,
            journal: journal::Journal::of(data),
            hasher: hasher::Hasher::strong()?,
            throttle: throttle::Throttle::default(),
            intake: intake::Intake::default(),
            darkroom: darkroom::Darkroom::default(),
            schools: schools::Schools::open(&catalogue),
            library: library::Library::open(&catalogue)?,
            https: reach.https,
            trusted_proxies: reach.trusted_proxies,
            promotion_hold: reach.promotion_hold,
            retention: reach.retention,
            provider: reach.provider.map(provider::Provider::new).transpose()?,
            site: reach.site.unwrap_or(|_| None),
            slowest_body: SLOWEST_BODY,
            test_clock: reach.test_clock,
            openapi: OnceLock::new(),
        }))
    }
}

/// Stops a server whose key is not the one under which this database's secrets are hashed: no pupil could sign in, and cursors
/// of one server would be forged for the other.
pub(crate) async fn own_key(db: &sql::Db, keys: &keys::Keys) -> anyhow::Result<()> {
    let print = keys.print();
    let mut tx = db.write().await?;
    let known = tx.key_print(&print).await?;
    tx.commit().await?;
    anyhow::ensure!(
        known == print,
        "this database belongs with another key: put that installation's {KEY} into the data folder"
    );
    Ok(())
}
