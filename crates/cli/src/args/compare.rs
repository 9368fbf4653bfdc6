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
    /// Cơ quan ghi ở đầu bảng · The agency in the head of tables.
    #[arg(long)]
    pub(crate) agency: Option<String>,
    /// Ghi bảng so sánh ba cột vào sổ tính (.xlsx), hoặc thêm CSV từng bảng (thư mục) · Writes the three-column comparison (.xlsx), or a folder with each table as CSV too.
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
    /// Cơ quan ghi ở đầu bảng · The agency in the head of tables.
    #[arg(long)]
    pub(crate) agency: Option<String>,
    /// Ghi các bảng vào sổ tính (.xlsx), hoặc thêm CSV từng bảng (thư mục) · Writes the tables into a workbook (.xlsx), or a folder with each table as CSV too.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct CompareRounds {
    /// Thư mục của hai đợt trở lên, theo thứ tự thời gian · Folders of two rounds or more, in the order of time.
    #[arg(required = true, num_args = 2.., value_name = "ROUND")]
    pub(crate) rounds: Vec<PathBuf>,
    /// Nhận các cặp tiêu chí đề xuất cùng mã, cùng tên · Takes proposed pairs of same code and same title.
    #[arg(long)]
    pub(crate) accept_proposals: bool,
    /// Trọng số để lấy bình quân các đơn vị trước sắp xếp: "dân số"=TỆP.csv:CỘT · A weight for means over predecessors: NAME=FILE.csv:COLUMN.
    #[arg(long, value_name = "NAME=FILE.csv:COLUMN")]
    pub(crate) weight: Option<String>,
    /// Tệp CSV old,new ghi đơn vị nào nhập vào đơn vị nào, thay cho khóa crosswalk của đợt sau · Which units went into which, in place of the later round's key crosswalk.
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) crosswalk: Option<PathBuf>,
    /// Cơ quan ghi ở đầu bảng, thay cho khóa agency của đợt sau · The agency in the head of tables.
    #[arg(long)]
    pub(crate) agency: Option<String>,
    /// Ghi sổ tính (tên tệp .xlsx), hoặc sổ tính, CSV từng bảng và biểu đồ (thư mục) · A workbook (.xlsx), or a folder with workbook, CSV of each table, and charts.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình; csv in bảng T7, các bảng khác ở --out THƯ_MỤC · What is printed; csv prints T7, --out FOLDER writes every table.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
