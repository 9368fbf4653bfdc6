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
