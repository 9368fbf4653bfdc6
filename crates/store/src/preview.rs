//! What waits to be confirmed: imports of rounds, versions of drafts.

use crate::db::Row;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;

/// What may wait; each kind has its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// An import for a round.
    Import,
    /// A version of a draft of a criteria set.
    Draft,
}

/// Something that waits, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// The random id.
    pub id: String,
    /// The id of the round or the draft.
    pub about: String,
    /// The account that made it; nobody else may confirm it.
    pub author: String,
    /// What it holds, as JSON.
    pub body: String,
    /// Since when.
    pub created: Timestamp,
    /// It is gone after this time.
    pub expires: Timestamp,
}

/// What is asked of a table.
struct Statements {
    add: &'static str,
    read: &'static str,
    rewrite: &'static str,
    take: &'static str,
}

macro_rules! statements {
    ($table:literal, $about:literal) => {
        Statements {
            add: concat!(
                "INSERT INTO ",
                $table,
                " (owner, id, ",
                $about,
                ", author, body, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            read: concat!(
                "SELECT id, ",
                $about,
                ", author, body, created, expires FROM ",
                $table,
                " WHERE owner = $1 AND id = $2 AND expires > $3"
            ),
            rewrite: concat!(
                "UPDATE ",
                $table,
                " SET body = $1 WHERE owner = $2 AND id = $3 AND body = $4"
            ),
            take: concat!(
                "DELETE FROM ",
                $table,
                " WHERE owner = $1 AND id = $2 AND expires > $3 RETURNING id, ",
                $about,
                ", author, body, created, expires"
            ),
        }
    };
}

impl Waits {
    const fn statements(self) -> Statements {
        match self {
            Self::Import => statements!("preview", "round"),
            Self::Draft => statements!("draft_preview", "draft"),
        }
    }
}

impl Store {
    /// Keeps something about a round or draft until it is confirmed or expires; returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such round or draft.
    pub async fn add_preview(
        &self,
        owner: &str,
        (waits, about): (Waits, &str),
        author: &str,
        body: &str,
        (at, expires): (Timestamp, Timestamp),
    ) -> Result<String, Failure> {
        let id = random_id();
        let values = [
            owner.into(),
            (&id).into(),
            about.into(),
            author.into(),
            body.into(),
            at.into(),
            expires.into(),
        ];
        self.db.run(waits.statements().add, values).await?;
        Ok(id)
    }

    /// What waits, to look at; it stays.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none, or it has expired by `now`.
    pub async fn preview(
        &self,
        owner: &str,
        waits: Waits,
        id: &str,
        now: Timestamp,
    ) -> Result<PreviewRow, Failure> {
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.one(waits.statements().read, values).await?;
        row(found.ok_or(Failure::NotFound("preview"))?)
    }

    /// Writes what it holds anew, where it still holds what it did; returns whether it was written. Of two who ask at once, one writes.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn rewrite_preview(
        &self,
        owner: &str,
        waits: Waits,
        row: &PreviewRow,
        body: &str,
    ) -> Result<bool, Failure> {
        let values = [
            body.into(),
            owner.into(),
            (&row.id).into(),
            (&row.body).into(),
        ];
        Ok(self.db.run(waits.statements().rewrite, values).await? > 0)
    }

    /// Takes it out, to throw it away; of two who ask at once, one gets it.
    ///
    /// # Errors
    /// As [`Store::preview`].
    pub async fn take_preview(
        &self,
        owner: &str,
        waits: Waits,
        id: &str,
        now: Timestamp,
    ) -> Result<PreviewRow, Failure> {
        let values = [owner.into(), id.into(), now.into()];
        let found = self.db.run_returning(waits.statements().take, values);
        let found = found.await?.into_iter().next();
        row(found.ok_or(Failure::NotFound("preview"))?)
    }
}

fn row(mut row: Row) -> Result<PreviewRow, Failure> {
    Ok(PreviewRow {
        id: row.take_text()?,
        about: row.take_text()?,
        author: row.take_text()?,
        body: row.take_text()?,
        created: row.take_time()?,
        expires: row.take_time()?,
    })
}
