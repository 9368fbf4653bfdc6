//! The number printed on a sheet.

/// The number without its check digit as digits in a row: `01-00001-0017-4` is 1000010017; `None` where the text is no number.
pub(super) fn read_serial(text: &str) -> Option<u64> {
    let fits = text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ' ' | '/'));
    if !fits {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}
