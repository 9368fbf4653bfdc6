//! `edit-cell`, `edit-code-missing`, `edit-code-twice`, `edit-row-alone`, `edit-detail`, `edit-detail-orphan`.

use super::columns::COLUMNS;
use finding::{Finding, Place};

fn column(key: &str) -> (&'static str, &'static str) {
    let found = COLUMNS.iter().find(|own| own.key == key);
    found.map_or(("", ""), |own| (own.heading, own.help))
}

pub(crate) fn cell_unreadable(place: Place, key: &str, line: &str) -> Finding {
    let (heading, help) = column(key);
    let line: String = line.chars().take(80).collect();
    Finding::error("edit-cell", place)
        .says(
            format!("cột “{heading}” không đọc được; nội dung này chưa vào bộ tiêu chí"),
            format!("the column \"{key}\" cannot be read; this is left out of the set"),
        )
        .found(format!("“{line}”"), format!("\"{line}\""))
        .expected(help, format!("what the guide sheet says of `{key}`"))
        .fix(
            "sửa theo lời hướng dẫn ở đầu cột",
            "write it as the note at the head of the column says",
        )
}

pub(crate) fn code_missing(place: Place) -> Finding {
    Finding::error("edit-code-missing", place)
        .says(
            "dòng có nội dung nhưng không có mã; dòng này chưa vào bộ tiêu chí",
            "the row says something and has no code; it is left out of the set",
        )
        .fix(
            "ghi mã, hoặc chọn loại dòng (phần, trường hợp, nhóm, khoản)",
            "write a code, or choose what the row is",
        )
}

pub(crate) fn code_twice(place: Place, code: &str) -> Finding {
    Finding::error("edit-code-twice", place)
        .says(
            format!("mã {code} đứng ở hai dòng; dòng sau chưa vào bộ tiêu chí"),
            format!("the code {code} stands in two rows; the later one is left out"),
        )
        .fix("mỗi mã chỉ dùng một lần", "use each code once")
}

pub(crate) fn row_alone(place: Place) -> Finding {
    Finding::error("edit-row-alone", place)
        .says(
            "dòng chi tiết không đứng dưới tiêu chí nào; dòng này chưa vào bộ tiêu chí",
            "a row of detail stands below no criterion; it is left out of the set",
        )
        .fix(
            "đặt dòng ngay dưới tiêu chí của nó",
            "put it right below its criterion",
        )
}

pub(crate) fn detail_dropped(place: Place, code: &str, key: &str) -> Finding {
    Finding::warning("edit-detail", place)
        .says(
            format!("`{key}` của {code} đã sửa; chi tiết không có cột riêng của bản trước không giữ lại được"),
            format!("`{key}` of {code} was changed; the detail that has no column is not kept"),
        )
        .of_criterion(code)
        .fix("xem lại tiêu chí này sau khi nhập", "look at this criterion after the import")
}

pub(crate) fn detail_orphan(place: Place, code: &str, key: &str) -> Finding {
    Finding::warning("edit-detail-orphan", place)
        .says(
            format!("không còn dòng {code}; chi tiết `{key}` đi cùng dòng đó bỏ lại"),
            format!("the row {code} is gone; its detail `{key}` goes with it"),
        )
        .of_criterion(code)
}
