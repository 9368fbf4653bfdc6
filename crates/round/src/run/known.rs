//! A published figure that differs from ours for a known reason is told apart from one that is simply different.

use crate::{Inputs, Known};
use criteria::CriteriaSet;
use finding::{Finding, Severity, Text};

/// Findings about a listed figure become notes that say why; the list itself is not changed.
pub(super) fn settle(inputs: &Inputs, set: &CriteriaSet, findings: &mut [Finding]) {
    for finding in findings.iter_mut() {
        let Some(known) = matching(&inputs.known, set, finding) else {
            continue;
        };
        finding.severity = Severity::Info;
        finding.fix = Text::new(
            format!(
                "không phải sửa: chênh lệch làm tròn đã biết, công bố {}; xem parindex explain",
                vietnamese::show_number(&known.published, None)
            ),
            format!(
                "nothing to mend: a known rounding difference, published {}; see parindex explain",
                known.published
            ),
        );
    }
}

/// The listed row for the finding's unit, whose criterion is the finding's or lies below it.
fn matching<'k>(known: &'k [Known], set: &CriteriaSet, finding: &Finding) -> Option<&'k Known> {
    const CODES: [&str; 2] = ["typed-differs-from-computed", "node-points-differ"];
    if !CODES.contains(&finding.code.as_str()) {
        return None;
    }
    let (unit, criterion) = (finding.unit.as_ref()?, finding.criterion.as_ref()?);
    let below = |code: &str| {
        let mut node = set.find(code);
        while let Some(id) = node {
            if set.node(id).code == *criterion {
                return true;
            }
            node = set.node(id).parent;
        }
        false
    };
    known
        .iter()
        .find(|known| known.unit == *unit && below(&known.criterion))
}
