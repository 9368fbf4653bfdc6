//! Sessions: only the digest of their random secret is kept.

use crate::{Failure, Store};
use jiff::Timestamp;

/// A session that begins.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The digest of the secret in the cookie.
    pub hash: String,
    /// The account's id.
    pub account: String,
    /// Whether the one-time code was given (or none is asked for).
    pub second_factor: bool,
    /// When it ends by itself.
    pub expires: Timestamp,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Whose account it is.
    pub owner: String,
    /// The digest of the secret in the cookie.
    pub hash: String,
    /// The account's id.
    pub account: String,
    /// Whether the one-time code was given (or none is asked for).
    pub second_factor: bool,
    /// Since when.
    pub started: Timestamp,
    /// The last request.
    pub seen: Timestamp,
    /// When it ends by itself.
    pub expires: Timestamp,
}

impl Store {
    /// Begins a session.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such account.
    pub async fn start_session(
        &self,
        owner: &str,
        session: NewSession,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let sql = "INSERT INTO session (owner, hash, account, second_factor, started, seen, expires) \
                   VALUES ($1, $2, $3, $4, $5, $5, $6)";
        let values = [
            owner.into(),
            session.hash.into(),
            session.account.into(),
            session.second_factor.into(),
            at.into(),
            session.expires.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(())
    }

    /// The session of that digest, unless it has ended by `now`.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn find_session(
        &self,
        hash: &str,
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Failure> {
        let sql = "SELECT owner, hash, account, second_factor, started, seen, expires FROM session WHERE hash = $1 AND expires > $2";
        let Some(mut row) = self.db.one(sql, [hash.into(), now.into()]).await? else {
            return Ok(None);
        };
        Ok(Some(SessionRow {
            owner: row.take_text()?,
            hash: row.take_text()?,
            account: row.take_text()?,
            second_factor: row.take_yes()?,
            started: row.take_time()?,
            seen: row.take_time()?,
            expires: row.take_time()?,
        }))
    }

    /// Notes a request and sets the new end.
    ///
    /// # Errors
    /// [`Failure::Database`]; a session that is gone stays gone.
    pub async fn touch_session(
        &self,
        hash: &str,
        at: Timestamp,
        expires: Timestamp,
    ) -> Result<(), Failure> {
        let sql = "UPDATE session SET seen = $1, expires = $2 WHERE hash = $3";
        self.db
            .run(sql, [at.into(), expires.into(), hash.into()])
            .await?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn end_session(&self, hash: &str) -> Result<(), Failure> {
        let sql = "DELETE FROM session WHERE hash = $1";
        self.db.run(sql, [hash.into()]).await?;
        Ok(())
    }

    /// Ends all sessions of an account; returns how many there were.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn end_all_sessions(&self, owner: &str, account: &str) -> Result<u64, Failure> {
        let values = [owner.into(), account.into()];
        self.db.run(super::account::END_ALL, values).await
    }

    /// Removes sessions and previews that ended before `now`, and failed attempts before `failures_before`.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn purge_expired(
        &self,
        now: Timestamp,
        failures_before: Timestamp,
    ) -> Result<(), Failure> {
        let mut tx = self.db.begin().await?;
        tx.run("DELETE FROM session WHERE expires <= $1", [now.into()])
            .await?;
        tx.run("DELETE FROM preview WHERE expires <= $1", [now.into()])
            .await?;
        tx.run(
            "DELETE FROM draft_preview WHERE expires <= $1",
            [now.into()],
        )
        .await?;
        let sql = "DELETE FROM failure WHERE at < $1";
        tx.run(sql, [failures_before.into()]).await?;
        tx.commit().await
    }
}
