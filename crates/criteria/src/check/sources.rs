//! Every leaf has a source, every source names a known basis, an official set names its documents.

use super::Checking;
use crate::findings::sources as says;
use crate::{NodeKind, Status};
use std::collections::BTreeSet;

pub(crate) fn check(checking: &Checking<'_>) {
    let set = checking.set;
    let known: Vec<&str> = set.basis.iter().map(|basis| &*basis.key).collect();
    let keys: BTreeSet<&str> = known.iter().copied().collect();
    for node in &set.nodes {
        match &node.source {
            Some(source) if !keys.contains(&*source.basis) => {
                // An inner node inherits; the finding stands where the word was written.
                let inherited = node
                    .parent
                    .is_some_and(|parent| set.node(parent).source == node.source);
                if !inherited || matches!(node.kind, NodeKind::Leaf(_)) {
                    checking.of_node(node, |place| {
                        says::basis_unknown(place, &source.basis, &known)
                    });
                }
            }
            None if matches!(node.kind, NodeKind::Leaf(_)) => {
                checking.of_node(node, |place| says::missing(place, &known));
            }
            _ => {}
        }
    }
    for basis in &set.basis {
        if set.status == Status::Official && (basis.number.is_none() || basis.issued.is_none()) {
            checking.push(says::basis_incomplete(
                checking.place(basis.line),
                &basis.key,
            ));
        }
    }
}
