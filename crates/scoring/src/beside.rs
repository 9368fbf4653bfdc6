//! Examples of blocks that hold an error say nothing of the rule.

use criteria::CriteriaSet;
use finding::{Finding, Place};
use std::collections::BTreeSet;

/// The findings of examples, without those of blocks that hold an error: what the block says is not known there.
#[must_use]
pub fn beside_errors(
    set: &CriteriaSet,
    errors: &[Finding],
    examples: Vec<Finding>,
) -> Vec<Finding> {
    let starts: Vec<(&str, u32)> = set.nodes.iter().map(|node| set.at(node.line)).collect();
    let block = |finding: &Finding| {
        let Place::Line { file, line, .. } = &finding.place else {
            return None;
        };
        let above = starts
            .iter()
            .filter(|(own, start)| own == file && start <= line);
        above.max().copied()
    };
    let broken: BTreeSet<(&str, u32)> = errors
        .iter()
        .filter(|finding| finding.is_error())
        .filter_map(block)
        .collect();
    examples
        .into_iter()
        .filter(|finding| block(finding).is_none_or(|start| !broken.contains(&start)))
        .collect()
}
