//! Points of inner nodes out of their children.

use super::sum::Sum;
use super::tree::{Child, Tree};
use crate::{LeafScore, NodeScore, Outcome};
use points::{Exact, RoundTo};

/// What is added up: points, what was taken out of the maximum, and whether all is decided.
struct Added {
    points: Exact,
    lost: Exact,
    complete: bool,
}

/// Fills the columns of one unit, children before their parents.
///
/// `own` gives published points that stand for all leaves of a column.
pub(crate) fn sum_nodes(
    tree: &Tree,
    field: Option<RoundTo>,
    leaves: &[LeafScore],
    own: impl Fn(usize) -> Option<Option<Exact>>,
    nodes: &mut [NodeScore],
) {
    for column in (0..tree.inner.len()).rev() {
        let max = &tree.max[column];
        nodes[column] = match own(column) {
            Some(points) => NodeScore {
                complete: points.is_some(),
                points: rounded(points.unwrap_or_default(), field),
                max: max.clone(),
            },
            None => {
                let added = add(tree, leaves, nodes, &tree.children[column]);
                NodeScore {
                    points: rounded(added.points, field),
                    max: if added.lost.is_zero() {
                        max.clone()
                    } else {
                        max.minus(&added.lost)
                    },
                    complete: added.complete,
                }
            }
        };
    }
}

/// Points and lost maximum of a first level.
pub(crate) fn sum_roots(
    tree: &Tree,
    leaves: &[LeafScore],
    nodes: &[NodeScore],
    roots: &[Child],
) -> (Exact, Exact, bool) {
    let added = add(tree, leaves, nodes, roots);
    (added.points, added.lost, added.complete)
}

fn add(tree: &Tree, leaves: &[LeafScore], nodes: &[NodeScore], children: &[Child]) -> Added {
    let (mut points, mut lost, mut spread) = (Sum::default(), Sum::default(), Sum::default());
    let mut complete = true;
    let mut kept = false;
    for child in children {
        match *child {
            Child::Leaf(leaf) => {
                let score = &leaves[leaf];
                match score.outcome {
                    Outcome::Points => {
                        points.add(&score.points);
                        kept = true;
                    }
                    Outcome::Dropped | Outcome::Rescaled => lost.add(&tree.leaf_max[leaf]),
                    Outcome::Spread => spread.add(&tree.leaf_max[leaf]),
                    Outcome::Incomplete => {
                        complete = false;
                        kept = true;
                    }
                    Outcome::Blank | Outcome::Absent => kept |= !tree.leaf_max[leaf].is_zero(),
                }
            }
            Child::Inner(column) => {
                let node = &nodes[column];
                points.add(&node.points);
                complete &= node.complete;
                if node.max != tree.max[column] {
                    lost.add(&tree.max[column].minus(&node.max));
                }
                kept |= !node.max.is_zero();
            }
        }
    }
    if !kept {
        // No sibling to spread to.
        lost.add(&spread.total());
    }
    Added {
        points: points.total(),
        lost: lost.total(),
        complete,
    }
}

fn rounded(points: Exact, to: Option<RoundTo>) -> Exact {
    match to {
        Some(to) => points.round(to),
        None => points,
    }
}
