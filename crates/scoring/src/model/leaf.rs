//! The score of one leaf of one unit in one layer.

use points::Exact;

/// What became of the leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Outcome {
    /// It has points (a true zero is points).
    Points,
    /// Shown empty, out of the sum, maximum unchanged.
    Blank,
    /// Out of points and maximum (`drop`).
    Dropped,
    /// Out, and the part without survey is scaled back (`rescale`).
    Rescaled,
    /// Out, its maximum spread over its siblings (`spread`).
    Spread,
    /// Not decided: the unit's result is incomplete (missing, unreadable, or `ask`).
    Incomplete,
    /// No answer in this layer, or information only: takes no part.
    #[default]
    Absent,
}

/// Why it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cause {
    /// Answered.
    Answered,
    /// Chưa có số liệu.
    #[default]
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// Không phát sinh (0/0).
    Undefined,
    /// Không đọc được.
    Unreadable,
}

/// What the points stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// The rule, over inputs.
    #[default]
    Computed,
    /// Typed points.
    Typed,
    /// A published figure of an inner node above.
    Node,
}

/// The score of one leaf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeafScore {
    /// The points; zero unless the outcome is `Points`.
    pub points: Exact,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub cause: Cause,
    /// What the points stand on.
    pub basis: Basis,
}
