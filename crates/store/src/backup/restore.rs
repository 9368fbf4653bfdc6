//! Restoring a backup into an empty place.

use super::tables::{TABLES, Table};
use super::{FORM, MANIFEST, Manifest, TableOf, settings};
use crate::db::{Db, Tx, Value, newest_schema};
use crate::entry::many;
use crate::files::{copy_checked, private_folder, sync_folder};
use crate::random::hex;
use crate::{Break, Failure, Store};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};

/// Values bound in one statement; SQLite takes 32,766.
const VALUES_AT_ONCE: usize = 4_000;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Rows of all tables.
    pub rows: u64,
    /// Stored files.
    pub files: u64,
    /// Chains that do not hold, as they did not when the backup was made: owner, round (`None` for the owner's log), and where.
    pub broken: Vec<(String, Option<String>, Break)>,
}

pub(super) const DAMAGED: Failure = Failure::Damaged("the backup is not whole, or was changed");

impl Store {
    /// Restores a backup, of this or the other database, made by this or an older program; then opens the store and checks all chains.
    ///
    /// Everything is checked against its digest first; the rows come in as one piece of work. After a failure it can simply be tried again.
    /// Settings come too, unless the data folder has some of its own.
    /// Nobody is signed in afterwards, and calls to webhooks that were still to be made are not made by the copy.
    ///
    /// # Errors
    /// [`Failure::NotEmpty`] where the database holds an owner already; [`Failure::Newer`] for the backup of a newer program; [`Failure::Damaged`] where it is not whole.
    pub async fn restore(
        database_url: Option<&str>,
        data: &Path,
        from: &Path,
    ) -> Result<(Store, Restored), Failure> {
        let manifest = manifest(from).await?;
        for table in &manifest.tables {
            check_table(from, table).await?;
        }
        if let Some(digest) = &manifest.settings {
            settings::checked(from, digest).await?;
        }
        let mut store = Store::open_at(database_url, data, Some(manifest.schema)).await?;
        let owners = store.db.one("SELECT COUNT(*) FROM owner", []).await?;
        if owners.map_or(Ok(0), |mut row| row.take_count())? > 0 {
            return Err(Failure::NotEmpty);
        }
        let mut restored = Restored {
            rows: 0,
            files: 0,
            broken: Vec::new(),
        };
        let mut tx = store.db.begin().await?;
        for table in TABLES {
            let stated = manifest.tables.iter().find(|own| own.name == table.name);
            if let Some(stated) = stated {
                let rows = read_table(&mut tx, table, from).await?;
                if rows != stated.rows {
                    return Err(DAMAGED);
                }
                restored.rows += rows;
            }
        }
        tx.run("UPDATE delivery SET due = NULL", []).await?;
        for mut row in tx.all("SELECT DISTINCT digest FROM file", []).await? {
            take_file(&store, from, &row.take_text()?).await?;
            restored.files += 1;
        }
        if let Some(digest) = &manifest.settings {
            settings::restored(from, data, digest).await?;
        }
        sync_folder(&store.files.shelves()).await?;
        tx.commit().await?;
        store.db.migrate(None).await?;
        store.db = reopened(store.db, database_url, data).await?;
        restored.broken = store.broken_chains().await?;
        Ok((store, restored))
    }

    /// Checks every chain of every owner; returns those that do not hold: owner, round (`None` for the owner's log), and where.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn broken_chains(&self) -> Result<Vec<(String, Option<String>, Break)>, Failure> {
        let mut broken = Vec::new();
        for owner in self.owners().await? {
            if let Some(own) = self.check_audit(&owner.id).await?.broken {
                broken.push((owner.id.clone(), None, own));
            }
            for round in self.rounds(&owner.id).await? {
                if let Some(own) = self.check_chain(&owner.id, &round.id).await?.broken {
                    broken.push((owner.id.clone(), Some(round.id), own));
                }
            }
        }
        Ok(broken)
    }
}

/// Connections remember statements; after a change of the tables new ones are opened.
async fn reopened(db: Db, database_url: Option<&str>, data: &Path) -> Result<Db, Failure> {
    db.close().await;
    Store::open_db(database_url, data).await
}

