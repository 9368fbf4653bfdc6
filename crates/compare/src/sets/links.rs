//! What the new set says about where its leaves come from.

use super::LinkedBy;
use crate::findings;
use criteria::{CriteriaSet, LeafId, NodeKind};
use finding::Finding;

/// An old and a new leaf that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) old: LeafId,
    pub(crate) new: LeafId,
    pub(crate) by: LinkedBy,
}

/// The links that `follows` gives, or the codes where both are texts of one set.
///
/// Where the sets stand the other way round, the later one first, its links are read backwards: a link says what belongs together, whichever set is asked about.
pub(crate) fn declared(
    old: &CriteriaSet,
    new: &CriteriaSet,
    findings: &mut Vec<Finding>,
) -> Vec<Link> {
    let mut links = Vec::new();
    if old.name() == new.name() {
        for leaf in new.leaf_ids() {
            links.extend(old.find_leaf(&new.leaf_node(leaf).code).map(|old| Link {
                old,
                new: leaf,
                by: LinkedBy::SameSet,
            }));
        }
        return links;
    }
    for leaf in new.leaf_ids() {
        let node = new.leaf_node(leaf);
        for written in &node.follows {
            let Some(code) = code_in(old, written) else {
                findings.push(findings::other_set(new, node, written, &old.name()));
                continue;
            };
            match old.find(code).map(|id| &old.node(id).kind) {
                None => findings.push(findings::no_such_code(new, node, written, old)),
                Some(NodeKind::Inner { .. }) => {
                    findings.push(findings::not_a_leaf(new, node, written, old));
                }
                Some(NodeKind::Leaf(_)) => links.extend(old.find_leaf(code).map(|old| Link {
                    old,
                    new: leaf,
                    by: LinkedBy::Follows,
                })),
            }
        }
    }
    links.extend(backwards(old, new));
    links.dedup();
    links
}

/// What the first set says about where its leaves come from in the second. A link that leads nowhere is told when the sets are compared in their own order.
fn backwards<'a>(old: &'a CriteriaSet, new: &'a CriteriaSet) -> impl Iterator<Item = Link> + 'a {
    old.leaf_ids().flat_map(move |leaf| {
        let written = old.leaf_node(leaf).follows.iter();
        written.filter_map(move |written| {
            Some(Link {
                old: leaf,
                new: new.find_leaf(code_in(new, written)?)?,
                by: LinkedBy::Follows,
            })
        })
    })
}

/// The code in `2024/3.1` or `cchc-xa/2024/3.1`, where that is a node of this set.
pub(crate) fn code_in<'w>(old: &CriteriaSet, written: &'w str) -> Option<&'w str> {
    let named = written
        .strip_prefix(old.id.as_str())
        .and_then(|rest| rest.strip_prefix('/'));
    named
        .unwrap_or(written)
        .strip_prefix(old.year.to_string().as_str())?
        .strip_prefix('/')
}
