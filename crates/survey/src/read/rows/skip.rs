//! Rows below a header that are no responses.

use crate::read::header::label_key;
use crate::read::plan::Planned;
use workbook::{Row, Value};

/// Whether the row holds tags (HXL: `#adm3`, `#indicator`): every cell that holds something begins with `#`.
pub(crate) fn is_tags(row: &Row) -> bool {
    let tag = |value: &Value| matches!(value, Value::Text(text) if text.trim_start().starts_with('#') || text.trim().is_empty());
    row.cells.iter().any(|cell| {
        cell.text()
            .is_some_and(|text| text.trim_start().starts_with('#'))
    }) && row.cells.iter().all(|cell| tag(&cell.value))
}

/// Whether the row numbers the columns: `1 2 3 …`, `(1) (2) (3) …`, at least five, with letters (`A`, `B`) at most in front.
pub(crate) fn is_column_numbers(row: &Row) -> bool {
    let mut last = 0;
    let mut n = 0;
    for cell in &row.cells {
        let number = match &cell.value {
            Value::Number(number) if number.fract() == 0.0 && (1.0..10_000.0).contains(number) =>
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "whole and between 1 and 9999"
                )]
                Some(*number as u32)
            }
            Value::Text(text) => {
                let inner = text
                    .trim()
                    .trim_start_matches(['(', '['])
                    .trim_end_matches([')', ']']);
                match inner.parse::<u32>() {
                    Ok(number) => Some(number),
                    Err(_)
                        if n == 0
                            && inner.chars().count() == 1
                            && inner.chars().all(char::is_alphabetic) =>
                    {
                        continue;
                    }
                    Err(_) => None,
                }
            }
            _ => None,
        };
        match number {
            Some(number) if n == 0 && number <= 3 || number == last + 1 => {
                last = number;
                n += 1;
            }
            _ => return false,
        }
    }
    n >= 5
}

/// Words that begin a row of sums or of statistics.
const TOTALS: [&str; 33] = [
    "tổng",
    "tổng số",
    "tổng cộng",
    "cộng",
    "tổng điểm",
    "tổng hợp",
    "tổng số phiếu",
    "tổng phiếu",
    "trung bình",
    "điểm trung bình",
    "bình quân",
    "tb",
    "đtb",
    "tỷ lệ",
    "tỉ lệ",
    "tỷ lệ %",
    "tỷ lệ (%)",
    "median",
    "trung vị",
    "min",
    "max",
    "nhỏ nhất",
    "lớn nhất",
    "điểm cao nhất",
    "điểm thấp nhất",
    "cao nhất",
    "thấp nhất",
    "total",
    "sum",
    "average",
    "mean",
    "count",
    "grand total",
];

/// Whether one of the first cells of the row names it a sum or a statistic.
pub(crate) fn is_total(row: &Row) -> bool {
    row.cells
        .iter()
        .take(3)
        .filter_map(|cell| cell.text())
        .any(|text| {
            text.len() <= 60
                && begins_like_total(text)
                && TOTALS.contains(&label_key(text).as_str())
        })
}

/// A cheap look before the text is folded.
fn begins_like_total(text: &str) -> bool {
    text.trim_start().chars().next().is_some_and(|c| {
        matches!(
            c,
            'T' | 't'
                | 'C'
                | 'c'
                | 'B'
                | 'b'
                | 'Đ'
                | 'đ'
                | 'M'
                | 'm'
                | 'N'
                | 'n'
                | 'L'
                | 'l'
                | 'S'
                | 's'
                | 'A'
                | 'a'
                | 'G'
                | 'g'
        )
    }) && !text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether the row is the header again: at least one cell holds its own heading, and more do than do not.
pub(crate) fn is_header_again(row: &Row, columns: &[Planned]) -> bool {
    let (mut same, mut other) = (0, 0);
    for planned in columns {
        let text = row.get(planned.column).and_then(|cell| cell.text());
        match text {
            Some(text) if !planned.own.is_empty() && label_key(text) == planned.own => same += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    same > other
}
