//! From every schema there ever was to today's: what people had is there, and their browsers go on.
//!
//! A database of an older server is made of today's: the older tables, and in them what today's world holds of their columns.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use protocol::session::{AdultSignIn, PupilSignIn};
use protocol::wire::{Outcome, PushResponse};
use rusqlite::Connection;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tempfile::TempDir;

use crate::bookings::request;
use crate::database::Database;
use crate::push::create;
use crate::world::{PASSPHRASE, SECRET, World, code};

/// Every table, each after those that it refers to. One that is missing here fails the test.
const TABLES: [&str; 38] = [
    "academy",
    "school",
    "company",
    "person",
    "class",
    "membership",
    "session",
    "invitation",
    "client",
    "result",
    "entry",
    "blob",
    "upload",
    "attachment",
    "remark",
    "etape",
    "seance",
    "seance_ready",
    "projet",
    "equipe",
    "equipe_membre",
    "concours",
    "inscription",
    "favourite",
    "slot",
    "booking",
    "scope",
    "feed",
    "run",
    "scope_run",
    "installation",
    "trail",
    "second_factor",
    "recovery_code",
    "erased",
    "identity",
    "identity_visit",
    "family_link",
];

/// The folder of the migrations of the database that is tested.
fn migrations(database: &Database) -> PathBuf {
    let kind = match database {
        Database::File(_) => "sqlite",
        Database::Schema { .. } => "postgres",
    };
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../src/server/src/sql/migrations")
        .join(kind)
}

/// The schemas that there were, oldest first, each by its last migration.
async fn versions(database: &Database) -> (Migrator, Vec<i64>) {
    let migrator = Migrator::new(migrations(database)).await.unwrap();
    let versions = migrator.iter().map(|one| one.version).collect();
    (migrator, versions)
}

/// The tables of that schema in a file, remembered as sqlx's migrator does, which older servers had.
fn embedded(file: &Connection, migrator: &Migrator, version: i64) {
    file.execute_batch(
        "PRAGMA foreign_keys = ON;
         CREATE TABLE IF NOT EXISTS _sqlx_migrations (
            version BIGINT PRIMARY KEY,
            description TEXT NOT NULL,
            installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
            success BOOLEAN NOT NULL,
            checksum BLOB NOT NULL,
            execution_time BIGINT NOT NULL
         );",
    )
    .unwrap();
    let then = migrator.iter().filter(|one| one.version <= version);
    for one in then {
        file.execute_batch(one.sql.as_str()).unwrap();
        file.execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (?1, ?2, TRUE, ?3, -1)",
            (one.version, &*one.description, &*one.checksum),
        )
        .unwrap();
    }
}

