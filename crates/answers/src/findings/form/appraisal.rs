//! Appraised points that cannot stand.

use finding::{Finding, Place};
use points::Exact;

/// `appraised-without-reason`: points were changed and no reason is given.
pub(crate) fn without_reason(
    place: Place,
    code: &str,
    unit: &str,
    from: Option<&Exact>,
    to: &Exact,
) -> Finding {
    let (vi, en) = (
        vietnamese::show_number(to, None),
        vietnamese::show_number_en(to, None),
    );
    let (from_vi, from_en) = match from {
        Some(from) => (
            format!("điểm của đơn vị {}", vietnamese::show_number(from, None)),
            format!("the unit's {}", vietnamese::show_number_en(from, None)),
        ),
        None => (
            "đơn vị báo không có số liệu".to_owned(),
            "the unit reported a state".to_owned(),
        ),
    };
    unreasoned(place, code, unit).found(
        format!("điểm thẩm định {vi}, {from_vi}"),
        format!("appraised {en}, {from_en}"),
    )
}

/// `appraised-without-reason`: a state was given instead of the unit's answer.
pub(crate) fn state_without_reason(place: Place, code: &str, unit: &str, words: &str) -> Finding {
    let words: String = words.chars().take(80).collect();
    unreasoned(place, code, unit).found(
        format!("trạng thái thẩm định “{words}”, khác với đơn vị báo"),
        format!("appraised as \"{words}\", unlike the unit"),
    )
}

fn unreasoned(place: Place, code: &str, unit: &str) -> Finding {
    Finding::error("appraised-without-reason", place)
        .says(
            format!("tiêu chí {code}: kết quả thẩm định khác với đơn vị mà không ghi lý do"),
            format!("criterion {code}: the appraisal differs from the unit's answer and no reason is given"),
        )
        .of_unit(unit)
        .of_criterion(code)
        .expected("lý do ở cột Lý do thay đổi", "a reason in the column of reasons")
        .fix("ghi lý do thay đổi", "write why it was changed")
}

/// `appraised-twice`: two appraisal forms of one turn say different things of a unit's leaf.
pub(crate) fn two_appraisals(
    place: Place,
    first: Option<Place>,
    unit: &str,
    code: &str,
) -> Finding {
    let finding = Finding::error("appraised-twice", place)
        .says(
            format!("tiêu chí {code}: đơn vị {unit} có hai kết quả thẩm định khác nhau trong cùng một lần; không kết quả nào được dùng"),
            format!("criterion {code}: unit {unit} was appraised twice in one round, differently; neither is used"),
        )
        .of_unit(unit)
        .of_criterion(code)
        .fix("giữ lại một phiếu thẩm định đúng", "keep the one right appraisal form");
    match first {
        Some(first) => finding.with(first),
        None => finding,
    }
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
