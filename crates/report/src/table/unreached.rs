//! What a unit has not reached, criterion by criterion.

use crate::ResultContext;
use criteria::{LeafId, NodeId, NodeKind};
use points::Exact;
use ranking::Row;
use scoring::{Cause, LeafScore, Outcome};

/// A criterion below its maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotReached {
    /// The leaf, or the inner node whose published points stand for its leaves.
    pub node: NodeId,
    /// Maximum less points.
    pub points: Exact,
    /// Why there are no points, where the answer is a state and not a number.
    pub cause: Cause,
}

/// The criteria of the base where a unit is below the maximum, largest difference first, equals in the order of the set.
///
/// Leaves out of the denominator are not among them; a leaf shown empty with its maximum unchanged is, with its whole maximum.
#[must_use]
pub fn not_reached(context: &ResultContext<'_>, row: &Row) -> Vec<NotReached> {
    let mut found = Vec::new();
    for root in &context.ranked.fields {
        collect(context, row.unit, *root, &mut found);
    }
    found.sort_by(|a, b| b.points.cmp(&a.points));
    found
}

fn collect(context: &ResultContext<'_>, unit: usize, id: NodeId, found: &mut Vec<NotReached>) {
    let node = context.set.node(id);
    let mut push = |points: Exact, cause| {
        if points > Exact::ZERO {
            found.push(NotReached {
                node: id,
                points,
                cause,
            });
        }
    };
    if matches!(node.kind, NodeKind::Leaf(_)) {
        if let Some(score) = context.score_of(unit, id)
            && takes_part(score)
        {
            push(node.max.minus(&score.points), score.cause);
        }
        return;
    }
    let own = context.scored.inner_node(unit, id);
    if let (Some(own), false) = (own, any_leaf_below(context, unit, id)) {
        push(own.max.minus(&own.points), Cause::Answered);
        return;
    }
    for child in &node.children {
        collect(context, unit, *child, found);
    }
}

fn takes_part(score: &LeafScore) -> bool {
    matches!(
        score.outcome,
        Outcome::Points | Outcome::Blank | Outcome::Incomplete
    )
}

/// Whether any leaf below has a part in the result; if none has, the node's own published points stand.
fn any_leaf_below(context: &ResultContext<'_>, unit: usize, id: NodeId) -> bool {
    let node = context.set.node(id);
    match &node.kind {
        NodeKind::Leaf(_) => context
            .score_of(unit, id)
            .is_some_and(|score| score.outcome != Outcome::Absent),
        NodeKind::Inner { .. } => node
            .children
            .iter()
            .any(|child| any_leaf_below(context, unit, *child)),
    }
}

impl ResultContext<'_> {
    /// The standing score of a leaf's node.
    pub(crate) fn score_of(&self, unit: usize, id: NodeId) -> Option<&LeafScore> {
        Some(self.scored.leaf(unit, self.leaf_of(id)?))
    }
    /// The leaf of a node.
    pub(crate) fn leaf_of(&self, id: NodeId) -> Option<LeafId> {
        // Leaves stand in file order, as nodes do.
        let index = self.set.leaves.binary_search(&id).ok()?;
        Some(LeafId::from_index(index))
    }
}
