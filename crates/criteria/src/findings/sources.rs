//! `source-missing`, `basis-unknown`, `basis-incomplete`: where a criterion stands in the law.

use finding::{Finding, Place};

fn example(known: &[&str]) -> String {
    let first = known.first().unwrap_or(&"A");
    format!("`source = \"{first}, Phụ lục I, mục 3.1\"`")
}

pub(crate) fn missing(place: Place, known: &[&str]) -> Finding {
    Finding::error("source-missing", place)
        .says(
            "tiêu chí chưa ghi căn cứ, nên điểm không truy được về văn bản",
            "the criterion names no source, so that its points cannot be followed to the document",
        )
        .expected(example(known), example(known))
        .fix("thêm `source`", "add `source`")
}

pub(crate) fn basis_unknown(place: Place, basis: &str, known: &[&str]) -> Finding {
    let short = crate::toml::shortened(basis);
    let (vi, en) = if known.is_empty() {
        (
            "chưa khai căn cứ nào".to_owned(),
            "no basis is declared".to_owned(),
        )
    } else {
        (known.join(", "), known.join(", "))
    };
    Finding::error("basis-unknown", place)
        .says(
            format!("căn cứ \"{short}\" chưa được khai"),
            format!("the basis \"{short}\" is not declared"),
        )
        .expected(vi, en)
        .fix(
            format!("thêm khối `[basis.{short}]`, hoặc sửa chữ đứng trước dấu phẩy đầu tiên"),
            format!("add a block `[basis.{short}]`, or correct what stands before the first comma"),
        )
}

pub(crate) fn basis_incomplete(place: Place, key: &str) -> Finding {
    Finding::warning("basis-incomplete", place)
        .says(
            format!("bộ tiêu chí chính thức nhưng căn cứ {key} chưa có số hoặc ngày ban hành"),
            format!("the set is official, but basis {key} lacks its number or date"),
        )
        .fix("thêm `number` và `issued`", "add `number` and `issued`")
}
