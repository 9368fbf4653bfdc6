//! The door: a database and a data folder.

use crate::Failure;
use crate::db::{Db, newest_schema};
use crate::files::{Files, make_private_file};
use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

/// The store of one server. Copies share the same connections.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) db: Db,
    pub(crate) files: Arc<Files>,
}

impl Store {
    /// Opens the store, makes what is not there yet, and brings the schema up to date.
    ///
    /// Without an address the embedded database `parindex.db` in the data folder is used; an address begins with `postgres://` or `postgresql://`.
    /// Files lie in the data folder in both cases. The folder and what is in it can be read by its owner only.
    ///
    /// # Errors
    /// [`Failure::Newer`] where a newer program has made the database; [`Failure::Database`] and [`Failure::Disk`] where it cannot be opened.
    pub async fn open(database_url: Option<&str>, data: &Path) -> Result<Store, Failure> {
        Store::open_at(database_url, data, None).await
    }

    /// Opens a store that is there already and changes nothing of its schema: for tools beside a running server.
    ///
    /// # Errors
    /// [`Failure::Older`] and [`Failure::Newer`] where another version of the program made the database; otherwise as [`Store::open`].
    pub async fn open_unchanged(database_url: Option<&str>, data: &Path) -> Result<Store, Failure> {
        let files = Files::open(data).await?;
        let db = Store::open_db(database_url, data).await?;
        match db.schema().await?.cmp(&newest_schema()) {
            Ordering::Less => Err(Failure::Older),
            Ordering::Greater => Err(Failure::Newer),
            Ordering::Equal => Ok(Store {
                db,
                files: Arc::new(files),
            }),
        }
    }

    /// Opens with the schema of a version, or the newest.
    pub(crate) async fn open_at(
        database_url: Option<&str>,
        data: &Path,
        schema: Option<i64>,
    ) -> Result<Store, Failure> {
        let files = Files::open(data).await?;
        let db = Store::open_db(database_url, data).await?;
        db.migrate(schema).await?;
        Ok(Store {
            db,
            files: Arc::new(files),
        })
    }

    /// Opens the database as it stands; the data folder is there.
    pub(crate) async fn open_db(database_url: Option<&str>, data: &Path) -> Result<Db, Failure> {
        match database_url {
            Some(url) => Db::open_postgres(url).await,
            None => {
                let file = data.join("parindex.db");
                make_private_file(&file).await?;
                Db::open_sqlite(&file).await
            }
        }
    }

    /// The same store with another limit for the size of one file, in bytes (50 MiB unless said).
    #[must_use]
    pub fn with_file_limit(mut self, bytes: u64) -> Store {
        self.files = Arc::new(self.files.with_limit(bytes));
        self
    }

    /// A number that has grown when this store or a copy of it has written anything: what was read before is then to be read again.
    ///
    /// It grows before the call that wrote returns. Other processes, and stores opened beside this one, have their own.
    #[must_use]
    pub fn n_writes(&self) -> u64 {
        self.db.n_writes()
    }

    /// Asks the database for an answer: `Ok` where it gives one.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn ping(&self) -> Result<(), Failure> {
        self.db.all("SELECT COUNT(*) FROM owner", []).await?;
        Ok(())
    }

    /// The number of the schema that the database is at.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn schema(&self) -> Result<i64, Failure> {
        self.db.schema().await
    }

    /// Ends all connections after the work under way; afterwards every call fails.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
