//! A cell as it is stored: `cell-outside-sheet`, `cell-twice`, `cell-text-cut`, `cell-unreadable`.

use finding::{Finding, Place};

/// Beyond the last row or column of Excel.
pub(crate) fn cell_outside(place: Place, row: u32, column: u32) -> Finding {
    Finding::warning("cell-outside-sheet", place)
        .says(
            "tệp có ô nằm ngoài phạm vi của trang tính; ô này không được đọc",
            "a cell lies outside the sheet and was not read",
        )
        .found(
            format!("dòng {row}, cột {column}"),
            format!("row {row}, column {column}"),
        )
        .expected(
            "không quá 1.048.576 dòng và 16.384 cột",
            "at most 1,048,576 rows and 16,384 columns",
        )
}

/// Given twice; the later one stands.
pub(crate) fn cell_twice(place: Place) -> Finding {
    Finding::warning("cell-twice", place)
        .says(
            "ô xuất hiện hai lần trong tệp; lấy giá trị sau",
            "the cell stands in the file twice; the later value was taken",
        )
        .fix(
            "mở tệp bằng Excel, kiểm tra ô này và lưu lại",
            "open the file in Excel, check the cell, and save it again",
        )
}

/// Longer than a cell can be.
pub(crate) fn text_too_long(place: Place, limit: usize) -> Finding {
    Finding::warning("cell-text-cut", place)
        .says(
            "nội dung ô quá dài, chỉ giữ phần đầu",
            "the text of the cell is too long; only its start was kept",
        )
        .expected(
            format!("không quá {limit} ký tự"),
            format!("at most {limit} characters"),
        )
        .fix(
            "rút gọn nội dung hoặc kiểm tra dấu ngoặc kép chưa đóng",
            "shorten it, or look for a quotation mark that is not closed",
        )
}

/// Stored in a way that means nothing.
pub(crate) fn cell_unreadable(
    place: Place,
    vi: impl Into<String>,
    en: impl Into<String>,
) -> Finding {
    Finding::error("cell-unreadable", place)
        .says(
            "không đọc được nội dung ô",
            "what the cell holds cannot be read",
        )
        .found(vi, en)
        .fix(
            "nhập lại giá trị của ô bằng Excel và lưu lại",
            "type the value of the cell again in Excel and save the file",
        )
}
