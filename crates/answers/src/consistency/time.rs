//! Dates against the year that is scored.

use jiff::civil::Date;
use vietnamese::Period;

/// Whether the day lies in another calendar year.
#[must_use]
pub fn date_outside_year(day: Date, year: i16) -> bool {
    day.year() != year
}

/// Whether the day lies before or after the period; a set may count a year from 15 December to 14 December.
///
/// ```
/// use answers::consistency::date_outside_period;
/// use jiff::civil::date;
/// use vietnamese::Period;
/// let year = Period { from: date(2023, 12, 15), to: date(2024, 12, 14) };
/// assert!(!date_outside_period(date(2023, 12, 15), year));
/// assert!(date_outside_period(date(2024, 12, 15), year));
/// ```
#[must_use]
pub fn date_outside_period(day: Date, period: Period) -> bool {
    !period.holds(day)
}
