//! Maxima: what is missing is summed, what does not add up is said with its difference.

use super::findings as says;
use super::tree::Placed;
use finding::{Finding, Place};
use points::Exact;

/// Fills in maxima that only the sum gives, compares the others, and gives the total: that of the row of totals, else the sum of the fields.
pub(crate) fn settle(
    placed: &mut [Placed],
    stated: Option<(Exact, u32)>,
    cell: &dyn Fn(u32) -> Place,
    findings: &mut Vec<Finding>,
) -> Exact {
    for own in placed.iter_mut() {
        if let Some(odd) = &own.line.max_odd
            && own.line.max.is_none()
        {
            let finding = says::max_unreadable(cell(own.line.row), &own.code, odd);
            findings.push(finding);
        }
        // Points off are written as positive numbers.
        if let Some(max) = own.line.max.as_ref().filter(|max| max.is_negative()) {
            own.line.max = Some(max.negated());
        }
    }
    for at in (0..placed.len()).rev() {
        if !placed[at].has_children {
            if placed[at].line.max.is_none() {
                let own = &placed[at];
                findings.push(says::max_missing(cell(own.line.row), &own.code));
            }
            continue;
        }
        let below = placed.iter().filter(|own| own.parent == Some(at));
        let sum: Exact = below.filter_map(|own| own.line.max.clone()).sum();
        let own = &mut placed[at];
        match &own.line.max {
            None => {
                findings.push(says::max_summed(cell(own.line.row), &own.code, &sum));
                own.line.max = Some(sum);
            }
            // A section outside the total states its cap, which its items may exceed.
            Some(max) if *max != sum && own.part.is_empty() => {
                findings.push(says::sum_differs(cell(own.line.row), &own.code, &sum, max));
            }
            Some(_) => {}
        }
    }
    let fields = placed
        .iter()
        .filter(|own| own.parent.is_none() && own.part.is_empty());
    let sum: Exact = fields.filter_map(|own| own.line.max.clone()).sum();
    match stated {
        Some((total, row)) => {
            if total != sum {
                findings.push(says::sum_differs(cell(row), "", &sum, &total));
            }
            total
        }
        None => sum,
    }
}
