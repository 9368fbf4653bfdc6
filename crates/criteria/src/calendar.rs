//! Days between two dates, by the calendar or by working days.

use crate::{Calendar, DayKind};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// A working-day count crosses a year whose calendar is not at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingYear(
    /// The year.
    pub i16,
);

impl std::fmt::Display for MissingYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no calendar of holidays for {}", self.0)
    }
}
impl std::error::Error for MissingYear {}

impl Calendar {
    /// Whether the day is worked: a make-up day is, a holiday is not, otherwise Monday to Friday.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        if self.make_up.contains(&date) {
            return true;
        }
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && !self.holidays.contains(&date)
    }
}

/// Days from the day due to the day done; 0 where done on or before it.
///
/// Working days are those after the day due up to and including the day done.
///
/// ```
/// use criteria::{DayKind, days_late};
/// use jiff::civil::date;
/// let none = std::collections::BTreeMap::new();
/// assert_eq!(days_late(date(2024, 12, 13), date(2024, 12, 16), DayKind::Calendar, &none), Ok(3));
/// assert_eq!(days_late(date(2024, 12, 13), date(2024, 12, 1), DayKind::Calendar, &none), Ok(0));
/// assert!(days_late(date(2024, 12, 13), date(2024, 12, 16), DayKind::Working, &none).is_err());
/// ```
///
/// # Errors
/// [`MissingYear`] where working days are asked for and the years between are not all in `calendars`.
pub fn days_late(
    due: Date,
    done: Date,
    days: DayKind,
    calendars: &BTreeMap<i16, Calendar>,
) -> Result<i64, MissingYear> {
    if done <= due {
        return Ok(0);
    }
    match days {
        DayKind::Calendar => {
            let span = done.since(due).map(|span| i64::from(span.get_days()));
            Ok(span.unwrap_or(i64::MAX))
        }
        DayKind::Working => {
            let mut late = 0;
            for year in due.year()..=done.year() {
                // Years are looked up before days are counted, so that a date in year 9999 costs nothing.
                let calendar = calendars.get(&year).ok_or(MissingYear(year))?;
                let ends = |month, day| Date::new(year, month, day).unwrap_or(Date::MAX);
                let mut day = due.max(ends(1, 1));
                let last = done.min(ends(12, 31));
                while day <= last {
                    late += i64::from(day > due && calendar.is_working(day));
                    let Ok(next) = day.tomorrow() else { break };
                    day = next;
                }
            }
            Ok(late)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Tết 2024: off from Thursday 8 to Wednesday 14 February; Saturday 4 May was worked for Monday 29 April.
    fn calendar_2024() -> BTreeMap<i16, Calendar> {
        let mut holidays: Vec<Date> = (8..=14).map(|day| date(2024, 2, day)).collect();
        holidays.extend([date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)]);
        let calendar = Calendar {
            year: 2024,
            holidays,
            make_up: vec![date(2024, 5, 4)],
            source: String::new(),
        };
        BTreeMap::from([(2024, calendar)])
    }
    fn working(due: Date, done: Date) -> Result<i64, MissingYear> {
        days_late(due, done, DayKind::Working, &calendar_2024())
    }

    #[test]
    fn weekends_and_holidays_are_not_counted() {
        assert_eq!(working(date(2024, 2, 7), date(2024, 2, 15)), Ok(1));
        assert_eq!(working(date(2024, 3, 1), date(2024, 3, 4)), Ok(1));
        assert_eq!(working(date(2024, 3, 1), date(2024, 3, 3)), Ok(0));
    }

    #[test]
    fn a_make_up_day_is_counted() {
        assert_eq!(working(date(2024, 5, 3), date(2024, 5, 4)), Ok(1));
        assert_eq!(working(date(2024, 4, 26), date(2024, 5, 6)), Ok(4));
    }

    #[test]
    fn a_year_without_a_calendar_is_named() {
        assert_eq!(
            working(date(2024, 12, 30), date(2025, 1, 3)),
            Err(MissingYear(2025))
        );
        assert_eq!(
            working(date(2024, 12, 30), date(9999, 1, 3)),
            Err(MissingYear(2025))
        );
    }
}
