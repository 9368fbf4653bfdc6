//! Failed attempts, counted for lockout.

use crate::random::hex;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

/// Only a digest is kept: people type passwords where names belong.
fn about_digest(about: &str) -> String {
    hex(&Sha256::digest(about.as_bytes()))
}

impl Store {
    /// Notes a failed attempt about something, say `name:…` or `address:…`; only its digest is kept.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn add_failure(
        &self,
        owner: &str,
        about: &str,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let sql = "INSERT INTO failure (owner, id, about, at) VALUES ($1, $2, $3, $4)";
        let values = [
            owner.into(),
            random_id().into(),
            about_digest(about).into(),
            at.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(())
    }

    /// How many attempts about it have failed since then.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn failures_since(
        &self,
        owner: &str,
        about: &str,
        since: Timestamp,
    ) -> Result<u64, Failure> {
        let sql = "SELECT COUNT(*) FROM failure WHERE owner = $1 AND about = $2 AND at >= $3";
        let values = [owner.into(), about_digest(about).into(), since.into()];
        let row = self.db.one(sql, values).await?;
        row.map_or(Ok(0), |mut row| row.take_count())
    }

    /// Forgets the failed attempts about it, after one that did not fail.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn clear_failures(&self, owner: &str, about: &str) -> Result<(), Failure> {
        let sql = "DELETE FROM failure WHERE owner = $1 AND about = $2";
        let values = [owner.into(), about_digest(about).into()];
        self.db.run(sql, values).await?;
        Ok(())
    }
}
