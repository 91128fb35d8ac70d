//! The database of a test: a file of its own, or, where `PARCOURS_TEST_POSTGRES` names a PostgreSQL, a schema of its own there.

use std::path::{Path, PathBuf};

use server::sql::Db;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// The variable that names a PostgreSQL: `postgres://…`.
const POSTGRES: &str = "PARCOURS_TEST_POSTGRES";

/// Where a test's database is.
pub(crate) enum Database {
    /// A SQLite file.
    File(PathBuf),
    /// A schema, dropped at the end of the test.
    Schema { server: String, name: String },
}

impl Database {
    /// An empty one, of the kind that is tested now.
    pub(crate) async fn new(folder: &Path) -> Self {
        match std::env::var(POSTGRES) {
            Ok(server) => {
                let name = format!("test_{}", Uuid::now_v7().simple());
                run(&server, format!("CREATE SCHEMA {name}")).await;
                Self::Schema { server, name }
            }
            Err(_) => Self::embedded(folder),
        }
    }

    /// The embedded one, for tests of its file.
    pub(crate) fn embedded(folder: &Path) -> Self {
        Self::File(folder.join("test.sqlite"))
    }

    /// Opens it, as each server does that starts on it.
    pub(crate) async fn open(&self) -> Db {
        match self {
            Self::File(file) => Db::open(file).await.unwrap(),
            Self::Schema { .. } => Db::connect(&self.url().unwrap()).await.unwrap(),
        }
    }

    /// Ends the connections of the servers that wait for a lock, once there is one. Nothing to do on SQLite, where nobody waits so.
    pub(crate) async fn cut_the_waiting(&self) {
        let Self::Schema { server, name } = self else {
            return;
        };
        let mut connection = PgConnection::connect(server).await.unwrap();
        let mut cut = 0;
        while cut == 0 {
            let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = $1 AND wait_event_type = 'Lock'";
            let done = sqlx::query(end).bind(name).execute(&mut connection).await;
            cut = done.unwrap().rows_affected();
        }
        connection.close().await.unwrap();
    }

    /// How many transactions of its servers wait for a lock now.
    pub(crate) async fn lock_waits(&self) -> u64 {
        let Self::Schema { server, name } = self else {
            return 0;
        };
        let mut connection = PgConnection::connect(server).await.unwrap();
        let count: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'",
        )
        .bind(name)
        .fetch_one(&mut connection)
        .await
        .unwrap();
        connection.close().await.unwrap();
        count.cast_unsigned()
    }

    /// Waits until a transaction of its servers waits for a lock.
    pub(crate) async fn wait_for_a_lock(&self) {
        while self.lock_waits().await == 0 {
            tokio::task::yield_now().await;
        }
    }

    /// Its address, on a PostgreSQL.
    pub(crate) fn url(&self) -> Option<String> {
        let Self::Schema { server, name } = self else {
            return None;
        };
        let join = if server.contains('?') { '&' } else { '?' };
        Some(format!(
            "{server}{join}options[search_path]={name}&application_name={name}"
        ))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Self::Schema { server, name } = self else {
            return;
        };
        // The runtime that would roll back what the test left open stands still until the schema is gone.
        let end = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'"
        );
        let (server, drop) = (server.clone(), format!("DROP SCHEMA {name} CASCADE"));
        let done = std::thread::spawn(move || {
            Runtime::new().unwrap().block_on(async {
                run(&server, end).await;
                run(&server, drop).await;
            });
        });
        assert!(done.join().is_ok(), "the schema of a test stays");
    }
}

/// Runs a statement beside the servers.
pub(crate) async fn run(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    let done = sqlx::query(AssertSqlSafe(statement)).execute(&mut connection);
    done.await.unwrap();
    connection.close().await.unwrap();
}
