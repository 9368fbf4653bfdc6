//! Findings that concern what is seen.

use super::row::SeenRow;
use crate::results::Computed;
use finding::Finding;
use procedure::Depth;

/// All, for who sees all; else those of one unit, whose leaf (or all of whose leaves) may be seen to its inputs.
///
/// A finding that names no unit may speak of several: it is left to who sees all.
pub(super) fn cut(whole: &Computed, rows: &[SeenRow], all: bool) -> Vec<Finding> {
    if all {
        return whole.ran.findings.clone();
    }
    let mut findings = Vec::new();
    for row in rows {
        let own = row.from.ran.findings.iter();
        findings.extend(
            own.filter(|finding| finding.unit.as_ref() == Some(&row.code))
                .filter(|finding| {
                    let leaf = finding.criterion.as_deref();
                    let leaf = leaf.and_then(|code| row.from.ran.set.find_leaf(code));
                    match leaf {
                        Some(leaf) => row.depth_of(leaf) >= Depth::Reasons,
                        None => row.depth >= Depth::Reasons,
                    }
                })
                .cloned(),
        );
    }
    findings
}
