//! The stages of a round, and where one stands.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a round stands. They follow one another; only the coordinator moves a round on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Thiết lập.
    SetUp,
    /// Tự đánh giá.
    SelfScoring,
    /// Thẩm định lần 1.
    FirstAppraisal,
    /// Giải trình.
    Explanation,
    /// Thẩm định lần 2.
    SecondAppraisal,
    /// Hội đồng.
    Council,
    /// Trình ký.
    Submitted,
    /// Đã công bố.
    Published,
}

/// The last day of each stage; entry is locked after it.
pub type Deadlines = BTreeMap<Stage, Date>;

/// One unit, or one leaf of it, opened again by the coordinator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The unit's code.
    pub unit: String,
    /// The leaf's code; `None` for all leaves.
    pub leaf: Option<String>,
    /// The stage whose entry is open again.
    pub stage: Stage,
    /// Until when.
    pub until: Timestamp,
}

/// What rights and sight depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundState {
    /// The owner: a province or district.
    pub owner: String,
    /// The round's id.
    pub id: String,
    /// Where it stands.
    pub stage: Stage,
    /// The last day of each stage, in the owner's local time.
    pub deadlines: Deadlines,
    /// What is open again.
    pub reopened: Vec<Reopened>,
    /// Units whose head has approved the self-score, with the time of it; reopening takes it away.
    pub approved: BTreeMap<String, Timestamp>,
    /// Units to which the result of the first appraisal was notified: the clock of review requests runs from here.
    pub notified: BTreeMap<String, Timestamp>,
    /// The face of the publication in force, once published and past the embargo.
    pub face: Option<crate::Face>,
}
