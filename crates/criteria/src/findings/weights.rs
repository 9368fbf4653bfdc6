//! `weights-missing`, `weights-itself`, `weights-needless`: means of units with weights.

use finding::{Finding, Place};

pub(crate) fn not_named(place: Place, name: &str) -> Finding {
    Finding::error("weights-missing", place)
        .says(
            format!("số liệu \"{name}\" lấy bình quân có trọng số nhưng không nêu trọng số"),
            format!("input \"{name}\" is a mean with weights, but no weight is named"),
        )
        .expected("`weights = \"…\"`", "`weights = \"…\"`")
        .fix(
            "thêm `weights` với tên một số liệu khác của tiêu chí, ví dụ dân số",
            "add `weights` with the name of another input of the criterion, such as its people",
        )
}

pub(crate) fn itself(place: Place, name: &str) -> Finding {
    Finding::error("weights-itself", place)
        .says(
            format!("số liệu \"{name}\" được lấy làm trọng số của chính nó"),
            format!("input \"{name}\" is its own weight"),
        )
        .fix("nêu một số liệu khác", "name another input")
}

pub(crate) fn without_rule(place: Place, name: &str) -> Finding {
    Finding::error("weights-needless", place)
        .says(
            format!("số liệu \"{name}\" có `weights` nhưng không lấy bình quân có trọng số"),
            format!("input \"{name}\" has `weights` but is no mean with weights"),
        )
        .fix(
            "thêm `from-children = \"weights\"`, hoặc bỏ `weights`",
            "add `from-children = \"weights\"`, or remove `weights`",
        )
}
