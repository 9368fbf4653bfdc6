//! `band-without-edge`, `band-order`, `band-twice`, `bounds-twice`, `tie-break-unknown`, `tie-break-empty`: tables, ties and bands.

use finding::{Finding, Place};

pub(crate) fn band_without_edge(place: Place) -> Finding {
    Finding::error("band-without-edge", place)
        .says(
            "chỉ mức xếp loại cuối cùng được để trống ngưỡng",
            "only the last band may stand without an edge",
        )
        .expected(
            "`from = …` (≥) hoặc `above = …` (>)",
            "`from = …` (≥) or `above = …` (>)",
        )
        .fix(
            "thêm ngưỡng, hoặc chuyển mức này xuống cuối",
            "add the edge, or move this band to the end",
        )
}

pub(crate) fn band_order(place: Place, name: &str, before: &str) -> Finding {
    Finding::error("band-order", place)
        .says(
            format!("mức \"{name}\" không thấp hơn mức \"{before}\" đứng trước nó"),
            format!("band \"{name}\" is not lower than \"{before}\" before it"),
        )
        .expected(
            "các mức xếp từ cao xuống thấp, không trùng ngưỡng",
            "bands from the highest down, no two with the same edge",
        )
        .fix(
            "sửa ngưỡng hoặc đổi thứ tự",
            "correct the edge or the order",
        )
}

pub(crate) fn band_twice(place: Place, name: &str) -> Finding {
    Finding::error("band-twice", place)
        .says(
            format!("mức xếp loại \"{name}\" được ghi hai lần"),
            format!("band \"{name}\" is named twice"),
        )
        .fix("giữ một mức", "keep one of them")
}

pub(crate) fn two_bounds(place: Place, one: &str, other: &str) -> Finding {
    Finding::error("bounds-twice", place)
        .says(
            format!("`{one}` và `{other}` cùng đứng trong một khoảng"),
            format!("`{one}` and `{other}` stand in one interval"),
        )
        .fix(
            "`from` là ≥, `above` là >, `to` là ≤, `below` là <: giữ một trong hai",
            "`from` is ≥, `above` is >, `to` is ≤, `below` is <: keep one of the two",
        )
}

pub(crate) fn tie_break_unknown(place: Place, code: &str) -> Finding {
    let code = crate::toml::shortened(code);
    Finding::error("tie-break-unknown", place)
        .says(
            format!("tiêu chí phân định \"field:{code}\" không có trong bộ tiêu chí"),
            format!("the tie-break \"field:{code}\" names no node of the set"),
        )
        .fix("sửa mã sau `field:`", "correct the code after `field:`")
}

pub(crate) fn tie_break_empty(place: Place, word: &str) -> Finding {
    Finding::warning("tie-break-empty", place)
        .says(
            format!("phân định theo \"{word}\" không có tác dụng: bộ tiêu chí không có phần này"),
            format!("the tie-break \"{word}\" parts nothing: the set has no such part"),
        )
        .fix("bỏ giá trị này khỏi `break`", "remove it from `break`")
}
