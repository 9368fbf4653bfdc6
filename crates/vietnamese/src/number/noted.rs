//! A number and words in one cell: `79 (cấp huyện 68, cấp xã 11)`.

use super::{NumberKind, Reading, read_number};
use crate::text::collapse;

/// A number beside words. It is never taken as the cell's value without a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberWithNote {
    /// The number outside the note, one reading or two.
    pub value: Reading,
    /// The words as written.
    pub note: String,
    /// What the brackets list, where each entry is words and one number.
    pub parts: Vec<Part>,
    /// Whether the list ends openly (`…`, `v.v`): then the parts may add up to less.
    pub open: bool,
}

/// One entry of the list in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words beside the number.
    pub label: String,
    /// The number.
    pub value: Reading,
}

/// The number and its note where the text begins or ends with one number and holds words besides; `None` for a plain number and for anything else.
///
/// ```
/// use vietnamese::{NumberKind, read_sum};
/// let cell = read_sum("79 (cấp huyện 68, cấp xã 11)", NumberKind::Count).unwrap();
/// let parts: Vec<_> = cell.parts.iter().filter_map(|p| p.value.single()?.value.to_integer()).collect();
/// assert_eq!((cell.value.single().unwrap().value.to_integer(), parts), (Some(79), vec![68, 11]));
/// ```
#[must_use]
pub fn read_sum(text: &str, column: NumberKind) -> Option<NumberWithNote> {
    if text.len() > 2_000 || !text.contains(char::is_numeric) {
        return None;
    }
    let text = collapse(crate::nfc(text).chars());
    if read_number(&text, column) != Reading::NotANumber {
        return None;
    }
    let (outside, inside) = match text.split_once('(') {
        Some((outside, rest)) => {
            let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
            if after.chars().any(char::is_alphanumeric) {
                return None;
            }
            (outside.trim(), inside.trim())
        }
        None => (text.as_str(), ""),
    };
    let (value, words) = one_number(outside, column)?;
    let note = [words, inside]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    if note.is_empty() {
        return None;
    }
    let open_end = |s: &str| s.ends_with('…') || s.ends_with("..") || s.ends_with("v.v");
    let list = inside
        .trim_end_matches(['.', '…'])
        .trim_end_matches("v.v")
        .trim_end();
    let parts: Option<Vec<Part>> = entries(list)
        .map(|entry| {
            one_number(entry, NumberKind::Count).map(|(value, label)| Part {
                label: label.to_owned(),
                value,
            })
        })
        .collect();
    Some(NumberWithNote {
        value,
        note,
        parts: parts.unwrap_or_default(),
        open: open_end(inside),
    })
}

/// Entries parted by `;`, or by commas that do not stand inside a number.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    let by_semicolon = list.contains(';');
    let pieces: Vec<&str> = if by_semicolon {
        list.split(';').collect()
    } else {
        list.split(", ").collect()
    };
    pieces
        .into_iter()
        .map(|entry| entry.trim().trim_end_matches(','))
        .filter(|entry| !entry.is_empty())
}

/// The number at the beginning or the end, and the words; `None` where the words hold another number.
fn one_number(text: &str, column: NumberKind) -> Option<(Reading, &str)> {
    let text = text.trim();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices(' ').map(|(i, _)| i + 1))
        .collect();
    let wordless = |words: &str| !words.chars().any(|c| c.is_ascii_digit());
    // From the longest run of words at either end, so that `trên 10.000 hồ sơ` keeps its bound.
    for &end in starts
        .iter()
        .skip(1)
        .rev()
        .chain([&(text.len() + 1)])
        .take(64)
    {
        let (number, words) = text.split_at_checked(end - 1)?;
        let reading = read_number(number, column);
        if reading != Reading::NotANumber && wordless(words) {
            return Some((reading, words.trim()));
        }
    }
    for &start in starts.iter().skip(1).take(64) {
        let (words, number) = text.split_at_checked(start)?;
        let reading = read_number(number, column);
        if reading != Reading::NotANumber && wordless(words) {
            return Some((reading, words.trim().trim_end_matches(':')));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operator;

    #[track_caller]
    fn check(text: &str, number: i64, note: &str, parts: &[(&str, i64)], open: bool) {
        let cell = read_sum(text, NumberKind::Count).unwrap();
        assert_eq!(
            cell.value.single().unwrap().value.to_integer(),
            Some(number)
        );
        assert_eq!((cell.note.as_str(), cell.open), (note, open));
        let found: Vec<(&str, i64)> = cell
            .parts
            .iter()
            .map(|part| {
                (
                    part.label.as_str(),
                    part.value.single().unwrap().value.to_integer().unwrap(),
                )
            })
            .collect();
        assert_eq!(found, parts);
    }

    #[test]
    fn a_number_and_its_parts() {
        check(
            "79 (cấp huyện 68, cấp xã 11)",
            79,
            "cấp huyện 68, cấp xã 11",
            &[("cấp huyện", 68), ("cấp xã", 11)],
            false,
        );
        check(
            "71 TTHC (24 GD&ĐT, 16 HTX, 5 hộ KD...)",
            71,
            "TTHC; 24 GD&ĐT, 16 HTX, 5 hộ KD...",
            &[("GD&ĐT", 24), ("HTX", 16), ("hộ KD", 5)],
            true,
        );
        check("25 ngày", 25, "ngày", &[], false);
    }

    #[test]
    fn a_bound_stays_a_bound() {
        let cell = read_sum("trên 10.000 hồ sơ", NumberKind::Count).unwrap();
        assert_eq!(cell.value.single().unwrap().operator, Operator::MoreThan);
        assert_eq!(cell.note, "hồ sơ");
    }

    #[test]
    fn neither_plain_nor_two_numbers() {
        for text in [
            "79",
            "94,43%",
            "",
            "hồ sơ",
            "12 hồ sơ và 13 đơn",
            "31.10.2019",
            "()",
            "(5)",
        ] {
            assert_eq!(read_sum(text, NumberKind::Count), None, "{text}");
        }
    }
}
