//! `percent-scaled-by-100` and `percent-impossible`: a stated percentage held against the counts that stand beside it.

use super::{Checked, parts};
use crate::words;
use answers::consistency;
use criteria::{InputKind, Sign, Term};
use finding::{Finding, Lang};
use points::Exact;

pub(super) fn check(checked: &Checked<'_, '_, '_>, findings: &mut Vec<Finding>) {
    let percents: Vec<usize> = (0..checked.inputs.len())
        .filter(|index| matches!(checked.inputs[*index].kind, InputKind::Percent))
        .collect();
    if percents.is_empty() {
        return;
    }
    let mut measures = Vec::new();
    parts::ratios(
        &checked.about.plan.leaves[checked.about.leaf].leaf.rule,
        &mut measures,
    );
    let sum = |terms: &[Term]| -> Option<Exact> {
        let signed = |term: &Term| {
            let number = checked.number(usize::from(term.input))?;
            Some(if term.sign == Sign::Plus {
                number.clone()
            } else {
                number.negated()
            })
        };
        terms.iter().map(signed).sum()
    };
    for index in percents {
        let Some(stated) = checked.number(index) else {
            continue;
        };
        for (numerator, denominator) in &measures {
            let (Some(n), Some(d)) = (sum(numerator), sum(denominator)) else {
                continue;
            };
            let computed = n.times(&Exact::from(100)).over(&d);
            findings.extend(compare(checked, index, stated, computed, &d));
        }
        if measures.is_empty() {
            findings.extend(suspiciously_small(checked, index, stated));
        }
    }
}

fn compare(
    checked: &Checked<'_, '_, '_>,
    index: usize,
    stated: &Exact,
    computed: Option<Exact>,
    base: &Exact,
) -> Option<Finding> {
    let (code, title) = (checked.code(), checked.title(index));
    let percent = |number: &Exact, lang| format!("{}%", words::number(&number.to_fraction(), lang));
    let computed = computed?;
    let digits = stated.as_decimal().map_or(2, |(_, digits)| digits.min(9));
    let finding = if consistency::looks_scaled_by_100(stated, &computed) {
        Finding::warning("percent-scaled-by-100", checked.place(index)).says(
            format!("tiêu chí {code}: “{title}” có vẻ lệch 100 lần so với tỷ lệ tính từ số liệu"),
            format!("criterion {code}: \"{title}\" looks scaled by 100 beside the counts"),
        )
    } else if !consistency::percent_possible_for_base(stated, digits, base.to_integer()?) {
        Finding::warning("percent-impossible", checked.place(index)).says(
            format!(
                "tiêu chí {code}: không số đếm nào trên {} cho ra “{title}” này",
                words::exact(base, Lang::Vi)
            ),
            format!(
                "criterion {code}: no count out of {} gives this \"{title}\"",
                words::exact(base, Lang::En)
            ),
        )
    } else {
        return None;
    };
    let finding = finding
        .found(percent(stated, Lang::Vi), percent(stated, Lang::En))
        .expected(percent(&computed, Lang::Vi), percent(&computed, Lang::En))
        .fix(
            "đối chiếu tỷ lệ với số đếm",
            "compare the percentage with the counts",
        );
    Some(checked.about.sign(finding))
}

/// A percentage between 0 and 1 with nothing beside it: 0.9443 may mean 94.43%.
fn suspiciously_small(
    checked: &Checked<'_, '_, '_>,
    index: usize,
    stated: &Exact,
) -> Option<Finding> {
    let between = !stated.is_zero() && !stated.is_negative() && *stated <= Exact::from(1);
    let (code, title) = (checked.code(), checked.title(index));
    let scaled = stated.times(&Exact::from(100));
    between.then(|| {
        let finding = Finding::warning("percent-scaled-by-100", checked.place(index))
            .says(
                format!("tiêu chí {code}: “{title}” không quá 1%, có thể là một tỷ số chưa nhân 100"),
                format!("criterion {code}: \"{title}\" is at most 1%; it may be a ratio not multiplied by 100"),
            )
            .found(
                format!("{}%", words::exact(stated, Lang::Vi)),
                format!("{}%", words::exact(stated, Lang::En)),
            )
            .expected(
                format!("{0}% nếu đúng như ghi, hoặc {1}%", words::exact(stated, Lang::Vi), words::exact(&scaled, Lang::Vi)),
                format!("{0}% if it is meant so, or {1}%", words::exact(stated, Lang::En), words::exact(&scaled, Lang::En)),
            )
            .fix("ghi tỷ lệ theo phần trăm", "write it in percent");
        checked.about.sign(finding)
    })
}
