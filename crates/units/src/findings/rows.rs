//! What can be wrong with one row: `roster-code-missing`, `roster-code-twice`, `roster-name-missing`, `roster-level-unknown`, `roster-date-unreadable`, `roster-figure-unreadable`, `roster-line-unreadable`, and `roster-empty`.

use crate::Level;
use finding::{Finding, Lang, Place};

pub(crate) fn no_code(place: Place, name: &str) -> Finding {
    Finding::error("roster-code-missing", place)
        .says(
            format!("đơn vị “{name}” không có mã, nên không được đưa vào danh sách"),
            format!("the unit \"{name}\" has no code and was left out"),
        )
        .found("ô mã để trống", "an empty code")
        .expected(
            "mã đơn vị, ví dụ 00778",
            "the unit's code, for example 00778",
        )
        .fix("ghi mã vào cột code", "write the code in the column code")
}

pub(crate) fn code_twice(place: Place, code: &str, first: Place) -> Finding {
    Finding::error("roster-code-twice", place)
        .says(
            format!(
                "mã {code} đã có ở dòng {}, dòng này không được đưa vào danh sách",
                first.address()
            ),
            format!(
                "the code {code} stands in line {} already, this row was left out",
                first.address()
            ),
        )
        .found(format!("mã {code}"), format!("code {code}"))
        .expected("mỗi đơn vị một mã riêng", "a code of its own for each unit")
        .fix(
            "sửa mã hoặc xóa một trong hai dòng",
            "correct the code or delete one of the two rows",
        )
        .of_unit(code)
        .with(first)
}

pub(crate) fn no_name(place: Place, code: &str) -> Finding {
    Finding::error("roster-name-missing", place)
        .says(
            format!("đơn vị có mã {code} không có tên, mã được dùng thay tên"),
            format!("the unit with code {code} has no name, the code is shown instead"),
        )
        .expected(
            "tên đơn vị, ví dụ Xã An Hòa",
            "the unit's name, for example Xã An Hòa",
        )
        .fix("ghi tên vào cột name", "write the name in the column name")
        .of_unit(code)
}

pub(crate) fn bad_level(place: Place, code: &str, level: &str) -> Finding {
    let keys = Level::ALL.map(Level::key).join(", ");
    let words = Level::ALL
        .map(|level| format!("{} ({})", level.key(), level.word(Lang::Vi)))
        .join("; ");
    Finding::error("roster-level-unknown", place)
        .says(
            format!(
                "không rõ đơn vị {code} thuộc cấp nào, nên đơn vị không được đưa vào danh sách"
            ),
            format!("the level of the unit {code} is not known, so it was left out"),
        )
        .found(format!("“{level}”"), format!("\"{level}\""))
        .expected(words, keys)
        .fix(
            "ghi một trong các cấp trên vào cột level",
            "write one of these in the column level",
        )
        .of_unit(code)
}

pub(crate) fn bad_date(place: Place, code: &str, text: &str) -> Finding {
    Finding::error("roster-date-unreadable", place)
        .says(
            format!("không đọc được ngày hiệu lực của đơn vị {code}"),
            format!("the day from which the unit {code} exists could not be read"),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected(
            "ngày, ví dụ 2025-07-01 hoặc 01/07/2025",
            "a day, for example 2025-07-01 or 01/07/2025",
        )
        .fix(
            "sửa ngày hoặc để trống",
            "correct the day or leave it empty",
        )
        .of_unit(code)
}

pub(crate) fn unreadable(place: Place) -> Finding {
    Finding::error("roster-line-unreadable", place)
        .says(
            "một dòng của danh sách đơn vị không đọc được",
            "a line of the roster could not be read",
        )
        .expected("các ô cách nhau bằng dấu phẩy", "fields parted by commas")
        .fix(
            "lưu lại tệp dưới dạng CSV UTF-8",
            "save the file again as CSV UTF-8",
        )
}

pub(crate) fn none(place: Place) -> Finding {
    Finding::error("roster-empty", place)
        .says(
            "danh sách đơn vị không có đơn vị nào",
            "the roster holds no unit",
        )
        .expected(
            "một dòng tiêu đề, sau đó mỗi đơn vị một dòng",
            "a header line, then one line a unit",
        )
        .fix(
            "điền danh sách đơn vị được đánh giá",
            "fill in the units of the round",
        )
}

pub(crate) fn bad_figure(place: Place, code: &str, column: &str, text: &str) -> Finding {
    Finding::warning("roster-figure-unreadable", place)
        .says(
            format!("cột {column} của đơn vị {code} không phải là số, bị bỏ qua"),
            format!("the column {column} of unit {code} holds no number and was left out"),
        )
        .found(text, text)
        .expected(
            "số không âm, ví dụ 86260 hoặc 1.5",
            "a number from 0, for example 86260 or 1.5",
        )
        .fix(
            "ghi số không có dấu phân cách hàng nghìn",
            "write the number without separators of thousands",
        )
        .of_unit(code)
}
