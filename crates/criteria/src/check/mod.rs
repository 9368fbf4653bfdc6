//! What can only be seen once the whole set is there.

mod bands;
mod boundaries;
pub(crate) mod cover;
mod layers;
mod maxima;
mod measured;
mod policies;
mod sources;

use crate::toml::Document;
use crate::{CriteriaSet, LeafId, Node, Rule};
use finding::{Finding, Place};

/// Everything at hand while a set is checked.
pub(crate) struct Checking<'a> {
    pub(crate) set: &'a CriteriaSet,
    pub(crate) document: &'a Document,
}

impl Checking<'_> {
    pub(crate) fn place(&self, line: u32) -> Place {
        self.document.line_place(line)
    }
    pub(crate) fn push(&self, finding: Finding) {
        self.document.push(finding);
    }
    /// Notes a finding about a node, at its heading.
    pub(crate) fn of_node(&self, node: &Node, say: impl FnOnce(Place) -> Finding) {
        self.push(say(self.place(node.line)).of_criterion(&node.code));
    }
    pub(crate) fn leaves(&self) -> impl Iterator<Item = LeafId> + use<> {
        self.set.leaf_ids()
    }
}

pub(crate) fn set(set: &CriteriaSet, document: &Document) {
    let checking = Checking { set, document };
    maxima::check(&checking);
    sources::check(&checking);
    layers::check(&checking);
    policies::check(&checking);
    bands::check(&checking);
    boundaries::check(&checking);
}

/// Calls for a rule and every rule inside it.
pub(crate) fn each_rule(rule: &Rule, call: &mut impl FnMut(&Rule)) {
    call(rule);
    match rule {
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            for part in parts {
                each_rule(&part.rule, call);
            }
        }
        Rule::Cases { cases } => {
            for case in cases {
                each_rule(&case.then.rule, call);
            }
        }
        _ => {}
    }
}
