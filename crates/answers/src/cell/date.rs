//! Dates: serial numbers and texts.

use super::asked::{Asked, ReadCell};
use crate::Value;
use crate::findings::cell as found;
use vietnamese::{DateReading, read_date};

/// A serial number; one without a date format (a `.csv`, a lost format) is taken only between 1990 and 2100.
pub(super) fn read_serial(serial: f64, formatted: bool, asked: &Asked<'_>) -> ReadCell {
    let plausible = formatted || (serial.fract() == 0.0 && (32874.0..73051.0).contains(&serial));
    match vietnamese::date_from_serial(serial) {
        Some(date) if formatted => ReadCell::value(Value::Date(date)),
        Some(date) if plausible => ReadCell::value(Value::Date(date)).noted(format!(
            "số {serial} không có định dạng ngày, hiểu là {}",
            vietnamese::show_date(date)
        )),
        _ => ReadCell::unreadable(found::not_a_date(asked, &serial.to_string())),
    }
}

/// A text.
pub(super) fn read_written(text: &str, asked: &Asked<'_>) -> ReadCell {
    match read_date(text) {
        DateReading::One(value) => ReadCell::value(Value::Date(value.date)),
        DateReading::TwoDigitYear { day, month, year } => {
            ReadCell::unreadable(found::two_digit_year(asked, text, day, month, year))
        }
        DateReading::NoSuchDay => ReadCell::unreadable(found::no_such_day(asked, text)),
        DateReading::NotADate => ReadCell::unreadable(found::not_a_date(asked, text)),
    }
}