/// The columns of each table of a file.
fn columns(file: &Connection, schema: &str) -> Vec<(String, String)> {
    let columns = format!(
        "SELECT tables.name, columns.name FROM {schema}.sqlite_master AS tables
         JOIN pragma_table_info(tables.name, '{schema}') AS columns WHERE tables.type = 'table'"
    );
    let mut columns = file.prepare(&columns).unwrap();
    let rows = columns.query_map([], |row| row.try_into()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Makes `old` of that schema, with what it can hold of `today`.
async fn fill(old: &Database, today: &Database, migrator: &Migrator, version: i64) {
    match (old, today) {
        (Database::File(old), Database::File(today)) => {
            let connection = Connection::open(old).unwrap();
            embedded(&connection, migrator, version);
            let attach = format!("ATTACH DATABASE '{}' AS today", today.display());
            connection.execute_batch(&attach).unwrap();
            let (then, now) = (columns(&connection, "main"), columns(&connection, "today"));
            for statement in copies(&then, &now, "main", "today") {
                connection.execute_batch(&statement).unwrap();
            }
            connection.close().unwrap();
        }
        (Database::Schema { name: then, .. }, Database::Schema { name: now, .. }) => {
            let url = old.url().unwrap();
            let mut connection = PgConnection::connect(&url).await.unwrap();
            migrator.run_to(version, &mut connection).await.unwrap();
            let columns =
                "SELECT table_name::text, column_name::text FROM information_schema.columns
                WHERE table_schema = $1";
            let old = sqlx::query_as(columns)
                .bind(then)
                .fetch_all(&mut connection)
                .await;
            let today = sqlx::query_as(columns)
                .bind(now)
                .fetch_all(&mut connection)
                .await;
            for statement in copies(&old.unwrap(), &today.unwrap(), then, now) {
                let copied = sqlx::raw_sql(AssertSqlSafe(statement));
                copied.execute(&mut connection).await.unwrap();
            }
            connection.close().await.unwrap();
        }
        _ => unreachable!("two databases of one kind"),
    }
}

type Columns = [(String, String)];

/// What copies the columns that both have, table by table.
fn copies(then: &Columns, now: &Columns, old: &str, today: &str) -> Vec<String> {
    let tables: BTreeSet<&str> = now.iter().map(|(table, _)| table.as_str()).collect();
    let own = |table: &&str| !table.starts_with("_sqlx") && !table.starts_with("sqlite_");
    let tables: BTreeSet<&str> = tables.into_iter().filter(own).collect();
    assert_eq!(tables, BTreeSet::from(TABLES));
    TABLES
        .iter()
        .filter_map(|table| {
            let both: Vec<&str> = then
                .iter()
                .filter(|column| column.0 == *table && now.contains(column))
                .map(|(_, column)| column.as_str())
                .collect();
            let list = both.join(", ");
            let copy =
                format!("INSERT INTO {old}.{table} ({list}) SELECT {list} FROM {today}.{table}");
            (!both.is_empty()).then_some(copy)
        })
        .collect()
}

#[tokio::test]
async fn every_older_database_is_brought_up_with_all_that_it_holds() {
    let world = World::new().await;
    world.publish(1, 30, |_| ()).await;
    let (mut pupil, mut teacher) = (world.browser(10).await, world.browser(0).await);
    let first = pupil.line(create(1, "avant"));
    pupil.push_lines(vec![first.clone()]).await;
    assert_eq!(teacher.push_one(request(1, 1, 0, 20)).await, Outcome::Done);
    let (had, booked) = (pupil.rows().await, teacher.rows().await);

    let (migrator, versions) = versions(&world.database).await;
    assert!(versions.len() >= 4);
    for version in versions {
        let folder = TempDir::new().unwrap();
        let old = match &world.database {
            Database::File(_) => Database::File(folder.path().join("old.sqlite")),
            Database::Schema { .. } => Database::new(folder.path()).await,
        };
        fill(&old, &world.database, &migrator, version).await;
        let db = old.open().await;
        let breaches = db.read().await.unwrap().breaches().await.unwrap();
        assert_eq!(breaches, [], "from {version}");
        let router = world.with(|app| app.db = db.clone());
        pupil.use_router(router.clone());
        teacher.use_router(router.clone());
        assert_eq!(pupil.rows().await, had, "from {version}");
        assert_eq!(teacher.rows().await, booked, "from {version}");
        // A line that was answered before is not done again.
        let again: PushResponse = pupil.push_lines(vec![first.clone()]).await.json();
        assert_eq!(again.results[0].outcome, Outcome::Done);
        assert_eq!(pupil.rows().await, had, "from {version}");
        sign_in(&world, router).await;
        db.close().await;
    }
}

/// Secrets of before are still good.
async fn sign_in(world: &World, router: axum::Router) {
    let mut visitor = world.visitor();
    visitor.use_router(router);
    let ask = PupilSignIn {
        code: code(0),
        pseudonym: "Colibri".into(),
        secret: SECRET.into(),
    };
    assert_eq!(
        visitor.post("/api/v1/session/pupil", &ask).await.status,
        200
    );
    let ask = AdultSignIn {
        login: "adulte0".into(),
        passphrase: PASSPHRASE.into(),
        code: None,
    };
    assert_eq!(
        visitor.post("/api/v1/session/adult", &ask).await.status,
        200
    );
}
