//! The data folder: `files/ab/<digest>`, `rounds/<content digest>/`, `aside/` for what is not finished.

use crate::Failure;
use crate::random::hex;
use sha2::{Digest as _, Sha256};
use std::io;
use std::path::{Path, PathBuf};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// 50 MiB: a scanned decision with annexes fits.
const FILE_LIMIT: u64 = 50 * 1024 * 1024;

/// Where files lie, and how large one may be.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    root: PathBuf,
    limit: u64,
}

impl Files {
    /// Makes the folders, readable by their owner only.
    pub(crate) async fn open(root: &Path) -> Result<Files, Failure> {
        for folder in ["", "files", "rounds", "aside"] {
            private_folder(&root.join(folder)).await?;
        }
        Ok(Files {
            root: root.to_owned(),
            limit: FILE_LIMIT,
        })
    }

    pub(crate) fn with_limit(&self, limit: u64) -> Files {
        Files {
            root: self.root.clone(),
            limit,
        }
    }

    /// The data folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Where the bytes of a digest lie.
    pub(crate) fn place(&self, digest: &str) -> PathBuf {
        let shelf = digest.get(..2).unwrap_or("00");
        self.root.join("files").join(shelf).join(digest)
    }

    /// Where all stored files lie.
    pub(crate) fn shelves(&self) -> PathBuf {
        self.root.join("files")
    }

    /// The folder of a content.
    pub(crate) fn content(&self, digest: &str) -> PathBuf {
        self.root.join("rounds").join(digest)
    }

    /// Where unfinished things lie.
    pub(crate) fn aside(&self) -> PathBuf {
        self.root.join("aside")
    }

    /// A name for something unfinished that nobody else has.
    pub(crate) fn new_aside(&self) -> PathBuf {
        self.aside().join(crate::random_id())
    }
}

/// Makes an empty file that its owner alone may read, where none is yet.
pub(crate) async fn make_private_file(file: &Path) -> Result<(), Failure> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    match options.open(file).await {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Copies a file, synced, and checks its bytes against its digest on the way.
pub(crate) async fn copy_checked(from: &Path, to: &Path, digest: &str) -> Result<(), Failure> {
    const GONE: Failure = Failure::Damaged("the bytes of a stored file are gone or changed");
    let mut source = match tokio::fs::File::open(from).await {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(GONE),
        Err(error) => return Err(error.into()),
    };
    make_private_file(to).await?;
    let mut target = tokio::fs::OpenOptions::new().write(true).open(to).await?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let count = source.read(&mut buffer).await?;
        if count == 0 {
            break;
        }
        let piece = buffer.get(..count).unwrap_or_default();
        hash.update(piece);
        target.write_all(piece).await?;
    }
    target.sync_all().await?;
    if hex(&hash.finalize()) == digest {
        Ok(())
    } else {
        Err(GONE)
    }
}

/// Makes a folder that its owner alone may enter.
pub(crate) async fn private_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = tokio::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder).await?;
    Ok(())
}

/// Makes the names in a folder survive a loss of power.
pub(crate) async fn sync_folder(folder: &Path) -> Result<(), Failure> {
    let folder = tokio::fs::File::open(folder).await?;
    folder.sync_all().await?;
    Ok(())
}
