//! Two check digits over letters and digits.

use super::place;

/// The remainder of the text by 97, each character one place to the base 10.
fn remainder(text: &str) -> u32 {
    text.chars()
        .fold(0, |sum, c| (sum * 10 + place(c).unwrap_or(0)) % 97)
}

/// The check digits of a text: 98 less the remainder of the text with two zeros behind it (ISO/IEC 7064:2003, MOD 97-10; letters as described at [`super::SheetNumber`]). 2 to 98.
pub(crate) fn check_digits(body: &str) -> u32 {
    let shifted = remainder(body) * 100 % 97;
    98 - shifted
}

/// Whether a text ends in its own check digits: it leaves 1.
pub(super) fn fits(text: &str) -> bool {
    remainder(text) == 1
}
