//! Cell styles: `styles-unreadable`, `styles-too-many`.

use finding::{Finding, Place};

/// The values stand; percent marks, dates and fonts are not known.
pub(crate) fn styles_unreadable(file: &str, cause: Finding) -> Finding {
    let mut finding = Finding::warning("styles-unreadable", Place::file(file)).says(
        "không đọc hết được định dạng ô: ô phần trăm, ô ngày tháng và phông chữ cũ có thể không được nhận ra",
        "the cell styles cannot be read to their end: percent cells, dates and old fonts may not be recognised",
    );
    finding.found = cause.found;
    finding.fix(
        "mở tệp bằng Excel và lưu lại",
        "open the file in Excel and save it again",
    )
}

/// More than any program writes.
pub(crate) fn styles_too_many(file: &str, limit: usize) -> Finding {
    Finding::warning("styles-too-many", Place::file(file))
        .says(
            "tệp có quá nhiều định dạng ô, phần vượt quá được coi là định dạng thường",
            "the file has too many cell styles; those beyond the limit count as plain",
        )
        .expected(
            format!("không quá {limit} định dạng"),
            format!("at most {limit} styles"),
        )
        .fix(
            "chép dữ liệu sang một bảng tính mới (chỉ dán giá trị) và lưu lại",
            "copy the data into a new workbook (values only) and save it",
        )
}