async fn manifest(from: &Path) -> Result<Manifest, Failure> {
    let text = tokio::fs::read(from.join(MANIFEST)).await?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| DAMAGED)?;
    if manifest.form > FORM || manifest.schema > newest_schema() {
        return Err(Failure::Newer);
    }
    let is_known = |table: &TableOf| TABLES.iter().any(|own| own.name == table.name);
    if manifest.schema < 1 || !manifest.tables.iter().all(is_known) {
        return Err(DAMAGED);
    }
    Ok(manifest)
}

async fn check_table(from: &Path, table: &TableOf) -> Result<(), Failure> {
    let page = from.join("tables").join(format!("{}.jsonl", table.name));
    let mut file = tokio::fs::File::open(page).await?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let count = file.read(&mut buffer).await?;
        if count == 0 {
            break;
        }
        hash.update(buffer.get(..count).unwrap_or_default());
    }
    if hex(&hash.finalize()) == table.digest {
        Ok(())
    } else {
        Err(DAMAGED)
    }
}

/// Puts the rows of a table in; returns how many.
async fn read_table(tx: &mut Tx, table: &Table, from: &Path) -> Result<u64, Failure> {
    let page = from.join("tables").join(format!("{}.jsonl", table.name));
    let mut lines = BufReader::new(tokio::fs::File::open(page).await?).lines();
    let head = lines.next_line().await?.ok_or(DAMAGED)?;
    let names: Vec<String> = serde_json::from_str(&head).map_err(|_| DAMAGED)?;
    // Only names of this program reach a statement. An older schema has fewer.
    let mut columns = Vec::new();
    for name in &names {
        let known = table.columns().find(|(own, _)| own == name);
        columns.push(known.ok_or(DAMAGED)?);
    }
    if columns.is_empty() {
        return Err(DAMAGED);
    }
    let own: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let into = format!("{} ({})", table.name, own.join(", "));
    let at_once = (VALUES_AT_ONCE / columns.len()).max(1);
    let mut rows = 0;
    let mut values = Vec::new();
    loop {
        let line = lines.next_line().await?;
        let is_last = line.is_none();
        if let Some(line) = line {
            let row: Vec<serde_json::Value> = serde_json::from_str(&line).map_err(|_| DAMAGED)?;
            if row.len() != columns.len() {
                return Err(DAMAGED);
            }
            for (value, (_, is_number)) in row.into_iter().zip(&columns) {
                values.push(from_json(value, *is_number)?);
            }
            rows += 1;
        }
        let pending = values.len() / columns.len();
        if pending == at_once || (is_last && pending > 0) {
            let sql = many(&into, columns.len(), pending);
            tx.run_built(sql, std::mem::take(&mut values)).await?;
        }
        if is_last {
            return Ok(rows);
        }
    }
}

fn from_json(value: serde_json::Value, is_number: bool) -> Result<Value, Failure> {
    match (value, is_number) {
        (serde_json::Value::Null, true) => Ok(Value::Int(None)),
        (serde_json::Value::Null, false) => Ok(Value::Text(None)),
        (serde_json::Value::String(text), false) => Ok(Value::Text(Some(text))),
        (serde_json::Value::Number(number), true) => {
            Ok(Value::Int(Some(number.as_i64().ok_or(DAMAGED)?)))
        }
        _ => Err(DAMAGED),
    }
}

async fn take_file(store: &Store, from: &Path, digest: &str) -> Result<(), Failure> {
    let is_digest = digest.len() == 64 && digest.bytes().all(|sign| sign.is_ascii_hexdigit());
    if !is_digest {
        return Err(DAMAGED);
    }
    let shelf = digest.get(..2).unwrap_or("00");
    let place = store.files.place(digest);
    if let Some(parent) = place.parent() {
        private_folder(parent).await?;
    }
    let aside = store.files.new_aside();
    copy_checked(&from.join("files").join(shelf).join(digest), &aside, digest).await?;
    tokio::fs::rename(&aside, &place).await?;
    if let Some(parent) = place.parent() {
        sync_folder(parent).await?;
    }
    Ok(())
}
