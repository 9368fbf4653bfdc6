//! `deadline-due`, `calendar-missing`, `calendar-twice`, `calendar-day`, `date-outside-year`: deadlines and calendars.

use finding::{Finding, Place};
use jiff::civil::Date;

pub(crate) fn due_or_input(place: Place) -> Finding {
    Finding::error("deadline-due", place)
        .says(
            "thời hạn phải ghi theo đúng một cách",
            "the day due has to be given in exactly one way",
        )
        .expected(
            "`due = 2025-12-15` hoặc `due-input = \"…\"`",
            "`due = 2025-12-15` or `due-input = \"…\"`",
        )
        .fix("giữ một trong hai", "keep one of the two")
}

pub(crate) fn calendar_missing(place: Place, year: i16) -> Finding {
    Finding::error("calendar-missing", place)
        .says(
            format!("thời hạn tính theo ngày làm việc nhưng chưa có lịch năm {year}"),
            format!("a deadline in working days needs the calendar of {year}"),
        )
        .expected(
            format!("tệp `calendars/{year}.toml` với ngày nghỉ và ngày làm bù"),
            format!("a file `calendars/{year}.toml` with holidays and make-up days"),
        )
        .fix(
            "thêm lịch của năm đó, hoặc dùng `days = \"calendar\"`",
            "add that year's calendar, or use `days = \"calendar\"`",
        )
}

pub(crate) fn calendar_twice(place: Place, year: i16) -> Finding {
    Finding::error("calendar-twice", place)
        .says(
            format!("có hai lịch cho năm {year}"),
            format!("there are two calendars for {year}"),
        )
        .fix("giữ một tệp", "keep one file")
}

pub(crate) fn calendar_day(place: Place, date: Date, vi: &str, en: &str) -> Finding {
    Finding::error("calendar-day", place)
        .says(
            format!("ngày {date} không hợp lệ: {vi}"),
            format!("{date} cannot stand here: {en}"),
        )
        .fix(
            "sửa ngày hoặc chuyển sang danh sách đúng",
            "correct the day or move it to the right list",
        )
}

pub(crate) fn outside_year(place: Place, date: Date, year: i16) -> Finding {
    Finding::warning("date-outside-year", place)
        .says(
            format!("ngày {date} không thuộc năm {year} hoặc tháng đầu năm sau"),
            format!("{date} is neither in {year} nor in the month after it"),
        )
        .fix("kiểm tra lại năm", "check the year")
}
