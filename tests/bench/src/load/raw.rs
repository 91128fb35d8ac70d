//! The raw limit: what the disk, the database and the network give to a program that does nothing else.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use parcours_tests::program;
use rusqlite::Connection;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use uuid::Uuid;

use super::place;

/// The least that a booking is: places taken where they are, and a row.
const TABLES: &str =
    "CREATE TABLE raw_slot (id INTEGER PRIMARY KEY, capacity INTEGER, used INTEGER);
    CREATE TABLE raw_booking (id TEXT PRIMARY KEY, slot INTEGER, class TEXT, seats INTEGER);
    INSERT INTO raw_slot VALUES (1, 100000000, 0)";

const TAKE: &str = "UPDATE raw_slot SET used = used + 1 WHERE id = 1 AND used + 1 <= capacity";

/// Bookings a second in one loop, one transaction each, durable as the server's, each statement prepared once.
pub(crate) fn sqlite(span: Duration) -> Result<f64> {
    let folder = place::folder()?;
    let connection = Connection::open(folder.path().join("raw.sqlite"))?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
    connection.execute_batch(TABLES)?;
    let mut begin = connection.prepare("BEGIN IMMEDIATE")?;
    let mut take = connection.prepare(TAKE)?;
    let mut add = connection.prepare("INSERT INTO raw_booking VALUES (?1, 1, ?1, 1)")?;
    let mut commit = connection.prepare("COMMIT")?;
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < span {
        begin.execute([])?;
        take.execute([])?;
        add.execute([Uuid::now_v7().to_string()])?;
        commit.execute([])?;
        done += 1;
    }
    Ok(f64::from(done) / start.elapsed().as_secs_f64())
}

/// The same on PostgreSQL, over one connection.
pub(crate) async fn postgres(url: &str, span: Duration) -> Result<f64> {
    let name = format!("raw_{}", Uuid::now_v7().simple());
    place::run(url, &format!("CREATE SCHEMA {name}")).await?;
    let url_of = format!("{url}?options[search_path]={name}");
    let mut connection = PgConnection::connect(&url_of).await?;
    sqlx::raw_sql(TABLES).execute(&mut connection).await?;
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < span {
        // One call of the driver, so that the network is passed once.
        let id = Uuid::now_v7();
        let one =
            format!("BEGIN; {TAKE}; INSERT INTO raw_booking VALUES ('{id}', 1, '{id}', 1); COMMIT");
        sqlx::raw_sql(AssertSqlSafe(one))
            .execute(&mut connection)
            .await?;
        done += 1;
    }
    let rate = f64::from(done) / start.elapsed().as_secs_f64();
    connection.close().await?;
    place::run(url, &format!("DROP SCHEMA {name} CASCADE")).await?;
    Ok(rate)
}

/// How long nginx may take to listen.
const START: Duration = Duration::from_secs(10);

/// nginx over a folder, stopped when this goes.
pub(crate) struct Nginx {
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Nginx {
    /// Serves the files of a folder as they are (a run's own folders are closed to the account that nginx would take), with as many processes as there are cores.
    pub(crate) fn over(program: &Path, files: &Path, own: &Path) -> Result<Self> {
        let address = program::free()?;
        let own = own.display();
        let configuration = format!(
            "user root; daemon off; worker_processes auto; pid {own}/pid; error_log {own}/error;
             events {{ worker_connections 1024; }}
             http {{
               access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
               client_body_temp_path {own}/b; proxy_temp_path {own}/p; fastcgi_temp_path {own}/f;
               uwsgi_temp_path {own}/u; scgi_temp_path {own}/s;
               server {{ listen {address}; root {}; etag on; }}
             }}",
            files.display()
        );
        let file = format!("{own}/nginx.conf");
        std::fs::write(&file, configuration)?;
        let child = Command::new(program)
            .args(["-c", &file, "-e", &format!("{own}/error")])
            .spawn()
            .context("cannot start nginx")?;
        let mut nginx = Self { address, child };
        program::listening(&mut nginx.child, address, START)?;
        Ok(nginx)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it on the polite signal, and would stay after a kill.
        let told = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        if !told.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}
