//! Accounts: a random id, a name to sign in with, a password hash, grants.

use crate::db::Row;
use crate::{Failure, Secret, Store, random_id};
use jiff::Timestamp;
use procedure::{Grant, Person};

/// An account that is to be added.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The name to sign in with, in the form in which it is compared.
    pub name: String,
    /// The hash of the password, never the password.
    pub password_hash: Secret,
    /// Whether the password must be changed at the first sign-in.
    pub must_change: bool,
    /// What the person is entrusted with.
    pub grants: Vec<Grant>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Whose.
    pub owner: String,
    /// The random id: the only thing of an account that entries and the log hold.
    pub id: String,
    /// The name to sign in with.
    pub name: String,
    /// The hash of the password.
    pub password_hash: Secret,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// The secret of one-time codes, where they are turned on.
    pub totp: Option<Secret>,
    /// What the person is entrusted with.
    pub grants: Vec<Grant>,
    /// Whether the account is closed.
    pub disabled: bool,
    /// Since when.
    pub created: Timestamp,
    /// The last sign-in.
    pub signed_in: Option<Timestamp>,
}

impl User {
    /// The account as somebody who acts: nobody in particular where it is closed.
    #[must_use]
    pub fn person(&self) -> Person {
        if self.disabled {
            return Person::default();
        }
        Person {
            id: self.id.clone(),
            grants: self.grants.clone(),
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT owner, id, name, password, must_change, totp, grants, disabled, created, signed_in FROM account ",
            $rest
        )
    };
}

impl Store {
    /// Adds an account and returns it with its random id.
    ///
    /// # Errors
    /// [`Failure::Exists`] where the name is taken.
    pub async fn add_user(
        &self,
        owner: &str,
        user: NewUser,
        at: Timestamp,
    ) -> Result<User, Failure> {
        let id = random_id();
        let sql = "INSERT INTO account (owner, id, name, password, must_change, grants, disabled, created) \
                   VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
        let values = [
            owner.into(),
            (&id).into(),
            user.name.into(),
            user.password_hash.expose().into(),
            user.must_change.into(),
            grants_json(&user.grants).into(),
            at.into(),
        ];
        self.db.run(sql, values).await?;
        self.user(owner, &id)
            .await?
            .ok_or(Failure::NotFound("account"))
    }

    /// The account of that name.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn user_by_name(&self, owner: &str, name: &str) -> Result<Option<User>, Failure> {
        let sql = select!("WHERE owner = $1 AND name = $2");
        let found = self.db.one(sql, [owner.into(), name.into()]).await?;
        found.map(user).transpose()
    }

    /// The account of that id.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn user(&self, owner: &str, id: &str) -> Result<Option<User>, Failure> {
        let sql = select!("WHERE owner = $1 AND id = $2");
        let found = self.db.one(sql, [owner.into(), id.into()]).await?;
        found.map(user).transpose()
    }

    /// All accounts of an owner, by the bytes of their names.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn users(&self, owner: &str) -> Result<Vec<User>, Failure> {
        let rows = self
            .db
            .all(select!("WHERE owner = $1"), [owner.into()])
            .await?;
        let users: Result<Vec<User>, Failure> = rows.into_iter().map(user).collect();
        let mut users = users?;
        users.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(users)
    }

    /// Sets the hash of a new password, and ends all sessions of the account.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn set_password(
        &self,
        owner: &str,
        id: &str,
        hash: &Secret,
        must_change: bool,
    ) -> Result<(), Failure> {
        let mut tx = self.db.begin().await?;
        let sql = "UPDATE account SET password = $1, must_change = $2 WHERE owner = $3 AND id = $4";
        let values = [
            hash.expose().into(),
            must_change.into(),
            owner.into(),
            id.into(),
        ];
        found(tx.run(sql, values).await?)?;
        tx.run(END_ALL, [owner.into(), id.into()]).await?;
        tx.commit().await
    }

    /// Sets the secret of one-time codes, or turns them off.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn set_totp(
        &self,
        owner: &str,
        id: &str,
        totp: Option<&Secret>,
    ) -> Result<(), Failure> {
        let sql = "UPDATE account SET totp = $1 WHERE owner = $2 AND id = $3";
        let values = [totp.map(Secret::expose).into(), owner.into(), id.into()];
        found(self.db.run(sql, values).await?)
    }

    /// What the account is entrusted with; nothing where there is no such account.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn grants(&self, owner: &str, id: &str) -> Result<Vec<Grant>, Failure> {
        let user = self.user(owner, id).await?;
        Ok(user.map(|user| user.person().grants).unwrap_or_default())
    }

    /// Replaces what the account is entrusted with; it holds from the next request on.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn set_grants(&self, owner: &str, id: &str, grants: &[Grant]) -> Result<(), Failure> {
        let sql = "UPDATE account SET grants = $1 WHERE owner = $2 AND id = $3";
        let values = [grants_json(grants).into(), owner.into(), id.into()];
        found(self.db.run(sql, values).await?)
    }

    /// Closes an account and ends its sessions, or opens it again.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn disable(&self, owner: &str, id: &str, disabled: bool) -> Result<(), Failure> {
        let mut tx = self.db.begin().await?;
        let sql = "UPDATE account SET disabled = $1 WHERE owner = $2 AND id = $3";
        found(
            tx.run(sql, [disabled.into(), owner.into(), id.into()])
                .await?,
        )?;
        if disabled {
            tx.run(END_ALL, [owner.into(), id.into()]).await?;
        }
        tx.commit().await
    }

    /// Notes a sign-in.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn signed_in(&self, owner: &str, id: &str, at: Timestamp) -> Result<(), Failure> {
        let sql = "UPDATE account SET signed_in = $1 WHERE owner = $2 AND id = $3";
        found(
            self.db
                .run(sql, [at.into(), owner.into(), id.into()])
                .await?,
        )
    }
}

/// Ends all sessions of an account.
pub(super) const END_ALL: &str = "DELETE FROM session WHERE owner = $1 AND account = $2";

fn found(rows: u64) -> Result<(), Failure> {
    if rows == 0 {
        return Err(Failure::NotFound("account"));
    }
    Ok(())
}

pub(super) fn grants_json(grants: &[Grant]) -> String {
    serde_json::to_string(grants).expect("grants are texts and times, always written as JSON")
}

fn user(mut row: Row) -> Result<User, Failure> {
    Ok(User {
        owner: row.take_text()?,
        id: row.take_text()?,
        name: row.take_text()?,
        password_hash: Secret::new(row.take_text()?),
        must_change: row.take_yes()?,
        totp: row.take_maybe_text()?.map(Secret::new),
        grants: row.take_json()?,
        disabled: row.take_yes()?,
        created: row.take_time()?,
        signed_in: row.take_maybe_time()?,
    })
}
