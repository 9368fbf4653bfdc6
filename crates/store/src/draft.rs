//! Drafts of criteria sets: versions that are only added, each with its text, author, time and reason.

use crate::db::{Row, Tx};
use crate::{Failure, Store, random_id};
use jiff::Timestamp;

/// A version that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraftVersion {
    /// The account's id.
    pub author: String,
    /// Why, in the author's words.
    pub reason: String,
    /// Where it comes from: a key with what it names, as the caller writes it.
    pub origin: String,
    /// The set's name, `cchc-xa/2027`.
    pub name: String,
    /// The set's title.
    pub title: String,
    /// The text, stored as a file: its digest.
    pub digest: String,
    /// The file that it was read from, stored: digest and name.
    pub upload: Option<(String, String)>,
}

/// A version of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftVersion {
    /// The draft's random id.
    pub draft: String,
    /// From 1.
    pub version: u32,
    /// When it was kept.
    pub at: Timestamp,
    /// What was kept.
    pub kept: NewDraftVersion,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT v.draft, v.version, v.at, v.author, v.reason, v.origin, v.name, v.title, v.digest, v.upload, v.upload_name FROM draft_version v ",
            $rest
        )
    };
}

impl Store {
    /// Keeps the first version of a new draft; returns the draft's random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such owner, or no stored file of one of the digests.
    pub async fn add_draft(
        &self,
        owner: &str,
        first: NewDraftVersion,
        at: Timestamp,
    ) -> Result<String, Failure> {
        let id = random_id();
        let mut tx = self.db.begin().await?;
        let sql =
            "INSERT INTO draft (owner, id, author, created, newest) VALUES ($1, $2, $3, $4, 1)";
        let values = [
            owner.into(),
            (&id).into(),
            (&first.author).into(),
            at.into(),
        ];
        tx.run(sql, values).await?;
        insert(&mut tx, owner, (&id, 1), first, at).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Keeps the next version of a draft, made from its version `after`; returns its number.
    ///
    /// # Errors
    /// [`Failure::Moved`] where `after` is not the newest any more; [`Failure::NotFound`] as [`Store::add_draft`], and where there is no such draft.
    pub async fn add_draft_version(
        &self,
        owner: &str,
        draft: &str,
        after: u32,
        next: NewDraftVersion,
        at: Timestamp,
    ) -> Result<u32, Failure> {
        let mut tx = self.db.begin().await?;
        let sql = "UPDATE draft SET newest = newest + 1 WHERE owner = $1 AND id = $2 AND newest = $3 RETURNING newest";
        let values = [owner.into(), draft.into(), i64::from(after).into()];
        let Some(mut row) = tx.one(sql, values).await? else {
            drop(tx);
            let sql = "SELECT newest FROM draft WHERE owner = $1 AND id = $2";
            let found = self.db.one(sql, [owner.into(), draft.into()]).await?;
            return Err(found.map_or(Failure::NotFound("draft"), |_| Failure::Moved));
        };
        let version = number(&mut row)?;
        insert(&mut tx, owner, (draft, version), next, at).await?;
        tx.commit().await?;
        Ok(version)
    }

    /// The newest version of each draft, the latest first.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn drafts(&self, owner: &str) -> Result<Vec<DraftVersion>, Failure> {
        let sql = select!(
            "JOIN draft d ON d.owner = v.owner AND d.id = v.draft AND d.newest = v.version WHERE v.owner = $1 ORDER BY v.at DESC, v.draft"
        );
        let rows = self.db.all(sql, [owner.into()]).await?;
        rows.into_iter().map(version_of).collect()
    }

    /// Every version of a draft, the newest first.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn draft_versions(
        &self,
        owner: &str,
        draft: &str,
    ) -> Result<Vec<DraftVersion>, Failure> {
        let sql = select!("WHERE v.owner = $1 AND v.draft = $2 ORDER BY v.version DESC");
        let rows = self.db.all(sql, [owner.into(), draft.into()]).await?;
        if rows.is_empty() {
            return Err(Failure::NotFound("draft"));
        }
        rows.into_iter().map(version_of).collect()
    }
}

async fn insert(
    tx: &mut Tx,
    owner: &str,
    (draft, version): (&str, u32),
    new: NewDraftVersion,
    at: Timestamp,
) -> Result<(), Failure> {
    let sql = "INSERT INTO draft_version (owner, draft, version, at, author, reason, origin, name, title, digest, upload, upload_name) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let (upload, upload_name) = new.upload.unzip();
    let values = [
        owner.into(),
        draft.into(),
        i64::from(version).into(),
        at.into(),
        new.author.into(),
        new.reason.into(),
        new.origin.into(),
        new.name.into(),
        new.title.into(),
        new.digest.into(),
        upload.into(),
        upload_name.into(),
    ];
    tx.run(sql, values).await?;
    Ok(())
}

fn number(row: &mut Row) -> Result<u32, Failure> {
    u32::try_from(row.take_int()?).map_err(|_| Failure::Damaged("a version is out of range"))
}

fn version_of(mut row: Row) -> Result<DraftVersion, Failure> {
    Ok(DraftVersion {
        draft: row.take_text()?,
        version: number(&mut row)?,
        at: row.take_time()?,
        kept: NewDraftVersion {
            author: row.take_text()?,
            reason: row.take_text()?,
            origin: row.take_text()?,
            name: row.take_text()?,
            title: row.take_text()?,
            digest: row.take_text()?,
            upload: row.take_maybe_text()?.zip(row.take_maybe_text()?),
        },
    })
}
