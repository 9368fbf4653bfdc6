//! The server's settings in a backup: the one file of the data folder beside the database that nobody could make again.
//!
//! It is copied as it stands; the store reads nothing in it.

use super::restore::DAMAGED;
use crate::Failure;
use crate::files::copy_checked;
use crate::random::hex;
use sha2::{Digest as _, Sha256};
use std::io::ErrorKind;
use std::path::Path;

/// The name in the data folder and in a backup.
const SETTINGS: &str = "settings.json";

/// Copies the settings out of the data folder; returns their digest, or `None` where there are none.
pub(super) async fn written(data: &Path, backup: &Path) -> Result<Option<String>, Failure> {
    let from = data.join(SETTINGS);
    let bytes = match tokio::fs::read(&from).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let digest = hex(&Sha256::digest(&bytes));
    copy_checked(&from, &backup.join(SETTINGS), &digest).await?;
    Ok(Some(digest))
}

/// Checks the settings of a backup against their digest.
pub(super) async fn checked(backup: &Path, digest: &str) -> Result<(), Failure> {
    match tokio::fs::read(backup.join(SETTINGS)).await {
        Ok(bytes) if hex(&Sha256::digest(&bytes)) == digest => Ok(()),
        Ok(_) => Err(DAMAGED),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(DAMAGED),
        Err(error) => Err(error.into()),
    }
}

/// Copies the settings into the data folder, unless some were put there before.
pub(super) async fn restored(backup: &Path, data: &Path, digest: &str) -> Result<(), Failure> {
    let to = data.join(SETTINGS);
    if tokio::fs::try_exists(&to).await? {
        return Ok(());
    }
    copy_checked(&backup.join(SETTINGS), &to, digest).await
}
