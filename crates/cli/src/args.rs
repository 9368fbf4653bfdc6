//! The words of the command line.

#[cfg(feature = "server")]
mod backup;
mod compare;
mod criteria;
mod field;
#[cfg(feature = "server")]
mod serve;
mod survey;
mod units;

#[cfg(feature = "server")]
pub(crate) use backup::{Backup, Restore};
pub(crate) use compare::{CompareRounds, CompareSets, ImpactOf, WithoutInputs};
pub(crate) use criteria::{ExportSet, ImportSet, NewSet};
pub(crate) use field::{Divide, Entry, Paper, Sample, SizeBy, SurveyOf};
#[cfg(feature = "server")]
pub(crate) use serve::{Load, Serve};
pub(crate) use survey::{
    ByFigure, Check as SurveyCheck, Index as SurveyIndex, Quality as SurveyQuality, Survey,
};
pub(crate) use units::{MatchNames, UnitsVerb};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Chấm điểm, giải thích và xếp hạng chỉ số cải cách hành chính · Scores, explains and ranks reform indices.
#[derive(Debug, Parser)]
#[command(
    name = "parindex",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// Ngôn ngữ của thông báo và kết quả · Language of messages and results.
    #[arg(long, global = true, value_enum, default_value_t = Language::Vi)]
    pub(crate) lang: Language,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl From<Language> for finding::Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Bảng cho người đọc · Tables for people.
    Text,
    /// JSON cho chương trình · JSON for programs.
    Json,
    /// CSV cho chương trình · CSV for programs.
    Csv,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Đọc, chấm điểm, xếp hạng một đợt đánh giá · Reads, scores and ranks a round.
    Rank(Rank),
    /// Vì sao có điểm này; chưa đạt ở đâu · Why these points; where the maximum was not reached.
    Explain(Explain),
    /// Mọi điều chưa ổn của số liệu đầu vào · Everything wrong with the inputs.
    Check(Check),
    /// Phiếu tự chấm điểm, hoặc phiếu thẩm định · The self-score workbook, or an appraiser's.
    Form(Form),
    /// Bộ tiêu chí · Criteria sets.
    #[command(subcommand)]
    Criteria(Criteria),
    /// Vì sao chỉ số thay đổi giữa hai đợt · Why the index changed between two rounds.
    Compare(CompareRounds),
    /// Đợt đánh giá · Rounds.
    #[command(subcommand)]
    Round(Round),
    /// Khảo sát · Surveys.
    #[command(subcommand)]
    Survey(Survey),
    /// Đơn vị hành chính qua các thời kỳ · Places through time.
    #[command(subcommand)]
    Units(UnitsVerb),
    /// Tính lại một gói kết quả và nêu mọi khác biệt · Computes a bundle again and names what differs.
    Verify {
        /// Tệp .zip của gói · The bundle's .zip.
        bundle: PathBuf,
    },
    /// Đọc sổ tính thay cho máy chủ · Reads workbooks for the server, within limits.
    #[command(hide = true)]
    ReadWorker {
        /// Lớp điểm · The layer.
        #[arg(long)]
        layer: String,
        /// Thư mục của đợt đánh giá · The round's folder.
        #[arg(long)]
        folder: PathBuf,
    },
    /// Đọc tệp bộ tiêu chí thay cho máy chủ · Reads a criteria set for the server, within limits.
    #[command(hide = true)]
    ReadSetWorker,
    /// Máy chủ: API và các trang · The server: API and pages.
    #[cfg(feature = "server")]
    Serve(Serve),
    /// Nạp thư mục của một đợt đánh giá vào máy chủ · Takes a round's folder into a server's data.
    #[cfg(feature = "server")]
    Load(Load),
    /// Sao lưu dữ liệu của máy chủ · Backs up what a server holds.
    #[cfg(feature = "server")]
    Backup(Backup),
    /// Khôi phục bản sao lưu vào nơi trống · Restores a backup into an empty place.
    #[cfg(feature = "server")]
    Restore(Restore),
}

