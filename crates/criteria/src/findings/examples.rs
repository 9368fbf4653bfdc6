//! `example-kind`, `example-count`, `example-missing`, `example-boundary`: examples.

use finding::{Finding, Place, Text};
use points::Exact;

pub(crate) fn wrong_kind(place: Place, name: &str, kind: &str, found: &Text) -> Finding {
    Finding::error("example-kind", place)
        .says(
            format!("ví dụ cho \"{name}\" một giá trị không đúng loại"),
            format!("the example gives \"{name}\" a value of another kind"),
        )
        .found(&*found.vi, &*found.en)
        .expected(
            format!("{kind}, hoặc \"missing\", \"not-applicable\""),
            format!("{kind}, or \"missing\", \"not-applicable\""),
        )
        .fix(
            "sửa giá trị trong ví dụ",
            "correct the value in the example",
        )
}

pub(crate) fn count_not_whole(place: Place, name: &str, found: &Exact) -> Finding {
    Finding::error("example-count", place)
        .says(
            format!("\"{name}\" là số đếm nên phải là số nguyên từ 0"),
            format!("\"{name}\" is a count and has to be a whole number from 0"),
        )
        .found(found.to_string(), found.to_string())
        .fix("sửa số trong ví dụ", "correct the number in the example")
}

pub(crate) fn none(place: Place) -> Finding {
    Finding::warning("example-missing", place)
        .says(
            "cách tính chưa có ví dụ nào để kiểm tra",
            "the rule has no example to be checked with",
        )
        .expected(
            "`examples = [ { given = { … }, points = … } ]`",
            "`examples = [ { given = { … }, points = … } ]`",
        )
        .fix("thêm ít nhất một ví dụ", "add at least one example")
}

pub(crate) fn boundaries(place: Place, missing: &[Text]) -> Finding {
    let list = |lang| {
        let words: Vec<&str> = missing.iter().map(|text| text.get(lang)).collect();
        words.join("; ")
    };
    let (vi, en) = (list(finding::Lang::Vi), list(finding::Lang::En));
    Finding::warning("example-boundary", place)
        .says(
            format!("chưa có ví dụ đúng tại: {vi}"),
            format!("no example stands exactly on: {en}"),
        )
        .expected("mỗi ngưỡng có một ví dụ", "an example on each boundary")
        .fix(
            "thêm ví dụ với số liệu rơi đúng vào ngưỡng",
            "add an example whose inputs fall on the boundary",
        )
}
