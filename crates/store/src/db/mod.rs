//! One SQL text for two databases: values in, rows out, transactions.
//!
//! All statements use `$1` placeholders and only texts and whole numbers, which SQLite and PostgreSQL read alike.
//! SQLite writes through one connection, so that no writer of this process ever waits for another with half of its work done.

mod open;
mod row;
mod value;

pub(crate) use open::newest_schema;
pub(crate) use row::Row;
pub(crate) use value::Value;

use crate::Failure;
use sqlx::{AssertSqlSafe, PgPool, Postgres, SqlSafeStr, Sqlite, SqlitePool, Transaction};

/// The database of a store.
#[derive(Debug, Clone)]
pub(crate) enum Db {
    /// The embedded database: readers beside one writer.
    Sqlite {
        /// Several connections.
        read: SqlitePool,
        /// One connection.
        write: SqlitePool,
    },
    /// A PostgreSQL server.
    Postgres(PgPool),
}

/// Work that is done as a whole or not at all; dropped without [`Tx::commit`] it is not done.
pub(crate) enum Tx {
    /// In the embedded database.
    Sqlite(Transaction<'static, Sqlite>),
    /// On the server.
    Postgres(Transaction<'static, Postgres>),
}

macro_rules! bound {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Text(Some(text)) if text.contains('\0') => return Err(Failure::ZeroByte),
                Value::Text(text) => query.bind(text),
                Value::Int(number) => query.bind(number),
            };
        }
        query
    }};
}

impl Db {
    /// All rows of a question.
    pub(crate) async fn all(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        match self {
            Db::Sqlite { read, .. } => {
                let rows = bound!(sql, values).fetch_all(read).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Db::Postgres(pool) => {
                let rows = bound!(sql, values).fetch_all(pool).await?;
                rows.iter().map(Row::of_postgres).collect()
            }
        }
    }

    /// The row of a question that has at most one.
    pub(crate) async fn one(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<Row>, Failure> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }

    /// Changes rows; returns how many.
    pub(crate) async fn run(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, Failure> {
        Ok(match self {
            Db::Sqlite { write, .. } => bound!(sql, values).execute(write).await?.rows_affected(),
            Db::Postgres(pool) => bound!(sql, values).execute(pool).await?.rows_affected(),
        })
    }

    /// Changes rows and returns them, by a `RETURNING`.
    pub(crate) async fn run_returning(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        let mut tx = self.begin().await?;
        let rows = tx.all(sql, values).await?;
        tx.commit().await?;
        Ok(rows)
    }

    /// Begins work that writes; in SQLite it holds the write lock from here on.
    pub(crate) async fn begin(&self) -> Result<Tx, Failure> {
        Ok(match self {
            Db::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins reading at one moment: whatever is written meanwhile does not show.
    pub(crate) async fn begin_reading(&self) -> Result<Tx, Failure> {
        Ok(match self {
            Db::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Db::Postgres(pool) => Tx::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        })
    }

    /// Writes over what erased rows left behind, as far as the database lets us.
    pub(crate) async fn forget_erased(&self) -> Result<(), Failure> {
        match self {
            // With `secure_delete` the pages are clean; the log may still hold what they were.
            Db::Sqlite { write, .. } => {
                let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
                sqlx::query(sql).fetch_all(write).await?;
            }
            Db::Postgres(pool) => {
                sqlx::query("VACUUM entry_text").execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Ends all connections, after the work under way.
    pub(crate) async fn close(&self) {
        match self {
            Db::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// All rows of a question, or of a change with `RETURNING`.
    pub(crate) async fn all(
        &mut self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        self.all_of(sql, values).await
    }

    /// The row of a question that has at most one.
    pub(crate) async fn one(
        &mut self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<Row>, Failure> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }

    /// Changes rows; returns how many.
    pub(crate) async fn run(
        &mut self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, Failure> {
        self.run_of(sql, values).await
    }

    /// As [`Tx::all`], for a statement put together from names that stand in this program.
    pub(crate) async fn all_built(
        &mut self,
        sql: String,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        self.all_of(AssertSqlSafe(sql), values).await
    }

    /// As [`Tx::run`], for a statement put together from names that stand in this program.
    pub(crate) async fn run_built(
        &mut self,
        sql: String,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, Failure> {
        self.run_of(AssertSqlSafe(sql), values).await
    }

    /// Makes the work stand; when this returns, it survives the end of the process.
    pub(crate) async fn commit(self) -> Result<(), Failure> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    async fn all_of(
        &mut self,
        sql: impl SqlSafeStr,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        match self {
            Tx::Sqlite(tx) => {
                let rows = bound!(sql, values).fetch_all(&mut **tx).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Tx::Postgres(tx) => {
                let rows = bound!(sql, values).fetch_all(&mut **tx).await?;
                rows.iter().map(Row::of_postgres).collect()
            }
        }
    }

    async fn run_of(
        &mut self,
        sql: impl SqlSafeStr,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, Failure> {
        Ok(match self {
            Tx::Sqlite(tx) => bound!(sql, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Tx::Postgres(tx) => bound!(sql, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }
}
