//! Writing a backup.

use super::tables::{TABLES, Table};
use super::{FORM, MANIFEST, Manifest, TableOf, settings};
use crate::db::{Tx, Value};
use crate::files::{copy_checked, private_folder, sync_folder};
use crate::random::hex;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use tokio::io::AsyncWriteExt as _;

/// Rows read in one question.
const AT_ONCE: u64 = 5_000;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    /// Rows of all tables.
    pub rows: u64,
    /// Stored files.
    pub files: u64,
}

impl Store {
    /// Writes a backup into the folder `to`, which must not be there yet; it appears when it is whole and on the disk.
    ///
    /// It holds everything of all owners, password hashes, signing keys and `settings.json` as well: keep it as safe as the server.
    ///
    /// # Errors
    /// [`Failure::Exists`] where there is something at `to`; [`Failure::Damaged`] where a stored file is gone or changed; [`Failure::Disk`], [`Failure::Database`].
    pub async fn backup(&self, to: &Path, at: Timestamp) -> Result<Backup, Failure> {
        if tokio::fs::try_exists(to).await? {
            return Err(Failure::Exists);
        }
        let name = to.file_name().ok_or(Failure::BadPath)?.to_string_lossy();
        let aside = to.with_file_name(format!("{name}.{}", random_id()));
        let outcome = self.write_backup(&aside, at).await;
        if outcome.is_err() {
            let _ = tokio::fs::remove_dir_all(&aside).await;
            return outcome;
        }
        tokio::fs::rename(&aside, to).await?;
        if let Some(parent) = to.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            sync_folder(parent).await?;
        }
        outcome
    }

    async fn write_backup(&self, folder: &Path, at: Timestamp) -> Result<Backup, Failure> {
        private_folder(&folder.join("tables")).await?;
        private_folder(&folder.join("files")).await?;
        let schema = self.schema().await?;
        let mut tx = self.db.begin_reading().await?;
        let mut tables = Vec::new();
        let mut digests = Vec::new();
        for table in TABLES {
            let page = folder.join("tables").join(format!("{}.jsonl", table.name));
            let written = write_table(&mut tx, table, &page).await?;
            tables.push(written);
        }
        for mut row in tx.all("SELECT DISTINCT digest FROM file", []).await? {
            digests.push(row.take_text()?);
        }
        drop(tx);
        for digest in &digests {
            let shelf = folder.join("files").join(digest.get(..2).unwrap_or("00"));
            private_folder(&shelf).await?;
            copy_checked(&self.files.place(digest), &shelf.join(digest), digest).await?;
            sync_folder(&shelf).await?;
        }
        let settings = settings::written(self.files.root(), folder).await?;
        let manifest = Manifest {
            form: FORM,
            schema,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made: procedure::time_text(at),
            tables,
            files: digests.len() as u64,
            settings,
        };
        let mut text = serde_json::to_string_pretty(&manifest)
            .expect("texts and whole numbers are always written as JSON");
        text.push('\n');
        let mut file = create(&folder.join(MANIFEST)).await?;
        file.write_all(text.as_bytes()).await?;
        file.sync_all().await?;
        for part in ["tables", "files", ""] {
            sync_folder(&folder.join(part)).await?;
        }
        Ok(Backup {
            rows: manifest.tables.iter().map(|table| table.rows).sum(),
            files: manifest.files,
        })
    }
}

async fn write_table(tx: &mut Tx, table: &Table, page: &Path) -> Result<TableOf, Failure> {
    let mut file = create(page).await?;
    let mut hash = Sha256::new();
    let names: Vec<&str> = table.columns().map(|(name, _)| name).collect();
    let head = serde_json::to_string(&names).expect("texts are always written as JSON");
    let mut lines = format!("{head}\n");
    let mut rows = 0;
    loop {
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {} LIMIT {AT_ONCE} OFFSET {rows}",
            names.join(", "),
            table.name,
            table.key
        );
        let found = tx.all_built(sql, []).await?;
        let count = found.len() as u64;
        for row in found {
            let values: Vec<serde_json::Value> = row.rest().map(json).collect();
            lines.push_str(&serde_json::Value::from(values).to_string());
            lines.push('\n');
        }
        hash.update(lines.as_bytes());
        file.write_all(lines.as_bytes()).await?;
        lines.clear();
        rows += count;
        if count < AT_ONCE {
            break;
        }
    }
    file.sync_all().await?;
    Ok(TableOf {
        name: table.name.to_owned(),
        rows,
        digest: hex(&hash.finalize()),
    })
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Text(text) => text.into(),
        Value::Int(number) => number.into(),
    }
}

/// A new file that its owner alone may read.
async fn create(path: &Path) -> Result<tokio::fs::File, Failure> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    Ok(options.open(path).await?)
}
