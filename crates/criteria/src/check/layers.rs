//! Whether each leaf can ever get an answer that counts.

use super::Checking;
use crate::findings::layers as says;
use crate::{LayerKind, NodeKind, Rule, ScoredBy};

pub(crate) fn check(checking: &Checking<'_>) {
    let set = checking.set;
    let has = |kinds: &[LayerKind]| set.final_layers.iter().any(|layer| kinds.contains(layer));
    let appraised = LayerKind::Appraised(0);
    for leaf in checking.leaves() {
        let node = set.leaf_node(leaf);
        let own = set.leaf(leaf);
        if matches!(own.rule, Rule::Info) {
            continue;
        }
        let (needed, word): (&[LayerKind], &str) = match own.scored {
            ScoredBy::SelfScore => (&[appraised, LayerKind::SelfScore], "appraised"),
            ScoredBy::Appraised => (&[appraised], "appraised"),
            ScoredBy::Survey => (&[LayerKind::Survey], "survey"),
            ScoredBy::Imported => (&[LayerKind::Imported], "imported"),
            ScoredBy::Council => (&[LayerKind::Council], "council"),
        };
        if !set.final_layers.is_empty() && !has(needed) {
            checking.of_node(node, |place| says::not_in_final(place, word));
        }
        if own.scored != ScoredBy::Survey && matches!(own.rule, Rule::Survey { .. }) {
            checking.of_node(node, says::survey_rule);
        }
    }
    for node in &set.nodes {
        let NodeKind::Inner {
            imported_when_no_leaf_inputs: true,
        } = node.kind
        else {
            continue;
        };
        if !has(&[LayerKind::Imported]) {
            checking.of_node(node, says::imported_when);
        }
    }
}
