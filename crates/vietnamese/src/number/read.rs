//! A number out of a cell's text, by what its column holds.

use super::group::{Digits, read_digits};
use crate::text::{collapse, key};
use points::Exact;

/// What a column of numbers holds; it settles what a dot before three digits means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// Whole things counted: dossiers, documents, days.
    Count,
    /// Points, averages, money: any decimal.
    Decimal,
    /// Percent.
    Percent,
}

/// How the text bounds the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// The number itself.
    Exact,
    /// `trên`, `hơn`, `>`.
    MoreThan,
    /// `ít nhất`, `không dưới`, `từ … trở lên`, `≥`.
    AtLeast,
    /// `dưới`, `nhỏ hơn`, `<`.
    LessThan,
    /// `tối đa`, `không quá`, `≤`.
    AtMost,
    /// `khoảng`, `xấp xỉ`, `~`.
    About,
    /// `gần`: about, and less.
    Nearly,
}

/// A number with what was written around it. Only one with [`Operator::Exact`] can be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberValue {
    /// The number as written: `94,43%` is 94.43.
    pub value: Exact,
    /// Whether it is the value or a bound of it.
    pub operator: Operator,
    /// Whether a percent sign stood there.
    pub percent: bool,
}

/// What a text can mean as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// One number.
    One(NumberValue),
    /// Two numbers; nobody guesses which.
    Two {
        /// The separator taken as the decimal mark.
        a: NumberValue,
        /// The separator taken as parting thousands.
        b: NumberValue,
    },
    /// No number at all: a date, a word, two numbers.
    NotANumber,
}

impl Reading {
    /// The number, where there is one reading only.
    #[must_use]
    pub fn single(&self) -> Option<&NumberValue> {
        match self {
            Self::One(number) => Some(number),
            _ => None,
        }
    }

    /// The readings that lie within the limits, both included: what the rule of the cell makes impossible is no reading.
    ///
    /// Where neither lies within them both are kept, for the message.
    #[must_use]
    pub fn within(self, least: &Exact, most: &Exact) -> Self {
        let Self::Two { a, b } = self else {
            return self;
        };
        let fits = |number: &NumberValue| number.value >= *least && number.value <= *most;
        match (fits(&a), fits(&b)) {
            (true, false) => Self::One(a),
            (false, true) => Self::One(b),
            _ => Self::Two { a, b },
        }
    }

    /// All readings, none to two.
    pub fn readings(&self) -> impl Iterator<Item = &NumberValue> {
        let (first, second) = match self {
            Self::One(number) => (Some(number), None),
            Self::Two { a, b } => (Some(a), Some(b)),
            Self::NotANumber => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// Words and signs before a number, longest first where one begins another; compared by [`key`].
const BEFORE: [(&str, Operator); 37] = [
    ("không nhiều hơn", Operator::AtMost),
    ("không vượt quá", Operator::AtMost),
    ("không ít hơn", Operator::AtLeast),
    ("không thấp hơn", Operator::AtLeast),
    ("không dưới", Operator::AtLeast),
    ("không quá", Operator::AtMost),
    ("không hơn", Operator::AtMost),
    ("nhiều nhất", Operator::AtMost),
    ("nhiều hơn", Operator::MoreThan),
    ("tối đa", Operator::AtMost),
    ("ít nhất", Operator::AtLeast),
    ("tối thiểu", Operator::AtLeast),
    ("nhỏ hơn hoặc bằng", Operator::AtMost),
    ("lớn hơn hoặc bằng", Operator::AtLeast),
    ("nhỏ hơn", Operator::LessThan),
    ("thấp hơn", Operator::LessThan),
    ("ít hơn", Operator::LessThan),
    ("lớn hơn", Operator::MoreThan),
    ("cao hơn", Operator::MoreThan),
    ("dưới", Operator::LessThan),
    ("trên", Operator::MoreThan),
    ("hơn", Operator::MoreThan),
    ("quá", Operator::MoreThan),
    ("khoảng", Operator::About),
    ("xấp xỉ", Operator::About),
    ("ước đạt", Operator::About),
    ("ước", Operator::About),
    ("chừng", Operator::About),
    ("gần", Operator::Nearly),
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("≥", Operator::AtLeast),
    ("≤", Operator::AtMost),
    (">", Operator::MoreThan),
    ("<", Operator::LessThan),
    ("~", Operator::About),
    ("≈", Operator::About),
];

/// The longest text that is looked at; a number with its words is much shorter.
const LONGEST: usize = 200;

/// What the text means as a number in a column of this kind.
///
/// Thousands may be parted by dots, commas or blanks, decimals follow a comma or a dot. One separator before exactly three digits has two readings, except in a column of counts, where a decimal with thousandths is impossible: there `3.985` and `3,985` are 3985. (`12,000` stays double even there: the comma is the decimal mark of the country, and 12 is a count too.)
///
/// ```
/// use vietnamese::{NumberKind, Operator, read_number};
/// let about = read_number("gần 6.000", NumberKind::Count);
/// let about = about.single().unwrap();
/// assert_eq!((about.value.to_integer(), about.operator), (Some(6000), Operator::Nearly));
/// assert!(read_number("31.10.2019", NumberKind::Decimal).single().is_none());
/// ```
#[must_use]
pub fn read_number(text: &str, column: NumberKind) -> Reading {
    read(text, column).unwrap_or(Reading::NotANumber)
}

fn read(text: &str, column: NumberKind) -> Option<Reading> {
    // Most texts of a table hold no digit, and are done with here.
    if text.len() > LONGEST || !text.contains(char::is_numeric) {
        return None;
    }
    let text = plain(text);
    let text = text.strip_prefix('\'').unwrap_or(&text).trim();
    let (mut operator, mut body) = (Operator::Exact, text);
    if let Some((rest, found)) = BEFORE
        .iter()
        .find_map(|(word, op)| strip_word(text, word).map(|rest| (rest, *op)))
    {
        (body, operator) = (rest, found);
    }
    let bounds = [
        ("trở lên", Operator::AtLeast),
        ("trở xuống", Operator::AtMost),
    ];
    if operator == Operator::Exact
        && let Some((rest, found)) = bounds
            .iter()
            .find_map(|(word, op)| text.strip_suffix(word).map(|rest| (rest, *op)))
    {
        let rest = rest.trim_end();
        (body, operator) = (strip_word(rest, "từ").unwrap_or(rest), found);
    }
    let (body, percent) = match body
        .strip_suffix('%')
        .or_else(|| body.strip_suffix("phần trăm"))
    {
        Some(rest) => (rest.trim_end(), true),
        None => (body, false),
    };
    let (negative, body) = match body.strip_prefix(['-', '+']) {
        Some(rest) => (body.starts_with('-'), rest),
        None => (false, body),
    };
    let value = |size: Exact| NumberValue {
        value: if negative { size.negated() } else { size },
        operator,
        percent,
    };
    Some(match read_digits(body)? {
        Digits::One(size) => Reading::One(value(size)),
        Digits::Either {
            decimal,
            thousands,
            dot,
        } => {
            let whole_anyway = !dot && decimal.trimmed().to_integer().is_some();
            if column == NumberKind::Count && !percent && !whole_anyway {
                Reading::One(value(thousands))
            } else {
                Reading::Two {
                    a: value(decimal),
                    b: value(thousands),
                }
            }
        }
    })
}

/// Lower case, one kind of blank, ordinary digits.
fn plain(text: &str) -> String {
    let wide = text.chars().map(|c| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    });
    key(&collapse(wide))
}

/// What follows the word, where it stands by itself: before a blank, a digit or a sign.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    (!rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, column: NumberKind, expected: &str, operator: Operator, percent: bool) {
        let expected = NumberValue {
            value: expected.parse().unwrap(),
            operator,
            percent,
        };
        assert_eq!(read_number(text, column), Reading::One(expected), "{text}");
    }

