//! Erasing the words of an entry, as a court or the law on personal data may order.

use crate::{Failure, Store};
use jiff::Timestamp;

impl Store {
    /// Erases the words of an entry with their salt, and keeps by whom and when; the chain still holds, since only their digest is in it.
    ///
    /// In SQLite nothing of the words is left in the database's files afterwards; in PostgreSQL its own write-ahead log may hold them for some time. Backups made before still have them.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where that entry has no words, or no longer.
    pub async fn erase_text(
        &self,
        owner: &str,
        round: &str,
        seq: u64,
        by: &str,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let sql = "UPDATE entry_text SET salt = NULL, text = NULL, erased_at = $1, erased_by = $2 \
                   WHERE owner = $3 AND round = $4 AND seq = $5 AND erased_at IS NULL";
        let values = [at.into(), by.into(), owner.into(), round.into(), seq.into()];
        match self.db.run(sql, values).await? {
            0 => Err(Failure::NotFound("text")),
            _ => self.db.forget_erased().await,
        }
    }
}
