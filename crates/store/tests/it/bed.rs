//! A store of its own for each case, in either database.

use procedure::{Kind, NewEntry};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use std::collections::BTreeMap;
use store::{NewRound, Store};
use tempfile::TempDir;

/// The variable that names a PostgreSQL server which may be written to.
pub(crate) const SERVER: &str = "PARINDEX_TEST_POSTGRES";

/// Runs each case on both databases; on PostgreSQL only where [`SERVER`] is set, and said to be ignored otherwise.
macro_rules! on_both {
    ($($case:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $case() {
                    super::$case(crate::bed::Bed::sqlite().await).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test]
                #[ignore = "needs the PostgreSQL that `cargo xtask test` starts"]
                async fn $case() {
                    super::$case(crate::bed::Bed::postgres().await).await;
                }
            )*
        }
    };
}
pub(crate) use on_both;

/// Where a store lies.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) url: Option<String>,
}

impl Place {
    /// An empty place for SQLite.
    pub(crate) fn sqlite() -> Place {
        let folder = TempDir::new().expect("a folder");
        Place { folder, url: None }
    }

    /// An empty place with a schema of its own on the server.
    pub(crate) async fn postgres() -> Place {
        let url = Some(new_schema().await);
        Place {
            url,
            ..Place::sqlite()
        }
    }

    /// Opens the store that lies here, as a process would.
    pub(crate) async fn open(&self) -> Store {
        Store::open(self.url.as_deref(), self.folder.path())
            .await
            .expect("a store")
    }

    /// Runs one statement past the store, as somebody would who has the database's password and takes its guards away first.
    pub(crate) async fn tamper(&self, sql: &str) -> u64 {
        self.unguard().await;
        self.statement(sql).await.expect("a statement")
    }

    /// Takes away what refuses changes.
    pub(crate) async fn unguard(&self) {
        let off: &[&str] = match self.url {
            None => &[
                "DROP TRIGGER IF EXISTS entry_stays",
                "DROP TRIGGER IF EXISTS entry_remains",
                "DROP TRIGGER IF EXISTS entry_text_stays",
                "DROP TRIGGER IF EXISTS entry_text_remains",
                "DROP TRIGGER IF EXISTS audit_stays",
                "DROP TRIGGER IF EXISTS audit_remains",
            ],
            Some(_) => &[
                "ALTER TABLE entry DISABLE TRIGGER USER",
                "ALTER TABLE entry_text DISABLE TRIGGER USER",
                "ALTER TABLE audit DISABLE TRIGGER USER",
            ],
        };
        for own in off {
            self.statement(own).await.expect("a statement");
        }
    }

    /// Runs one statement past the store: how many rows it changed, or what the database says against it.
    pub(crate) async fn statement(&self, sql: &str) -> Result<u64, String> {
        let sql = AssertSqlSafe(sql.to_owned());
        let done = match &self.url {
            None => {
                let file = self.folder.path().join("parindex.db");
                let address = format!("sqlite://{}", file.display());
                let connection = sqlx::SqliteConnection::connect(&address).await;
                let mut connection = connection.expect("a connection");
                let done = sqlx::query(sql).execute(&mut connection).await;
                done.map(|own| own.rows_affected())
            }
            Some(url) => {
                let connection = PgConnection::connect(url).await;
                let mut connection = connection.expect("a connection");
                let done = sqlx::query(sql).execute(&mut connection).await;
                done.map(|own| own.rows_affected())
            }
        };
        done.map_err(|error| error.to_string())
    }
}

/// A store with the owner `phu-tho`.
pub(crate) struct Bed {
    pub(crate) store: Store,
    pub(crate) place: Place,
}

impl Bed {
    /// In SQLite.
    pub(crate) async fn sqlite() -> Bed {
        Bed::new(Place::sqlite()).await
    }

    /// On the server.
    pub(crate) async fn postgres() -> Bed {
        Bed::new(Place::postgres().await).await
    }

    async fn new(place: Place) -> Bed {
        let store = place.open().await;
        store
            .add_owner("phu-tho", "Phú Thọ", at(0))
            .await
            .expect("an owner");
        Bed { store, place }
    }

    /// Adds the round `r1` of two files.
    pub(crate) async fn with_round(self) -> Bed {
        self.store
            .add_round("phu-tho", round("r1"), at(1))
            .await
            .expect("a round");
        self
    }
}

/// The address of a new, empty schema.
pub(crate) async fn new_schema() -> String {
    let server = std::env::var(SERVER).expect("`cargo xtask test` sets the server's address");
    let schema = format!("t{}", store::random_id());
    let mut connection = PgConnection::connect(&server).await.expect("a connection");
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}")))
        .execute(&mut connection)
        .await
        .expect("a schema");
    let mark = if server.contains('?') { '&' } else { '?' };
    format!("{server}{mark}options=-c%20search_path%3D{schema}")
}

/// Some seconds after the beginning of 2026.
pub(crate) fn at(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_767_225_600 + seconds).expect("a time")
}

/// A round of two files.
pub(crate) fn round(id: &str) -> NewRound {
    NewRound {
        id: id.to_owned(),
        title: "Chỉ số cải cách hành chính".to_owned(),
        year: 2026,
        files: vec![
            ("round.toml".to_owned(), b"title = \"x\"\n".to_vec()),
            ("forms/An Hòa.xlsx".to_owned(), vec![0, 1, 2, 255]),
        ],
    }
}

/// An answer of a unit to leaf 1.1.
pub(crate) fn answer(unit: &str, value: &str) -> NewEntry {
    NewEntry {
        kind: Kind::Answer,
        unit: Some(unit.to_owned()),
        leaf: Some("1.1".to_owned()),
        layer: procedure::layer_from_name("self"),
        slot: Some("on_time".to_owned()),
        value: Some(value.to_owned()),
        state: None,
        source: None,
        text: None,
        extra: BTreeMap::new(),
    }
}

/// An explanation with words.
pub(crate) fn explained(unit: &str, text: &str) -> NewEntry {
    NewEntry {
        kind: Kind::Explained,
        value: None,
        slot: None,
        text: Some(text.to_owned()),
        ..answer(unit, "")
    }
}
