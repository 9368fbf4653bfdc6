//! Published points of an inner node, where the other set has the same node with the same leaves below it.

use super::slots::LeafSlots;
use crate::sets::code_in;
use criteria::{CriteriaSet, LeafId, NodeId, NodeKind};

/// The node of the other set to which published points of a node go along.
///
/// Within one set it is the node of the same code and maximum.
/// Elsewhere the new node has to follow the old one, with the same maximum, and the leaves below both have to be the same ones: one to one, each with its maximum and a rule that earns the same. Otherwise the figure was published for something else.
pub(super) fn node(
    own: &CriteriaSet,
    other: &CriteriaSet,
    plan: &[LeafSlots],
    old: NodeId,
) -> Option<NodeId> {
    let before = own.node(old);
    let fits = |new: &NodeId| {
        let after = other.node(*new);
        matches!(after.kind, NodeKind::Inner { .. }) && after.max == before.max
    };
    if own.name() == other.name() {
        return other
            .find(&before.code)
            .filter(|new| other.node(*new).max == before.max);
    }
    let mut all = (0..other.nodes.len()).map(NodeId::from_index);
    let new = all.find(|new| {
        let follows = &other.node(*new).follows;
        matches!(&follows[..], [one] if code_in(own, one) == Some(&before.code))
    });
    new.filter(fits).filter(|new| {
        let olds = below(own, old);
        let news = below(other, *new);
        let same = |(leaf, was): (&LeafId, &LeafId)| {
            let slots = &plan[leaf.index()];
            slots.old == Some(*was)
                && slots.same_rule
                && own.leaf_node(*was).max == other.leaf_node(*leaf).max
        };
        olds.len() == news.len() && news.iter().zip(&olds).all(same)
    })
}

/// The leaves below a node, in the order of the file.
fn below(set: &CriteriaSet, node: NodeId) -> Vec<LeafId> {
    let is_below = |leaf: &LeafId| {
        let mut at = Some(set.leaves[leaf.index()]);
        while let Some(id) = at.filter(|id| *id != node) {
            at = set.node(id).parent;
        }
        at.is_some()
    };
    set.leaf_ids().filter(is_below).collect()
}
