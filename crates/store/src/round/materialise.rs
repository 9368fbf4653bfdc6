//! A content as a folder on the disk, for the readers of rounds.

use crate::files::{checked_path, private_folder, sync_folder};
use crate::{Failure, Store};
use std::io;
use std::path::{Path, PathBuf};

impl Store {
    /// The folder of the files of the round's content in force; made once per content.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Damaged`] where bytes are gone, [`Failure::Disk`].
    pub async fn materialise(&self, owner: &str, round: &str) -> Result<PathBuf, Failure> {
        let row = self.round(owner, round).await?;
        self.materialise_content(owner, round, &row.content_digest)
            .await
    }

    /// The folder of any content that the round has or had; nobody should write into it.
    ///
    /// # Errors
    /// As [`Store::materialise`].
    pub async fn materialise_content(
        &self,
        owner: &str,
        round: &str,
        content: &str,
    ) -> Result<PathBuf, Failure> {
        let files = self.content_files(owner, round, content).await?;
        let folder = self.files.content(content);
        if tokio::fs::try_exists(&folder).await? {
            return Ok(folder);
        }
        let aside = self.files.new_aside();
        private_folder(&aside).await?;
        for file in &files {
            let to = aside.join(checked_path(&file.path)?);
            if let Some(parent) = to.parent() {
                private_folder(parent).await?;
            }
            self.place_copy(&file.digest, &to).await?;
        }
        match tokio::fs::rename(&aside, &folder).await {
            Ok(()) => {}
            // Another task was faster; its folder holds the same.
            Err(_) if tokio::fs::try_exists(&folder).await? => {
                tokio::fs::remove_dir_all(&aside).await?;
            }
            Err(error) => return Err(error.into()),
        }
        if let Some(parent) = folder.parent() {
            sync_folder(parent).await?;
        }
        Ok(folder)
    }

    /// A copy, never a link: whoever writes into the folder must not change the stored file.
    async fn place_copy(&self, digest: &str, to: &Path) -> Result<(), Failure> {
        match tokio::fs::copy(self.files.place(digest), to).await {
            Ok(_) => {
                tokio::fs::File::open(to).await?.sync_all().await?;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Failure::Damaged("the bytes of a stored file are gone"))
            }
            Err(error) => Err(error.into()),
        }
    }
}
