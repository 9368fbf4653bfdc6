//! Text files: `csv-encoding`, `csv-quote-open`, `csv-separator`.

use finding::{Finding, Place};

/// Not UTF-8; read by the encoding that was recognised.
pub(crate) fn csv_encoding(file: &str, encoding: &str) -> Finding {
    Finding::warning("csv-encoding", Place::file(file))
        .says(
            format!("tệp không dùng bảng mã UTF-8; đã đọc theo {encoding}"),
            format!("the file is not UTF-8; it was read as {encoding}"),
        )
        .found(encoding, encoding)
        .expected("UTF-8", "UTF-8")
        .fix(
            "kiểm tra dấu tiếng Việt; lưu lại bằng Excel ở dạng “CSV UTF-8”",
            "check the Vietnamese marks; save it from Excel as \"CSV UTF-8\"",
        )
}

/// Bytes or marks that the encoding does not know.
pub(crate) fn csv_bad_characters(file: &str, count: usize) -> Finding {
    Finding::error("csv-encoding", Place::file(file))
        .says(
            format!("{count} ký tự không đọc được trong tệp, đã thay bằng dấu �"),
            format!("{count} characters of the file cannot be read and were replaced by �"),
        )
        .fix(
            "lưu lại tệp bằng Excel ở dạng “CSV UTF-8”",
            "save the file from Excel as \"CSV UTF-8\"",
        )
}

/// A quotation mark is opened and never closed.
pub(crate) fn csv_quote_open(file: &str, row: u32, column: u32) -> Finding {
    Finding::error("csv-quote-open", Place::cell(file, "", row, column))
        .says(
            "dấu ngoặc kép mở mà không đóng; phần còn lại của tệp rơi vào một ô",
            "a quotation mark is opened and never closed; the rest of the file falls into one cell",
        )
        .fix(
            "thêm dấu ngoặc kép đóng, hoặc bỏ dấu mở",
            "close the quotation, or remove its mark",
        )
}
