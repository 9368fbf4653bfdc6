//! The words of the server.

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Thư mục dữ liệu · The folder of database and files.
    #[arg(long, default_value = "parindex-data")]
    pub(crate) data: PathBuf,
    /// Địa chỉ và cổng, mặc định 127.0.0.1:8766 · Address and port, 127.0.0.1:8766 unless set.
    #[arg(long)]
    pub(crate) listen: Option<SocketAddr>,
    /// Dùng PostgreSQL: postgres://… · Uses PostgreSQL.
    #[arg(long, env = "PARINDEX_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// Dữ liệu và tài khoản để dùng thử, chỉ trên máy này · Rounds and accounts to try, on this machine only.
    #[arg(long)]
    pub(crate) demo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Load {
    /// Thư mục của đợt đánh giá · The round's folder.
    pub(crate) round: PathBuf,
    #[command(flatten)]
    pub(crate) place: super::backup::Place,
}
