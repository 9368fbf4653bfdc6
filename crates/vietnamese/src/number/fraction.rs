//! `10/10`: how many of how many.

use super::{NumberKind, Operator, Reading, read_number};
use points::Exact;

/// Numerator and denominator of `10/10`, `3.951/3.985` or `0 trong 0`, both counts.
///
/// The caller tells 0/0 and a numerator above the denominator apart; dates have two strokes and are none.
///
/// ```
/// let (n, d) = vietnamese::read_fraction("3.951 / 3.985").unwrap();
/// assert_eq!((n.to_integer(), d.to_integer()), (Some(3951), Some(3985)));
/// assert_eq!(vietnamese::read_fraction("15/6/2020"), None);
/// ```
#[must_use]
pub fn read_fraction(text: &str) -> Option<(Exact, Exact)> {
    if text.len() > 200 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = crate::text::key(text);
    let (left, right) = ["/", " trong tổng số ", " trên tổng số ", " trong "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    Some((count(left)?, count(right)?))
}

fn count(text: &str) -> Option<Exact> {
    match read_number(text, NumberKind::Count) {
        Reading::One(number)
            if number.operator == Operator::Exact
                && !number.percent
                && !number.value.is_negative() =>
        {
            Some(number.value)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_plain_counts() {
        let of = |text| read_fraction(text).map(|(n, d)| format!("{n}|{d}"));
        assert_eq!(of("10/10").as_deref(), Some("10|10"));
        assert_eq!(of("0 trong 0").as_deref(), Some("0|0"));
        assert_eq!(of("05/07").as_deref(), Some("5|7"));
        for text in ["10", "/", "a/b", "1/2/3", "50%/2", "trên 5/6", "-1/2"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
