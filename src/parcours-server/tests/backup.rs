//! `backup` and `restore`: what was kept is there again, and nothing is overwritten.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use server::sql::Db;
use server::{DATABASE, KEY};
use tempfile::TempDir;

fn server(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parcours-server"))
        .arg("--data")
        .arg(data)
        .args(words)
        .env_remove("PARCOURS_DATABASE")
        .current_dir(data)
        .output()
        .unwrap()
}

fn done(data: &Path, words: &[&str]) {
    let output = server(data, words);
    assert!(output.status.success(), "{words:?}: {output:?}");
}

/// What a person at the terminal is told.
fn refused(data: &Path, words: &[&str]) -> String {
    let output = server(data, words);
    assert!(!output.status.success(), "{words:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn add(data: &Path, name: &str) {
    done(data, &["user", "add", "--academy", name, "--name", "X"]);
}

async fn academies(data: &Path) -> Vec<String> {
    let db = Db::open(&data.join(DATABASE)).await.unwrap();
    let all = db.read().await.unwrap().academies().await.unwrap();
    db.close().await;
    all.into_iter().map(|academy| academy.name).collect()
}

#[tokio::test]
async fn a_backup_made_at_work_is_restored_with_its_key() {
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (old, new) = (old.path(), new.path());
    add(old, "Avant");
    // A server at work, with something in its journal.
    let at_work = Db::open(&old.join(DATABASE)).await.unwrap();
    done(old, &["backup", "copie"]);
    at_work.close().await;
    add(old, "Ensuite");
    let copy = old.join("copie");
    let copy = copy.to_str().unwrap();
    assert!(refused(old, &["backup", "copie"]).contains("already"));
    assert!(refused(old, &["restore", copy]).contains("already"));
    assert_eq!(academies(old).await, ["Avant", "Ensuite"]);

    done(new, &["restore", copy]);
    done(new, &["check"]);
    assert_eq!(academies(new).await, ["Avant"]);
    assert_eq!(
        fs::read(new.join(KEY)).unwrap(),
        fs::read(old.join(KEY)).unwrap()
    );
}

#[tokio::test]
async fn a_backup_with_another_key_or_without_one_or_damaged_is_not_put_back() {
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (old, new) = (old.path(), new.path());
    add(old, "Avant");
    done(old, &["backup", "copie"]);
    let copy = old.join("copie");
    fs::write(new.join(KEY), [7; 32]).unwrap();
    assert!(refused(new, &["restore", copy.to_str().unwrap()]).contains("another key"));
    fs::remove_file(new.join(KEY)).unwrap();
    fs::rename(old.join("copie.key"), old.join("clef")).unwrap();
    assert!(refused(new, &["restore", copy.to_str().unwrap()]).contains("there is no"));
    fs::rename(old.join("clef"), old.join("copie.key")).unwrap();
    fs::write(&copy, b"nothing of a database").unwrap();
    assert!(refused(new, &["restore", copy.to_str().unwrap()]).contains("does not open"));
    assert_eq!(fs::read_dir(new).unwrap().count(), 0);
}

#[test]
fn a_server_with_another_key_than_the_databases_does_not_start() {
    let data = TempDir::new().unwrap();
    add(data.path(), "Avant");
    fs::write(data.path().join(KEY), [7; 32]).unwrap();
    assert!(refused(data.path(), &["check"]).contains("another key"));
}

#[test]
fn on_postgresql_the_words_name_its_own_means_and_no_password() {
    let data = TempDir::new().unwrap();
    let url = "postgres://me:secret@127.0.0.1:1/parcours";
    let said = refused(data.path(), &["--database", url, "backup", "copie"]);
    assert!(
        said.contains("pg_dump") && !said.contains("secret"),
        "{said}"
    );
    let said = refused(data.path(), &["--database", url, "restore", "copie"]);
    assert!(said.contains("pg_restore"), "{said}");
}
