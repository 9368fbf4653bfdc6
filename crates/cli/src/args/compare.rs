//! Words of the verbs that compare.

use super::Format;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct CompareSets {
    /// Bộ tiêu chí cũ · The old set.
    pub(crate) old: String,
    /// Bộ tiêu chí mới · The new set.
    pub(crate) new: String,
    /// Nhận các cặp đề xuất cùng mã, cùng tên · Takes proposed pairs of same code and same title.
    #[arg(long)]
    pub(crate) accept_proposals: bool,
    /// Ghi bảng so sánh ba cột vào sổ tính này · Writes the three-column comparison into this workbook.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
