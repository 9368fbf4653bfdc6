//! Points by the Government's reform contents, for `rank --by content`.

use crate::FieldPoints;
use criteria::{CriteriaSet, LeafId, Part};
use scoring::{Outcome, Scored};

/// One reform content over all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentPoints {
    /// As the set names it: `NQ76/2`.
    pub content: String,
    /// By unit, in the order of the roster; `None` where no leaf of the content has points.
    pub units: Vec<Option<FieldPoints>>,
}

/// Points and applicable maxima of the leaves of each content, in the order in which the set first names them.
///
/// A leaf takes the contents of the nearest node above that names any; a leaf of two contents counts in both, so contents do not add up to the total.
#[must_use]
pub fn contents(set: &CriteriaSet, scored: &Scored) -> Vec<ContentPoints> {
    let mut found: Vec<ContentPoints> = Vec::new();
    for leaf in set.leaf_ids() {
        let node = set.leaf_node(leaf);
        if node.part != Part::Base {
            continue;
        }
        for content in of_leaf(set, leaf) {
            let index = found
                .iter()
                .position(|own| own.content == *content)
                .unwrap_or_else(|| {
                    found.push(ContentPoints {
                        content: content.clone(),
                        units: vec![None; scored.n_units],
                    });
                    found.len() - 1
                });
            for (unit, sum) in found[index].units.iter_mut().enumerate() {
                add(sum, set, scored, unit, leaf);
            }
        }
    }
    found
}

fn of_leaf(set: &CriteriaSet, leaf: LeafId) -> &[String] {
    let mut node = set.leaf_node(leaf);
    loop {
        match node.parent {
            Some(parent) if node.content.is_empty() => node = set.node(parent),
            _ => return &node.content,
        }
    }
}

/// The leaf's maximum is the unit's own: what siblings spread onto it counts.
fn add(
    sum: &mut Option<FieldPoints>,
    set: &CriteriaSet,
    scored: &Scored,
    unit: usize,
    leaf: LeafId,
) {
    let max = scored.leaf_max(set, unit, leaf);
    let score = scored.leaf(unit, leaf);
    // A blank leaf has no points and keeps its maximum.
    if matches!(score.outcome, Outcome::Points | Outcome::Blank) {
        let sum = sum.get_or_insert_default();
        sum.points = sum.points.plus(&score.points);
        sum.max = sum.max.plus(&max);
    }
}
