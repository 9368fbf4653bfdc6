//! A content as a folder on the disk, for the readers of rounds.

use crate::files::{checked_path, copy_checked, private_folder, sync_folder};
use crate::{Failure, Store};
use std::path::PathBuf;

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
            // A copy, never a link: whoever writes into the folder must not change the stored file.
            copy_checked(&self.files.place(&file.digest), &to, &file.digest).await?;
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
}
