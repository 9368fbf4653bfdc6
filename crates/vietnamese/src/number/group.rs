//! What digits with dots, commas and blanks between them can mean.

use points::Exact;

/// The one or two numbers that unsigned digits with separators can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Digits {
    /// One reading.
    One(Exact),
    /// A single separator before three digits: as a decimal, and as thousands.
    Either {
        decimal: Exact,
        thousands: Exact,
        dot: bool,
    },
}

/// More digits than any count or percentage has.
const LONGEST: usize = 60;

/// Reads digits whose thousands may be parted by dots, commas or blanks and whose decimals follow a comma or a dot.
pub(crate) fn read_digits(text: &str) -> Option<Digits> {
    if text.len() > LONGEST
        || !text.starts_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.')
    {
        return None;
    }
    let is_mark = |c: char| c == '.' || c == ',' || c == ' ';
    if !text.chars().all(|c| c.is_ascii_digit() || is_mark(c))
        || !text.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    if let Some((before, after)) = text.rsplit_once([',', '.']) {
        let mark = if text.as_bytes().get(before.len()) == Some(&b'.') {
            '.'
        } else {
            ','
        };
        if after.contains(' ') {
            return None;
        }
        if before.contains(mark) {
            // 1.234.567: the same mark twice parts thousands
            return grouped(text, mark)
                .and_then(|whole| exact(&whole, ""))
                .map(Digits::One);
        }
        let separator = before.chars().find(|c| is_mark(*c));
        if let Some(separator) = separator {
            // 1.234,5 or 1 234,5
            let whole = grouped(before, separator)?;
            return exact(&whole, after).map(Digits::One);
        }
        let decimal = exact(before, after)?;
        let thousands_too =
            after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        return Some(if thousands_too {
            Digits::Either {
                decimal,
                thousands: exact(&format!("{before}{after}"), "")?,
                dot: mark == '.',
            }
        } else {
            Digits::One(decimal)
        });
    }
    let whole = if text.contains(' ') {
        grouped(text, ' ')?
    } else {
        text.to_owned()
    };
    exact(&whole, "").map(Digits::One)
}

/// The digits without the marks, if the marks part groups of three after one of one to three.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    if !(1..=3).contains(&first.len()) || first.starts_with('0') || !digits(first) {
        return None;
    }
    let mut whole = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        whole.push_str(group);
    }
    Some(whole)
}

fn exact(whole: &str, part: &str) -> Option<Exact> {
    if part.is_empty() {
        whole.parse().ok()
    } else {
        format!("{whole}.{part}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn one(text: &str, expected: &str) {
        match read_digits(text) {
            Some(Digits::One(number)) => assert_eq!(number, expected.parse().unwrap(), "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn one_reading() {
        one("36.5", "36.5");
        one("36,5", "36.5");
        one("1.234.567", "1234567");
        one("1.234.567,5", "1234567.5");
        one("1,234,567.5", "1234567.5");
        one("10 000", "10000");
        one("10 000,25", "10000.25");
        one("1234.567", "1234.567");
        one("0,985", "0.985");
        one("0.985", "0.985");
        one("007", "7");
        one(",5", "0.5");
    }

    #[test]
    fn two_readings() {
        for (text, dot) in [("3.985", true), ("3,985", false), ("120.000", true)] {
            assert!(
                matches!(read_digits(text), Some(Digits::Either { dot: found, .. }) if found == dot),
                "{text}"
            );
        }
    }

    #[test]
    fn no_number() {
        let texts = [
            "31.10.2019",
            "1.2.3",
            "12 34",
            "1,2,3",
            "1.234.56",
            "94, 43",
            "5.",
            ".",
            "",
            "1..2",
            "012.345.678",
            "1.234,567,890",
            "1,2.3,4",
            "1 234 56",
            "3 .5",
        ];
        for text in texts {
            assert_eq!(read_digits(text), None, "{text}");
        }
    }
}
