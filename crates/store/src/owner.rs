//! Owners: the provinces and districts whose rounds stand here, one row by default.

use crate::db::Row;
use crate::{Failure, Store};
use jiff::Timestamp;
use procedure::NO_ENTRY;

/// An owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerRow {
    /// A short id for addresses.
    pub id: String,
    /// The name as it is written.
    pub name: String,
    /// Since when.
    pub created: Timestamp,
}

impl Store {
    /// Adds an owner.
    ///
    /// # Errors
    /// [`Failure::Exists`] where the id is taken.
    pub async fn add_owner(&self, id: &str, name: &str, at: Timestamp) -> Result<(), Failure> {
        let sql = "INSERT INTO owner (id, name, created, audit_seq, audit_digest) VALUES ($1, $2, $3, 0, $4)";
        let values = [id.into(), name.into(), at.into(), NO_ENTRY.into()];
        self.db.run(sql, values).await?;
        Ok(())
    }

    /// All owners, by id.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn owners(&self) -> Result<Vec<OwnerRow>, Failure> {
        let sql = "SELECT id, name, created FROM owner ORDER BY id";
        let rows = self.db.all(sql, []).await?;
        rows.into_iter().map(owner).collect()
    }
}

fn owner(mut row: Row) -> Result<OwnerRow, Failure> {
    Ok(OwnerRow {
        id: row.take_text()?,
        name: row.take_text()?,
        created: row.take_time()?,
    })
}
