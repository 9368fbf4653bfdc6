//! Words of tables: totals, summaries, headings that are no criterion. Compared whole, never as part of a longer text.

mod headings;
mod points;
mod rows;

pub(super) use headings::*;
pub(super) use points::{PointsWord, points_word};
pub(super) use rows::*;

use vietnamese::key;

/// The label without numbering before and colons after: `II. Tổng cộng:` is `tổng cộng`.
pub(super) fn bare(text: &str) -> String {
    let text = key(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '*' | '-'));
    let rest = match text.split_once(['.', ')', '-']) {
        Some((number, rest)) if is_numbering(number) => rest,
        _ => text,
    };
    let rest = rest.split_once(" (").map_or(rest, |(label, _)| label);
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '*' | '-' | '(' | ')'))
        .to_owned()
}

fn is_numbering(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.len() <= 4
        && (text.bytes().all(|b| b.is_ascii_digit())
            || text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
            || text.len() == 1)
}

/// Whether the text is digits and marks only, so that in a file of texts it is a number as often as a code.
pub(super) fn is_number_like(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_and_marks_do_not_count() {
        for text in [
            "II. Tổng cộng:",
            "Tổng cộng",
            "TỔNG  CỘNG (I+II)",
            "*Tổng cộng*",
        ] {
            assert_eq!(bare(text), "tổng cộng", "{text}");
        }
    }

    #[test]
    fn words_are_whole() {
        assert!(is_total("Toàn tỉnh") && !is_total("Toàn tỉnh và các sở"));
        assert!(is_summary("Median") && !is_summary("Medianic"));
        assert!(is_unit_heading("Xã, phường") && !is_unit_heading("Xã, phường khác"));
        assert!(is_ratio("Tỷ lệ (%)") && !is_ratio("Tỷ lệ hồ sơ"));
    }

    #[test]
    fn points_name_their_layer() {
        assert_eq!(points_word("Điểm"), Some(PointsWord::Any));
        assert_eq!(points_word("Điểm tự chấm"), Some(PointsWord::OwnScore));
        assert_eq!(
            points_word("Điểm thẩm định"),
            Some(PointsWord::Appraised(None))
        );
        assert_eq!(
            points_word("Điểm thẩm định lần 2"),
            Some(PointsWord::Appraised(Some(2)))
        );
        assert_eq!(points_word("Địa điểm"), None);
    }

    #[test]
    fn numbers_of_columns() {
        for text in ["(1)", "3", "A", "(3)=(1)/(2)", "5=4:3"] {
            assert!(is_column_number(text), "{text}");
        }
        assert!(!is_column_number("Xã") && !is_column_number(""));
    }
}
