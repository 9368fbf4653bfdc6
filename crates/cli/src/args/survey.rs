//! The words of `survey`.

use super::Format;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Survey {
    /// Chỉ số theo yếu tố của từng đơn vị, với số phiếu, tỷ lệ và khoảng tin cậy · Indices by factor and unit, with n, response rate and interval.
    Index(Index),
    /// Xem trước: mỗi cột của tệp phiếu được hiểu là gì · What each column of the files is taken for, before anything is counted.
    Check(Check),
    /// Một trang về chất lượng phiếu · One page on the quality of the responses.
    Quality(Quality),
    /// Cỡ mẫu, phân bổ và rút mẫu · Sizes, allocation and the draw of a sample.
    Sample(super::Sample),
    /// Phiếu giấy đánh số, phiếu giao nhận · The numbered paper questionnaire, hand-over sheets.
    Form(super::Paper),
    /// Sổ nhập phiếu giấy, nhập lại một phần, đối chiếu · The keying workbook, a second keying, its comparison.
    Entry(super::Entry),
}

#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Thư mục của đợt đánh giá · The round's folder.
    pub(crate) round: PathBuf,
    /// Chỉ một cuộc khảo sát của đợt · One survey of the round only.
    #[arg(long)]
    pub(crate) survey: Option<String>,
    /// Theo yếu tố, hoặc theo từng câu · By factor, or by item.
    #[arg(long, value_enum, default_value_t = ByFigure::Factor)]
    pub(crate) by: ByFigure,
    /// Của ai: all, unit, parent, block, mode, every, hoặc mã câu hỏi như sex · Of whom: one of these words, or a question's code such as sex.
    #[arg(long, default_value = "unit")]
    pub(crate) domain: String,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Ghi bảng và biểu đồ vào thư mục này · Writes tables and charts there.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ByFigure {
    /// Chỉ số chung, các phần, các yếu tố.
    Factor,
    /// Từng câu.
    Item,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Thư mục của đợt đánh giá; hoặc các tệp phiếu, khi có --instrument · The round's folder; or files of responses, with --instrument.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Mẫu phiếu (sipas/2022, hoặc tệp .toml) · The instrument.
    #[arg(long)]
    pub(crate) instrument: Option<String>,
    /// Danh sách đơn vị (units.csv), khi không có đợt đánh giá · The roster, without a round.
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
    /// Ghi lại cách hiểu các cột, để tệp năm sau tự khớp · Saves what each column was taken for, so that next year's file maps itself.
    #[arg(long)]
    pub(crate) save: bool,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Quality {
    /// Thư mục của đợt đánh giá; hoặc các tệp phiếu, khi có --instrument · The round's folder; or files of responses, with --instrument.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Mẫu phiếu (sipas/2022, hoặc tệp .toml) · The instrument.
    #[arg(long)]
    pub(crate) instrument: Option<String>,
    /// Danh sách đơn vị (units.csv), khi không có đợt đánh giá · The roster, without a round.
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
