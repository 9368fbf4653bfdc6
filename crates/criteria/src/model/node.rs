//! The tree: fields, criteria, sub-criteria; and the parts of a rule.

use crate::{Leaf, MissingPolicy, Policy, Rule};
use points::Exact;

/// Index into [`crate::CriteriaSet::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// Index into [`crate::CriteriaSet::leaves`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LeafId(pub u32);

impl NodeId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
    /// From an index.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}
impl LeafId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
    /// From an index.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// `source = "A, Phụ lục I, mục 3.1"`: the basis and the item in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRef {
    /// Key of the basis: `A`.
    pub basis: String,
    /// The rest: `Phụ lục I, mục 3.1`; may be empty.
    pub item: String,
}

/// Bonus or penalty: outside the total, with a cap of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `title`.
    pub title: String,
    /// `cap`: most points a year.
    pub cap: Exact,
    /// First-level nodes, in file order (`[bonus.criterion."…"]`).
    pub roots: Vec<NodeId>,
    /// Line of the file.
    pub line: u32,
}

/// Where in the set a node counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Inside the total.
    Base,
    /// Adds points, outside the total.
    Bonus,
    /// Takes points off, outside the total. Its points are computed as positive numbers and subtracted.
    Penalty,
}

/// What a node is.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "four nodes in five are leaves, so that a box would save nothing"
)]
pub enum NodeKind {
    /// Has children.
    Inner {
        /// `imported-when = "no-leaf-inputs"`: published points of this node stand for its leaves where no leaf below has an answer.
        imported_when_no_leaf_inputs: bool,
    },
    /// Is scored.
    Leaf(Leaf),
}

/// A field, criterion or sub-criterion.
#[derive(Debug, Clone)]
pub struct Node {
    /// `[criterion."3.1"]`: text, never a number.
    pub code: String,
    /// `title`.
    pub title: String,
    /// `title-en`.
    pub title_en: Option<String>,
    /// `max`; zero for `info`.
    pub max: Exact,
    /// `source`.
    pub source: Option<SourceRef>,
    /// `content`: the Government's reform contents (`NQ76/2`).
    pub content: Vec<String>,
    /// `follows = "2024/3.1"`, or a list where several became one: where the node comes from, as written. Several nodes that name the same one have split it.
    pub follows: Vec<String>,
    /// `changed = "…"`.
    pub changed: Option<String>,
    /// The parent.
    pub parent: Option<NodeId>,
    /// The children, in file order.
    pub children: Vec<NodeId>,
    /// 0 for the first level.
    pub depth: u8,
    /// Base, bonus or penalty.
    pub part: Part,
    /// Inner node or leaf.
    pub kind: NodeKind,
    /// `sum-differs = "…"`: the children's maxima do not add up, declared with the reason.
    pub sum_differs: Option<String>,
    /// Line of the block's heading, from 1.
    pub line: u32,
}

/// One part of a `sum` or `best` rule: `[[criterion."6.1".part]]`. It has a rule and a maximum of its own and reads the leaf's inputs.
#[derive(Debug, Clone)]
pub struct RulePart {
    /// `title`, for the trace.
    pub title: String,
    /// `max`.
    pub max: Exact,
    /// The rule.
    pub rule: Rule,
    /// `when-undefined`; where absent the leaf's.
    pub when_undefined: Option<Policy>,
    /// `when-missing`; where absent the leaf's.
    pub when_missing: Option<MissingPolicy>,
    /// Line of the part, from 1.
    pub line: u32,
}
