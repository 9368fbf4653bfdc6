//! Dates as spreadsheets store them: days since the end of 1899.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

/// The serial number of 31 December 9999.
const LAST: f64 = 2_958_466.0;

/// The day of a serial number of the 1900 system; the time of day is left out.
///
/// The system counts a 29 February 1900 that never was: its number 60 is no day, and neither is anything below 1 or beyond the year 9999.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(vietnamese::date_from_serial(44088.4375), Some(date(2020, 9, 14)));
/// assert_eq!(vietnamese::date_from_serial(59.0), Some(date(1900, 2, 28)));
/// assert_eq!(vietnamese::date_from_serial(60.0), None);
/// assert_eq!(vietnamese::date_from_serial(61.0), Some(date(1900, 3, 1)));
/// ```
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "between 1 and 2958465, checked before the cast"
)]
pub fn date_from_serial(serial: f64) -> Option<Date> {
    if !(1.0..LAST).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    let start = match days {
        60 => return None,
        1..60 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    start.checked_add(days.days()).ok()
}

/// The day and the time of a serial number, to the nearest second.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(vietnamese::datetime_from_serial(44088.4375), Some(date(2020, 9, 14).at(10, 30, 0, 0)));
/// ```
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a fraction of a day has at most 86400 seconds"
)]
pub fn datetime_from_serial(serial: f64) -> Option<DateTime> {
    let day = date_from_serial(serial)?;
    let seconds = (serial.fract() * 86_400.0).round() as i64;
    day.at(0, 0, 0, 0).checked_add(seconds.seconds()).ok()
}
