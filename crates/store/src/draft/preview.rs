//! Versions of drafts that wait to be confirmed.

use crate::db::Row;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;

/// A version that waits, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPreviewRow {
    /// The random id.
    pub id: String,
    /// The draft's id.
    pub draft: String,
    /// The account that made it; nobody else may confirm it.
    pub author: String,
    /// What it holds, as JSON.
    pub body: String,
    /// Since when.
    pub created: Timestamp,
}

impl Store {
    /// Keeps a version until it is confirmed or expires; returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such draft.
    pub async fn add_draft_preview(
        &self,
        owner: &str,
        draft: &str,
        author: &str,
        body: &str,
        (at, expires): (Timestamp, Timestamp),
    ) -> Result<String, Failure> {
        let id = random_id();
        let sql = "INSERT INTO draft_preview (owner, id, draft, author, body, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            owner.into(),
            (&id).into(),
            draft.into(),
            author.into(),
            body.into(),
            at.into(),
            expires.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(id)
    }

    /// A version that waits, to look at; it stays.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none, or it has expired by `now`.
    pub async fn draft_preview(
        &self,
        owner: &str,
        id: &str,
        now: Timestamp,
    ) -> Result<DraftPreviewRow, Failure> {
        let sql = "SELECT id, draft, author, body, created FROM draft_preview WHERE owner = $1 AND id = $2 AND expires > $3";
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.one(sql, values).await?;
        row(found.ok_or(Failure::NotFound("preview"))?)
    }

    /// Takes a version that waits away; of two who ask at once, one gets it.
    ///
    /// # Errors
    /// As [`Store::draft_preview`].
    pub async fn take_draft_preview(
        &self,
        owner: &str,
        id: &str,
        now: Timestamp,
    ) -> Result<DraftPreviewRow, Failure> {
        let sql = "DELETE FROM draft_preview WHERE owner = $1 AND id = $2 AND expires > $3 RETURNING id, draft, author, body, created";
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.run_returning(sql, values).await?;
        row(found
            .into_iter()
            .next()
            .ok_or(Failure::NotFound("preview"))?)
    }
}

fn row(mut row: Row) -> Result<DraftPreviewRow, Failure> {
    Ok(DraftPreviewRow {
        id: row.take_text()?,
        draft: row.take_text()?,
        author: row.take_text()?,
        body: row.take_text()?,
        created: row.take_time()?,
    })
}
