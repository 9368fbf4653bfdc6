//! A date out of a cell's text: day, month, year, never the American order.

use crate::text::{collapse, key};
use jiff::civil::{Date, DateTime, Time};

/// A day, with the time where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateValue {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
}

impl DateValue {
    /// Day and time; midnight where no time was written.
    #[must_use]
    pub fn at(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }
}

/// What a text can mean as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateReading {
    /// One day.
    One(DateValue),
    /// Day and month with a year of two digits: whose century nobody guesses.
    TwoDigitYear {
        /// Day of the month.
        day: i8,
        /// Month.
        month: i8,
        /// The two digits.
        year: i8,
    },
    /// Written like a date, but there is no such day: `31/02/2020`, or `02/13/2020` with the month first.
    NoSuchDay,
    /// No date.
    NotADate,
}

impl DateReading {
    /// The day, where there is one.
    #[must_use]
    pub fn single(&self) -> Option<Date> {
        match self {
            Self::One(value) => Some(value.date),
            _ => None,
        }
    }
}

/// What the text means as a date: `14 - 09 - 2020`, `31.10.2019`, `15/6/2020`, `ngày 15 tháng 6 năm 2020`, `2020-09-14`, with or without a time (`10:30 CH`, `10h30`).
///
/// The day comes first unless the year does.
///
/// ```
/// use jiff::civil::date;
/// use vietnamese::{DateReading, read_date};
/// assert_eq!(read_date("14 - 09 - 2020").single(), Some(date(2020, 9, 14)));
/// assert_eq!(read_date("02/13/2020"), DateReading::NoSuchDay);
/// let DateReading::One(value) = read_date("14/09/2020 10:30 CH") else { panic!() };
/// assert_eq!(value.at(), date(2020, 9, 14).at(22, 30, 0, 0));
/// ```
#[must_use]
pub fn read_date(text: &str) -> DateReading {
    if text.len() > 100 || !text.contains(|c: char| c.is_ascii_digit()) {
        return DateReading::NotADate;
    }
    let text = key(text);
    let text = text.strip_prefix('\'').unwrap_or(&text);
    let text = without_weekday(text);
    let Some((day_part, time_part)) = parted(text) else {
        return DateReading::NotADate;
    };
    let time = match time_part.as_deref().map(read_time) {
        Some(None) => return DateReading::NotADate,
        Some(Some(time)) => Some(time),
        None => None,
    };
    match read_day(&day_part) {
        DateReading::One(value) => DateReading::One(DateValue { time, ..value }),
        other => other,
    }
}

fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] = [
        "thứ hai",
        "thứ ba",
        "thứ tư",
        "thứ năm",
        "thứ sáu",
        "thứ bảy",
        "chủ nhật",
    ];
    let rest = DAYS.iter().find_map(|day| text.strip_prefix(day));
    rest.and_then(|rest| rest.trim_start().strip_prefix(','))
        .map_or(text, str::trim_start)
}