#[derive(Debug, Args)]
pub(crate) struct Rank {
    /// Thư mục của đợt đánh giá · The round's folder.
    pub(crate) round: PathBuf,
    /// Ghi bảng, biểu đồ và danh sách phát hiện vào thư mục này · Writes tables, charts and findings there.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Chỉ ghi bảng, không vẽ biểu đồ · Tables only.
    #[arg(long)]
    pub(crate) no_charts: bool,
    /// Biểu đồ từng đơn vị cũng ghi dạng PNG khi có trên 40 đơn vị · Pictures of single units as PNG too, however many units there are.
    #[arg(long)]
    pub(crate) all_pictures: bool,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Chỉ một cấp: commune, district, department · One level only.
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// Thay bảng xếp hạng: điểm theo nội dung cải cách của Chính phủ, hoặc chỉ số theo nhóm · In place of the ranking: points by the Government's reform contents, or indices of groups.
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
    /// Tính thử theo bộ tiêu chí khác · Scores the same answers under another set, as a what-if.
    #[arg(long)]
    pub(crate) set: Option<String>,
    /// Với --set: tiêu chí không có số liệu (missing, blank, zero, drop) · With --set: criteria without inputs.
    #[arg(long, value_enum, requires = "set")]
    pub(crate) without: Option<WithoutInputs>,
    /// Với --set: nhận các cặp đề xuất cùng mã, cùng tên · With --set: takes proposed pairs of same code and same title.
    #[arg(long, requires = "set")]
    pub(crate) accept_proposals: bool,
    /// Thêm bảng chỉ số theo nhóm đơn vị (cụm, vùng, huyện cũ): tệp CSV group,unit[,weight] · Adds indices of groups of units.
    #[arg(long)]
    pub(crate) groups: Option<PathBuf>,
    /// Cách tính chỉ số của nhóm: mean nếu không ghi, weights nếu có --weights · How a group's index follows from its units.
    #[arg(long, value_enum, requires = "groups")]
    pub(crate) rule: Option<OfGroup>,
    /// Trọng số lấy từ cột của units.csv (population, households, area, weight) hoặc từ số liệu TIÊU CHÍ/TÊN, thay cho cột weight của tệp nhóm · Weights from a column of units.csv or from an input LEAF/NAME.
    #[arg(long, requires = "groups")]
    pub(crate) weights: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OfGroup {
    /// Cộng số liệu rồi chấm điểm · Counts are added up, then scored.
    Pooled,
    /// Bình quân chỉ số · The mean of the indices.
    Mean,
    /// Bình quân có trọng số, cột weight của tệp · The mean with the file's weights.
    Weights,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Nội dung cải cách hành chính.
    Content,
    /// Chỉ bảng nhóm đơn vị của --groups · The table of groups alone.
    Group,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Thư mục của đợt đánh giá · The round's folder.
    pub(crate) round: PathBuf,
    /// Mã hoặc tên đơn vị · The unit's code or name.
    pub(crate) unit: String,
    /// Mã tiêu chí; bỏ trống để xem mọi điểm chưa đạt · A criterion's code; none lists what was not reached.
    pub(crate) criterion: Option<String>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Thư mục của đợt đánh giá · The round's folder.
    pub(crate) round: PathBuf,
    /// Ghi danh sách phát hiện vào sổ tính này · Writes the findings into this workbook.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Dạng in ra màn hình · What is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Form {
    /// Bộ tiêu chí (qd766/2026, hoặc tệp .toml), hoặc thư mục của đợt đánh giá · A set, or a round's folder.
    pub(crate) set: String,
    /// Danh sách đơn vị (units.csv) · The roster.
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
    /// Phiếu thẩm định của cơ quan này · This appraising body's leaves for all units.
    #[arg(long)]
    pub(crate) appraiser: Option<String>,
    /// Lần thẩm định · Which round of appraisal.
    #[arg(long, default_value_t = 1)]
    pub(crate) appraisal: u8,
    /// Chỉ cho một đơn vị · For this unit only.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// Tệp .xlsx cần ghi, hoặc thư mục khi có nhiều đơn vị · The .xlsx to write, or a folder for many units.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Criteria {
    /// Kiểm tra bộ tiêu chí và chạy mọi ví dụ · Checks sets and runs every example.
    Check {
        /// Tên bộ tiêu chí hoặc tệp .toml · Names or .toml files.
        #[arg(required = true)]
        sets: Vec<String>,
        /// Dạng in ra màn hình · What is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// In cây tiêu chí · Prints the tree.
    Show {
        /// Tên bộ tiêu chí hoặc tệp .toml · A name or a .toml file.
        set: String,
        /// Văn bản có hiệu lực vào ngày này (yyyy-mm-dd), mặc định gồm mọi sửa đổi · The text in force on this day.
        #[arg(long)]
        at: Option<String>,
        /// Dạng in ra màn hình · What is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// So sánh hai bộ tiêu chí · Compares two sets.
    Compare(CompareSets),
    /// Nhập phụ lục của quyết định, hoặc sổ tính đã sửa · Reads a decision's annex, or an edited workbook.
    Import(ImportSet),
    /// Xuất ra sổ tính để sửa, hoặc CSV, JSON, TOML · Writes a workbook to edit, or CSV, JSON, TOML.
    Export(ExportSet),
    /// Lập bộ tiêu chí năm mới từ bộ tiêu chí cũ · A new year's set out of an older one.
    New(NewSet),
    /// Bộ tiêu chí mới làm thay đổi điểm, hạng của một đợt ra sao · What another set would do to a round.
    Impact(ImpactOf),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Round {
    /// Lập thư mục đợt đánh giá với mỗi đơn vị một phiếu · A folder with manifest and one named form per unit.
    New {
        /// Bộ tiêu chí · The criteria set.
        set: String,
        /// Danh sách đơn vị (units.csv) · The roster.
        #[arg(long)]
        roster: PathBuf,
        /// Thư mục cần lập · The folder to make.
        #[arg(long)]
        out: PathBuf,
        /// Tên đợt đánh giá · The round's title.
        #[arg(long)]
        title: Option<String>,
        /// Ngày của đợt (yyyy-mm-dd), mặc định 31/12 của năm trong bộ tiêu chí · The round's date.
        #[arg(long)]
        as_of: Option<String>,
    },
    /// Đơn vị nào đã gửi, còn thiếu gì · Who has sent, what is missing.
    Status {
        /// Thư mục của đợt đánh giá · The round's folder.
        round: PathBuf,
        /// Dạng in ra màn hình · What is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Đóng gói kết quả cùng mọi số liệu để tính lại · The result with everything needed to compute it again.
    Bundle {
        /// Thư mục của đợt đánh giá · The round's folder.
        round: PathBuf,
        /// Tệp .zip cần ghi · The .zip to write.
        #[arg(long)]
        out: PathBuf,
    },
}
