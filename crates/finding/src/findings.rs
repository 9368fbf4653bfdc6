//! A list of findings: what every reader gives beside its value.

use crate::{Finding, Severity};

/// Findings in the order in which they were met.
pub type Findings = Vec<Finding>;

/// How many of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub infos: usize,
}

/// Counts a list by severity.
#[must_use]
pub fn count(findings: &[Finding]) -> Count {
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    Count {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
    }
}
