//! The day of a response.

use jiff::civil::Date;
use vietnamese::{DateReading, date_from_serial, read_date};
use workbook::Value;

/// What a cell says about the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// Nothing.
    Empty,
    /// This day, whatever the order of day and month.
    Sure(Date),
    /// Day first this day; month first the other one.
    Either(Date, Date),
    /// Only month first is it a day.
    OnlyMonthFirst(Date),
    /// Only day first is it a day.
    OnlyDayFirst(Date),
    /// No day.
    Unreadable,
}

/// The day in a cell: a date, a serial number, or a text, with or without a time (`2024/11/03 9:15:27 SA GMT+7`).
pub(crate) fn read_day(value: &Value) -> Day {
    match value {
        Value::DateSerial(serial) => date_from_serial(*serial).map_or(Day::Unreadable, Day::Sure),
        // A column of days whose format was lost: 1982 to 2119.
        Value::Number(serial) if (30_000.0..80_000.0).contains(serial) => {
            date_from_serial(*serial).map_or(Day::Unreadable, Day::Sure)
        }
        Value::Text(text) => of_text(text),
        _ => Day::Unreadable,
    }
}

fn of_text(text: &str) -> Day {
    let text = text.trim();
    if text.is_empty() {
        return Day::Empty;
    }
    if let Some(day) = iso(text) {
        return Day::Sure(day);
    }
    let text = text.split(" GMT").next().unwrap_or(text);
    let text = text.split(" UTC").next().unwrap_or(text);
    match read_date(text) {
        DateReading::One(value) => other_order(text).map_or_else(
            || {
                if begins_with_year(text) {
                    Day::Sure(value.date)
                } else {
                    Day::OnlyDayFirst(value.date)
                }
            },
            |other| {
                if begins_with_year(text) {
                    Day::Sure(value.date)
                } else {
                    Day::Either(value.date, other)
                }
            },
        ),
        DateReading::NoSuchDay => other_order(text).map_or(Day::Unreadable, Day::OnlyMonthFirst),
        _ => Day::Unreadable,
    }
}

/// `2024-11-03`, with anything behind a `T` or a blank.
fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let ends = matches!(bytes.get(10), None | Some(b'T' | b' '));
    let head = text.get(..10).filter(|_| ends)?;
    let parted = bytes[4] == b'-' && bytes[7] == b'-';
    let digits = head
        .bytes()
        .enumerate()
        .all(|(at, b)| at == 4 || at == 7 || b.is_ascii_digit());
    if !parted || !digits {
        return None;
    }
    let year: i16 = head[..4].parse().ok()?;
    let day = Date::new(year, head[5..7].parse().ok()?, head[8..].parse().ok()?).ok()?;
    (1900..=2200).contains(&year).then_some(day)
}

fn begins_with_year(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// The day with the month first: `11/3/2024`.
fn other_order(text: &str) -> Option<Date> {
    let head = text.split_whitespace().next()?;
    let mut fields = head.split(['/', '-', '.']);
    let (month, day, year) = (fields.next()?, fields.next()?, fields.next()?);
    let year: i16 = year.trim_end_matches(',').parse().ok()?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Days whose order of day and month shows only further down.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) day_first: bool,
    pub(super) either: Vec<(u32, Date)>,
    pub(super) month_first: Vec<(u32, u32, Date)>,
    pub(super) column: u32,
}

impl Days {
    /// The day to keep now; what is settled later is remembered.
    pub(super) fn take(&mut self, day: Option<Day>, at: u32, row: u32) -> Option<Date> {
        match day? {
            Day::Sure(day) => Some(day),
            Day::OnlyDayFirst(day) => {
                self.day_first = true;
                Some(day)
            }
            Day::Either(day, other) => {
                self.either.push((at, other));
                Some(day)
            }
            Day::OnlyMonthFirst(day) => {
                self.month_first.push((at, row, day));
                None
            }
            Day::Empty | Day::Unreadable => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn timestamps_of_each_tool() {
        let text = |text: &str| read_day(&Value::Text(text.into()));
        let sure = Day::Sure(date(2024, 11, 3));
        assert_eq!(text("2024-11-03T09:15:27.000+07:00"), sure);
        assert_eq!(text("2024-11-03 09:15:27"), sure);
        assert_eq!(text("2024/11/03 9:15:27 SA GMT+7"), sure);
        assert_eq!(text("2024/11/03 9:15:27 AM GMT+7"), sure);
        assert_eq!(read_day(&Value::DateSerial(45_599.4)), sure);
        assert_eq!(
            text("3/11/2024 9:15:27"),
            Day::Either(date(2024, 11, 3), date(2024, 3, 11))
        );
        assert_eq!(
            text("11/13/2024 9:15:27"),
            Day::OnlyMonthFirst(date(2024, 11, 13))
        );
        assert_eq!(text("13/11/2024"), Day::OnlyDayFirst(date(2024, 11, 13)));
        assert_eq!(text(""), Day::Empty);
        assert_eq!(text("hôm qua"), Day::Unreadable);
        assert_eq!(text("2024-13-03"), Day::Unreadable);
    }
}
