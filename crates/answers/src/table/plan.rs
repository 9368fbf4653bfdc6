//! The common form of every table, whatever way it lies: this cell answers that question for that unit.

use super::Mapping;
use criteria::{CriteriaSet, LeafId, NodeId, SlotKind};
use finding::Finding;

/// What a cell is an answer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A slot of the answer sheet: an input or the typed points of a leaf.
    Slot(u32),
    /// Points of an inner node.
    Node(NodeId),
    /// The reason given for a leaf.
    Reason(LeafId),
    /// The evidence named for a leaf.
    Evidence(LeafId),
}

/// One cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) unit: u32,
    pub(super) target: Target,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// A cell of a row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TotalCell {
    /// The parent whose own row it is; `None` for a row of sums over all units of the table.
    pub(super) own: Option<u32>,
    /// The parent that a row of sums is named after.
    pub(super) sum_of: Option<u32>,
    pub(super) target: Target,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// What is to be read from a sheet.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) entries: Vec<Entry>,
    pub(super) totals: Vec<TotalCell>,
    /// Cells that state the maximum of a node.
    pub(super) maxima: Vec<(NodeId, u32, u32)>,
    pub(super) mapping: Mapping,
    pub(super) findings: Vec<Finding>,
}

impl Target {
    /// The field in the words of a layout.
    pub(super) fn name(self, set: &CriteriaSet) -> String {
        let code = |leaf: LeafId| &set.leaf_node(leaf).code;
        match self {
            Self::Slot(slot) => {
                let slot = set.slots[slot as usize];
                match slot.kind {
                    SlotKind::Typed => code(slot.leaf).clone(),
                    SlotKind::Input(index) => {
                        let input = &set.leaf(slot.leaf).inputs[usize::from(index)];
                        format!("{}/{}", code(slot.leaf), input.name)
                    }
                }
            }
            Self::Node(node) => set.node(node).code.clone(),
            Self::Reason(leaf) => format!("{}#reason", code(leaf)),
            Self::Evidence(leaf) => format!("{}#evidence", code(leaf)),
        }
    }

    /// The typed points of a node, be it a leaf or not.
    pub(super) fn points(set: &CriteriaSet, node: NodeId) -> Self {
        match set.leaves.iter().position(|leaf| *leaf == node) {
            Some(leaf) => Self::slot(set.typed_slot(LeafId::from_index(leaf))),
            None => Self::Node(node),
        }
    }

    /// The node that it is about.
    pub(super) fn node(self, set: &CriteriaSet) -> NodeId {
        match self {
            Self::Slot(slot) => set.leaves[set.slots[slot as usize].leaf.index()],
            Self::Node(node) => node,
            Self::Reason(leaf) | Self::Evidence(leaf) => set.leaves[leaf.index()],
        }
    }

    pub(super) fn slot(slot: usize) -> Self {
        Self::Slot(u32::try_from(slot).unwrap_or(u32::MAX))
    }
}

/// The leaf of a node, where it is one.
pub(super) fn leaf_of(set: &CriteriaSet, node: NodeId) -> Option<LeafId> {
    set.leaves
        .iter()
        .position(|leaf| *leaf == node)
        .map(LeafId::from_index)
}
