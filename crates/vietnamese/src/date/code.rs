//! Codes of criteria that a spreadsheet turned into dates or numbers.

use jiff::civil::Date;
use points::Exact;

/// The codes that someone may have typed before a spreadsheet made this date of them, the likeliest first.
///
/// `3.1` becomes 3 January where days come first and 1 March where months do; `3.1.2` takes the year 2002 along; `1.25` may become January 2025. The caller keeps those that its criteria set holds, and mends only where one is left.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(vietnamese::code_candidates_from_date(date(2024, 1, 3)), ["3.1", "1.3", "3.1.24", "1.3.24"]);
/// ```
#[must_use]
pub fn code_candidates_from_date(date: Date) -> Vec<String> {
    let (day, month) = (date.day(), date.month());
    let mut codes = vec![format!("{day}.{month}"), format!("{month}.{day}")];
    // Two typed digits of a year: 00–29 are 2000–2029, 30–99 are 1930–1999.
    let short = match date.year() {
        year @ 2000..=2029 => Some(year - 2000),
        year @ 1930..=1999 => Some(year - 1900),
        _ => None,
    };
    if let Some(year) = short {
        codes.push(format!("{day}.{month}.{year}"));
        codes.push(format!("{month}.{day}.{year}"));
        if day == 1 {
            codes.push(format!("{month}.{year}"));
        }
    }
    let mut seen = Vec::with_capacity(codes.len());
    for code in codes {
        if !seen.contains(&code) {
            seen.push(code);
        }
    }
    seen
}

/// The codes that someone may have typed before a spreadsheet made this number of them, the likeliest first.
///
/// `1.10` becomes 1.1, `2.0` becomes 2, and where dots part thousands `1.100` becomes 1100.
///
/// ```
/// use points::Exact;
/// assert_eq!(vietnamese::code_candidates_from_number(&Exact::decimal(11, 1)), ["1.1", "1.10"]);
/// ```
#[must_use]
pub fn code_candidates_from_number(number: &Exact) -> Vec<String> {
    if number.is_negative() {
        return Vec::new();
    }
    let Some((mantissa, digits)) = number.trimmed().as_decimal() else {
        return Vec::new();
    };
    let plain = Exact::decimal(mantissa, digits).to_string();
    if digits > 0 {
        // One digit after the dot may have lost a zero, two or more would be a code of a hundred siblings.
        let longer = (digits == 1).then(|| format!("{plain}0"));
        return std::iter::once(plain).chain(longer).collect();
    }
    let mut codes = vec![plain.clone()];
    if mantissa < 100 {
        codes.push(format!("{plain}.0"));
    } else if (1_000..1_000_000).contains(&mantissa) {
        codes.push(format!("{}.{:03}", mantissa / 1_000, mantissa % 1_000));
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates() {
        assert_eq!(
            code_candidates_from_date(date(2002, 1, 3)),
            ["3.1", "1.3", "3.1.2", "1.3.2"]
        );
        assert_eq!(
            code_candidates_from_date(date(2025, 1, 1)),
            ["1.1", "1.1.25", "1.25"]
        );
        assert_eq!(code_candidates_from_date(date(1900, 2, 1)), ["1.2", "2.1"]);
    }

    #[test]
    fn numbers() {
        let of = |m, d| code_candidates_from_number(&Exact::decimal(m, d));
        assert_eq!(of(2, 0), ["2", "2.0"]);
        assert_eq!(of(325, 2), ["3.25"]);
        assert_eq!(of(1100, 0), ["1100", "1.100"]);
        assert_eq!(of(-11, 1), Vec::<String>::new());
    }
}
