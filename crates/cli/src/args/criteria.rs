//! Words of `criteria import`, `criteria export`, `criteria new`.

use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ImportSet {
    /// Phụ lục (.xlsx, .ods, .csv …) hoặc sổ tính do `criteria export --edit` xuất · The annex, or a workbook of `criteria export --edit`.
    pub(crate) file: PathBuf,
    /// Mã của bộ tiêu chí, ví dụ cchc-xa; cần khi nhập phụ lục · The set's id; needed for an annex.
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// Năm đánh giá; cần khi nhập phụ lục · The set's year; needed for an annex.
    #[arg(long)]
    pub(crate) year: Option<i16>,
    /// Tên bộ tiêu chí; mặc định lấy ở đầu phụ lục · The set's title; else that of the annex.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Cấp: commune, district, department, province · The level.
    #[arg(long, default_value = "commune")]
    pub(crate) level: String,
    /// Tên trang cần đọc; mặc định trang đầu tiên có bảng tiêu chí · The sheet to read.
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// Tệp .toml cần ghi; mặc định in ra màn hình · The .toml to write; else it is printed.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportSet {
    /// Tên bộ tiêu chí hoặc tệp .toml · A name or a .toml file.
    pub(crate) set: String,
    /// Sổ tính để sửa, có danh sách chọn · A workbook to edit, with drop-downs.
    #[arg(long)]
    pub(crate) edit: bool,
    /// Tệp cần ghi: .xlsx (với --edit), .csv, .json, .toml · The file to write.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct NewSet {
    /// Bộ tiêu chí cũ: tên hoặc tệp .toml · The older set: a name or a .toml file.
    #[arg(long)]
    pub(crate) from: String,
    /// Năm của bộ tiêu chí mới · The new set's year.
    #[arg(long)]
    pub(crate) year: i16,
    /// Mã của bộ tiêu chí mới; mặc định giữ mã cũ · The new set's id; else the old one.
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// Tệp .toml cần ghi · The .toml to write.
    #[arg(long)]
    pub(crate) out: PathBuf,
}
