//! What is written into a cell.

use jiff::civil::{Date, date};
use points::Exact;

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Entry {
    /// Nothing: the cell keeps its style only.
    #[default]
    Empty,
    /// A text; one that begins with `=` stays a text.
    Text(String),
    /// An exact number: the nearest double. A decimal of more than 15 significant digits is written as text, because a cell would lose its last digits; a ratio that no decimal can write is written as the nearest double.
    Number(Exact),
    /// A figure that is a double by nature (a standard deviation); nothing for NaN and infinities.
    Figure(f64),
    /// A date.
    Date(Date),
    /// A formula, without `=`, in Excel's English form, with the result that is saved beside it.
    Formula {
        /// `SUM(A1:A3)`.
        text: String,
        /// What a reader that does not calculate finds.
        result: Box<Entry>,
    },
}

/// How an entry is stored in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    Empty,
    Text(String),
    Number(f64),
    Formula(String, String),
}

/// Characters of a cell, counted as the file format counts them.
const MOST_UNITS: usize = 32_767;

impl Entry {
    /// A formula (without `=`) and its saved result.
    #[must_use]
    pub fn formula(text: impl Into<String>, result: impl Into<Entry>) -> Self {
        Self::Formula {
            text: text.into(),
            result: Box::new(result.into()),
        }
    }
    pub(crate) fn stored(&self) -> Stored {
        match self {
            Self::Empty => Stored::Empty,
            Self::Text(text) => Stored::Text(clean(text)),
            Self::Number(number) => stored_number(number),
            Self::Figure(figure) if figure.is_finite() => Stored::Number(*figure),
            Self::Figure(_) => Stored::Empty,
            Self::Date(day) => serial(*day).map_or_else(
                || Stored::Text(day.strftime("%d/%m/%Y").to_string()),
                |serial| Stored::Number(f64::from(serial)),
            ),
            Self::Formula { text, result } => {
                // An empty saved text is taken for zero by LibreOffice, which does not calculate when it opens a file; a blank is not.
                let saved = match result.stored() {
                    Stored::Empty | Stored::Formula(..) => " ".to_owned(),
                    Stored::Text(text) if text.is_empty() => " ".to_owned(),
                    Stored::Text(text) => text,
                    Stored::Number(number) => number.to_string(),
                };
                Stored::Formula(text.clone(), saved)
            }
        }
    }
    /// The text that a person would see, roughly: for measuring.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => match number.as_decimal() {
                Some(_) => number.to_string(),
                None => format!("{:.2}", number.to_f64()),
            },
            Self::Figure(figure) => format!("{figure:.2}"),
            Self::Date(_) => "00/00/0000".to_owned(),
            Self::Formula { result, .. } => result.shown(),
        }
    }
}

fn stored_number(number: &Exact) -> Stored {
    let double = number.to_f64();
    let survives = Exact::from_cell(double).is_ok_and(|back| back == *number);
    if survives || number.as_decimal().is_none() && double.is_finite() {
        Stored::Number(double)
    } else {
        Stored::Text(number.to_string())
    }
}

/// The serial number of a day; `None` before March 1900, where spreadsheets count a day that never was.
pub(crate) fn serial(day: Date) -> Option<i32> {
    let days = day
        .since((jiff::Unit::Day, date(1899, 12, 30)))
        .ok()?
        .get_days();
    (days > 60).then_some(days)
}

/// Without control characters (but line breaks and tabs), cut at what a cell can hold.
pub(crate) fn clean(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    cut(kept, MOST_UNITS)
}

/// The first characters that fit into so many UTF-16 units; an ellipsis stands for the rest.
pub(crate) fn cut(text: impl Iterator<Item = char>, most_units: usize) -> String {
    let mut out = String::new();
    let mut units = 0;
    for c in text {
        units += c.len_utf16();
        if units > most_units {
            while out.chars().map(char::len_utf16).sum::<usize>() + 1 > most_units {
                out.pop();
            }
            out.push('…');
            return out;
        }
        out.push(c);
    }
    out
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Entry {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Entry {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<Exact> for Entry {
    fn from(number: Exact) -> Self {
        Self::Number(number)
    }
}
impl From<&Exact> for Entry {
    fn from(number: &Exact) -> Self {
        Self::Number(number.clone())
    }
}
impl From<i64> for Entry {
    fn from(whole: i64) -> Self {
        Self::Number(Exact::from(whole))
    }
}
impl From<i32> for Entry {
    fn from(whole: i32) -> Self {
        Self::from(i64::from(whole))
    }
}
impl From<u32> for Entry {
    fn from(count: u32) -> Self {
        Self::from(i64::from(count))
    }
}
impl From<usize> for Entry {
    fn from(count: usize) -> Self {
        Self::Number(Exact::from(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}
impl From<f64> for Entry {
    fn from(figure: f64) -> Self {
        Self::Figure(figure)
    }
}
impl From<Date> for Entry {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}
impl<T: Into<Entry>> From<Option<T>> for Entry {
    fn from(entry: Option<T>) -> Self {
        entry.map_or(Self::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a test's own number")
    }

    #[test]
    fn numbers_that_fifteen_digits_hold_are_numbers_the_rest_is_text() {
        let stored = |text: &str| Entry::from(exact(text)).stored();
        assert_eq!(stored("19.13"), Stored::Number(19.13));
        assert_eq!(stored("0.1"), Stored::Number(0.1));
        assert_eq!(
            stored("1234567890123456.78"),
            Stored::Text("1234567890123456.78".to_owned())
        );
    }

    #[test]
    fn days_count_as_spreadsheets_count() {
        assert_eq!(serial(date(2024, 1, 1)), Some(45292));
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(1900, 2, 28)), None);
    }

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        let long = "ệ".repeat(40_000);
        let kept = clean(&long);
        assert_eq!(kept.encode_utf16().count(), 32_767);
        assert!(kept.ends_with('…'));
        assert_eq!(clean("a\u{0}b\nc"), "ab\nc");
    }
}
