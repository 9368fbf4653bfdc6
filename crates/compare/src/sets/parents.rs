//! Which inner nodes of two sets are the same one.

use super::links::code_in;
use criteria::{CriteriaSet, NodeId, NodeKind};
use std::collections::BTreeMap;

/// The pairs of inner nodes. They decide only whether a leaf has moved and which fields stand side by side, never whether leaves belong together.
#[derive(Debug, Default)]
pub(crate) struct Parents {
    old_of_new: BTreeMap<NodeId, NodeId>,
    new_of_old: BTreeMap<NodeId, NodeId>,
}

impl Parents {
    /// By `follows`; else by the same title within the same level; else by the same code where no other node has either title.
    pub(crate) fn new(old: &CriteriaSet, new: &CriteriaSet) -> Self {
        let mut own = Self::default();
        let inner = |set: &CriteriaSet| -> Vec<NodeId> {
            let ids = (0..set.nodes.len()).map(NodeId::from_index);
            let stands = |id: &NodeId| {
                let node = set.node(*id);
                matches!(node.kind, NodeKind::Inner { .. }) || node.depth == 0
            };
            ids.filter(stands).collect()
        };
        let (olds, news) = (inner(old), inner(new));
        if old.name() != new.name() {
            for id in &news {
                for written in &new.node(*id).follows {
                    if let Some(found) = code_in(old, written).and_then(|code| old.find(code)) {
                        own.pair(found, *id);
                    }
                }
            }
        }
        let title = |set: &CriteriaSet, id: NodeId| vietnamese::key(&set.node(id).title);
        for by_title in [true, false] {
            for id in &news {
                let node = new.node(*id);
                let key = title(new, *id);
                let same = |other: &&NodeId| {
                    let other_node = old.node(**other);
                    if by_title {
                        other_node.depth == node.depth && title(old, **other) == key
                    } else {
                        other_node.code == node.code
                    }
                };
                let mut found = olds.iter().filter(same);
                // Two of one title say nothing.
                if let (Some(first), None) = (found.next(), found.next()) {
                    own.pair(*first, *id);
                }
            }
        }
        own
    }

    /// The first pair of a node stands.
    fn pair(&mut self, old: NodeId, new: NodeId) {
        if !self.old_of_new.contains_key(&new) && !self.new_of_old.contains_key(&old) {
            self.old_of_new.insert(new, old);
            self.new_of_old.insert(old, new);
        }
    }

    /// The old node that a new one continues.
    pub(crate) fn old_of(&self, new: NodeId) -> Option<NodeId> {
        self.old_of_new.get(&new).copied()
    }
}
