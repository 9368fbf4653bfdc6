//! `places-change-columns`, `places-change-unreadable`, `places-change-empty`, `places-change-day`, `places-change-unknown`, `places-change-not-there`, `places-change-was`, `places-change-unfit`, `places-change-twice`, `places-change-name`, `places-change-many`: a file of changes after the last list.

use finding::{Finding, Place};

const HEADING: &str = "from,change,code,was,new,now,decision,source";

pub(crate) fn columns(place: Place, missing: &[&str]) -> Finding {
    Finding::error("places-change-columns", place)
        .says(
            "tệp thay đổi đơn vị hành chính thiếu cột",
            "the file of changed places lacks columns",
        )
        .found(
            format!("thiếu {}", missing.join(", ")),
            format!("without {}", missing.join(", ")),
        )
        .expected(HEADING, HEADING)
        .fix(
            "ghi dòng đầu đủ các cột, ô không có gì thì để trống",
            "give the first line all columns; cells without anything stay empty",
        )
}

pub(crate) fn unreadable(place: Place) -> Finding {
    Finding::error("places-change-unreadable", place)
        .says("một dòng không đọc được", "a row cannot be read")
        .fix("lưu tệp dạng CSV UTF-8", "save the file as CSV in UTF-8")
}

pub(crate) fn empty(place: Place, column: &str) -> Finding {
    Finding::error("places-change-empty", place)
        .says(
            format!("dòng thay đổi để trống cột {column}, bị bỏ qua"),
            format!("a row without {column} was left out"),
        )
        .fix(
            "ghi mã, tên trước đó và văn bản",
            "give the code, the name until then and the decision",
        )
}

pub(crate) fn day(place: Place, found: &str) -> Finding {
    Finding::error("places-change-day", place)
        .says(
            "ngày có hiệu lực không đọc được, hoặc không sau 01/07/2025",
            "the first day cannot be read, or does not lie after 1 July 2025",
        )
        .found(found, found)
        .expected("ví dụ 2026-04-30", "for example 2026-04-30")
        .fix(
            "ghi ngày văn bản có hiệu lực; thay đổi trước đó đã nằm trong các danh sách",
            "write the day on which the decision takes effect; earlier changes are in the lists",
        )
}

pub(crate) fn change(place: Place, found: &str) -> Finding {
    let words = "retype, rename, recode, move, merge, divide";
    Finding::error("places-change-unknown", place)
        .says("không rõ thay đổi gì", "the change is not known")
        .found(found, found)
        .expected(
            format!("{words}, hoặc đổi loại, đổi tên, đổi mã, chuyển, sáp nhập, chia tách"),
            words,
        )
        .fix("ghi một trong các từ này", "write one of these words")
}

pub(crate) fn not_there(place: Place, code: &str) -> Finding {
    Finding::error("places-change-not-there", place)
        .says(
            format!("ngày trước đó không có đơn vị nào mang mã {code}"),
            format!("no place had the code {code} on the day before"),
        )
        .fix(
            "kiểm tra mã và ngày bằng units history",
            "check code and day with units history",
        )
        .of_unit(code)
}

pub(crate) fn was(place: Place, code: &str, found: &str, stands: &str) -> Finding {
    Finding::error("places-change-was", place)
        .says(
            format!("ngày trước đó đơn vị {code} có tên khác"),
            format!("the place {code} was called otherwise on the day before"),
        )
        .found(found, found)
        .expected(stands, stands)
        .fix(
            "sửa cột was, hoặc bỏ dòng nếu thay đổi đã có",
            "correct the column was, or drop the row where the change is known already",
        )
        .of_unit(code)
}

pub(crate) fn does_not_fit(place: Place, vi: &str, en: &str) -> Finding {
    Finding::error("places-change-unfit", place)
        .says(
            "dòng không khớp với loại thay đổi, bị bỏ qua",
            "the row does not fit its change and was left out",
        )
        .expected(vi, en)
        .fix(
            "sửa các cột new, now, parent",
            "correct the columns new, now, parent",
        )
}

pub(crate) fn twice(place: Place, code: &str, first: Place) -> Finding {
    Finding::error("places-change-twice", place)
        .says(
            format!("đơn vị {code} thay đổi hai lần trong một ngày"),
            format!("the place {code} changes twice on one day"),
        )
        .fix("bỏ một trong hai dòng", "drop one of the two rows")
        .of_unit(code)
        .with(first)
}

pub(crate) fn two_names(place: Place, code: &str, first: &str) -> Finding {
    Finding::error("places-change-name", place)
        .says(
            format!("đơn vị mới {code} có hai tên"),
            format!("the new place {code} has two names"),
        )
        .expected(first, first)
        .fix("ghi một tên", "give one name")
        .of_unit(code)
}

pub(crate) fn many(place: Place) -> Finding {
    Finding::error("places-change-many", place)
        .says(
            "tệp thay đổi quá dài, phần còn lại không được đọc",
            "the file of changes is too long; the rest was not read",
        )
        .expected("không quá 5.000 dòng", "at most 5,000 rows")
        .fix("chia thành nhiều tệp theo năm", "make one file a year")
}
