//! Columns that are dropped, unclear, or too many.

use crate::read::privacy::Identifying;
use finding::{Finding, Place};

/// `column-identifying`: the column names persons and is not read.
pub(crate) fn column_dropped(place: Place, kind: Identifying, by_content: bool) -> Finding {
    let words = kind.words();
    let (vi, en) = if by_content {
        (" (nhận ra qua nội dung)", " (recognised by its content)")
    } else {
        ("", "")
    };
    Finding::info("column-identifying", place)
        .says(
            format!(
                "cột chứa thông tin cá nhân ({}){vi}; không được đọc và không giữ lại",
                words.vi
            ),
            format!(
                "the column holds personal information ({}){en}; it is neither read nor kept",
                words.en
            ),
        )
        .fix(
            "không cần sửa; nên xóa cột này trước khi gửi tệp",
            "nothing to do; better delete the column before the file is sent on",
        )
}

/// `column-unclear`: the heading could be several questions.
pub(crate) fn column_unclear(place: Place, heading: &str, codes: &[String]) -> Finding {
    let list = codes.join(", ");
    Finding::error("column-unclear", place)
        .says(
            "tiêu đề cột có thể là nhiều câu hỏi; cột này không được đọc",
            "the heading could be several questions; the column was not read",
        )
        .found(format!("“{heading}”"), format!("\"{heading}\""))
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix(
            "ghi mã câu hỏi ở đầu tiêu đề, hoặc chỉ rõ trong tệp ánh xạ (mapping)",
            "put the question's code before the heading, or say it in the mapping",
        )
}

/// `columns-too-many`: columns beyond what is looked at.
pub(crate) fn columns_too_many(place: Place, most: u32) -> Finding {
    Finding::warning("columns-too-many", place)
        .says(
            format!("trang có hơn {most} cột; các cột sau không được đọc"),
            format!("the sheet has more than {most} columns; those behind were not read"),
        )
        .fix("tách trang", "split the sheet")
}

/// `days-month-first`: the column writes the month before the day.
pub(crate) fn days_month_first(place: Place) -> Finding {
    Finding::info("days-month-first", place)
        .says(
            "ngày trong cột được ghi tháng trước ngày sau và được đọc như vậy",
            "the days of the column are written month first and were read so",
        )
        .fix("không cần sửa nếu đúng", "nothing to do if it is right")
}
