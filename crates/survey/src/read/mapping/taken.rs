//! What a column was taken for, and the word for it in a file.

use crate::read::privacy::Identifying;
use finding::Text;

/// What a column was taken for. Questions and choices stand by their codes, so that a mapping outlives its instrument.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TakenAs {
    /// The answers to a question.
    Question(String),
    /// Whether a choice of a question was ticked.
    Tick(String, String),
    /// The text of "other" of a question: not kept.
    OtherText(String),
    /// All ticks of a question in one cell, beside a column for each: not used.
    Summary(String),
    /// The unit.
    Unit,
    /// The unit above.
    Parent,
    /// How the response was taken.
    Mode,
    /// The number printed on the sheet.
    Serial,
    /// The day.
    Day,
    /// When the response was handed in: empty where it was not finished.
    Submitted,
    /// The tool's id of the response.
    ResponseId,
    /// The tool's id of the response that a row of a repeat belongs to.
    ParentId,
    /// The row number of the response that a row of a repeat belongs to.
    ParentIndex,
    /// The number of the row.
    RowIndex,
    /// The design weight.
    Weight,
    /// The stratum.
    Stratum,
    /// The cluster of this stage, from 1.
    Cluster(u8),
    /// Names a person: dropped.
    Identifying(Identifying),
    /// Written by the tool: not used.
    Tool,
    /// Not used.
    NotUsed,
    /// Several questions could be meant: not used, and a finding says so.
    Unclear,
}

impl TakenAs {
    /// The word in a mapping file: `question:Q9.1`, `tick:Q2/3`, `unit`, `identifying:phone`.
    #[must_use]
    pub fn to_word(&self) -> String {
        match self {
            Self::Question(code) => format!("question:{code}"),
            Self::Tick(code, choice) => format!("tick:{code}/{choice}"),
            Self::OtherText(code) => format!("other-text:{code}"),
            Self::Summary(code) => format!("summary:{code}"),
            Self::Cluster(stage) => format!("cluster:{stage}"),
            Self::Identifying(kind) => format!("identifying:{}", kind.key()),
            other => PLAIN
                .iter()
                .find(|(_, taken)| taken == other)
                .map_or("not-used", |(word, _)| word)
                .to_owned(),
        }
    }

    /// What a word of a mapping file means; `None` for any other text.
    ///
    /// ```
    /// use survey::TakenAs;
    /// assert_eq!(TakenAs::from_word("tick:Q2/3"), Some(TakenAs::Tick("Q2".into(), "3".into())));
    /// assert_eq!(TakenAs::from_word("unit").map(|taken| taken.to_word()), Some("unit".to_owned()));
    /// assert_eq!(TakenAs::from_word("column"), None);
    /// ```
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let Some((kind, rest)) = word.split_once(':') else {
            return PLAIN
                .iter()
                .find(|(known, _)| *known == word)
                .map(|(_, taken)| taken.clone());
        };
        let rest = rest.trim();
        if rest.is_empty() {
            return None;
        }
        match kind {
            "question" => Some(Self::Question(rest.to_owned())),
            "tick" => rest
                .rsplit_once('/')
                .map(|(code, choice)| Self::Tick(code.to_owned(), choice.to_owned())),
            "other-text" => Some(Self::OtherText(rest.to_owned())),
            "summary" => Some(Self::Summary(rest.to_owned())),
            "cluster" => rest
                .parse()
                .ok()
                .filter(|stage| (1..=4).contains(stage))
                .map(Self::Cluster),
            "identifying" => Identifying::ALL
                .into_iter()
                .find(|kind| kind.key() == rest)
                .map(Self::Identifying),
            _ => None,
        }
    }

    /// What it is on screen: `câu Q9.1`, `bỏ: số điện thoại`.
    #[must_use]
    pub fn words(&self) -> Text {
        let text = |vi: &str, en: &str| Text::new(vi, en);
        match self {
            Self::Question(code) => Text::new(format!("câu {code}"), format!("question {code}")),
            Self::Tick(code, choice) => Text::new(
                format!("câu {code}, lựa chọn {choice}"),
                format!("question {code}, choice {choice}"),
            ),
            Self::OtherText(code) => Text::new(
                format!("ý kiến khác của câu {code} (không giữ)"),
                format!("other text of question {code} (not kept)"),
            ),
            Self::Summary(code) => Text::new(
                format!("cột gộp của câu {code} (không dùng)"),
                format!("joined column of question {code} (not used)"),
            ),
            Self::Unit => text("đơn vị", "unit"),
            Self::Parent => text("đơn vị cấp trên", "unit above"),
            Self::Mode => text("hình thức khảo sát", "mode"),
            Self::Serial => text("số phiếu", "sheet number"),
            Self::Day => text("ngày", "day"),
            Self::Submitted => text("thời điểm hoàn thành", "time of completion"),
            Self::ResponseId => text("mã phản hồi của công cụ", "response id of the tool"),
            Self::ParentId | Self::ParentIndex => {
                text("liên kết với phiếu", "link to the response")
            }
            Self::RowIndex => text("số thứ tự (không dùng)", "row number (not used)"),
            Self::Weight => text("trọng số", "weight"),
            Self::Stratum => text("tầng", "stratum"),
            Self::Cluster(stage) => Text::new(
                format!("cụm, bước {stage}"),
                format!("cluster, stage {stage}"),
            ),
            Self::Identifying(kind) => {
                let words = kind.words();
                Text::new(
                    format!("bỏ khi đọc: {}", words.vi),
                    format!("dropped at reading: {}", words.en),
                )
            }
            Self::Tool => text("của công cụ (không dùng)", "of the tool (not used)"),
            Self::NotUsed => text("không dùng", "not used"),
            Self::Unclear => text(
                "chưa rõ câu nào (không dùng)",
                "unclear which question (not used)",
            ),
        }
    }
}

const PLAIN: [(&str, TakenAs); 15] = [
    ("unit", TakenAs::Unit),
    ("parent", TakenAs::Parent),
    ("mode", TakenAs::Mode),
    ("serial", TakenAs::Serial),
    ("day", TakenAs::Day),
    ("submitted", TakenAs::Submitted),
    ("response-id", TakenAs::ResponseId),
    ("parent-id", TakenAs::ParentId),
    ("parent-index", TakenAs::ParentIndex),
    ("row-index", TakenAs::RowIndex),
    ("weight", TakenAs::Weight),
    ("stratum", TakenAs::Stratum),
    ("tool", TakenAs::Tool),
    ("not-used", TakenAs::NotUsed),
    ("unclear", TakenAs::Unclear),
];
