//! Opening a database and bringing its schema up to date.

use super::{Db, Pools};
use crate::Failure;
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::time::Duration;

/// What a migration says to a database.
#[derive(Debug, Clone, Copy)]
enum Sql {
    /// The same text to both.
    Both(&'static str),
    /// What no one text says to both: triggers.
    Each {
        sqlite: &'static str,
        postgres: &'static str,
    },
}

/// Every schema so far, oldest first. A migration that has been released is never edited.
const MIGRATIONS: &[(i64, &str, Sql)] = &[
    (
        1,
        "first",
        Sql::Both(include_str!("../../migrations/0001_first.sql")),
    ),
    (
        2,
        "plans",
        Sql::Both(include_str!("../../migrations/0002_plans.sql")),
    ),
    (
        3,
        "drafts",
        Sql::Both(include_str!("../../migrations/0003_drafts.sql")),
    ),
    (
        4,
        "erased",
        Sql::Both(include_str!("../../migrations/0004_erased.sql")),
    ),
    (
        5,
        "kept",
        Sql::Each {
            sqlite: include_str!("../../migrations/0005_kept_sqlite.sql"),
            postgres: include_str!("../../migrations/0005_kept_postgres.sql"),
        },
    ),
];

/// How long somebody waits for a lock or a connection before it is a failure.
const PATIENCE: Duration = Duration::from_secs(20);

/// The newest schema that this program knows.
pub(crate) fn newest_schema() -> i64 {
    MIGRATIONS
        .iter()
        .map(|(version, ..)| *version)
        .max()
        .unwrap_or(0)
}

fn migrator(text: fn(Sql) -> &'static str) -> Migrator {
    let migration = |(version, name, sql): &(i64, &'static str, Sql)| {
        Migration::new(
            *version,
            (*name).into(),
            MigrationType::Simple,
            text(*sql).into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

impl Sql {
    fn for_sqlite(self) -> &'static str {
        match self {
            Self::Both(sql) | Self::Each { sqlite: sql, .. } => sql,
        }
    }
    fn for_postgres(self) -> &'static str {
        match self {
            Self::Both(sql) | Self::Each { postgres: sql, .. } => sql,
        }
    }
}

impl Db {
    /// The embedded database in a file: write-ahead log, every commit synced to disk, foreign keys kept.
    pub(crate) async fn open_sqlite(file: &Path) -> Result<Db, Failure> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is written over: words that were erased, sessions that ended.
            .pragma("secure_delete", "ON")
            .busy_timeout(PATIENCE);
        let pool = |most: u32| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(PATIENCE)
        };
        // The writer first: it makes the file and turns the log on.
        let write = pool(1).connect_with(options.clone()).await?;
        let read = pool(4).connect_with(options).await?;
        Ok(Db::new(Pools::Sqlite { read, write }))
    }

    /// A PostgreSQL server by its address, `postgres://…`.
    pub(crate) async fn open_postgres(url: &str) -> Result<Db, Failure> {
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(PATIENCE)
            .connect(url)
            .await?;
        Ok(Db::new(Pools::Postgres(pool)))
    }

    /// Brings the schema up to `version`, or to the newest; refuses a database of a newer program.
    pub(crate) async fn migrate(&self, version: Option<i64>) -> Result<(), Failure> {
        let target = version.unwrap_or_else(newest_schema);
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                let migrator = migrator(Sql::for_sqlite);
                migrator.run_to(target, write).await?;
            }
            Pools::Postgres(pool) => {
                let migrator = migrator(Sql::for_postgres);
                migrator.run_to(target, pool).await?;
            }
        }
        Ok(())
    }

    /// The newest migration that the database has seen; 0 for none.
    pub(crate) async fn schema(&self) -> Result<i64, Failure> {
        let row = self
            .one("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations", [])
            .await?;
        row.map_or(Ok(0), |mut row| row.take_int())
    }
}
