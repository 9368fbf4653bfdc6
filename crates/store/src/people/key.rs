//! Keys of programs: only their digest is kept.

use super::account::grants_json;
use crate::db::Row;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;
use procedure::Grant;

/// A key that is to be added.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// The digest of the key.
    pub hash: String,
    /// What it is for, in words.
    pub name: String,
    /// What the program may do through the API.
    pub scopes: Vec<String>,
    /// As whom.
    pub grants: Vec<Grant>,
    /// The id of the account that made it.
    pub author: String,
    /// When it ends by itself.
    pub expires: Option<Timestamp>,
}

/// A key, without what would open the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Whose.
    pub owner: String,
    /// The random id: what entries and the log hold.
    pub id: String,
    /// What it is for, in words.
    pub name: String,
    /// What the program may do through the API.
    pub scopes: Vec<String>,
    /// As whom.
    pub grants: Vec<Grant>,
    /// The id of the account that made it.
    pub author: String,
    /// Since when.
    pub created: Timestamp,
    /// When it ends by itself.
    pub expires: Option<Timestamp>,
    /// When it was taken back.
    pub revoked: Option<Timestamp>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT owner, id, name, scopes, grants, author, created, expires, revoked FROM api_key ",
            $rest
        )
    };
}

impl Store {
    /// Adds a key and returns it with its random id.
    ///
    /// # Errors
    /// [`Failure::Exists`] where that key is there already, [`Failure::NotFound`] where there is no such owner.
    pub async fn add_key(
        &self,
        owner: &str,
        key: NewKey,
        at: Timestamp,
    ) -> Result<KeyRow, Failure> {
        let id = random_id();
        let sql = "INSERT INTO api_key (owner, id, hash, name, scopes, grants, author, created, expires) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let scopes = serde_json::to_string(&key.scopes).expect("texts are always written as JSON");
        let values = [
            owner.into(),
            (&id).into(),
            key.hash.into(),
            key.name.into(),
            scopes.into(),
            grants_json(&key.grants).into(),
            key.author.into(),
            at.into(),
            key.expires.into(),
        ];
        self.db.run(sql, values).await?;
        let sql = select!("WHERE owner = $1 AND id = $2");
        let found = self.db.one(sql, [owner.into(), (&id).into()]).await?;
        row(found.ok_or(Failure::NotFound("key"))?)
    }

    /// All keys of an owner, newest first, those taken back as well.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn keys(&self, owner: &str) -> Result<Vec<KeyRow>, Failure> {
        let sql = select!("WHERE owner = $1 ORDER BY created DESC, id");
        let rows = self.db.all(sql, [owner.into()]).await?;
        rows.into_iter().map(row).collect()
    }

    /// The key of that digest, if it opens the door at `now`.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn find_key(&self, hash: &str, now: Timestamp) -> Result<Option<KeyRow>, Failure> {
        let sql =
            select!("WHERE hash = $1 AND revoked IS NULL AND (expires IS NULL OR expires > $2)");
        let found = self.db.one(sql, [hash.into(), now.into()]).await?;
        found.map(row).transpose()
    }

    /// Takes a key back; it stays in the list.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none, or no longer.
    pub async fn revoke_key(&self, owner: &str, id: &str, at: Timestamp) -> Result<(), Failure> {
        let sql =
            "UPDATE api_key SET revoked = $1 WHERE owner = $2 AND id = $3 AND revoked IS NULL";
        match self
            .db
            .run(sql, [at.into(), owner.into(), id.into()])
            .await?
        {
            0 => Err(Failure::NotFound("key")),
            _ => Ok(()),
        }
    }
}

fn row(mut row: Row) -> Result<KeyRow, Failure> {
    Ok(KeyRow {
        owner: row.take_text()?,
        id: row.take_text()?,
        name: row.take_text()?,
        scopes: row.take_json()?,
        grants: row.take_json()?,
        author: row.take_text()?,
        created: row.take_time()?,
        expires: row.take_maybe_time()?,
        revoked: row.take_maybe_time()?,
    })
}
