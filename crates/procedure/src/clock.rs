//! The clock of review requests: working days from the recorded notice.

use crate::local_day;
use criteria::{Calendar, MissingYear};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many working days a unit has, unless the round says otherwise ([`Rules`](crate::Rules)).
pub const REVIEW_DAYS: u16 = 5;

/// The last local day on which a unit may ask for a review: the `days`-th working day after the day of the notice.
///
/// Saturdays, Sundays and holidays do not count, make-up days do; a year without a calendar is an error, never a guess.
///
/// ```
/// # use std::collections::BTreeMap;
/// use jiff::civil::date;
/// let plain = criteria::Calendar { year: 2026, holidays: vec![], make_up: vec![], source: String::new() };
/// let calendars = BTreeMap::from([(2026, plain)]);
/// // Thursday 5 March 2026, 09:00 in Vietnam: Friday is the first day, Thursday the fifth.
/// let notified = "2026-03-05T02:00:00Z".parse().unwrap();
/// assert_eq!(procedure::review_last_day(notified, 5, &calendars), Ok(date(2026, 3, 12)));
/// ```
///
/// # Errors
/// [`MissingYear`] where the days reach into a year without a calendar.
pub fn review_last_day(
    notified: Timestamp,
    days: u16,
    calendars: &BTreeMap<i16, Calendar>,
) -> Result<Date, MissingYear> {
    let mut day = local_day(notified);
    let mut left = days;
    while left > 0 {
        let next = day.tomorrow().map_err(|_| MissingYear(day.year()))?;
        let calendar = calendars
            .get(&next.year())
            .ok_or(MissingYear(next.year()))?;
        left -= u16::from(calendar.is_working(next));
        day = next;
    }
    Ok(day)
}

/// Working days that are left after today for asking; `None` once the last day is over.
///
/// # Errors
/// [`MissingYear`] where the days reach into a year without a calendar.
pub fn review_days_left(
    notified: Timestamp,
    days: u16,
    calendars: &BTreeMap<i16, Calendar>,
    now: Timestamp,
) -> Result<Option<i64>, MissingYear> {
    let last = review_last_day(notified, days, calendars)?;
    let today = local_day(now);
    if today > last {
        return Ok(None);
    }
    criteria::days_late(today, last, criteria::DayKind::Working, calendars).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Tết 2026: 17 February; off from Monday 16 to Friday 20 February here, and Saturday 28 February is worked.
    fn calendars() -> BTreeMap<i16, Calendar> {
        let calendar = Calendar {
            year: 2026,
            holidays: (16..=20).map(|day| date(2026, 2, day)).collect(),
            make_up: vec![date(2026, 2, 28)],
            source: String::new(),
        };
        BTreeMap::from([(2026, calendar)])
    }

    #[test]
    fn the_last_day_by_hand() {
        // (notified in local time, days, the last day)
        let rows = [
            ("2026-03-02T09:00:00+07:00", 5, date(2026, 3, 9)),
            ("2026-02-13T09:00:00+07:00", 5, date(2026, 2, 27)),
            ("2026-02-26T09:00:00+07:00", 3, date(2026, 3, 2)),
            ("2026-03-06T23:30:00+07:00", 1, date(2026, 3, 9)),
            ("2026-03-07T00:30:00+07:00", 1, date(2026, 3, 9)),
            ("2026-03-02T09:00:00+07:00", 0, date(2026, 3, 2)),
        ];
        for (notified, days, last) in rows {
            let at = notified.parse().expect("a time");
            assert_eq!(
                review_last_day(at, days, &calendars()),
                Ok(last),
                "{notified}"
            );
        }
    }

    #[test]
    fn a_year_without_a_calendar_is_named() {
        let at = "2026-12-30T02:00:00Z".parse().expect("a time");
        assert_eq!(review_last_day(at, 5, &calendars()), Err(MissingYear(2027)));
        let far = "9999-12-30T02:00:00Z".parse().expect("a time");
        assert!(review_last_day(far, u16::MAX, &calendars()).is_err());
    }

    #[test]
    fn days_left_run_down_to_none() {
        let notified = "2026-03-02T02:00:00Z".parse().expect("a time");
        // Monday 2 March: five days until Monday 9 March.
        let rows = [
            ("2026-03-02T10:00:00+07:00", Some(5)),
            ("2026-03-06T10:00:00+07:00", Some(1)),
            ("2026-03-08T10:00:00+07:00", Some(1)),
            ("2026-03-09T23:59:00+07:00", Some(0)),
            ("2026-03-10T00:00:00+07:00", None),
        ];
        for (now, left) in rows {
            let now = now.parse().expect("a time");
            let got = review_days_left(notified, 5, &calendars(), now);
            assert_eq!(got, Ok(left), "{now}");
        }
    }
}
