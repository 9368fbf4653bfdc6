//! Numbers and dates as they are shown: Vietnamese on screen and in Office files, English as its twin.

use jiff::civil::Date;
use points::{Exact, RoundTo};

/// Digits of a ratio that is no decimal, where none are asked for.
const DIGITS_OF_A_RATIO: u8 = 4;

/// The number in Vietnamese style, `1.234,50`: rounded half up to `digits`, or with all its own where `None` (a ratio that is no decimal then has four).
///
/// ```
/// use points::Exact;
/// assert_eq!(vietnamese::show_number(&Exact::decimal(12345, 1), Some(2)), "1.234,50");
/// assert_eq!(vietnamese::show_number(&Exact::from(3985), None), "3.985");
/// ```
#[must_use]
pub fn show_number(number: &Exact, digits: Option<u8>) -> String {
    shown(number, digits, '.', ',')
}

/// The number in English style, `1,234.50`; otherwise as [`show_number`].
///
/// ```
/// use points::Exact;
/// assert_eq!(vietnamese::show_number_en(&Exact::decimal(12345, 1), Some(2)), "1,234.50");
/// ```
#[must_use]
pub fn show_number_en(number: &Exact, digits: Option<u8>) -> String {
    shown(number, digits, ',', '.')
}

/// A number that is already in percent, `94,43%`.
#[must_use]
pub fn show_percent(percent: &Exact, digits: Option<u8>) -> String {
    format!("{}%", show_number(percent, digits))
}

/// A number that is already in percent, `94.43%`.
#[must_use]
pub fn show_percent_en(percent: &Exact, digits: Option<u8>) -> String {
    format!("{}%", show_number_en(percent, digits))
}

/// The date as `14/09/2020`.
///
/// ```
/// assert_eq!(vietnamese::show_date(jiff::civil::date(2020, 9, 14)), "14/09/2020");
/// ```
#[must_use]
pub fn show_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The date as `2020-09-14`, which no reader of English takes for another day.
#[must_use]
pub fn show_date_en(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn shown(number: &Exact, digits: Option<u8>, thousands: char, mark: char) -> String {
    let rounded = match digits {
        Some(digits) => number.round(RoundTo::half_up(digits.min(9))),
        None if number.as_decimal().is_some() => number.clone(),
        None => number.round(RoundTo::half_up(DIGITS_OF_A_RATIO)),
    };
    let plain = rounded.to_string();
    // Beyond 18 digits the number prints as a ratio, which is shown as it is.
    if plain.contains('/') {
        return plain;
    }
    let (sign, size) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |size| ("-", size));
    let (whole, part) = size.split_once('.').unwrap_or((size, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(mark);
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouped_and_rounded() {
        let shown = |mantissa, own, digits| show_number(&Exact::decimal(mantissa, own), digits);
        assert_eq!(shown(19125, 3, Some(2)), "19,13");
        assert_eq!(shown(-123_456_789, 2, None), "-1.234.567,89");
        assert_eq!(shown(999, 0, None), "999");
        assert_eq!(shown(0, 0, Some(2)), "0,00");
        assert_eq!(show_percent(&Exact::decimal(9443, 2), Some(1)), "94,4%");
        let third = Exact::from(1).over(&Exact::from(3)).unwrap();
        assert_eq!(show_number(&third, None), "0,3333");
        assert_eq!(show_percent_en(&third, Some(1)), "0.3%");
    }
}
