//! Files of carnets: what has come of them, what is served, which entries name them.

use domain::attachment::BlobId;
use domain::carnet::Entry;
use domain::ids::{AcademyId, EntryId, UserId};

use super::DbError;
use super::Tx;
use super::convert::{count, from_json, parse};
use super::record::{Blob, Upload};

impl Tx {
    /// What has come of a file that is not whole yet.
    ///
    /// # Errors
    /// Of the database.
    pub async fn upload(&mut self, person: UserId, id: BlobId) -> Result<Option<Upload>, DbError> {
        let row: Option<(i64, Vec<u8>)> = self
            .query("SELECT total, body FROM upload WHERE person = $1 AND id = $2")
            .bind(person.to_string())
            .bind(id.to_string())
            .row()
            .await?;
        row.map(|(total, body)| {
            let total = count("upload.total", total)?;
            Ok(Upload { total, body })
        })
        .transpose()
    }

    /// Keeps what has come of a file.
    ///
    /// # Errors
    /// Of the database.
    pub async fn put_upload(
        &mut self,
        person: UserId,
        id: BlobId,
        upload: &Upload,
        now: i64,
    ) -> Result<(), DbError> {
        self.query(
            "INSERT INTO upload (person, id, total, body, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (person, id) DO UPDATE
             SET total = excluded.total, body = excluded.body, at = excluded.at",
        )
        .bind(person.to_string())
        .bind(id.to_string())
        .bind(upload.total)
        .bind(upload.body.as_slice())
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// Forgets what has come of a file.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_upload(&mut self, person: UserId, id: BlobId) -> Result<(), DbError> {
        self.query("DELETE FROM upload WHERE person = $1 AND id = $2")
            .bind(person.to_string())
            .bind(id.to_string())
            .run()
            .await?;
        Ok(())
    }

    /// How many bytes the files of a person take, with those that are on their way.
    ///
    /// # Errors
    /// Of the database.
    pub async fn bytes_of(&mut self, person: UserId) -> Result<u64, DbError> {
        let bytes: i64 = self
            .query(
                "SELECT CAST((SELECT coalesce(sum(size), 0) FROM blob WHERE person = $1)
                 + (SELECT coalesce(sum(total), 0) FROM upload WHERE person = $1) AS BIGINT)",
            )
            .bind(person.to_string())
            .one_value()
            .await?;
        count("blob.size", bytes)
    }

    /// What a file of a person is, if it is there, whole.
    ///
    /// # Errors
    /// Of the database.
    pub async fn media_of(
        &mut self,
        person: UserId,
        id: BlobId,
    ) -> Result<Option<String>, DbError> {
        self.query("SELECT media FROM blob WHERE person = $1 AND id = $2")
            .bind(person.to_string())
            .bind(id.to_string())
            .value()
            .await
    }

    /// A file of a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn blob(&mut self, person: UserId, id: BlobId) -> Result<Option<Blob>, DbError> {
        let row: Option<(String, Vec<u8>, Vec<u8>)> = self
            .query("SELECT media, digest, body FROM blob WHERE person = $1 AND id = $2")
            .bind(person.to_string())
            .bind(id.to_string())
            .row()
            .await?;
        row.map(|(media, digest, body)| blob(id, media, digest, body))
            .transpose()
    }

    /// All files of a person.
    ///
    /// # Errors
    /// Of the database.
    pub async fn blobs_of(&mut self, person: UserId) -> Result<Vec<Blob>, DbError> {
        let rows: Vec<(String, String, Vec<u8>, Vec<u8>)> = self
            .query("SELECT id, media, digest, body FROM blob WHERE person = $1 ORDER BY at, id")
            .bind(person.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(id, media, digest, body)| blob(parse("blob.id", &id)?, media, digest, body))
            .collect()
    }

    /// Adds a file of a person; one that is there stays.
    ///
    /// # Errors
    /// Of the database.
    pub async fn add_blob(&mut self, person: UserId, blob: &Blob, now: i64) -> Result<(), DbError> {
        self.query(
            "INSERT INTO blob (person, id, media, digest, size, body, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(person.to_string())
        .bind(blob.id.to_string())
        .bind(&blob.media)
        .bind(blob.digest.as_slice())
        .bind(i64::try_from(blob.body.len()).map_err(|_| DbError::Corrupt("blob.size"))?)
        .bind(blob.body.as_slice())
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// The entries of people with whom `reader` shares a class and that name this file, with their authors.
    ///
    /// # Errors
    /// Of the database.
    pub async fn entries_naming(
        &mut self,
        academy: AcademyId,
        id: BlobId,
        reader: UserId,
    ) -> Result<Vec<(UserId, Entry)>, DbError> {
        let rows: Vec<(String, String)> = self
            .query(
                "SELECT DISTINCT entry.person, entry.body FROM attachment
                 JOIN entry ON entry.id = attachment.entry
                 JOIN membership AS theirs ON theirs.person = entry.person
                 JOIN membership AS own ON own.class = theirs.class
                 WHERE attachment.blob = $1 AND entry.academy = $2 AND own.person = $3",
            )
            .bind(id.to_string())
            .bind(academy.to_string())
            .bind(reader.to_string())
            .rows()
            .await?;
        rows.into_iter()
            .map(|(person, body)| {
                let author = parse("entry.person", &person)?;
                Ok((author, from_json("entry.body", &body)?))
            })
            .collect()
    }

    /// Notes which files an entry names, all of them there.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set_attachments(
        &mut self,
        author: UserId,
        entry: EntryId,
        blobs: &[BlobId],
    ) -> Result<(), DbError> {
        self.query("DELETE FROM attachment WHERE entry = $1")
            .bind(entry.to_string())
            .run()
            .await?;
        for blob in blobs {
            self.query("INSERT INTO attachment (entry, blob, person) VALUES ($1, $2, $3)")
                .bind(entry.to_string())
                .bind(blob.to_string())
                .bind(author.to_string())
                .run()
                .await?;
        }
        Ok(())
    }

    /// Takes a person's file away if no entry names it any more.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_unnamed(&mut self, person: UserId, id: BlobId) -> Result<(), DbError> {
        self.query(
            "DELETE FROM blob WHERE person = $1 AND id = $2 AND NOT EXISTS (
                SELECT 1 FROM attachment
                WHERE attachment.person = blob.person AND attachment.blob = blob.id)",
        )
        .bind(person.to_string())
        .bind(id.to_string())
        .run()
        .await?;
        Ok(())
    }

    /// Takes away what came before `before` and is not whole, or not named by any entry. Returns how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn drop_stray_files(&mut self, before: i64) -> Result<u64, DbError> {
        let begun = self
            .query("DELETE FROM upload WHERE at < $1")
            .bind(before)
            .run()
            .await?;
        let unnamed = self
            .query(
                "DELETE FROM blob WHERE at < $1 AND NOT EXISTS (
                    SELECT 1 FROM attachment
                    WHERE attachment.person = blob.person AND attachment.blob = blob.id)",
            )
            .bind(before)
            .run()
            .await?;
        Ok(begun + unnamed)
    }
}

fn blob(id: BlobId, media: String, digest: Vec<u8>, body: Vec<u8>) -> Result<Blob, DbError> {
    let digest = digest.try_into();
    Ok(Blob {
        id,
        media,
        digest: digest.map_err(|_| DbError::Corrupt("blob.digest"))?,
        body,
    })
}
