//! Sheets that are no responses, or whose unit nobody names.

use finding::{Finding, Place};

/// `sheet-without-questions`: no row of the sheet heads a question.
pub(crate) fn sheet_without_questions(place: Place, instrument: &str) -> Finding {
    Finding::warning("sheet-without-questions", place)
        .says(
            format!("không tìm thấy tiêu đề của câu hỏi nào trong mẫu phiếu {instrument}; trang không được đọc"),
            format!("no heading of a question of {instrument} was found; the sheet was not read"),
        )
        .expected(
            "một dòng tiêu đề có mã hoặc tên câu hỏi, mỗi dòng sau là một phiếu",
            "a row of headings with codes or titles of questions, then one response a row",
        )
        .fix(
            "kiểm tra mẫu phiếu của tệp, hoặc chỉ rõ cột trong tệp ánh xạ (mapping)",
            "look whether the file belongs to this instrument, or name its columns in a mapping",
        )
}

/// `sheet-is-counts`: a table of counts.
pub(crate) fn sheet_is_counts(place: Place) -> Finding {
    Finding::error("sheet-is-counts", place)
        .says(
            "trang là bảng tổng hợp số phiếu, không phải từng phiếu; không được đọc",
            "the sheet is a table of counts, not of responses; it was not read",
        )
        .expected("mỗi dòng một phiếu", "one response a row")
        .fix(
            "gửi bảng dữ liệu gốc từng phiếu",
            "send the data of each response",
        )
}

/// `sheet-without-unit`: responses whose unit nothing names.
pub(crate) fn sheet_without_unit(place: Place) -> Finding {
    Finding::error("sheet-responses-without-unit", place)
        .says(
            "không rõ các phiếu trong trang thuộc đơn vị nào",
            "nothing says which unit the responses of the sheet are about",
        )
        .expected(
            "một cột đơn vị, hoặc tên đơn vị ở phần đầu trang, ở tên trang, tên tệp",
            "a column with the unit, or its name above the table, as the sheet's or the file's name",
        )
        .fix("thêm cột mã đơn vị, hoặc ghi unit trong tệp ánh xạ (mapping)", "add a column with its code, or write unit in the mapping")
}

/// `sheet-unit-by-file-name`: the unit was told by the file's name alone.
pub(crate) fn unit_by_file_name(place: Place, unit: &str) -> Finding {
    Finding::warning("sheet-unit-by-file-name", place)
        .says(
            format!("đơn vị được xác định theo tên tệp: {unit}"),
            format!("the unit was told by the file's name: {unit}"),
        )
        .fix(
            "ghi tên đơn vị ở đầu trang nếu không đúng",
            "write the unit's name above the table if it is another one",
        )
}

/// `sheet-unit-by-title`: the unit's name stands within a longer title.
pub(crate) fn unit_by_title(place: Place, unit: &str) -> Finding {
    Finding::warning("sheet-unit-by-title", place)
        .says(
            format!("đơn vị được xác định theo tiêu đề của trang: {unit}"),
            format!("the unit was told by a title of the sheet: {unit}"),
        )
        .fix(
            "ghi riêng tên đơn vị trong một ô ở đầu trang nếu không đúng",
            "write the unit's name in a cell of its own above the table if it is another one",
        )
}

/// `rows-skipped`: rows that are no responses.
pub(crate) fn rows_skipped(place: Place, n: u64) -> Finding {
    Finding::info("rows-skipped", place)
        .says(
            format!("{n} dòng không phải là phiếu (tổng, thẻ, tiêu đề lặp lại, dòng chỉ có số thứ tự) không được đọc"),
            format!("{n} rows are no responses (totals, tags, repeated headers, rows with a number only) and were not read"),
        )
        .fix("không cần sửa nếu đúng", "nothing to do if it is right")
}

/// `questions-missing`: items that no column gives.
pub(crate) fn questions_missing(place: Place, codes: &[String]) -> Finding {
    let n = codes.len();
    let shown: Vec<String> = codes.iter().take(40).cloned().collect();
    let list = format!("{}{}", shown.join(", "), if n > 40 { ", …" } else { "" });
    Finding::warning("questions-missing", place)
        .says(
            format!("{n} câu tính chỉ số không có cột nào; được coi là trống"),
            format!("{n} items have no column and count as blank"),
        )
        .found(list.clone(), list)
        .fix(
            "kiểm tra tiêu đề cột, hoặc chỉ rõ trong tệp ánh xạ (mapping)",
            "look at the headings, or name the columns in a mapping",
        )
}
