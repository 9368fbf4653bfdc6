//! Children add up to their parent, the first level to the total, sections to at least their cap.

use super::Checking;
use crate::findings::maxima as says;
use crate::{NodeId, NodeKind, Rule, Section};
use points::Exact;

pub(crate) fn check(checking: &Checking<'_>) {
    let set = checking.set;
    for node in &set.nodes {
        let place = checking.place(node.line);
        let sum = sum(checking, &node.children);
        match &node.sum_differs {
            _ if node.children.is_empty() || !known(checking, &node.children) => {}
            None if sum != node.max => {
                let finding = says::sum_wrong(place, &node.code, &sum, &node.max);
                checking.push(finding.of_criterion(&node.code));
            }
            Some(reason) if sum != node.max => {
                let finding = says::sum_declared(place, &sum, &node.max, reason);
                checking.push(finding.of_criterion(&node.code));
            }
            Some(_) => {
                checking.push(says::declared_for_nothing(place).of_criterion(&node.code));
            }
            None => {}
        }
    }
    total(checking);
    for section in set.bonus.iter().chain(&set.penalty) {
        cap(checking, section);
    }
}

/// Whether each node has a maximum; one without has its own finding, and a sum over it would only repeat that.
fn known(checking: &Checking<'_>, nodes: &[NodeId]) -> bool {
    let has_max = |id: &NodeId| {
        let node = checking.set.node(*id);
        let info = matches!(&node.kind, NodeKind::Leaf(leaf) if matches!(leaf.rule, Rule::Info));
        info || !node.max.is_zero()
    };
    nodes.iter().all(has_max)
}

fn sum(checking: &Checking<'_>, nodes: &[NodeId]) -> Exact {
    nodes.iter().map(|id| &checking.set.node(*id).max).sum()
}

fn total(checking: &Checking<'_>) {
    let set = checking.set;
    let top = checking.document.root();
    let sum = sum(checking, &set.roots);
    let place = top.place_of("total");
    match top.text("sum-differs") {
        _ if !known(checking, &set.roots) => {}
        None if sum != set.total => checking.push(says::total_wrong(place, &sum, &set.total)),
        Some(reason) if sum != set.total => {
            checking.push(says::sum_declared(place, &sum, &set.total, &reason));
        }
        Some(_) => checking.push(says::declared_for_nothing(top.place_of("sum-differs"))),
        None => {}
    }
    if set.total.is_zero() || set.total.is_negative() {
        checking.push(says::total_zero(top.place_of("total"), &set.total));
    }
}

fn cap(checking: &Checking<'_>, section: &Section) {
    let place = checking.place(section.line);
    let sum = sum(checking, &section.roots);
    if section.cap.is_negative() || section.cap.is_zero() {
        checking.push(says::cap_zero(place, &section.cap));
    } else if sum < section.cap && known(checking, &section.roots) {
        checking.push(says::cap_never_reached(place, &sum, &section.cap));
    }
}
