//! Words of the verbs that compare.

use super::Format;
use clap::{Args, ValueEnum};
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

/// What a criterion earns that the round has no inputs for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WithoutInputs {
    /// Chưa có số liệu, đơn vị chưa đủ kết quả · Missing, units incomplete.
    Missing,
    /// Để trống, điểm tối đa giữ nguyên · Blank, maximum unchanged.
    Blank,
    /// 0 điểm · No points.
    Zero,
    /// Không tính vào mẫu số · Out of points and maximum.
    Drop,
}

impl From<WithoutInputs> for ::compare::Without {
    fn from(own: WithoutInputs) -> Self {
        match own {
            WithoutInputs::Missing => Self::Missing,
            WithoutInputs::Blank => Self::Blank,
            WithoutInputs::Zero => Self::Zero,
            WithoutInputs::Drop => Self::Drop,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ImpactOf {
    /// CŨ MỚI ĐỢT, hoặc BỘ_TIÊU_CHÍ ĐỢT với --change · OLD NEW ROUND, or SET ROUND with --change.
    #[arg(required = true, num_args = 2..=3, value_name = "SET|ROUND")]
    pub(crate) what: Vec<String>,
    /// Đổi một ngưỡng hoặc điểm tối đa: "3.1 target=90" · Changes one threshold or weight; may be repeated.
    #[arg(long)]
    pub(crate) change: Vec<String>,
    /// Tiêu chí không có số liệu: missing (mặc định), blank, zero, drop · Criteria without inputs.
    #[arg(long, value_enum)]
    pub(crate) without: Option<WithoutInputs>,
    /// Nhận các cặp đề xuất cùng mã, cùng tên · Takes proposed pairs of same code and same title.
    #[arg(long)]
    pub(crate) accept_proposals: bool,
    /// Ghi các bảng vào sổ tính này · Writes the tables into this workbook.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct CompareRounds {
    /// Thư mục của đợt trước · The earlier round's folder.
    pub(crate) old: PathBuf,
    /// Thư mục của đợt sau · The later round's folder.
    pub(crate) new: PathBuf,
    /// Nhận các cặp tiêu chí đề xuất cùng mã, cùng tên · Takes proposed pairs of same code and same title.
    #[arg(long)]
    pub(crate) accept_proposals: bool,
    /// Ghi các bảng vào sổ tính này · Writes the tables into this workbook.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
