//! `case-never-reached`, `cases-open`, `part-max`, `parts-over-max`, `parts-under-max`, `parts-missing`: cases and parts.

use finding::{Finding, Place};
use points::Exact;

pub(crate) fn never_reached(place: Place) -> Finding {
    Finding::error("case-never-reached", place)
        .says(
            "trường hợp này không bao giờ được xét: trường hợp không điều kiện đã đứng trước nó",
            "this case is never reached: one without conditions stands before it",
        )
        .fix(
            "chuyển trường hợp `when = []` xuống cuối",
            "move the case with `when = []` to the end",
        )
}

pub(crate) fn no_otherwise(place: Place) -> Finding {
    Finding::warning("cases-open", place)
        .says(
            "không có trường hợp còn lại; khi không điều kiện nào đúng thì tiêu chí không có điểm",
            "there is no last case without conditions; where none holds the criterion earns nothing",
        )
        .fix(
            "thêm trường hợp cuối với `when = []`",
            "add a last case with `when = []`",
        )
}

pub(crate) fn max_over_leaf(place: Place, max: &Exact, leaf: &Exact) -> Finding {
    Finding::error("part-max", place)
        .says(
            "điểm tối đa của phần nằm ngoài điểm tối đa của tiêu chí",
            "the maximum of the part lies outside that of the criterion",
        )
        .found(max.to_string(), max.to_string())
        .expected(format!("từ 0 đến {leaf}"), format!("0 to {leaf}"))
        .fix("sửa `max`", "correct `max`")
}

pub(crate) fn parts_over(place: Place, sum: &Exact, max: &Exact) -> Finding {
    Finding::error("parts-over-max", place)
        .says(
            "tổng điểm tối đa các phần vượt điểm tối đa của tiêu chí mà chưa nói rõ xử lý thế nào",
            "the parts' maxima add up to more than the criterion's, and it is not said what then",
        )
        .found(sum.to_string(), sum.to_string())
        .expected(max.to_string(), max.to_string())
        .fix(
            "thêm `over-max = \"cap\"` (lấy điểm tối đa) hoặc `over-max = \"reject\"` (báo lỗi)",
            "add `over-max = \"cap\"` (the maximum counts) or `over-max = \"reject\"` (a finding)",
        )
}

pub(crate) fn parts_under(place: Place, sum: &Exact, max: &Exact) -> Finding {
    Finding::warning("parts-under-max", place)
        .says(
            "các phần cộng lại không đạt tới điểm tối đa của tiêu chí",
            "the parts cannot reach the criterion's maximum",
        )
        .found(sum.to_string(), sum.to_string())
        .expected(max.to_string(), max.to_string())
        .fix("sửa điểm tối đa của các phần", "correct the parts' maxima")
}

pub(crate) fn parts_missing(place: Place) -> Finding {
    Finding::error("parts-missing", place)
        .says(
            "cách tính gồm nhiều phần nhưng không có phần nào",
            "the rule is made of parts but has none",
        )
        .expected("`[[criterion.\"…\".part]]`", "`[[criterion.\"…\".part]]`")
        .fix("thêm ít nhất một phần", "add at least one part")
}
