//! `award-missing`, `award-twice`, `award-over-max`, `award-ratio`, `share-range`: what a branch earns.

use finding::{Finding, Place};
use points::Exact;

pub(crate) fn needed(place: Place) -> Finding {
    Finding::error("award-missing", place)
        .says(
            "chưa ghi số điểm đạt được",
            "it is not said what this earns",
        )
        .expected(
            "`points = …` hoặc `share = …` (phần trăm điểm tối đa)",
            "`points = …` or `share = …` (percent of the maximum)",
        )
        .fix("thêm một trong hai", "add one of the two")
}

pub(crate) fn twice(place: Place) -> Finding {
    Finding::error("award-twice", place)
        .says(
            "số điểm đạt được ghi theo hai cách",
            "what this earns is given in two ways",
        )
        .expected(
            "chỉ một trong `points`, `share`, `ratio`",
            "one of `points`, `share`, `ratio`",
        )
        .fix("giữ một cách", "keep one of them")
}

pub(crate) fn over_max(place: Place, points: &Exact, max: &Exact) -> Finding {
    Finding::error("award-over-max", place)
        .says(
            "số điểm nằm ngoài khoảng từ 0 đến điểm tối đa",
            "the points lie outside 0 to the maximum",
        )
        .found(points.to_string(), points.to_string())
        .expected(format!("từ 0 đến {max}"), format!("0 to {max}"))
        .fix(
            "sửa số điểm hoặc điểm tối đa",
            "correct the points or the maximum",
        )
}

pub(crate) fn share_range(place: Place, key: &str, share: &Exact) -> Finding {
    Finding::error("share-range", place)
        .says(
            format!("`{key}` là phần trăm điểm tối đa, phải từ 0 đến 100"),
            format!("`{key}` is a percentage of the maximum, from 0 to 100"),
        )
        .found(share.to_string(), share.to_string())
        .fix(
            "sửa phần trăm, hoặc dùng `points`",
            "correct it, or use `points`",
        )
}

pub(crate) fn ratio_of_nothing(place: Place) -> Finding {
    Finding::error("award-ratio", place)
        .says(
            "`ratio = true` chỉ dùng khi phép đo là tỷ lệ phần trăm",
            "`ratio = true` is for measures in percent only",
        )
        .expected(
            "phép đo có `numerator` và `denominator`, hoặc số liệu loại percent",
            "a measure with `numerator` and `denominator`, or a percent input",
        )
        .fix("dùng `points` hoặc `share`", "use `points` or `share`")
}
