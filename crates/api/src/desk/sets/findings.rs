//! What is wrong with what was asked of sets.

use finding::{Finding, Place};

fn place() -> Place {
    Place::whole("form")
}

pub(super) fn set_unreadable() -> Finding {
    Finding::error("set-unreadable", Place::whole("set")).says(
        "không đọc được bộ tiêu chí",
        "the criteria set cannot be read",
    )
}

pub(super) fn year_unusual(year: &str) -> Finding {
    Finding::error("set-year", place())
        .says(
            "năm của bộ tiêu chí phải từ 2000 đến 2100",
            "the year of a set is from 2000 to 2100",
        )
        .found(year, year)
}

pub(super) fn id_unusual(id: &str) -> Finding {
    Finding::error("set-id", place())
        .says(
            "mã bộ tiêu chí gồm chữ thường không dấu, chữ số và dấu gạch nối, không quá 60 ký tự",
            "the id of a set has small letters without marks, digits and hyphens, 60 at most",
        )
        .found(id, id)
        .fix("ví dụ cchc-xa", "for example cchc-xa")
}

pub(super) fn set_too_large(most: usize) -> Finding {
    Finding::error("set-file-large", place())
        .says(
            "tệp bộ tiêu chí quá lớn",
            "the file of the set is too large",
        )
        .expected(
            format!("không quá {} MB", most >> 20),
            format!("{} MB at most", most >> 20),
        )
}

pub(super) fn moved() -> Finding {
    Finding::error("draft-moved", Place::whole("draft"))
        .says(
            "trong khi bạn soạn, dự thảo đã có phiên bản mới hơn; chưa có gì được ghi",
            "the draft has a newer version by now; nothing was kept",
        )
        .fix(
            "xem phiên bản mới, tải sổ soạn của phiên bản đó, sửa rồi gửi lại",
            "look at the newer version, edit its workbook, and send it again",
        )
}
