//! Answers as plain records: what a store keeps of a round, and back again without loss.

mod findings;
mod rows;
mod taken;
mod text;

pub use rows::{entries_of, entries_of_answers};
pub use taken::answers_from;
pub use text::{layer_key, layer_of_key, value_text};

use criteria::LayerKind;
use serde::{Deserialize, Serialize};

/// What a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An answer to an input, or typed points.
    Answer,
    /// Why an appraiser changed a leaf, or what a unit explained: words in `text`.
    Reason,
    /// The evidence that a unit named for a leaf: words in `text`.
    Evidence,
}

/// What an answer says where it is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowState {
    /// Chưa có số liệu; of an answer that stood before: taken back.
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// Không phát sinh.
    Undefined,
    /// Không đọc được.
    Unreadable,
}

/// The cell that an answer was read from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowCell {
    /// The file's name as it was given.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// From 1.
    pub column: u32,
}

/// One record of an answer: everything is text, and codes stand where the engine has indices.
///
/// Values are written in one way: numbers with a point and no grouping (`94.43`; `n/d` where they are no decimal), `yes` and `no`, the index of a level from 0, a date as `2026-09-26`, the rows of a register as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// What it holds.
    pub kind: RowKind,
    /// The unit's code.
    pub unit: String,
    /// The leaf's code; of points published for an inner node, that node's.
    pub leaf: String,
    /// The layer, as `self`, `appraised-1`, …
    #[serde(with = "text::layer_word")]
    pub layer: LayerKind,
    /// Of an answer: the input's name, or `points`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Instead of a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<RowState>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<RowCell>,
    /// A reason's or evidence's words; of an answer, what its cell said besides its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The slot of typed points; no input may bear this name.
pub const POINTS: &str = "points";
