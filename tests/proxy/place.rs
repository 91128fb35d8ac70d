//! Two servers on one PostgreSQL, nginx before them, and the people who work.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;

use parcours_tests::http::Browser;
use parcours_tests::program::free;
use server::sql::Db;
use server::{App, KEY, Reach};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tempfile::TempDir;
use uuid::Uuid;

use crate::people::{People, people};
use crate::programs::{Running, before, serve};

/// All of it.
pub(crate) struct Installation {
    pub(crate) db: Db,
    pub(crate) people: People,
    proxy: SocketAddr,
    servers: Vec<Running>,
    _nginx: Running,
    _schema: Schema,
    folder: TempDir,
}

impl Installation {
    /// `None` where the PostgreSQL or nginx is not named.
    pub(crate) async fn start() -> Option<Self> {
        let postgres = std::env::var("PARCOURS_TEST_POSTGRES").ok()?;
        let nginx = std::env::var_os("PARCOURS_TEST_NGINX").map(PathBuf::from)?;
        let folder = TempDir::new().unwrap();
        let schema = Schema::new(&postgres).await;
        let data = [folder.path().join("first"), folder.path().join("second")];
        let reach = Reach {
            database: Some(schema.url.clone()),
            ..Reach::default()
        };
        let app = App::open(&data[0], reach).await.unwrap();
        let people = people(&app).await;
        fs::create_dir(&data[1]).unwrap();
        fs::copy(data[0].join(KEY), data[1].join(KEY)).unwrap();
        let (mut servers, mut addresses) = (Vec::new(), Vec::new());
        for data in &data {
            let address = free().unwrap();
            servers.push(serve(data, address, &schema.url));
            addresses.push(address);
        }
        let proxy = free().unwrap();
        let running = before(&nginx, folder.path(), proxy, &addresses);
        let mut host = Browser::new(proxy, Some(people.host.clone()));
        people.publish(&mut host).await;
        Some(Self {
            db: app.db.clone(),
            people,
            proxy,
            servers,
            _nginx: running,
            _schema: schema,
            folder,
        })
    }

    /// A browser that comes through the proxy.
    pub(crate) fn browser(&self, cookie: &str) -> Browser {
        Browser::new(self.proxy, Some(cookie.to_owned()))
    }

    /// Kills a server without a word.
    pub(crate) fn kill_one(&mut self) {
        drop(self.servers.pop());
    }

    /// How many requests the proxy gave to the second server after the first had not answered, as its log says.
    pub(crate) fn given_twice(&self) -> usize {
        let log = fs::read_to_string(self.folder.path().join("parcours.log")).unwrap();
        let twice = |line: &&str| line.contains(", 127.0.0.1:");
        log.lines().filter(twice).count()
    }
}

/// A schema of its own, dropped at the end.
struct Schema {
    server: String,
    name: String,
    url: String,
}

impl Schema {
    async fn new(server: &str) -> Self {
        let name = format!("proxy_{}", Uuid::now_v7().simple());
        run(server, format!("CREATE SCHEMA {name}")).await;
        let join = if server.contains('?') { '&' } else { '?' };
        Self {
            url: format!("{server}{join}options[search_path]={name}&application_name={name}"),
            server: server.to_owned(),
            name,
        }
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // The runtime of the test stands still meanwhile.
        let done = std::thread::spawn(move || {
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let end = format!(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'"
                );
                run(&server, end).await;
                run(&server, format!("DROP SCHEMA {name} CASCADE")).await;
            });
        });
        assert!(done.join().is_ok(), "the schema of a test stays");
    }
}

async fn run(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    let done = sqlx::raw_sql(AssertSqlSafe(statement));
    done.execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