    #[test]
    fn bounds_and_signs() {
        use NumberKind::{Count, Decimal, Percent};
        check("94,43%", Percent, "94.43", Operator::Exact, true);
        check("94,43 %", Percent, "94.43", Operator::Exact, true);
        check("trên 10.000", Count, "10000", Operator::MoreThan, false);
        check("gần 6.000", Count, "6000", Operator::Nearly, false);
        check("Trên 80%", Percent, "80", Operator::MoreThan, true);
        check("nhỏ hơn 3%", Percent, "3", Operator::LessThan, true);
        check("≥ 90", Decimal, "90", Operator::AtLeast, false);
        check(">=90", Decimal, "90", Operator::AtLeast, false);
        check(
            "khoảng 1.234.567,5",
            Decimal,
            "1234567.5",
            Operator::About,
            false,
        );
        check("từ 95% trở lên", Percent, "95", Operator::AtLeast, true);
        check("không quá 5", Count, "5", Operator::AtMost, false);
        check("'36.5", Decimal, "36.5", Operator::Exact, false);
        check("−0,25", Decimal, "-0.25", Operator::Exact, false);
        check(
            "1\u{a0}234\u{a0}567",
            Count,
            "1234567",
            Operator::Exact,
            false,
        );
        check("１２，５", Decimal, "12.5", Operator::Exact, false);
        check("3,985", Count, "3985", Operator::Exact, false);
        check("HƠN 7", Count, "7", Operator::MoreThan, false);
    }

    #[test]
    fn two_readings_are_never_guessed() {
        for (text, column) in [
            ("3.985", NumberKind::Decimal),
            ("3,985", NumberKind::Decimal),
            ("3.985%", NumberKind::Percent),
            ("12,000", NumberKind::Count),
        ] {
            assert!(
                matches!(read_number(text, column), Reading::Two { .. }),
                "{text}"
            );
        }
        let Reading::Two { a, b } = read_number("3.985", NumberKind::Decimal) else {
            panic!()
        };
        assert_eq!(
            (a.value.to_string().as_str(), b.value.to_string().as_str()),
            ("3.985", "3985")
        );
        // A leaf of at most 6 points leaves one reading.
        let within =
            read_number("3.985", NumberKind::Decimal).within(&Exact::ZERO, &Exact::from(6));
        assert_eq!(within.single().unwrap().value, Exact::decimal(3985, 3));
    }

    #[test]
    fn no_numbers() {
        for text in [
            "31.10.2019",
            "chín mươi",
            "",
            "-",
            "%",
            "10-20",
            "1e3",
            "79 (cấp huyện 68)",
            "5/6",
            "trên",
            "hơn nữa",
            "(5)",
            "- -5",
            "--5",
            "12 hồ sơ",
        ] {
            assert_eq!(
                read_number(text, NumberKind::Decimal),
                Reading::NotANumber,
                "{text}"
            );
        }
    }
}
