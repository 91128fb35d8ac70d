//! The guards of the embedded database, each seen by what it keeps from happening.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::ids::AcademyId;
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::task::{JoinHandle, spawn, yield_now};
use tokio::time::timeout;
use uuid::Uuid;

use crate::sql::record::Academy;
use crate::sql::{Db, DbError, Tx};

/// A database in a folder of its own.
struct Place {
    db: Db,
    file: PathBuf,
    _folder: TempDir,
}

impl Place {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("test.sqlite");
        let db = Db::open(&file).await.unwrap();
        Self {
            db,
            file,
            _folder: folder,
        }
    }

    /// The names of the académies that are there.
    async fn names(&self) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        let all = tx.academies().await.unwrap();
        all.into_iter().map(|academy| academy.name).collect()
    }

    /// A transaction that asks for its turn, and is given back once it has it.
    async fn asks(&self) -> JoinHandle<Tx> {
        let db = self.db.clone();
        let before = self.db.waits().writers.get();
        let asks = spawn(async move { db.write().await.unwrap() });
        while self.db.waits().writers.get() == before {
            yield_now().await;
        }
        asks
    }

    /// A transaction that added « A » and waits for its commit, and the one that had asked for its turn meanwhile and has it.
    async fn queued(&self) -> (JoinHandle<Result<(), DbError>>, Tx) {
        let mut first = self.db.write().await.unwrap();
        let second = self.asks().await;
        add(&mut first, "A").await;
        let first = spawn(first.commit());
        (first, second.await.unwrap())
    }
}

async fn add(tx: &mut Tx, name: &str) {
    let academy = Academy {
        id: AcademyId(Uuid::now_v7()),
        name: name.into(),
        timezone: "Europe/Paris".into(),
    };
    tx.add_academy(&academy).await.unwrap();
}

#[tokio::test]
async fn who_ends_while_others_wait_is_answered_with_their_commit() {
    let place = Place::new().await;
    let (first, mut second) = place.queued().await;
    add(&mut second, "B").await;
    yield_now().await;
    // It sees what is not there for anybody else yet.
    assert_eq!(second.academies().await.unwrap().len(), 2);
    assert_eq!(place.names().await, [""; 0]);
    assert!(!first.is_finished(), "nothing is answered before it lasts");
    second.commit().await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(place.names().await, ["A", "B"]);
}

#[tokio::test]
async fn who_is_dropped_beside_others_leaves_nothing_and_they_stay() {
    let place = Place::new().await;
    let (first, mut second) = place.queued().await;
    let third = place.asks().await;
    add(&mut second, "B").await;
    drop(second);
    let mut third = third.await.unwrap();
    add(&mut third, "C").await;
    third.commit().await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(place.names().await, ["A", "C"]);
    let alone = place.db.write().await;
    drop(alone);
    assert_eq!(place.names().await, ["A", "C"]);
}

#[tokio::test]
async fn who_waited_and_left_does_not_keep_the_others_from_their_commit() {
    let place = Place::new().await;
    let mut first = place.db.write().await.unwrap();
    let left = place.asks().await;
    add(&mut first, "A").await;
    let first = spawn(first.commit());
    left.abort();
    let answered = timeout(Duration::from_secs(5), first).await;
    answered.expect("committed").unwrap().unwrap();
    assert_eq!(place.names().await, ["A"]);
}

#[tokio::test]
async fn a_commit_that_fails_fails_for_all_who_share_it() {
    let place = Place::new().await;
    let (first, mut second) = place.queued().await;
    // What only the commit finds.
    let later = second.query("PRAGMA defer_foreign_keys = ON").run();
    later.await.unwrap();
    let stray = "INSERT INTO company (id, academy, name, commune) VALUES ('1', 'none', 'B', 'B')";
    second.query(stray).run().await.unwrap();
    let failed = second.commit().await.unwrap_err();
    assert!(failed.to_string().contains("FOREIGN KEY"), "{failed}");
    let failed = first.await.unwrap().unwrap_err();
    assert!(failed.to_string().contains("FOREIGN KEY"), "{failed}");
    assert_eq!(place.names().await, [""; 0]);
    let mut next = place.db.write().await.unwrap();
    add(&mut next, "C").await;
    next.commit().await.unwrap();
    assert_eq!(place.names().await, ["C"]);
}

/// SQLite may undo a transaction by itself, for instance where the disk is full: nothing may then be written outside of it.
#[tokio::test]
async fn a_transaction_that_is_no_more_takes_no_statement_and_is_told_to_all() {
    let place = Place::new().await;
    let (first, mut second) = place.queued().await;
    second.query("ROLLBACK").run().await.unwrap();
    let refused = second.academies().await;
    assert!(matches!(refused, Err(DbError::Undone)), "{refused:?}");
    let refused = second.commit().await;
    assert!(matches!(refused, Err(DbError::Undone)), "{refused:?}");
    let told = first.await.unwrap();
    assert!(matches!(told, Err(DbError::Undone)), "{told:?}");
    assert_eq!(place.names().await, [""; 0]);
}

#[tokio::test]
async fn a_long_transaction_lets_the_other_tasks_run() {
    let place = Place::new().await;
    let mut tx = place.db.write().await.unwrap();
    let other = spawn(async {});
    let mut statements = 0;
    while !other.is_finished() {
        tx.academies().await.unwrap();
        statements += 1;
        assert!(statements < 1_000, "it has the thread for itself");
    }
}

