//! `typed-outside-maximum` and `typed-off-step`: typed points that cannot be, and points between two steps.

use super::{About, in_points};
use criteria::Rule;
use finding::Finding;

pub(super) fn outside(about: &About<'_, '_>) -> Option<Finding> {
    let typed = typed(about)?;
    let code = &about.node().code;
    let max = in_points(&about.node().max);
    let mut finding = Finding::error(
        "typed-outside-maximum",
        about.place(about.cell(about.typed_slot())),
    )
    .says(
        format!("tiêu chí {code}: điểm nhập nằm ngoài khoảng từ 0 đến điểm tối đa"),
        format!("criterion {code}: the typed points lie outside 0 and the maximum"),
    )
    .expected(
        format!("từ 0 đến {}", max.vi),
        format!("from 0 to {}", max.en),
    )
    .fix(
        "nhập điểm của riêng tiêu chí này, dấu thập phân là dấu phẩy",
        "type the points of this criterion alone",
    );
    finding.found = in_points(typed);
    Some(about.sign(finding))
}

pub(super) fn off_step(about: &About<'_, '_>) -> Option<Finding> {
    let typed = typed(about)?;
    let (Rule::Council { step: Some(step) } | Rule::Points { step: Some(step) }) =
        &about.plan.leaves[about.leaf].leaf.rule
    else {
        return None;
    };
    let code = &about.node().code;
    let step = in_points(step);
    let mut finding = Finding::warning(
        "typed-off-step",
        about.place(about.cell(about.typed_slot())),
    )
    .says(
        format!("tiêu chí {code}: điểm nhập không theo bước điểm; điểm vẫn được dùng"),
        format!("criterion {code}: the typed points lie between two steps; they count as they are"),
    )
    .expected(
        format!("bội số của {}", step.vi),
        format!("a multiple of {}", step.en),
    )
    .fix(
        "chọn mức điểm gần nhất theo quy định",
        "choose one of the steps",
    );
    finding.found = in_points(typed);
    Some(about.sign(finding))
}

fn typed<'p>(about: &'p About<'_, '_>) -> Option<&'p points::Exact> {
    about
        .plan
        .row(about.layer, about.unit)
        .get(about.typed_slot())?
        .number()
}
