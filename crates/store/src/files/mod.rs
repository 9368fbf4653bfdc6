//! Files under their digest: written aside, synced, and put in place by one rename. They are handed out as bytes and never run.

mod folder;
mod path;
mod sweep;
mod writer;

pub(crate) use folder::{Files, copy_checked, make_private_file, private_folder, sync_folder};
pub(crate) use path::checked_path;
pub use sweep::Swept;
pub use writer::FileWriter;
pub(crate) use writer::INSERT_FILE;

use crate::{Failure, Store};
use jiff::Timestamp;
use tokio::io::{AsyncRead, AsyncReadExt as _};

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// SHA-256 of its bytes, lower-case hex.
    pub digest: String,
    /// In bytes.
    pub size: u64,
}

impl Store {
    /// Stores all that a reader gives and returns its digest and size; the same bytes twice are stored once.
    ///
    /// # Errors
    /// [`Failure::TooLarge`] beyond the limit (nothing stays), [`Failure::Disk`].
    pub async fn put_file(
        &self,
        owner: &str,
        mut from: impl AsyncRead + Unpin,
        at: Timestamp,
    ) -> Result<FileRow, Failure> {
        let mut writer = self.start_file().await?;
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let count = from.read(&mut buffer).await?;
            if count == 0 {
                return writer.finish(owner, at).await;
            }
            writer
                .write(buffer.get(..count).unwrap_or_default())
                .await?;
        }
    }

    /// Begins a file that comes in pieces; dropped before [`FileWriter::finish`] it leaves nothing.
    ///
    /// # Errors
    /// [`Failure::Disk`].
    pub async fn start_file(&self) -> Result<FileWriter, Failure> {
        FileWriter::start(self).await
    }

    /// Puts bytes on the disk before it is known whether they are kept: no owner has them until [`Store::keep_file`], and a sweep of a greater age than theirs takes them away.
    ///
    /// # Errors
    /// As [`Store::put_file`].
    pub async fn shelve_bytes(&self, bytes: &[u8]) -> Result<FileRow, Failure> {
        let mut writer = self.start_file().await?;
        writer.write(bytes).await?;
        writer.shelve().await
    }

    /// Gives an owner a file that was put on the disk before; the same file twice is kept once.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the bytes are not there, or no longer.
    pub async fn keep_file(
        &self,
        owner: &str,
        digest: &str,
        at: Timestamp,
    ) -> Result<FileRow, Failure> {
        let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        let size = if is_digest {
            tokio::fs::metadata(self.files.place(digest)).await.ok()
        } else {
            None
        };
        let size = size.ok_or(Failure::NotFound("file"))?.len();
        let values = [owner.into(), digest.into(), size.into(), at.into()];
        self.db.run(INSERT_FILE, values).await?;
        Ok(FileRow {
            digest: digest.to_owned(),
            size,
        })
    }

    /// Opens a file of this owner for reading.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where this owner has no such file; [`Failure::Damaged`] where its bytes are gone.
    pub async fn open_file(
        &self,
        owner: &str,
        digest: &str,
    ) -> Result<(FileRow, tokio::fs::File), Failure> {
        let row = self.file(owner, digest).await?;
        let file = match tokio::fs::File::open(self.files.place(&row.digest)).await {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Failure::Damaged("the bytes of a stored file are gone"));
            }
            Err(error) => return Err(error.into()),
        };
        Ok((row, file))
    }

    /// The whole of a file of this owner.
    ///
    /// # Errors
    /// As [`Store::open_file`].
    pub async fn file_bytes(&self, owner: &str, digest: &str) -> Result<Vec<u8>, Failure> {
        let (_, mut file) = self.open_file(owner, digest).await?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }

    /// Size of a file of this owner.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn file(&self, owner: &str, digest: &str) -> Result<FileRow, Failure> {
        let sql = "SELECT digest, size FROM file WHERE owner = $1 AND digest = $2";
        let row = self.db.one(sql, [owner.into(), digest.into()]).await?;
        let mut row = row.ok_or(Failure::NotFound("file"))?;
        Ok(FileRow {
            digest: row.take_text()?,
            size: row.take_count()?,
        })
    }
}
