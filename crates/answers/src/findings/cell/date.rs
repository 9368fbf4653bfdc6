//! Dates that are none, and dates where a number should stand.

use super::quote;
use crate::cell::Asked;
use finding::Finding;
use jiff::civil::Date;

/// `cell-not-a-date`.
pub(crate) fn not_a_date(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    asked
        .error("cell-not-a-date")
        .says(
            format!("{} cần một ngày, ô chứa “{text}”", subject.vi),
            format!("{} needs a date, the cell holds \"{text}\"", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix("nhập ngày dạng ngày/tháng/năm", "type day/month/year")
}

/// `cell-not-a-date`: written like one.
pub(crate) fn no_such_day(asked: &Asked<'_>, text: &str) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    asked
        .error("cell-not-a-date")
        .says(
            format!("{}: không có ngày “{text}”", subject.vi),
            format!("{}: there is no day \"{text}\"", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(
            "kiểm tra ngày, tháng; ngày đứng trước tháng",
            "check day and month; the day stands first",
        )
}

/// `date-two-digit-year`.
pub(crate) fn two_digit_year(
    asked: &Asked<'_>,
    text: &str,
    day: i8,
    month: i8,
    year: i8,
) -> Finding {
    let (subject, text) = (asked.subject(), quote(text));
    asked
        .error("date-two-digit-year")
        .says(
            format!("{}: năm chỉ ghi hai chữ số", subject.vi),
            format!("{}: the year has two digits only", subject.en),
        )
        .found(format!("“{text}”"), format!("\"{text}\""))
        .fix(
            format!("ghi đủ năm, ví dụ {day:02}/{month:02}/20{year:02}"),
            format!("write the whole year, for example {day:02}/{month:02}/20{year:02}"),
        )
}

/// `number-became-date`: Excel takes `3.1` for a day.
pub(crate) fn date_not_expected(asked: &Asked<'_>, date: Option<Date>) -> Finding {
    let (subject, wanted) = (asked.subject(), asked.wanted());
    let (vi, en) = match date {
        Some(date) => (
            format!("ngày {}", vietnamese::show_date(date)),
            format!("the date {}", vietnamese::show_date_en(date)),
        ),
        None => ("một giờ trong ngày".to_owned(), "a time of day".to_owned()),
    };
    let (fix_vi, fix_en) = match date {
        Some(date) => (
            format!(
                "nếu số {},{} hoặc {},{} đã bị đổi thành ngày thì định dạng ô là số và nhập lại",
                date.day(),
                date.month(),
                date.month(),
                date.day()
            ),
            format!(
                "if {}.{} or {}.{} was turned into a date, format the cell as a number and type it again",
                date.day(),
                date.month(),
                date.month(),
                date.day()
            ),
        ),
        None => (
            "định dạng ô là số và nhập lại".to_owned(),
            "format the cell as a number and type it again".to_owned(),
        ),
    };
    asked
        .error("number-became-date")
        .says(
            format!("{} cần {}, ô chứa ngày", subject.vi, wanted.vi),
            format!("{} needs {}, the cell holds a date", subject.en, wanted.en),
        )
        .found(vi, en)
        .fix(fix_vi, fix_en)
}
