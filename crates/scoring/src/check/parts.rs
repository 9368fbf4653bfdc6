//! `part-exceeds-whole`, `numerator-exceeds-denominator`: a part larger than what it is part of.

use super::Checked;
use crate::words;
use answers::consistency;
use criteria::{Measure, Rule, Sign, Term};
use finding::{Finding, Lang};
use points::Exact;

pub(super) fn check(checked: &Checked<'_, '_, '_>, findings: &mut Vec<Finding>) {
    let mut named = Vec::new();
    for (index, input) in checked.inputs.iter().enumerate() {
        let Some(whole) = input.not_over.map(usize::from) else {
            continue;
        };
        named.push((index, whole));
        if let (Some(part), Some(of)) = (checked.number(index), checked.number(whole))
            && consistency::parts_exceed_whole(of, std::slice::from_ref(part))
        {
            let finding = Finding::error("part-exceeds-whole", checked.place(index));
            findings.push(over(checked, finding, (index, part), (whole, of)));
        }
    }
    let mut measures = Vec::new();
    ratios(
        &checked.about.plan.leaves[checked.about.leaf].leaf.rule,
        &mut measures,
    );
    for (numerator, denominator) in measures {
        // One plain input over another; where the set names them as part and whole it has been said above.
        let (Some(part), Some(whole)) = (single(numerator), single(denominator)) else {
            continue;
        };
        if named.contains(&(part, whole)) {
            continue;
        }
        named.push((part, whole));
        if let (Some(n), Some(d)) = (checked.number(part), checked.number(whole))
            && n > d
        {
            let finding = Finding::warning("numerator-exceeds-denominator", checked.place(part));
            findings.push(over(checked, finding, (part, n), (whole, d)));
        }
    }
}

fn over(
    checked: &Checked<'_, '_, '_>,
    finding: Finding,
    (part, n): (usize, &Exact),
    (whole, d): (usize, &Exact),
) -> Finding {
    let (code, part_title, whole_title) =
        (checked.code(), checked.title(part), checked.title(whole));
    let finding = finding
        .says(
            format!("tiêu chí {code}: “{part_title}” lớn hơn “{whole_title}”"),
            format!("criterion {code}: \"{part_title}\" is larger than \"{whole_title}\""),
        )
        .found(
            format!(
                "{} và {}",
                words::exact(n, Lang::Vi),
                words::exact(d, Lang::Vi)
            ),
            format!(
                "{} and {}",
                words::exact(n, Lang::En),
                words::exact(d, Lang::En)
            ),
        )
        .expected(
            format!("“{part_title}” không quá {}", words::exact(d, Lang::Vi)),
            format!("\"{part_title}\" at most {}", words::exact(d, Lang::En)),
        )
        .fix("kiểm tra lại hai số liệu", "check both figures")
        .with(checked.place(whole));
    checked.about.sign(finding)
}

fn single(terms: &[Term]) -> Option<usize> {
    match terms {
        [
            Term {
                input,
                sign: Sign::Plus,
            },
        ] => Some(usize::from(*input)),
        _ => None,
    }
}

/// Every quotient that a rule looks at.
pub(super) fn ratios<'r>(rule: &'r Rule, found: &mut Vec<(&'r [Term], &'r [Term])>) {
    match rule {
        // A target of 100% or more says that the whole may be surpassed: revenue against a plan.
        Rule::Ratio {
            target: Some(target),
            ..
        } if *target >= Exact::from(100) => {}
        Rule::Thresholds { measure, .. }
        | Rule::Ratio { measure, .. }
        | Rule::Peers { measure, .. } => {
            if let Measure::Ratio {
                numerator,
                denominator,
            } = measure
            {
                found.push((numerator, denominator));
            }
        }
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            parts.iter().for_each(|part| ratios(&part.rule, found));
        }
        Rule::Cases { cases } => cases.iter().for_each(|case| ratios(&case.then.rule, found)),
        _ => {}
    }
}
