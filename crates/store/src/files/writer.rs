//! A file that comes in pieces.

use super::FileRow;
use super::folder::{private_folder, sync_folder};
use crate::random::hex;
use crate::{Failure, Store};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt as _;

/// A file on its way in: hashed as it comes, aside until it is whole.
#[derive(Debug)]
pub struct FileWriter {
    store: Store,
    aside: Aside,
    file: tokio::fs::File,
    hash: Sha256,
    size: u64,
}

/// Removes what was not finished.
#[derive(Debug)]
struct Aside(PathBuf);

impl Drop for Aside {
    fn drop(&mut self) {
        // Nothing is lost where this fails: the sweep looks here as well.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl FileWriter {
    pub(super) async fn start(store: &Store) -> Result<FileWriter, Failure> {
        let aside = Aside(store.files.new_aside());
        let mut options = tokio::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let file = options.open(&aside.0).await?;
        Ok(FileWriter {
            store: store.clone(),
            aside,
            file,
            hash: Sha256::new(),
            size: 0,
        })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// [`Failure::TooLarge`] as soon as the limit is passed, [`Failure::Disk`].
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.size = self.size.saturating_add(piece.len() as u64);
        if self.size > self.store.files.limit() {
            return Err(Failure::TooLarge(self.store.files.limit()));
        }
        self.hash.update(piece);
        self.file.write_all(piece).await?;
        Ok(())
    }

    /// Puts the whole file in its place and returns its digest and size; it is on the disk then.
    ///
    /// # Errors
    /// [`Failure::Disk`], [`Failure::Database`]; [`Failure::NotFound`] where there is no such owner.
    pub async fn finish(self, owner: &str, at: Timestamp) -> Result<FileRow, Failure> {
        let store = self.store.clone();
        let row = self.shelve().await?;
        let values = [
            owner.into(),
            (&row.digest).into(),
            row.size.into(),
            at.into(),
        ];
        store.db.run(INSERT_FILE, values).await?;
        Ok(row)
    }

    /// Puts the bytes in their place; the row is the caller's work.
    pub(crate) async fn shelve(mut self) -> Result<FileRow, Failure> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let digest = hex(&self.hash.finalize());
        let place = self.store.files.place(&digest);
        let shelf = place.parent().map(Path::to_owned).unwrap_or_default();
        private_folder(&shelf).await?;
        // Also where the file is there already: its new time keeps the sweep away until the row stands.
        tokio::fs::rename(&self.aside.0, &place).await?;
        sync_folder(&shelf).await?;
        sync_folder(&self.store.files.shelves()).await?;
        Ok(FileRow {
            digest,
            size: self.size,
        })
    }
}

/// A file's row, where it is not there yet.
pub(crate) const INSERT_FILE: &str = "INSERT INTO file (owner, digest, size, created) VALUES ($1, $2, $3, $4) ON CONFLICT (owner, digest) DO NOTHING";
