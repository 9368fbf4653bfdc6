//! Backups: a folder with each table as lines of JSON, and the stored files.
//!
//! Both databases write and read the same form, so that a backup moves from one to the other, can be read in twenty years with nothing but a text editor, and is tested once.
//! (SQLite's own `VACUUM INTO` would be quicker, but only SQLite reads it.)
//! All tables are read at one moment, while the server goes on.
//! Sessions, previews and failed attempts are left out: a restored copy must not let anybody in who once was.
//!
//! ```text
//! backup.json         form, schema, program, tables with rows and digests
//! tables/NAME.jsonl   first the names of the columns, then one array a row
//! files/ab/DIGEST     the stored files
//! settings.json       the server's settings, where it has some
//! ```

mod restore;
mod settings;
mod tables;
mod write;

use serde::{Deserialize, Serialize};

pub use restore::Restored;
pub use write::Backup;

/// The form of a backup that this program writes and reads.
const FORM: u32 = 1;

/// The page that says what a backup holds.
const MANIFEST: &str = "backup.json";

/// What `backup.json` says.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    form: u32,
    schema: i64,
    program: String,
    made: String,
    tables: Vec<TableOf>,
    files: u64,
    /// The digest of the settings; backups of the first programs have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<String>,
}

/// One table of a backup.
#[derive(Debug, Serialize, Deserialize)]
struct TableOf {
    name: String,
    rows: u64,
    digest: String,
}
