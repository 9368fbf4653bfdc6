//! The words of a survey's work in the field: `survey sample`, `survey form`, `survey entry`.

use super::Format;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Which survey, of which units.
#[derive(Debug, Args)]
pub(crate) struct SurveyOf {
    /// Thư mục của đợt đánh giá; hoặc mẫu phiếu (sipas/2022, tệp .toml) kèm --units · The round's folder; or an instrument, with --units.
    pub(crate) of: String,
    /// Một cuộc khảo sát của đợt, khi đợt có nhiều · One survey of the round, where it has several.
    #[arg(long)]
    pub(crate) survey: Option<String>,
    /// Danh sách đơn vị (units.csv), khi không có đợt đánh giá · The roster, without a round.
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SizeBy {
    /// Slovin (Yamane): n = N ÷ (1 + N·e²).
    Slovin,
    /// Cochran, tổng thể hữu hạn · Cochran with finite population.
    Cochran,
    /// Số phiếu cố định (--n) · As many as --n says.
    Fixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Divide {
    /// Chia đều · The same everywhere.
    Equal,
    /// Tỷ lệ với quy mô · In proportion to the population.
    Proportional,
    /// Tỷ lệ với căn bậc hai của quy mô · In proportion to its square root.
    SquareRoot,
}

#[derive(Debug, Args)]
pub(crate) struct Sample {
    #[command(flatten)]
    pub(crate) of: SurveyOf,
    /// Danh sách hộ, hồ sơ (.xlsx, .csv), hoặc bảng đơn vị, thôn, quy mô; không đọc họ tên · The list of households or dossiers, or a table of populations; names are not read.
    #[arg(long)]
    pub(crate) list: PathBuf,
    /// Tiêu đề cột mã riêng của dòng trong danh sách · The heading of the list's column of ids.
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// Công thức cỡ mẫu · The formula of the size.
    #[arg(long, value_enum, default_value_t = SizeBy::Cochran)]
    pub(crate) size: SizeBy,
    /// Sai số: 0.05 hoặc 5% · The margin of error.
    #[arg(long, default_value = "5%")]
    pub(crate) error: String,
    /// Tỷ lệ p dự kiến (Cochran) · The expected share.
    #[arg(long, default_value = "50%")]
    pub(crate) share: String,
    /// Độ tin cậy (Cochran) · The confidence level.
    #[arg(long, default_value = "95%")]
    pub(crate) confidence: String,
    /// Hiệu ứng thiết kế (Cochran) · The design effect.
    #[arg(long, default_value = "1")]
    pub(crate) effect: String,
    /// Số phiếu, với --size fixed · As many responses, with --size fixed.
    #[arg(long)]
    pub(crate) n: Option<u64>,
    /// Cỡ mẫu tính cho tất cả đơn vị gộp lại, rồi phân bổ · The size holds for all units together and is divided.
    #[arg(long)]
    pub(crate) together: bool,
    /// Phân bổ cho các đơn vị, với --together · How it is divided over units.
    #[arg(long, value_enum, default_value_t = Divide::Proportional)]
    pub(crate) across: Divide,
    /// Phân bổ cho các thôn · How it is divided over villages.
    #[arg(long, value_enum, default_value_t = Divide::Proportional)]
    pub(crate) within: Divide,
    /// Ít nhất mỗi thôn bao nhiêu phiếu · The least of a village.
    #[arg(long, default_value_t = 0)]
    pub(crate) least: u64,
    /// Tỷ lệ trả lời dự kiến: 85% · The response that is expected.
    #[arg(long, default_value = "100%")]
    pub(crate) response: String,
    /// Dự phòng, theo số phiếu phát ra · Reserves, as a share of the sheets to be issued.
    #[arg(long, default_value = "10%")]
    pub(crate) reserve: String,
    /// Hạt giống ngẫu nhiên: một số, ghi vào biên bản rút mẫu · The seed: a number, kept in the record of the draw.
    #[arg(long)]
    pub(crate) seed: u64,
    /// Sổ tính .xlsx cần ghi; biên bản .toml ghi cạnh · The .xlsx to write; the record .toml stands beside it.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Paper {
    #[command(flatten)]
    pub(crate) of: SurveyOf,
    /// Mỗi đơn vị bao nhiêu phiếu · How many sheets for each unit.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=9999))]
    pub(crate) per_unit: Option<u16>,
    /// Số phiếu từng đơn vị theo biên bản .toml của survey sample · As many as the record of survey sample says.
    #[arg(long, conflicts_with = "per_unit")]
    pub(crate) plan: Option<PathBuf>,
    /// Đợt phát, 1 đến 99: đứng đầu số phiếu · The batch, which begins each number.
    #[arg(long, default_value_t = 1)]
    pub(crate) batch: u8,
    /// Chỉ cho một đơn vị · For this unit only.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// Cơ quan ghi ở đầu phiếu · The body in the heading.
    #[arg(long)]
    pub(crate) agency: Option<String>,
    /// .xlsx: phiếu mẫu, nhãn số, giao nhận; .html: từng phiếu đã đánh số; thư mục: cả hai, mỗi đơn vị một tệp .html, kèm issued.csv · .xlsx, .html, or a folder for both and issued.csv.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Entry {
    #[command(flatten)]
    pub(crate) of: SurveyOf,
    /// Số dòng để nhập · Rows to key into.
    #[arg(long, default_value_t = 500)]
    pub(crate) rows: u32,
    /// Rút một phần phiếu của sổ --from để nhập lần hai: 10% · Draws this share of --from for a second keying.
    #[arg(long, requires_all = ["from", "seed"])]
    pub(crate) second: Option<String>,
    /// Sổ nhập lần một · The first keying.
    #[arg(long)]
    pub(crate) from: Option<PathBuf>,
    /// Hạt giống ngẫu nhiên của việc rút phiếu nhập lần hai · The seed of that draw.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// Đối chiếu hai sổ nhập: lần một, lần hai · Compares two keyings: first, second.
    #[arg(long, num_args = 2, value_names = ["LAN-1", "LAN-2"], conflicts_with = "second")]
    pub(crate) compare: Vec<PathBuf>,
    /// Dạng in ra màn hình khi đối chiếu · What a comparison prints.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Sổ tính .xlsx cần ghi · The .xlsx to write.
    #[arg(long, required_unless_present = "compare")]
    pub(crate) out: Option<PathBuf>,
}
