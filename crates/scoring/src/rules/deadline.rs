//! Form 10, `deadline`: days late, calendar or working, give the points.
//!
//! Days late are the days after the date due up to and with the date done; early and on the day are 0.
//! Working days leave out Saturdays, Sundays and holidays and count make-up days; a year without a calendar leaves the answer undecided.
//! State: that of either date. Source: "đúng hạn khi chậm không quá 5 ngày làm việc".

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State, two};
use super::{award, thresholds};
use answers::Value;
use criteria::{DayKind, Steps};
use finding::Text;
use jiff::civil::Date;
use points::Fraction;

/// What the date done is held against.
#[derive(Clone, Copy)]
pub(crate) struct Due {
    pub(crate) fixed: Option<Date>,
    pub(crate) input: Option<u16>,
    pub(crate) days: DayKind,
}

pub(crate) fn points<R: Recorder>(
    input: u16,
    due: Due,
    steps: &Steps,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let date = |input: u16| match sheet.value(input)? {
        Value::Date(date) => Ok(*date),
        _ => Err(State::Unreadable),
    };
    let due_date = match (due.fixed, due.input) {
        (Some(fixed), _) => Ok(fixed),
        (None, Some(input)) => date(input),
        (None, None) => Err(State::Undefined),
    };
    let (done, due_date) = two(date(input), due_date)?;
    let late = criteria::days_late(due_date, done, due.days, sheet.calendars)
        .map_err(|_| State::Unreadable)?;
    rec.note(|| {
        let (vi, en) = match due.days {
            DayKind::Calendar => ("ngày", "calendar days"),
            DayKind::Working => ("ngày làm việc", "working days"),
        };
        let day = |date: Date| date.strftime("%d/%m/%Y").to_string();
        let text = Text::new(
            format!(
                "hạn {}, hoàn thành {}: chậm {late} {vi}",
                day(due_date),
                day(done)
            ),
            format!("due {due_date}, done {done}: {late} {en} late"),
        );
        Note::new(NoteKind::Formula, text)
    });
    let value = Fraction::new(late, 1);
    match thresholds::chosen(steps, &value, rec) {
        Some(award) => award::points(award, max, None, rec),
        None => Ok(Fraction::zero()),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{Ask, check, date, day, step, steps, year_2024};
    use criteria::{DayKind, InputKind, Rule};

    fn rule(days: DayKind) -> Rule {
        Rule::Deadline {
            input: 0,
            due: Some(day("2024-04-26")),
            due_input: None,
            days,
            steps: steps([
                step(None, Some("=0"), "1"),
                step(Some(">0"), Some("=5"), "0.5"),
                step(Some(">5"), None, "0"),
            ]),
        }
    }

    #[test]
    fn calendar_days() {
        let rule = rule(DayKind::Calendar);
        for (done, points) in [
            ("2024-01-05", "1"),
            ("2024-04-26", "1"),
            ("2024-04-27", "0.5"),
            ("2024-05-01", "0.5"),
            ("2024-05-02", "0"),
        ] {
            check(&rule, "1", &[InputKind::Date], [date(done)], Ok(points));
        }
    }

    #[test]
    fn working_days_skip_holidays_and_count_make_up_days() {
        let rule = rule(DayKind::Working);
        let calendars = year_2024();
        let ask = Ask {
            calendars: &calendars,
            ..Ask::new(&rule, "1", &[InputKind::Date])
        };
        // Friday 26/04; 29/04 to 01/05 off; 02/05, 03/05, make-up Saturday 04/05, 06/05, 07/05 are the five.
        for (done, points) in [
            ("2024-05-01", "1"),
            ("2024-05-02", "0.5"),
            ("2024-05-07", "0.5"),
            ("2024-05-08", "0"),
        ] {
            ask.check([date(done)], Ok(points));
        }
        ask.check([date("2025-01-05")], Err(State::Unreadable));
    }
}
