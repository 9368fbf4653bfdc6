//! Periods as reports name them: a quarter, the first six months, some years.

use super::read_date;
use crate::text::key;
use jiff::civil::{Date, date};

/// From the first day to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// Whether the day lies in the period.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The whole years, where they lie between 1900 and 2200 in this order.
    #[must_use]
    pub fn of_years(first: i16, last: i16) -> Option<Self> {
        let years = 1900..=2200;
        (years.contains(&first) && years.contains(&last) && first <= last).then(|| Self {
            from: date(first, 1, 1),
            to: date(last, 12, 31),
        })
    }
}

/// Months of a year that the text does not name; both from 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first month.
    pub first_month: i8,
    /// The last month.
    pub last_month: i8,
}

impl Span {
    /// The period in a year from 1900 to 2200.
    ///
    /// ```
    /// use vietnamese::{PeriodReading, read_period, show_date};
    /// let Some(PeriodReading::Unanchored(span)) = read_period("6 tháng đầu năm") else { panic!() };
    /// let period = span.in_year(2024).unwrap();
    /// assert_eq!((show_date(period.from), show_date(period.to)), ("01/01/2024".into(), "30/06/2024".into()));
    /// ```
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Period> {
        Period::of_years(year, year)?;
        let from = Date::new(year, self.first_month, 1).ok()?;
        let to = Date::new(year, self.last_month, 1).ok()?.last_of_month();
        Some(Period { from, to })
    }
}

/// What a text can mean as a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodReading {
    /// With its year or years.
    Anchored(Period),
    /// Months of a year that stands elsewhere.
    Unanchored(Span),
}

/// The period that the text names: `quý I`, `quý 2/2024`, `6 tháng đầu năm`, `9 tháng năm 2024`, `tháng 3/2024`, `năm 2024`, `giai đoạn 2015 - 2020`, `từ ngày 15/12/2023 đến ngày 14/12/2024`.
///
/// ```
/// use vietnamese::{PeriodReading, read_period};
/// assert!(matches!(read_period("Quý II/2024"), Some(PeriodReading::Anchored(_))));
/// assert_eq!(read_period("quý V"), None);
/// ```
#[must_use]
pub fn read_period(text: &str) -> Option<PeriodReading> {
    if text.len() > 120 {
        return None;
    }
    let text = key(text);
    if let Some(period) = of_days(&text).or_else(|| of_years(&text)) {
        return Some(PeriodReading::Anchored(period));
    }
    // 6 tháng đầu năm 2024, 6 tháng đầu năm: the year is what follows the last `năm`, `/` or blank, if digits do.
    let (months, year) = match text.rsplit_once([' ', '/']) {
        Some((months, last)) if as_year(last).is_some() => {
            let months = months.trim_end();
            let months = months
                .strip_suffix("của năm")
                .or_else(|| months.strip_suffix("năm"))
                .unwrap_or(months);
            (months.trim_end_matches([' ', '/', ',', '-']), as_year(last))
        }
        _ => (
            text.trim_end_matches("trong năm")
                .trim_end_matches("của năm")
                .trim_end_matches("năm")
                .trim_end(),
            None,
        ),
    };
    let span = months_of(months)?;
    match year {
        Some(year) => span.in_year(year).map(PeriodReading::Anchored),
        None => Some(PeriodReading::Unanchored(span)),
    }
}

fn as_year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1900..=2200).contains(year))
}

fn of_days(text: &str) -> Option<Period> {
    let text = text.strip_prefix("từ ")?;
    let (from, to) = text
        .split_once(" đến hết ")
        .or_else(|| text.split_once(" đến "))?;
    let (from, to) = (read_date(from).single()?, read_date(to).single()?);
    (from <= to).then_some(Period { from, to })
}

fn of_years(text: &str) -> Option<Period> {
    let text = ["giai đoạn", "trong năm", "cả năm", "năm"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(text, str::trim_start);
    let tight = text
        .replace(" đến năm ", "-")
        .replace(" đến ", "-")
        .replace(' ', "");
    match tight.split_once('-') {
        Some((first, last)) => Period::of_years(as_year(first)?, as_year(last)?),
        None => as_year(&tight).and_then(|year| Period::of_years(year, year)),
    }
}

fn months_of(text: &str) -> Option<Span> {
    let span = |first_month, last_month| {
        Some(Span {
            first_month,
            last_month,
        })
    };
    if matches!(text, "cả" | "12 tháng" | "cả năm") {
        return span(1, 12);
    }
    if let Some(quarter) = text.strip_prefix("quý") {
        let number = match quarter.trim_start() {
            "i" | "1" | "01" => 1,
            "ii" | "2" | "02" => 2,
            "iii" | "3" | "03" => 3,
            "iv" | "4" | "04" => 4,
            _ => return None,
        };
        return span(number * 3 - 2, number * 3);
    }
    if let Some(month) = text.strip_prefix("tháng ") {
        let month = month_number(month)?;
        return span(month, month);
    }
    let (count, which) = text
        .split_once(" tháng")
        .or_else(|| Some((text.strip_suffix("tháng")?, "")))?;
    let count = match count {
        "sáu" => 6,
        "chín" => 9,
        "ba" => 3,
        digits => month_number(digits)?,
    };
    match which.trim() {
        "" | "đầu" => span(1, count),
        "cuối" => span(13 - count, 12),
        _ => None,
    }
}

fn month_number(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchored() {
        for (text, from, to) in [
            ("quý 2/2024", date(2024, 4, 1), date(2024, 6, 30)),
            ("Quý IV năm 2023", date(2023, 10, 1), date(2023, 12, 31)),
            ("6 tháng đầu năm 2024", date(2024, 1, 1), date(2024, 6, 30)),
            (
                "6 tháng cuối năm 2024",
                date(2024, 7, 1),
                date(2024, 12, 31),
            ),
            ("9 tháng năm 2024", date(2024, 1, 1), date(2024, 9, 30)),
            ("tháng 3/2024", date(2024, 3, 1), date(2024, 3, 31)),
            ("tháng 02 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
            ("năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
            (
                "giai đoạn 2015 - 2020",
                date(2015, 1, 1),
                date(2020, 12, 31),
            ),
            ("giai đoạn 2015–2020", date(2015, 1, 1), date(2020, 12, 31)),
            (
                "từ ngày 15/12/2023 đến ngày 14/12/2024",
                date(2023, 12, 15),
                date(2024, 12, 14),
            ),
        ] {
            assert_eq!(
                read_period(text),
                Some(PeriodReading::Anchored(Period { from, to })),
                "{text}"
            );
        }
    }

    #[test]
    fn unanchored_and_none() {
        for (text, first_month, last_month) in [
            ("quý I", 1, 3),
            ("Quý III", 7, 9),
            ("6 tháng đầu năm", 1, 6),
            ("9 tháng", 1, 9),
            ("tháng 3", 3, 3),
            ("cả năm", 1, 12),
        ] {
            assert_eq!(
                read_period(text),
                Some(PeriodReading::Unanchored(Span {
                    first_month,
                    last_month
                })),
                "{text}"
            );
        }
        for text in [
            "",
            "quý V",
            "tháng 13",
            "13 tháng",
            "năm",
            "giai đoạn 2020 - 2015",
            "xã An Hòa",
            "0 tháng",
        ] {
            assert_eq!(read_period(text), None, "{text}");
        }
    }
}
