//! The words of backups.

use clap::Args;
use std::path::PathBuf;

/// Where a server's data lies; the same words as `serve`.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// Thư mục dữ liệu · The folder of database and files.
    #[arg(long, default_value = "parindex-data")]
    pub(crate) data: PathBuf,
    /// Dùng PostgreSQL: postgres://… · Uses PostgreSQL.
    #[arg(long, env = "PARINDEX_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Thư mục mới để ghi bản sao lưu · A new folder for the backup.
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Thư mục của bản sao lưu · The folder of a backup.
    pub(crate) from: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}
