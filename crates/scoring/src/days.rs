//! Days late, by the calendar or by working days.

use criteria::{Calendar, DayKind};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Days after `due` up to and with `done`; 0 where it was done in time.
///
/// `None` where working days run through a year without a calendar.
pub(crate) fn late(
    due: Date,
    done: Date,
    kind: DayKind,
    calendars: &BTreeMap<i16, Calendar>,
) -> Option<i64> {
    if done <= due {
        return Some(0);
    }
    let calendar_days = || i64::from((done - due).get_days());
    match kind {
        DayKind::Calendar => Some(calendar_days()),
        DayKind::Working => {
            let first = due.tomorrow().ok()?;
            // Each year must have a calendar, so a date far away ends here and not in a long walk.
            let known = (first.year()..=done.year()).all(|year| calendars.contains_key(&year));
            if !known {
                return None;
            }
            let days = first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= done);
            let worked = days.filter(|day| {
                calendars
                    .get(&day.year())
                    .is_some_and(|calendar| is_worked(calendar, *day))
            });
            i64::try_from(worked.count()).ok()
        }
    }
}

fn is_worked(calendar: &Calendar, day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    if weekend {
        calendar.make_up.contains(&day)
    } else {
        !calendar.holidays.contains(&day)
    }
}
