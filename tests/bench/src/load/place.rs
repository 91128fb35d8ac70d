//! The server that is measured: the binary that ships, a process of its own, on a folder and a database that end with it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use parcours_tests::program;
use server::{App, AppState, Reach};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

/// How long a server may take to listen: it reads the whole catalogue first.
const START: Duration = Duration::from_secs(60);

/// Where people's things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What a run is given: the binary, the catalogue, the PostgreSQL.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) binary: PathBuf,
    pub(crate) catalogue: Option<PathBuf>,
    pub(crate) postgres: Option<String>,
    pub(crate) nginx: Option<PathBuf>,
}

/// A data folder with its database.
pub(crate) struct Place {
    folder: TempDir,
    schema: Option<(String, String)>,
    binary: PathBuf,
}

impl Place {
    /// An empty one below `target`, on the disk that is measured beside it.
    pub(crate) async fn new(given: &Given, kind: Kind) -> Result<Self> {
        let folder = folder()?;
        if let Some(catalogue) = &given.catalogue {
            copy(catalogue, &folder.path().join("catalogue"))?;
        }
        let schema = match (kind, &given.postgres) {
            (Kind::Sqlite, _) => None,
            (Kind::Postgres, None) => bail!("no PostgreSQL was given"),
            (Kind::Postgres, Some(url)) => {
                let name = format!("load_{}", Uuid::now_v7().simple());
                run(url, &format!("CREATE SCHEMA {name}")).await?;
                Some((url.clone(), name))
            }
        };
        Ok(Self {
            folder,
            schema,
            binary: given.binary.clone(),
        })
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn database(&self) -> Option<String> {
        let (url, name) = self.schema.as_ref()?;
        Some(format!("{url}?options[search_path]={name}"))
    }

    /// Opens it in this process, to fill it.
    pub(crate) async fn open(&self) -> Result<AppState> {
        let reach = Reach {
            database: self.database(),
            ..Reach::default()
        };
        App::open(self.folder(), reach).await
    }

    /// Starts a server on it.
    pub(crate) fn serve(&self) -> Result<Served> {
        let address = program::free()?;
        let mut command = Command::new(&self.binary);
        command
            .args(["serve", "--listen", &address.to_string(), "--data"])
            .arg(self.folder())
            .current_dir(self.folder())
            .env("RUST_LOG", "error")
            // A year passes by the server's clock.
            .env("PARCOURS_TEST_CLOCK", "1");
        if let Some(database) = self.database() {
            command.args(["--database", &database]);
        }
        let child = command.spawn().context("cannot start the server")?;
        let mut served = Served { address, child };
        program::listening(&mut served.child, address, START)?;
        Ok(served)
    }

    /// Bytes of the database; what others have in the same PostgreSQL is not counted.
    pub(crate) async fn size(&self) -> Result<u64> {
        if let Some((url, name)) = &self.schema {
            let mut connection = PgConnection::connect(url).await?;
            let size: i64 = sqlx::query_scalar(
                "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
                 WHERE relkind = 'r' AND relnamespace = $1::regnamespace",
            )
            .bind(name)
            .fetch_one(&mut connection)
            .await?;
            connection.close().await?;
            return Ok(size.cast_unsigned());
        }
        let file = self.folder().join(server::DATABASE);
        let wal = self.folder().join(format!("{}-wal", server::DATABASE));
        let length = |file: &Path| std::fs::metadata(file).map_or(0, |data| data.len());
        Ok(length(&file) + length(&wal))
    }

    /// Drops what would stay in a PostgreSQL.
    pub(crate) async fn end(self) -> Result<()> {
        if let Some((url, name)) = &self.schema {
            run(url, &format!("DROP SCHEMA {name} CASCADE")).await?;
        }
        Ok(())
    }
}

/// A folder on the disk of the repository: the system's folder for passing files may lie in memory.
pub(crate) fn folder() -> Result<TempDir> {
    std::fs::create_dir_all("target")?;
    Ok(tempfile::Builder::new()
        .prefix("load-")
        .tempdir_in(std::fs::canonicalize("target")?)?)
}

/// Runs a statement on a PostgreSQL.
pub(crate) async fn run(url: &str, statement: &str) -> Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
        .execute(&mut connection)
        .await?;
    Ok(connection.close().await?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("no {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A running server, killed when this goes.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Served {
    /// Seconds of a processor that it has used, and the bytes of memory that it holds, as Linux tells.
    pub(crate) fn cost(&self) -> Option<(f64, u64)> {
        let folder = PathBuf::from(format!("/proc/{}", self.child.id()));
        let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
        let after_name = stat.rsplit(')').next()?;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
        let status = std::fs::read_to_string(folder.join("status")).ok()?;
        let held = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = held.split_whitespace().next()?.parse().ok()?;
        // Hundredths of a second, on every Linux of today.
        Some(((ticks(11)? + ticks(12)?) / 100.0, kilobytes * 1_024))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Fails only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
