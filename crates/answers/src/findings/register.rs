//! Rows of a register that are not counted, and columns that are not read.

use super::cell::quote;
use crate::cell::CellAt;
use finding::{Finding, Place};
use jiff::civil::Date;

fn of(finding: Finding, unit: &str, field: &str) -> Finding {
    let code = field.split('/').next().unwrap_or(field);
    finding.of_unit(unit).of_criterion(code)
}

/// `item-without-id`.
pub(crate) fn item_without_id(at: CellAt<'_>, unit: &str, field: &str) -> Finding {
    of(Finding::error("item-without-id", at.place()), unit, field)
        .says(
            format!("{field}: dòng không có số hoặc mã; không được tính"),
            format!("{field}: the row has no id and was not counted"),
        )
        .expected(
            "số, ký hiệu văn bản hoặc mã của mục",
            "number and sign, or the item's code",
        )
        .fix("ghi số hoặc mã của mục", "write the item's id")
}

/// `item-twice`: counted once.
pub(crate) fn item_twice(
    at: CellAt<'_>,
    unit: &str,
    field: &str,
    id: &str,
    first: Place,
) -> Finding {
    let id = quote(id);
    of(Finding::warning("item-twice", at.place()), unit, field)
        .with(first)
        .says(
            format!("{field}: mục “{id}” ghi hai lần; tính một lần"),
            format!("{field}: item \"{id}\" is listed twice; counted once"),
        )
        .found(format!("“{id}”"), format!("\"{id}\""))
        .fix(
            "bỏ dòng trùng, hoặc sửa mã",
            "remove the row, or mend its id",
        )
}

/// `item-of-another-year`: not counted.
pub(crate) fn item_of_another_year(
    at: CellAt<'_>,
    unit: &str,
    field: &str,
    date: Date,
    year: i16,
) -> Finding {
    let (vi, en) = (vietnamese::show_date(date), vietnamese::show_date_en(date));
    of(
        Finding::info("item-of-another-year", at.place()),
        unit,
        field,
    )
    .says(
        format!("{field}: ngày {vi} không thuộc năm {year}; không được tính"),
        format!("{field}: {en} is not in {year}; not counted"),
    )
    .found(vi, en)
    .expected(
        format!("một ngày trong năm {year}"),
        format!("a day in {year}"),
    )
}

/// `item-without-date`: the year of the row cannot be told, so the unit's number cannot either.
pub(crate) fn item_without_date(
    at: CellAt<'_>,
    unit: &str,
    field: &str,
    holds_something: bool,
) -> Finding {
    let (vi, en) = if holds_something {
        ("ngày không đọc được", "the date cannot be read")
    } else {
        ("dòng không có ngày", "the row has no date")
    };
    of(Finding::error("item-without-date", at.place()), unit, field)
        .says(
            format!("{field}: {vi}; không đếm được số mục của đơn vị"),
            format!("{field}: {en}; the unit's items cannot be counted"),
        )
        .expected(
            "một ngày, ví dụ 15/06/2025",
            "a date, for example 15/06/2025",
        )
        .fix("ghi ngày dạng ngày/tháng/năm", "type day/month/year")
}

/// `item-weight`: how many the row stands for.
pub(crate) fn item_weight(at: CellAt<'_>, unit: &str, field: &str, text: &str) -> Finding {
    let text = quote(text);
    of(Finding::error("item-weight", at.place()), unit, field)
        .says(
            format!("{field}: “{text}” không phải số lượng"),
            format!("{field}: \"{text}\" is no count"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected("một số từ 0 trở lên", "a number from 0")
        .fix("nhập số lượng", "type the number")
}

/// `personal-columns-dropped`: names, telephone numbers and the like are never kept.
pub(crate) fn personal_columns(at: CellAt<'_>, names: &[&str]) -> Finding {
    let list = names.join(", ");
    Finding::info("personal-columns-dropped", at.place())
        .says(
            format!("không đọc các cột có thông tin cá nhân: {list}"),
            format!("columns with personal data were not read: {list}"),
        )
        .fix(
            "nên bỏ các cột này trước khi gửi tệp",
            "better remove them before the file is sent",
        )
}
