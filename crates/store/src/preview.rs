//! Imports that wait to be confirmed.

use crate::db::Row;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;

/// An import that waits: what would be appended, as JSON, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// The random id.
    pub id: String,
    /// The round's id.
    pub round: String,
    /// The account that made it; nobody else may confirm it.
    pub author: String,
    /// What it holds, as JSON.
    pub body: String,
    /// Since when.
    pub created: Timestamp,
    /// It is gone after this time.
    pub expires: Timestamp,
}

impl Store {
    /// Keeps an import until it is confirmed or expires; returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such round.
    pub async fn add_preview(
        &self,
        owner: &str,
        round: &str,
        author: &str,
        body: &str,
        at: Timestamp,
        expires: Timestamp,
    ) -> Result<String, Failure> {
        let id = random_id();
        let sql = "INSERT INTO preview (owner, id, round, author, body, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            owner.into(),
            (&id).into(),
            round.into(),
            author.into(),
            body.into(),
            at.into(),
            expires.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(id)
    }

    /// An import that waits, to look at; it stays.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none, or it has expired by `now`.
    pub async fn preview(
        &self,
        owner: &str,
        id: &str,
        now: Timestamp,
    ) -> Result<PreviewRow, Failure> {
        let sql = "SELECT id, round, author, body, created, expires FROM preview WHERE owner = $1 AND id = $2 AND expires > $3";
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.one(sql, values).await?;
        row(found.ok_or(Failure::NotFound("preview"))?)
    }

    /// Writes what an import holds anew, where it still holds what it did; returns whether it was written. Of two who ask at once, one writes.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn rewrite_preview(
        &self,
        owner: &str,
        row: &PreviewRow,
        body: &str,
    ) -> Result<bool, Failure> {
        let sql = "UPDATE preview SET body = $1 WHERE owner = $2 AND id = $3 AND body = $4";
        let values = [
            body.into(),
            owner.into(),
            (&row.id).into(),
            (&row.body).into(),
        ];
        Ok(self.db.run(sql, values).await? > 0)
    }

    /// Takes an import out, to throw it away; of two who ask at once, one gets it.
    ///
    /// # Errors
    /// As [`Store::preview`].
    pub async fn take_preview(
        &self,
        owner: &str,
        id: &str,
        now: Timestamp,
    ) -> Result<PreviewRow, Failure> {
        let sql = "DELETE FROM preview WHERE owner = $1 AND id = $2 AND expires > $3 RETURNING id, round, author, body, created, expires";
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.run_returning(sql, values).await?;
        row(found
            .into_iter()
            .next()
            .ok_or(Failure::NotFound("preview"))?)
    }
}

fn row(mut row: Row) -> Result<PreviewRow, Failure> {
    Ok(PreviewRow {
        id: row.take_text()?,
        round: row.take_text()?,
        author: row.take_text()?,
        body: row.take_text()?,
        created: row.take_time()?,
        expires: row.take_time()?,
    })
}