/// The part that holds the day and the one that holds the time: what has `:` or `h` or `giờ` between digits is the time.
fn parted(text: &str) -> Option<(String, Option<String>)> {
    let text = text.replace(" giờ ", ":").replace(" giờ", ":00");
    let text = match text.split_once('t') {
        // 2020-09-14T10:30:00
        Some((day, time))
            if day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-') =>
        {
            format!("{day} {}", time.trim_end_matches('z'))
        }
        _ => text,
    };
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let is_time = |word: &str| {
        let clock = word.contains(':') || word.trim_end_matches(char::is_numeric).ends_with('h');
        clock && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_half = |word: &str| matches!(word, "sa" | "ch" | "am" | "pm" | "phút");
    let (mut day, mut time) = (Vec::new(), Vec::new());
    for word in words {
        if is_time(word) || (is_half(word) && !time.is_empty()) {
            time.push(word);
        } else {
            day.push(word);
        }
    }
    let clocks = time.iter().filter(|word| is_time(word)).count();
    (clocks <= 1).then(|| (day.join(" "), (!time.is_empty()).then(|| time.join(" "))))
}

fn read_time(text: &str) -> Option<Time> {
    let (clock, half) = text.split_once(' ').unwrap_or((text, ""));
    let mut fields = clock.split([':', 'h']).map(|field| {
        let field = field.split('.').next().unwrap_or(field);
        if field.is_empty() {
            Some(0)
        } else {
            small(field)
        }
    });
    let (hour, minute, second) = (
        fields.next()??,
        fields.next()??,
        fields.next().unwrap_or(Some(0))?,
    );
    if fields.next().is_some() {
        return None;
    }
    let hour = match half.trim_end_matches("phút").trim() {
        "" => hour,
        "sa" | "am" => hour % 12,
        "ch" | "pm" if hour < 12 => hour + 12,
        "ch" | "pm" => hour,
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn small(field: &str) -> Option<i8> {
    (field.len() <= 2 && field.bytes().all(|b| b.is_ascii_digit()))
        .then(|| field.parse().ok())
        .flatten()
}

fn read_day(text: &str) -> DateReading {
    let text = text.strip_prefix("ngày ").unwrap_or(text);
    let words = text.replace(" tháng ", "/").replace(" năm ", "/");
    let tight: String = words.chars().filter(|c| *c != ' ').collect();
    // A blank may stand beside a mark, not between two digits.
    let spaced = collapse(words.chars());
    let letters: Vec<char> = spaced.chars().collect();
    let digits_apart = letters
        .windows(3)
        .any(|w| w[1] == ' ' && w[0].is_ascii_digit() && w[2].is_ascii_digit());
    let Some(mark) = tight
        .chars()
        .find(|c| !c.is_ascii_digit())
        .filter(|c| "/-.".contains(*c))
    else {
        return DateReading::NotADate;
    };
    let fields: Vec<&str> = tight.split(mark).collect();
    let plain = |f: &&str| !f.is_empty() && f.len() <= 4 && f.bytes().all(|b| b.is_ascii_digit());
    if digits_apart || fields.len() != 3 || !fields.iter().all(plain) {
        return DateReading::NotADate;
    }
    let (day, month, year) = match (fields[0].len(), fields[2].len()) {
        (4, 1 | 2) => (fields[2], fields[1], fields[0]),
        (1 | 2, 2 | 4) => (fields[0], fields[1], fields[2]),
        _ => return DateReading::NotADate,
    };
    let (Some(day), Some(month)) = (small(day), small(month)) else {
        return DateReading::NotADate;
    };
    if year.len() == 2 {
        let year = small(year).unwrap_or(0);
        // 2024 is a leap year, so 29/02 of an unknown year is a day.
        return match Date::new(2024, month, day) {
            Ok(_) => DateReading::TwoDigitYear { day, month, year },
            Err(_) => DateReading::NotADate,
        };
    }
    let year: i16 = year.parse().unwrap_or(0);
    match Date::new(year, month, day) {
        Ok(date) if (1900..=2200).contains(&year) => {
            DateReading::One(DateValue { date, time: None })
        }
        _ => DateReading::NoSuchDay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_way_of_writing_a_day() {
        for (text, expected) in [
            ("14 - 09 - 2020", date(2020, 9, 14)),
            ("29-5-2020", date(2020, 5, 29)),
            ("31.10.2019", date(2019, 10, 31)),
            ("15/6/2020", date(2020, 6, 15)),
            ("ngày 15 tháng 6 năm 2020", date(2020, 6, 15)),
            ("Ngày 31.10.2019", date(2019, 10, 31)),
            ("2020-09-14", date(2020, 9, 14)),
            ("2020-09-14T10:30:00", date(2020, 9, 14)),
            ("2020/9/14", date(2020, 9, 14)),
            ("Thứ Hai, 14/09/2020", date(2020, 9, 14)),
            ("'01/02/2024", date(2024, 2, 1)),
            ("15/6/2020 10:30", date(2020, 6, 15)),
            ("29/02/2024", date(2024, 2, 29)),
        ] {
            assert_eq!(read_date(text).single(), Some(expected), "{text}");
        }
    }

    #[test]
    fn times() {
        for (text, hour, minute) in [
            ("14/09/2020 10:30 CH", 22, 30),
            ("14/09/2020 10:30 SA", 10, 30),
            ("14/09/2020 12:05 SA", 0, 5),
            ("14/09/2020 12:05 CH", 12, 5),
            ("14/09/2020 22:30", 22, 30),
            ("10:30 14/09/2020", 10, 30),
            ("14/09/2020, 10h30", 10, 30),
            ("10 giờ 30 phút, ngày 14/09/2020", 10, 30),
            ("2020-09-14 07:08:09.5", 7, 8),
        ] {
            let DateReading::One(value) = read_date(text) else {
                panic!("{text}")
            };
            let time = value.time.unwrap();
            assert_eq!(
                (value.date, time.hour(), time.minute()),
                (date(2020, 9, 14), hour, minute),
                "{text}"
            );
        }
    }

    #[test]
    fn what_nobody_guesses() {
        assert_eq!(
            read_date("14/09/20"),
            DateReading::TwoDigitYear {
                day: 14,
                month: 9,
                year: 20
            }
        );
        for text in [
            "31/02/2020",
            "02/13/2020",
            "29/02/2023",
            "00/01/2020",
            "1/1/0005",
        ] {
            assert_eq!(read_date(text), DateReading::NoSuchDay, "{text}");
        }
        for text in [
            "3.985",
            "1.2.3",
            "",
            "14/09",
            "1 4/09/2020",
            "10:30",
            "9/2020",
            "14/09/2020 25:00",
            "14//2020",
            "31.10-2019",
        ] {
            assert_eq!(read_date(text), DateReading::NotADate, "{text}");
        }
    }
}
