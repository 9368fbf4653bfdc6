//! Findings of one sheet, at most so many of one code: a sheet of a million bad cells needs no million sentences.

use super::Cx;
use crate::cell::CellAt;
use finding::{Finding, Place};
use std::collections::BTreeMap;

/// Findings of one code that are kept.
pub(super) const MOST: usize = 200;

/// The findings of one sheet.
#[derive(Debug, Default)]
pub(super) struct Bounded {
    kept: Vec<Finding>,
    counts: BTreeMap<String, usize>,
}

impl Bounded {
    /// Keeps the finding with the rows around its cell, or only counts it.
    pub(super) fn push_at(&mut self, cx: &Cx<'_>, finding: Finding, at: CellAt<'_>) {
        let count = self.counts.get(&finding.code).copied().unwrap_or(0);
        let shown = if count < MOST {
            cx.with_rows(finding, at)
        } else {
            finding
        };
        self.push(shown);
    }

    /// Keeps the finding, or only counts it.
    pub(super) fn push(&mut self, finding: Finding) {
        let count = match self.counts.get_mut(&finding.code) {
            Some(count) => count,
            None => self.counts.entry(finding.code.clone()).or_default(),
        };
        *count += 1;
        if *count <= MOST {
            self.kept.push(finding);
        }
    }

    /// What was kept, and for each code how many were not.
    pub(super) fn finish(self, place: &Place) -> Vec<Finding> {
        let mut findings = self.kept;
        for (code, count) in self.counts.iter().filter(|(_, count)| **count > MOST) {
            let more = count - MOST;
            findings.push(Finding::info("findings-left-out", place.clone()).says(
                format!("còn {more} trường hợp “{code}” khác không liệt kê"),
                format!("{more} more of \"{code}\" are not listed"),
            ));
        }
        findings
    }
}

impl Extend<Finding> for Bounded {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        for finding in findings {
            self.push(finding);
        }
    }
}
