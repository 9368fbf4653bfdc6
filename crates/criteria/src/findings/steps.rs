//! `steps-gap`, `steps-overlap`, `step-empty`, `step-without-bound`, `steps-missing`, `otherwise-never`, `threshold-beyond-percent`.

use crate::show::interval;
use crate::{Edge, Step};
use finding::{Finding, Lang, Place};
use points::Exact;

fn unit(percent: bool) -> &'static str {
    if percent { "%" } else { "" }
}

pub(crate) fn gap(
    place: Place,
    lower: Option<&Edge>,
    upper: Option<&Edge>,
    percent: bool,
) -> Finding {
    let vi = interval(lower, upper, unit(percent), Lang::Vi);
    let en = interval(lower, upper, unit(percent), Lang::En);
    Finding::error("steps-gap", place)
        .says(
            format!("các bước không nói gì về giá trị {vi}"),
            format!("the steps say nothing about values {en}"),
        )
        .expected(
            "mỗi giá trị thuộc đúng một bước",
            "each value in exactly one step",
        )
        .fix(
            "sửa ngưỡng, thêm bước, hoặc thêm `otherwise = { points = 0 }`",
            "correct a bound, add a step, or add `otherwise = { points = 0 }`",
        )
}

pub(crate) fn overlap(place: Place, one: &Step, other: &Step, percent: bool) -> Finding {
    let words = |step: &Step, lang| {
        interval(
            step.lower.as_ref(),
            step.upper.as_ref(),
            unit(percent),
            lang,
        )
    };
    Finding::error("steps-overlap", place)
        .says("hai bước chồng lên nhau", "two steps overlap")
        .found(
            format!(
                "\"{}\" và \"{}\"",
                words(one, Lang::Vi),
                words(other, Lang::Vi)
            ),
            format!(
                "\"{}\" and \"{}\"",
                words(one, Lang::En),
                words(other, Lang::En)
            ),
        )
        .expected(
            "mỗi giá trị thuộc đúng một bước",
            "each value in exactly one step",
        )
        .fix(
            "dùng `below` (<) thay cho `to` (≤) ở bước dưới, hoặc sửa ngưỡng",
            "use `below` (<) instead of `to` (≤) in the lower step, or correct a bound",
        )
}

pub(crate) fn empty_interval(place: Place) -> Finding {
    Finding::error("step-empty", place)
        .says(
            "không giá trị nào thuộc bước này: cận dưới không nhỏ hơn cận trên",
            "no value lies in this step: its lower bound is not below its upper bound",
        )
        .fix("sửa cận", "correct the bounds")
}

pub(crate) fn no_bound(place: Place) -> Finding {
    Finding::error("step-without-bound", place)
        .says("khoảng này không có cận nào", "this interval has no bound")
        .expected(
            "`from`, `above`, `to` hoặc `below`",
            "`from`, `above`, `to` or `below`",
        )
        .fix(
            "thêm cận; phần còn lại ghi vào `otherwise`",
            "add a bound; what is left belongs into `otherwise`",
        )
}

pub(crate) fn empty(place: Place) -> Finding {
    Finding::error("steps-missing", place)
        .says("danh sách bước trống", "the list of steps is empty")
        .expected("`{ from = 95, points = 2 }`", "`{ from = 95, points = 2 }`")
        .fix("thêm ít nhất một bước", "add at least one step")
}

pub(crate) fn otherwise_never(place: Place) -> Finding {
    Finding::warning("otherwise-never", place)
        .says(
            "`otherwise` không bao giờ dùng đến: các bước đã phủ mọi giá trị",
            "`otherwise` is never used: the steps cover every value",
        )
        .fix(
            "bỏ `otherwise`, hoặc sửa ngưỡng",
            "remove `otherwise`, or correct a bound",
        )
}

pub(crate) fn beyond_percent(place: Place, value: &Exact) -> Finding {
    Finding::warning("threshold-beyond-percent", place)
        .says(
            "ngưỡng phần trăm nằm ngoài khoảng 0–100",
            "a percentage threshold lies outside 0–100",
        )
        .found(format!("{value}%"), format!("{value}%"))
        .fix(
            "viết 95 cho 95%, không viết 0.95 hay 9500",
            "write 95 for 95%, not 0.95 or 9500",
        )
}
