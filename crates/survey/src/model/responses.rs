//! What came back: one row a respondent, one column a question, as small codes.

use crate::QuestionId;
use jiff::civil::Date;

/// Nothing was answered.
pub const BLANK: u8 = 0;
/// Choices are `1..=MAX_CHOICES`: the choice's index plus one.
pub const MAX_CHOICES: u8 = 240;
/// Keyed as "no opinion" where the question has no such choice.
pub const NO_OPINION: u8 = 251;
/// Two ticks where one was asked for.
pub const TWO_TICKS: u8 = 252;
/// A number that is no choice.
pub const OUT_OF_RANGE: u8 = 253;
/// Something that is no choice; a finding names the cell.
pub const UNKNOWN_ANSWER: u8 = 254;
/// No unit of the roster.
pub const NO_UNIT: u32 = u32::MAX;

/// Where a response stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// Index into [`Responses::sources`].
    pub source: u32,
    /// Row, from 1.
    pub row: u32,
}

/// How a response was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mode {
    /// Not said.
    #[default]
    Unknown,
    /// Tại nhà.
    Home,
    /// Tại Bộ phận một cửa, Trung tâm phục vụ hành chính công.
    Centre,
    /// Qua bưu chính.
    Post,
    /// Qua điện thoại.
    Telephone,
    /// Trực tuyến.
    Online,
}

/// Answers to one question.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// One choice: the constants of this file.
    One(Vec<u8>),
    /// Any choices: bit i is choice i; `None` in the mask of answered rows is kept in `answered`.
    Many {
        /// Bits of the choices.
        ticks: Vec<u64>,
        /// Whether the question was answered at all.
        answered: Vec<bool>,
    },
    /// A number; NaN never stands here.
    Number(Vec<Option<f64>>),
    /// Not kept: texts, identifying columns, notes.
    Dropped,
}

impl Column {
    /// The code of one choice, or [`BLANK`] where the column is of another kind.
    #[must_use]
    pub fn one(&self, row: usize) -> u8 {
        match self {
            Self::One(codes) => codes[row],
            _ => BLANK,
        }
    }
}

/// Words that repeat: a code a row, and what the codes say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labelled {
    /// A code a row: index into `labels`.
    pub codes: Vec<u32>,
    /// In order of first appearance; an empty text is "not said".
    pub labels: Vec<String>,
}

/// All responses of one instrument in a round, whatever files they came from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Responses {
    /// File and sheet.
    pub sources: Vec<(String, String)>,
    /// Where each stands.
    pub rows: Vec<RowAt>,
    /// The unit, by index in the roster, or [`NO_UNIT`].
    pub units: Vec<u32>,
    /// By question of the instrument.
    pub columns: Vec<Column>,
    /// How it was taken.
    pub modes: Vec<Mode>,
    /// The day, where told.
    pub days: Vec<Option<Date>>,
    /// The number printed on the sheet, without its check digit; 0: none.
    pub serials: Vec<u64>,
    /// A hash of the tool's own id (`_uuid`, `Response ID`); 0: none. For finding the same response twice, nothing else.
    pub ids: Vec<u128>,
    /// Weights, where a column gives them.
    pub weights: Option<Vec<f64>>,
    /// Strata, where a column gives them.
    pub strata: Option<Labelled>,
    /// Clusters by stage, the first stage first.
    pub clusters: Vec<Labelled>,
    /// Rows of which the tool says that they were not finished, ascending.
    pub unfinished: Vec<u32>,
}

impl Responses {
    /// Number of responses.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The answers to a question.
    #[must_use]
    pub fn column(&self, question: QuestionId) -> &Column {
        &self.columns[question.index()]
    }
    /// File, sheet and row of a response.
    #[must_use]
    pub fn place(&self, row: usize) -> finding::Place {
        let at = self.rows[row];
        let (file, sheet) = &self.sources[at.source as usize];
        finding::Place::cell(file, sheet, at.row, 1)
    }
}
