//! Boxes with their words, as they stand on a line.

use super::blocks::Choice;

/// `☐₁ Nam` as plain text, for cells.
pub(super) fn in_text(choice: &Choice) -> String {
    let dots = if choice.write_in {
        " ……………………"
    } else {
        ""
    };
    format!("☐ {} {}{dots}", small(&choice.key), choice.title)
}

/// A key in small digits: `₁`; letters stay as they are, in brackets.
pub(super) fn small(key: &str) -> String {
    let digits: Option<String> = key
        .chars()
        .map(|c| {
            c.to_digit(10)
                .and_then(|digit| char::from_u32(0x2080 + digit))
        })
        .collect();
    digits.unwrap_or_else(|| format!("({key})"))
}

/// Boxes packed into lines of this width (in columns' units), at least one a line; boxes of a question with long words take a line each.
pub(super) fn lines(choices: &[Choice], width: f64, size: u8) -> Vec<Vec<String>> {
    let texts: Vec<String> = choices.iter().map(in_text).collect();
    let widest = texts
        .iter()
        .map(|text| workbook::text_width(text, size, false) + 2.0)
        .fold(1.0, f64::max);
    let fits = (1..=4_u32)
        .rev()
        .find(|columns| widest * f64::from(*columns) <= width)
        .unwrap_or(1);
    texts
        .chunks(fits as usize)
        .map(<[String]>::to_vec)
        .collect()
}
