//! One SQL text for two databases: values in, rows out, transactions. Only triggers are said twice (`open.rs`).
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
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The database of a store.
#[derive(Debug, Clone)]
pub(crate) struct Db {
    pools: Pools,
    /// Grows with everything that this process writes.
    writes: Arc<AtomicU64>,
}

#[derive(Debug, Clone)]
enum Pools {
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
pub(crate) struct Tx {
    own: Own,
    writes: Arc<AtomicU64>,
}

enum Own {
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
    fn new(pools: Pools) -> Self {
        Self {
            pools,
            writes: Arc::default(),
        }
    }

    fn tx(&self, own: Own) -> Tx {
        Tx {
            own,
            writes: Arc::clone(&self.writes),
        }
    }

    /// A number that has grown when something was written through this value or a copy of it.
    pub(crate) fn n_writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// All rows of a question.
    pub(crate) async fn all(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        match &self.pools {
            Pools::Sqlite { read, .. } => {
                let rows = bound!(sql, values).fetch_all(read).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Pools::Postgres(pool) => {
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
        let done = match &self.pools {
            Pools::Sqlite { write, .. } => {
                bound!(sql, values).execute(write).await?.rows_affected()
            }
            Pools::Postgres(pool) => bound!(sql, values).execute(pool).await?.rows_affected(),
        };
        self.writes.fetch_add(1, Ordering::AcqRel);
        Ok(done)
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
        Ok(self.tx(match &self.pools {
            Pools::Sqlite { write, .. } => Own::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Own::Postgres(pool.begin().await?),
        }))
    }

    /// Begins reading at one moment: whatever is written meanwhile does not show.
    pub(crate) async fn begin_reading(&self) -> Result<Tx, Failure> {
        Ok(self.tx(match &self.pools {
            Pools::Sqlite { read, .. } => Own::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => Own::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        }))
    }

    /// Writes over what erased rows left behind, as far as the database lets us.
    pub(crate) async fn forget_erased(&self) -> Result<(), Failure> {
        match &self.pools {
            // With `secure_delete` the pages are clean; the log may still hold what they were.
            Pools::Sqlite { write, .. } => {
                let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
                sqlx::query(sql).fetch_all(write).await?;
            }
            Pools::Postgres(pool) => {
                sqlx::query("VACUUM entry_text").execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Ends all connections, after the work under way.
    pub(crate) async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
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
        let done = match self.own {
            Own::Sqlite(tx) => tx.commit().await,
            Own::Postgres(tx) => tx.commit().await,
        };
        // Also where the answer was lost on the way: the work may stand.
        self.writes.fetch_add(1, Ordering::AcqRel);
        Ok(done?)
    }

    async fn all_of(
        &mut self,
        sql: impl SqlSafeStr,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>, Failure> {
        match &mut self.own {
            Own::Sqlite(tx) => {
                let rows = bound!(sql, values).fetch_all(&mut **tx).await?;
                rows.iter().map(Row::of_sqlite).collect()
            }
            Own::Postgres(tx) => {
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
        Ok(match &mut self.own {
            Own::Sqlite(tx) => bound!(sql, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Own::Postgres(tx) => bound!(sql, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }
}
