//! Rounding, ranking, bands.

use points::{Exact, RoundTo};

/// Where points are rounded; `None` is `"none"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rounding {
    /// Each part of a `sum` rule.
    pub part: Option<RoundTo>,
    /// Each leaf.
    pub leaf: Option<RoundTo>,
    /// Each inner node.
    pub field: Option<RoundTo>,
    /// The total and the index.
    pub total: Option<RoundTo>,
}

/// `[ranking] on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RankOn {
    /// Total points.
    Total,
    /// The index, percent of the applicable maximum.
    Index,
}

/// `[ranking] key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RankingKey {
    /// The rounded figure, as printed.
    Rounded,
    /// The exact figure.
    Exact,
}

/// `[ranking] ties`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ties {
    /// 1, 1, 3.
    Competition,
    /// 1, 1, 2.
    Dense,
    /// 1, 2, 3: what the tie-breaks leave equal is an error to be decided, listed and shared.
    Ordered,
}

/// `[ranking] break`: what parts equal figures, in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TieBreak {
    /// `appraised`: points of the leaves that are not from surveys.
    Appraised,
    /// `survey`: points of the survey leaves.
    Survey,
    /// `bonus`.
    Bonus,
    /// `field:3`: points of a node.
    Node(String),
}

/// `[ranking] blocks`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Blocks {
    /// `"all"`: one table.
    One,
    /// `"roster"`: as the roster's column `block` says (the default).
    Roster,
    /// A list: one table each, in this order.
    Listed(Vec<String>),
}

/// `[index] base`: what bonus and penalty are added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexBase {
    /// `points`: total = points + bonus − penalty; index = total ÷ applicable maximum × 100.
    Points,
    /// `index`: total = points ÷ applicable maximum × 100 + bonus − penalty.
    Index,
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The bound.
    pub value: Exact,
    /// Whether the bound itself is inside.
    pub included: bool,
}

/// `[[band]]`: a name from an edge upwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// `name`.
    pub name: String,
    /// `from = 90` (≥) or `above = 90` (>); `None` for the lowest.
    pub lower: Option<Edge>,
    /// Line of the file.
    pub line: u32,
}

/// `[ranking]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// `on`.
    pub on: RankOn,
    /// `key`.
    pub key: RankingKey,
    /// `ties`.
    pub ties: Ties,
    /// `break`.
    pub breaks: Vec<TieBreak>,
    /// `blocks`.
    pub blocks: Blocks,
}
