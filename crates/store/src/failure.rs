//! What can go wrong in the store. No message carries a value out of a table.

use sqlx::migrate::MigrateError;

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// There is no such round, file, account, … of this owner.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Something of that name or id is there already.
    #[error("it is there already")]
    Exists,
    /// Somebody else was first: the chain, or the content of a round, stands elsewhere than expected.
    #[error("it has changed meanwhile; look again and repeat")]
    Moved,
    /// A path inside a round's folder that could lead out of it, or is none.
    #[error("a path must be relative, with `/` between its parts, and stay inside its folder")]
    BadPath,
    /// A text holds a zero byte, which PostgreSQL does not keep; SQLite is not given it either.
    #[error("a text holds a zero byte")]
    ZeroByte,
    /// A file is larger than the settings allow; the limit in bytes.
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// The database was made by a newer program.
    #[error("the database was made by a newer version of this program")]
    Newer,
    /// The database was made by an older program and is not brought up to date here.
    #[error(
        "the database was made by an older version of this program; start the server once with this one"
    )]
    Older,
    /// What is stored is not what it should be.
    #[error("what is stored is damaged: {0}")]
    Damaged(&'static str),
    /// A backup is not restored into a store that holds something.
    #[error("a backup is restored into an empty place only")]
    NotEmpty,
    /// The database.
    #[error("the database: {0}")]
    Database(#[source] sqlx::Error),
    /// The disk.
    #[error("the disk: {0}")]
    Disk(#[from] std::io::Error),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(own) if own.is_unique_violation() => Failure::Exists,
            sqlx::Error::Database(own) if own.is_foreign_key_violation() => {
                Failure::NotFound("thing that this belongs to")
            }
            _ => Failure::Database(error),
        }
    }
}

impl From<MigrateError> for Failure {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => Failure::Newer,
            other => Failure::Database(sqlx::Error::Migrate(Box::new(other))),
        }
    }
}
