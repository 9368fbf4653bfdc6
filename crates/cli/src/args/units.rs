//! The words of `units`.

use super::Format;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum UnitsVerb {
    /// Tên viết tay thành mã đơn vị · Written names to codes.
    Match(MatchNames),
    /// Nhóm các xã hiện nay theo huyện cũ, để dùng cho rank --groups · Groups of today's communes by former district.
    Groups {
        /// Danh sách đơn vị (units.csv) theo mã từ 01/7/2025 · The roster with codes since July 2025.
        roster: PathBuf,
        /// Tệp thay đổi đơn vị hành chính sau danh sách kèm theo (.csv), có thể lặp lại · A file of later changes of places.
        #[arg(long)]
        changes: Vec<PathBuf>,
    },
    /// Một đơn vị đã thay đổi thế nào · What became of a place.
    History {
        /// Mã đơn vị (2, 3 hoặc 5 chữ số) · The code.
        code: String,
        /// Chỉ ý nghĩa của mã trong ngày này (yyyy-mm-dd) · Only what the code meant on this day.
        #[arg(long)]
        at: Option<String>,
        /// Tệp thay đổi đơn vị hành chính sau danh sách kèm theo (.csv), có thể lặp lại · A file of later changes of places.
        #[arg(long)]
        changes: Vec<PathBuf>,
        /// Dạng in ra màn hình · What is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

#[derive(Debug, Args)]
pub(crate) struct MatchNames {
    /// Sổ tính hoặc tệp .csv có tên đơn vị · A workbook or .csv with names.
    pub(crate) file: PathBuf,
    /// Ngày của tên gọi (yyyy-mm-dd): danh sách còn hiệu lực ngày đó · The day whose list is meant.
    #[arg(long)]
    pub(crate) at: Option<String>,
    /// Danh sách đơn vị riêng (units.csv) thay cho danh sách cả nước · A roster instead of the country's lists.
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
    /// Tệp thay đổi đơn vị hành chính sau danh sách kèm theo (.csv), có thể lặp lại · A file of later changes of places.
    #[arg(long)]
    pub(crate) changes: Vec<PathBuf>,
    /// Chỉ tìm trong tỉnh hoặc huyện này (mã hoặc tên) · Only below this place.
    #[arg(long)]
    pub(crate) parent: Option<String>,
    /// Cột chứa tên (chữ cái hoặc tiêu đề cột) · The column of names: its letter or heading.
    #[arg(long)]
    pub(crate) column: Option<String>,
    /// Cột chứa tên huyện hoặc tỉnh của từng dòng · The column with each row's district or province.
    #[arg(long)]
    pub(crate) within: Option<String>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