#[tokio::test]
async fn another_process_that_has_the_file_is_waited_for_without_the_thread() {
    let place = Place::new().await;
    let hold = Connection::open(&place.file).unwrap();
    hold.execute_batch("BEGIN IMMEDIATE").unwrap();
    let asks = place.asks().await;
    assert_eq!(place.names().await, [""; 0]);
    hold.execute_batch("ROLLBACK").unwrap();
    let mut tx = asks.await.unwrap();
    add(&mut tx, "A").await;
    tx.commit().await.unwrap();
    assert_eq!(place.names().await, ["A"]);
}

#[tokio::test]
async fn who_reads_cannot_write_and_sees_one_moment() {
    let place = Place::new().await;
    let mut reading = place.db.read().await.unwrap();
    assert_eq!(reading.academies().await.unwrap().len(), 0);
    let mut tx = place.db.write().await.unwrap();
    add(&mut tx, "A").await;
    tx.commit().await.unwrap();
    assert_eq!(reading.academies().await.unwrap().len(), 0);
    assert!(reading.query("DELETE FROM academy").run().await.is_err());
    assert_eq!(place.names().await, ["A"]);
}

/// One of each kind.
type Values = (String, i64, f64, bool, Vec<u8>, Option<String>);

#[tokio::test]
async fn values_stand_where_their_number_says_and_come_back_as_they_are() {
    let place = Place::new().await;
    let mut tx = place.db.read().await.unwrap();
    let row: Option<Values> = tx
        .query("SELECT $2, $1, $5, $4, $3, $6")
        .bind(-1_i64)
        .bind("été\0")
        .bind([0_u8, 255].as_slice())
        .bind(true)
        .bind(Some(0.1_f64))
        .bind(None::<String>)
        .row()
        .await
        .unwrap();
    let expected = ("été".to_owned(), -1, 0.1, true, vec![0, 255], None);
    assert_eq!(row, Some(expected));
    let missing = tx.query("SELECT $1, $2").bind(1_i64).rows::<(i64, i64)>();
    assert!(missing.await.is_err());
    // A value of another type is told, not bent.
    for other in ["NULL", "1", "x'00'"] {
        let text = sqlx::AssertSqlSafe(format!("SELECT {other}"));
        assert!(
            tx.query(text).one_value::<String>().await.is_err(),
            "{other}"
        );
    }
    for other in ["NULL", "'1'", "1.5"] {
        let text = sqlx::AssertSqlSafe(format!("SELECT {other}"));
        assert!(tx.query(text).one_value::<i64>().await.is_err(), "{other}");
    }
    let none = tx.query("SELECT 1 WHERE FALSE").one_value::<i64>().await;
    assert!(none.is_err());
}

#[tokio::test]
async fn a_value_that_is_there_already_is_told_apart_from_one_that_is_not_allowed() {
    let place = Place::new().await;
    let mut tx = place.db.write().await.unwrap();
    add(&mut tx, "A").await;
    let insert = "INSERT INTO academy (id, name, timezone) SELECT";
    for copy in ["id, 'B', ''", "'1', name, ''"] {
        let twice = sqlx::AssertSqlSafe(format!("{insert} {copy} FROM academy"));
        let error = tx.query(twice).run().await.unwrap_err();
        assert!(error.is_duplicate() && !error.is_check(), "{error}");
    }
    let wrong = "INSERT INTO installation (n, key_print) VALUES (2, x'00')";
    let error = tx.query(wrong).run().await.unwrap_err();
    assert!(error.is_check() && !error.is_duplicate(), "{error}");
    let stray = "INSERT INTO company (id, academy, name, commune) VALUES ('1', '', '', '')";
    let error = tx.query(stray).run().await.unwrap_err();
    assert!(!error.is_check() && !error.is_duplicate() && !error.is_away());
}

#[tokio::test]
async fn a_closed_database_is_one_file_and_says_that_it_is_closed() {
    let place = Place::new().await;
    let mut tx = place.db.write().await.unwrap();
    add(&mut tx, "A").await;
    tx.commit().await.unwrap();
    place.names().await;
    place.db.close().await;
    let files = std::fs::read_dir(place.file.parent().unwrap()).unwrap();
    assert_eq!(files.count(), 1);
    assert!(place.db.write().await.is_err());
    assert!(place.db.read().await.is_err());
    place.db.close().await;
}

/// What the database says when its migrations are remembered otherwise.
async fn reopened_after(change: &str) -> String {
    let place = Place::new().await;
    place.db.close().await;
    remember(&place.file, change);
    let opened = Db::open(&place.file).await;
    opened.map(drop).unwrap_err().to_string()
}

fn remember(file: &Path, change: &str) {
    let file = Connection::open(file).unwrap();
    file.execute_batch(&format!("{change};")).unwrap();
}

#[tokio::test]
async fn the_tables_of_another_server_are_left_alone() {
    let newer =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'later', TRUE, x'00', 0)";
    let said = reopened_after(newer).await;
    assert!(said.contains("9999") && said.contains("missing"), "{said}");
    let said =
        reopened_after("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2").await;
    assert!(said.contains("modified"), "{said}");
    let said =
        reopened_after("UPDATE _sqlx_migrations SET success = FALSE WHERE version = 2").await;
    assert!(said.contains("partially"), "{said}");
}
