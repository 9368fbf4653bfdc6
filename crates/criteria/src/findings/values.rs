//! `value-type`, `value-word`, `value-range`, `number-not-exact`, `date-not-a-day`: what stands behind a key.

use super::keys::{close, nearest_first};
use finding::{Finding, Place, Text};

pub(crate) fn wrong_type(place: Place, key: &str, found: &Text, expected: &Text) -> Finding {
    let key = crate::toml::shortened(key);
    Finding::error("value-type", place)
        .says(
            format!("giá trị của `{key}` không đúng kiểu"),
            format!("the value of `{key}` is of a wrong type"),
        )
        .found(&*found.vi, &*found.en)
        .expected(&*expected.vi, &*expected.en)
        .fix(
            "viết lại giá trị theo kiểu cần có",
            "write the value in the expected form",
        )
}

pub(crate) fn odd_number(place: Place, key: &str, text: &str) -> Finding {
    let (key, text) = (crate::toml::shortened(key), crate::toml::shortened(text));
    Finding::error("number-not-exact", place)
        .says(
            format!("`{key}` không phải số thập phân chính xác"),
            format!("`{key}` is not an exact decimal number"),
        )
        .found(&*text, &*text)
        .expected(
            "số thập phân không quá 40 chữ số, ví dụ 2.5",
            "a decimal number of at most 40 digits, for example 2.5",
        )
        .fix(
            "viết số bằng các chữ số thập phân, không dùng 0x, inf, nan",
            "write it in decimal digits, without 0x, inf or nan",
        )
}

pub(crate) fn odd_date(place: Place, key: &str, text: &str) -> Finding {
    let key = crate::toml::shortened(key);
    Finding::error("date-not-a-day", place)
        .says(
            format!("`{key}` cần một ngày có trong lịch"),
            format!("`{key}` needs a day of the calendar"),
        )
        .found(text, text)
        .expected("ví dụ 2025-12-15", "for example 2025-12-15")
        .fix(
            "chỉ viết năm, tháng, ngày",
            "write year, month and day only",
        )
}

pub(crate) fn unknown_word(place: Place, key: &str, word: &str, known: &[&str]) -> Finding {
    let (key, short) = (crate::toml::shortened(key), crate::toml::shortened(word));
    let ordered = nearest_first(word, known);
    let list = ordered.join(", ");
    let finding = Finding::error("value-word", place)
        .says(
            format!("`{key}` không nhận giá trị \"{short}\""),
            format!("`{key}` does not take the value \"{short}\""),
        )
        .found(format!("\"{short}\""), format!("\"{short}\""))
        .expected(format!("một trong: {list}"), format!("one of: {list}"));
    match ordered.first() {
        Some(nearest) if close(word, nearest) => finding.fix(
            format!("viết \"{nearest}\""),
            format!("write \"{nearest}\""),
        ),
        _ => finding.fix("chọn một trong các giá trị trên", "choose one of these"),
    }
}

pub(crate) fn out_of_range(place: Place, key: &str, found: &str, vi: &str, en: &str) -> Finding {
    Finding::error("value-range", place)
        .says(
            format!("giá trị của `{key}` nằm ngoài phạm vi"),
            format!("the value of `{key}` is out of range"),
        )
        .found(found, found)
        .expected(vi, en)
        .fix("sửa lại giá trị", "correct the value")
}

pub(crate) fn listed_twice(place: Place, key: &str) -> Finding {
    let key = crate::toml::shortened(key);
    Finding::error("value-twice", place)
        .says(
            format!("danh sách `{key}` ghi một giá trị hai lần"),
            format!("the list `{key}` names a value twice"),
        )
        .fix("bỏ giá trị ghi thừa", "remove the second one")
}

pub(crate) fn list_too_long(place: Place, key: &str, found: usize, most: usize) -> Finding {
    let key = crate::toml::shortened(key);
    Finding::error("list-too-long", place)
        .says(
            format!("danh sách `{key}` quá dài"),
            format!("the list `{key}` is too long"),
        )
        .found(found.to_string(), found.to_string())
        .expected(format!("không quá {most}"), format!("at most {most}"))
        .fix("rút ngắn danh sách", "shorten the list")
}
