//! Clearing away what no row names.

use crate::{Failure, Store};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What a sweep took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Files and folders that were never finished.
    pub unfinished: u64,
    /// Whole files that no row names: the process ended before the row was written.
    pub orphans: u64,
}

impl Store {
    /// Removes unfinished files, and files that no row names, if they are older than `age` before `now`.
    ///
    /// An hour is a good age: whatever is being written now is younger.
    ///
    /// # Errors
    /// [`Failure::Disk`], [`Failure::Database`].
    pub async fn sweep(&self, now: SystemTime, age: Duration) -> Result<Swept, Failure> {
        let before = now.checked_sub(age).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut swept = Swept::default();
        for path in entries_of(&self.files.aside()).await? {
            if is_older(&path, before).await {
                remove(&path).await?;
                swept.unfinished += 1;
            }
        }
        for shelf in entries_of(&self.files.shelves()).await? {
            for path in entries_of(&shelf).await? {
                if is_older(&path, before).await && !self.is_named(&path).await? {
                    remove(&path).await?;
                    swept.orphans += 1;
                }
            }
        }
        Ok(swept)
    }

    /// Whether any owner has a row for the file.
    async fn is_named(&self, path: &Path) -> Result<bool, Failure> {
        let digest = path.file_name().unwrap_or_default().to_string_lossy();
        let sql = "SELECT owner FROM file WHERE digest = $1 LIMIT 1";
        Ok(self.db.one(sql, [digest.as_ref().into()]).await?.is_some())
    }
}

async fn entries_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut entries = tokio::fs::read_dir(folder).await?;
    let mut paths = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        paths.push(entry.path());
    }
    paths.sort();
    Ok(paths)
}

async fn is_older(path: &Path, before: SystemTime) -> bool {
    let changed = tokio::fs::metadata(path)
        .await
        .and_then(|metadata| metadata.modified());
    changed.is_ok_and(|changed| changed < before)
}

async fn remove(path: &Path) -> Result<(), Failure> {
    let metadata = tokio::fs::symlink_metadata(path).await?;
    if metadata.is_dir() {
        tokio::fs::remove_dir_all(path).await?;
    } else {
        tokio::fs::remove_file(path).await?;
    }
    Ok(())
}
