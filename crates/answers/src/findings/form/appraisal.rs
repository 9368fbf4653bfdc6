//! Appraised points that cannot stand.

use finding::{Finding, Place};
use points::Exact;

/// `appraised-without-reason`: points were changed and no reason is given.
pub(crate) fn without_reason(
    place: Place,
    code: &str,
    unit: &str,
    from: &Exact,
    to: &Exact,
) -> Finding {
    let vi = |points: &Exact| vietnamese::show_number(points, None);
    let en = |points: &Exact| vietnamese::show_number_en(points, None);
    Finding::error("appraised-without-reason", place)
        .says(
            format!("tiêu chí {code}: điểm thẩm định khác điểm của đơn vị mà không ghi lý do"),
            format!("criterion {code}: the appraised points differ from the unit's and no reason is given"),
        )
        .of_unit(unit)
        .of_criterion(code)
        .found(
            format!("điểm thẩm định {}, điểm của đơn vị {}", vi(to), vi(from)),
            format!("appraised {}, the unit's {}", en(to), en(from)),
        )
        .expected("lý do ở cột Lý do thay đổi", "a reason in the column of reasons")
        .fix("ghi lý do thay đổi điểm", "write why the points were changed")
}

/// `points-off-step`: typed points that are no multiple of the step.
pub(crate) fn off_step(
    place: Place,
    code: &str,
    unit: Option<&str>,
    typed: &Exact,
    step: &Exact,
) -> Finding {
    let mut finding = Finding::error("points-off-step", place)
        .says(
            format!(
                "tiêu chí {code}: điểm không theo bước {}",
                vietnamese::show_number(step, None)
            ),
            format!(
                "criterion {code}: the points are no multiple of the step {}",
                vietnamese::show_number_en(step, None)
            ),
        )
        .of_criterion(code)
        .found(
            vietnamese::show_number(typed, None),
            vietnamese::show_number_en(typed, None),
        )
        .fix("sửa điểm cho đúng bước", "mend the points to fit the step");
    finding.unit = unit.map(str::to_owned);
    finding
}

/// `appraised-outside-max`: points outside 0 to the maximum.
pub(crate) fn outside(place: Place, code: &str, unit: &str, typed: &Exact, max: &Exact) -> Finding {
    Finding::error("appraised-outside-max", place)
        .says(
            format!("tiêu chí {code}: điểm thẩm định nằm ngoài khoảng từ 0 đến điểm tối đa"),
            format!("criterion {code}: the appraised points lie outside 0 to the maximum"),
        )
        .of_unit(unit)
        .of_criterion(code)
        .found(
            vietnamese::show_number(typed, None),
            vietnamese::show_number_en(typed, None),
        )
        .expected(
            format!("từ 0 đến {}", vietnamese::show_number(max, None)),
            format!("from 0 to {}", vietnamese::show_number_en(max, None)),
        )
        .fix("sửa điểm thẩm định", "mend the appraised points")
}
