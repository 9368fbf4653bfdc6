//! One word, many spellings: the forms under which texts are compared.

use crate::syllable::canonical_tones;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with letters and their marks composed (NFC), which is how this program keeps every text.
///
/// ```
/// assert_eq!(vietnamese::nfc("Hu\u{e2}\u{323}n"), "Huận");
/// ```
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text for searching: lower case, without diacritics, `đ` as `d`, runs of white space as one blank.
///
/// Two different names may fold to the same text, so a match by it is never an identity.
///
/// ```
/// assert_eq!(vietnamese::fold("  Xã Đức\u{a0}Thọ "), "xa duc tho");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let lower: String = plain_lower(text).nfd().collect();
    let bare = lower
        .chars()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(lower_plain_char);
    collapse(bare.map(|c| if c == 'đ' { 'd' } else { c }))
}

/// The text for comparing labels and names exactly: case, white space, dashes, the place of the tone mark and `Đắk`/`Đăk` do not count, every diacritic does.
///
/// `i` and `y` are kept apart (`Mỹ` is not `Mĩ`), because names of places differ by them.
///
/// ```
/// use vietnamese::key;
/// assert_eq!(key("Xã Hoà  Thuỷ"), key("xã Hòa Thủy"));
/// assert_eq!(key("Đắk Lắk"), key("Đăk Lăk"));
/// assert_ne!(key("Mỹ Lý"), key("Mĩ Lí"));
/// ```
#[must_use]
pub fn key(text: &str) -> String {
    if text.is_ascii() {
        return collapse(text.chars().flat_map(lower_plain_char));
    }
    let lower = plain_lower(text);
    let text = canonical_tones(&collapse(nfc(&lower).chars()));
    if text.contains("ắk") {
        text.replace("ắk", "ăk")
    } else {
        text
    }
}

/// Whether two labels are the same one, by [`key`]: never by one standing inside the other.
///
/// ```
/// assert!(vietnamese::same_label("Hài lòng", "hài  lòng"));
/// assert!(!vietnamese::same_label("Hài lòng", "Không hài lòng"));
/// ```
#[must_use]
pub fn same_label(a: &str, b: &str) -> bool {
    a == b || key(a) == key(b)
}

fn plain_lower(text: &str) -> String {
    // Composing first turns lookalikes of the Greek block into the marks that are unified next.
    nfc(text).chars().flat_map(lower_plain_char).collect()
}

/// Lower case, one form of dash and apostrophe, and no invisible characters; the Icelandic `Ð` that old keyboards gave is `Đ`.
fn lower_plain_char(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            'ð' => 'đ',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' => '"',
            c => c,
        })
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

/// Runs of white space as one blank, none at the ends.
pub(crate) fn collapse(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut blank = false;
    for c in chars {
        if c.is_whitespace() {
            blank = !out.is_empty();
        } else {
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_and_composed_are_one() {
        assert_eq!(nfc("Bi\u{0065}\u{0302}\u{0301}n"), "Biến");
        assert_eq!(key("BIE\u{0302}\u{0301}N"), "biến");
        assert_eq!(fold("Ð\u{1ea1}i Ngãi"), "dai ngai");
    }

    #[test]
    fn marks_and_tones_are_kept_by_the_key() {
        for (a, b) in [
            ("Bình", "Binh"),
            ("Tân", "Tấn"),
            ("Đại", "Dại"),
            ("Lý", "Lí"),
        ] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
        for (a, b) in [
            ("Cư M’gar", "cư m'gar"),
            ("Hòa – Bình", "HOÀ - BÌNH"),
            ("Quý", "Qúy"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }
}
