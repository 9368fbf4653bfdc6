//! The tree as columns: inner nodes in file order, each with its children, so that sums run without a search.

use criteria::{CriteriaSet, NodeId, NodeKind, Part, ScoredBy};
use points::Exact;

/// A child of an inner node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    /// Index into the leaves.
    Leaf(usize),
    /// Column of the inner node.
    Inner(usize),
}

/// The set's tree.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The inner nodes, in file order: the columns.
    pub(crate) inner: Vec<NodeId>,
    /// By column.
    pub(crate) children: Vec<Vec<Child>>,
    /// By column.
    pub(crate) max: Vec<Exact>,
    /// By column: whether published points may stand for the leaves.
    pub(crate) imported: Vec<bool>,
    /// By column: the leaves below.
    pub(crate) below: Vec<Vec<usize>>,
    /// By leaf.
    pub(crate) leaf_max: Vec<Exact>,
    /// By leaf: inside the total.
    pub(crate) in_base: Vec<bool>,
    /// The leaves of the base that surveys score.
    pub(crate) survey: Vec<usize>,
    /// First level of the base.
    pub(crate) roots: Vec<Child>,
    /// First level of the bonus.
    pub(crate) bonus: Vec<Child>,
    /// First level of the penalty.
    pub(crate) penalty: Vec<Child>,
}

impl Tree {
    pub(crate) fn new(set: &CriteriaSet) -> Self {
        let is_inner = |id: &NodeId| matches!(set.node(*id).kind, NodeKind::Inner { .. });
        let inner: Vec<NodeId> = (0..set.nodes.len())
            .map(NodeId::from_index)
            .filter(is_inner)
            .collect();
        let mut place = vec![Child::Leaf(0); set.nodes.len()];
        for (column, node) in inner.iter().enumerate() {
            place[node.index()] = Child::Inner(column);
        }
        for (leaf, node) in set.leaves.iter().enumerate() {
            place[node.index()] = Child::Leaf(leaf);
        }
        let of =
            |ids: &[NodeId]| -> Vec<Child> { ids.iter().map(|id| place[id.index()]).collect() };
        let children: Vec<Vec<Child>> =
            inner.iter().map(|id| of(&set.node(*id).children)).collect();
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); inner.len()];
        // A parent stands before its children, so that going backwards meets the children first.
        for column in (0..inner.len()).rev() {
            let mut leaves = Vec::new();
            for child in &children[column] {
                match child {
                    Child::Leaf(leaf) => leaves.push(*leaf),
                    Child::Inner(inner) => leaves.extend_from_slice(&below[*inner]),
                }
            }
            below[column] = leaves;
        }
        let in_base: Vec<bool> = set
            .leaves
            .iter()
            .map(|id| set.node(*id).part == Part::Base)
            .collect();
        let by_survey = |leaf: &usize| {
            in_base[*leaf]
                && matches!(&set.node(set.leaves[*leaf]).kind, NodeKind::Leaf(leaf) if leaf.scored == ScoredBy::Survey)
        };
        let section = |section: &Option<criteria::Section>| {
            section
                .as_ref()
                .map(|section| of(&section.roots))
                .unwrap_or_default()
        };
        Self {
            max: inner.iter().map(|id| set.node(*id).max.clone()).collect(),
            imported: inner
                .iter()
                .map(|id| {
                    matches!(
                        set.node(*id).kind,
                        NodeKind::Inner {
                            imported_when_no_leaf_inputs: true
                        }
                    )
                })
                .collect(),
            leaf_max: set
                .leaves
                .iter()
                .map(|id| set.node(*id).max.clone())
                .collect(),
            survey: (0..set.leaves.len()).filter(by_survey).collect(),
            roots: of(&set.roots),
            bonus: section(&set.bonus),
            penalty: section(&set.penalty),
            inner,
            children,
            below,
            in_base,
        }
    }

    /// The column of an inner node.
    pub(crate) fn column(&self, node: NodeId) -> Option<usize> {
        // File order is the order of the ids.
        self.inner.binary_search(&node).ok()
    }
}
