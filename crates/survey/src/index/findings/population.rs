//! `survey-population-too-small`.

use super::{Request, some, unit_code};
use finding::{Finding, Place};

pub(crate) fn populations_small(
    request: &Request<'_>,
    units: &[(usize, u64, u64)],
    findings: &mut Vec<Finding>,
) {
    if units.is_empty() {
        return;
    }
    let named: Vec<String> = units
        .iter()
        .map(|(unit, drawn, population)| {
            format!("{} ({drawn} > {population})", unit_code(request, *unit))
        })
        .collect();
    findings.push(
        Finding::warning(
            "survey-population-too-small",
            Place::whole(request.instrument.name()),
        )
        .says(
            "số phiếu hợp lệ lớn hơn dân số đã khai, nên sai số của các đơn vị này được tính không có hệ số hiệu chỉnh tổng thể hữu hạn",
            "there are more valid responses than inhabitants, so intervals of these units are made without finite population correction",
        )
        .found(some(&named), some(&named))
        .expected(
            "dân số không nhỏ hơn số phiếu",
            "a population no smaller than the number of responses",
        )
        .fix(
            "kiểm tra tệp dân số",
            "check the file of populations",
        ),
    );
}
