//! `backup`, `restore`, `copy`: the database in other places.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::journal::Journal;
use crate::keys::Keys;
use crate::sql::{self, Db};
use crate::usecase::erase;
use crate::{DATABASE, KEY, Reach, own_key};

/// Writes the embedded database, as it is at one moment, into a file, and its key beside it. A server may be at work.
pub(super) async fn backup(data: &Path, reach: &Reach, file: &Path) -> Result<()> {
    let key = data.join(KEY);
    if let Some(url) = &reach.database {
        bail!(
            "nothing was written: PostgreSQL has its own means. `pg_dump --format=custom --file={} {}` writes a copy, \
             `pg_restore` puts it back; keep {} with it",
            file.display(),
            sql::place(url)?,
            key.display()
        );
    }
    let part = beside(file, ".part");
    ensure_free(&[file, &beside(file, ".key")])?;
    let source = there(&data.join(DATABASE))?;
    let keys = Keys::load(&there(&key)?)?;
    if part.exists() {
        fs::remove_file(&part)?;
    }
    let db = Db::open(&source).await?;
    own_key(&db, &keys).await?;
    db.write_copy(&part).await?;
    db.close().await;
    verify(&part, &keys).await?;
    keep_key(&key, &beside(file, ".key"))?;
    settle(&part, file)?;
    tracing::info!(
        file = %file.display(),
        "the database is copied, and its key beside it: keep the two apart from each other"
    );
    Ok(())
}

/// Puts a backup into a data folder that has no database. Browsers notice, and begin anew from it.
pub(super) async fn restore(data: &Path, reach: &Reach, file: &Path) -> Result<()> {
    ensure!(
        reach.database.is_none(),
        "nothing was read: `pg_restore` puts a copy of a PostgreSQL back; restart its servers after it"
    );
    let target = data.join(DATABASE);
    ensure_free(&[&target, &beside(&target, "-wal"), &beside(&target, "-shm")])?;
    there(file)?;
    fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    let (kept, key) = (beside(file, ".key"), data.join(KEY));
    let keys = Keys::load(&there(if key.exists() { &key } else { &kept })?)?;
    let part = beside(&target, ".part");
    fs::copy(file, &part).with_context(|| format!("cannot read {}", file.display()))?;
    verify(&part, &keys).await?;
    let erased = erase_again(&part, &keys, data).await?;
    if !key.exists() {
        keep_key(&kept, &key)?;
    }
    settle(&part, &target)?;
    tracing::info!(data = %data.display(), erased, "the database is back, with every invariant");
    Ok(())
}

/// Copies the embedded database of a data folder into an empty PostgreSQL.
pub(super) async fn copy(from: &Path, to: &str) -> Result<()> {
    let keys = Keys::load(&there(&from.join(KEY))?)?;
    let source = Db::open(&there(&from.join(DATABASE))?).await?;
    own_key(&source, &keys).await?;
    let target = Db::connect(to).await.context("cannot use the target")?;
    let rows = sql::copy(&source, &target)
        .await
        .context("nothing was copied")?;
    source.close().await;
    target.close().await;
    tracing::info!(
        rows,
        to = sql::place(to)?,
        "everything is copied and checked; its servers need this {KEY} in their data folders"
    );
    Ok(())
}

/// Takes what was erased since the copy was made out of it, by the journal of the data folder. Returns how many accounts.
async fn erase_again(copy: &Path, keys: &Keys, data: &Path) -> Result<u64> {
    let db = Db::open(copy).await?;
    let erased = erase::settle(&db, keys, &Journal::of(data)).await;
    db.close().await;
    if erased.is_err() {
        fs::remove_file(copy)?;
    }
    erased.context("what was erased since cannot be taken out of the copy")
}

/// Removes a copy that is not good.
async fn verify(file: &Path, keys: &Keys) -> Result<()> {
    let verified = is_good(file, keys).await;
    if verified.is_err() {
        fs::remove_file(file)?;
    }
    verified
}

/// The copy opens, its tables are of this version or an older one, it belongs with the key and breaks no invariant.
async fn is_good(file: &Path, keys: &Keys) -> Result<()> {
    let db = Db::open(file).await.context("the copy does not open")?;
    let known = own_key(&db, keys).await;
    let breaches = db.read().await?.breaches().await?;
    db.close().await;
    known?;
    ensure!(
        breaches.is_empty(),
        "{} breaches of the invariants in the copy: see `check`",
        breaches.len()
    );
    Ok(())
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(end);
    name.into()
}

fn there(file: &Path) -> Result<PathBuf> {
    ensure!(file.is_file(), "there is no {}", file.display());
    Ok(file.to_path_buf())
}

fn ensure_free(files: &[&Path]) -> Result<()> {
    for file in files {
        ensure!(
            !file.exists(),
            "{} is there already: nothing is overwritten",
            file.display()
        );
    }
    Ok(())
}

/// Copies a key with its rights, which are its owner's only.
fn keep_key(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(File::open(to)?.sync_all()?)
}

/// Gives a file that is whole its name, for good.
fn settle(part: &Path, file: &Path) -> Result<()> {
    File::open(part)?.sync_all()?;
    fs::rename(part, file).with_context(|| format!("cannot write {}", file.display()))?;
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
