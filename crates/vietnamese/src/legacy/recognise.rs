//! Whether a text is one of the old encodings, by its font or by what it would become.

use super::{decode_tcvn3, decode_tcvn3_capitals, decode_vni};
use crate::is_syllable;

/// An encoding of the time before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC), fonts `.Vn…`.
    Tcvn3,
    /// TCVN3 in a font of capitals, `.Vn…H`.
    Tcvn3Capitals,
    /// VNI, fonts `VNI-…`.
    Vni,
}

impl Encoding {
    /// The encoding that a font of this name draws, where it is an old one.
    ///
    /// ```
    /// use vietnamese::Encoding;
    /// assert_eq!(Encoding::of_font(".VnTimeH"), Some(Encoding::Tcvn3Capitals));
    /// assert_eq!(Encoding::of_font("VNI-Times"), Some(Encoding::Vni));
    /// assert_eq!(Encoding::of_font("Times New Roman"), None);
    /// ```
    #[must_use]
    pub fn of_font(name: &str) -> Option<Self> {
        let lower = name.trim().to_lowercase();
        if lower.starts_with(".vn") {
            let capitals = name.trim().ends_with('H');
            Some(if capitals {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            })
        } else {
            lower.starts_with("vni-").then_some(Self::Vni)
        }
    }

    /// The name by which officers know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Tcvn3Capitals => "TCVN3 (ABC), phông chữ hoa",
            Self::Vni => "VNI",
        }
    }

    /// The text read in this encoding.
    #[must_use]
    pub fn decode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => decode_tcvn3(text),
            Self::Tcvn3Capitals => decode_tcvn3_capitals(text),
            Self::Vni => decode_vni(text),
        }
    }
}

/// A text that was recognised as an old encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text in Unicode.
    pub text: String,
    /// What it was.
    pub encoding: Encoding,
}

/// Abbreviations that offices write in small letters too, or mixed.
const SHORT: [&str; 6] = ["ubnd", "hđnd", "tthc", "cchc", "stt", "ttg"];

/// Whether a word is written like an abbreviation: up to six capitals without marks, `Đ` among them.
fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    capitals && word.chars().count() <= 6 || SHORT.contains(&word.to_lowercase().as_str())
}

/// The text in Unicode where it is TCVN3 or VNI; `None` where it is as it should be, or where nobody can tell.
///
/// With a font known, the font decides, unless the text holds Unicode letters or reads well as it is and badly when decoded.
/// Without, a decoding is accepted only if every token becomes a Vietnamese syllable, an office's abbreviation or a number, if the text as it stands is not like that already, and if no other encoding could be meant.
///
/// ```
/// use vietnamese::{Encoding, recognise_legacy};
/// let found = recognise_legacy("X· An Hßa", None).unwrap();
/// assert_eq!((found.text.as_str(), found.encoding), ("Xã An Hòa", Encoding::Tcvn3));
/// assert_eq!(recognise_legacy("Xã An Hòa", None), None);
/// assert_eq!(recognise_legacy("Café à la carte", None), None);
/// ```
#[must_use]
pub fn recognise_legacy(text: &str, font: Option<Encoding>) -> Option<Decoded> {
    let latin = |c: char| u32::from(c) <= 0xFF || c == 'μ' || !c.is_alphabetic();
    if !text.chars().all(latin) {
        return None;
    }
    if let Some(encoding) = font {
        let decoded = encoding.decode(text);
        let better = !text.is_ascii() && reads_well(text) && !reads_well(&decoded);
        return (decoded != text && !better).then_some(Decoded {
            text: decoded,
            encoding,
        });
    }
    if text.is_ascii() || reads_well(text) {
        return None;
    }
    let mut found = [Encoding::Tcvn3, Encoding::Vni]
        .into_iter()
        .filter_map(|encoding| {
            let decoded = encoding.decode(text);
            (decoded != text && reads_well(&decoded) && has_word(&decoded)).then_some(Decoded {
                text: decoded,
                encoding,
            })
        });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether the capitals stand as people write them: all, none, or the first. A wrong reading mixes them.
fn is_cased(word: &str) -> bool {
    let mut rest = word.chars();
    let capital = rest.next().is_some_and(char::is_uppercase);
    let capitals = rest.clone().filter(|c| c.is_uppercase()).count();
    capitals == 0 || (capital && capitals == rest.count())
}

/// Whether it has a word of at least two letters: a lone `µ` or `°` is a sign.
fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().nth(1).is_some())
}

/// Whether every token is a syllable, an abbreviation or no word at all, and at least one is a syllable.
fn reads_well(text: &str) -> bool {
    let text = crate::nfc(text);
    let mut syllables = 0_usize;
    // A soft hyphen or a currency sign left over inside a word is no separator: it is what a wrong reading leaves.
    let separates = |c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || c.is_ascii_digit()
            || "–—“”‘’…\u{a0}".contains(c)
    };
    let words = text.split(separates).filter(|word| !word.is_empty());
    for word in words {
        if is_syllable(word) && is_cased(word) {
            syllables += 1;
        } else if !is_abbreviation(word) {
            return false;
        }
    }
    syllables > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seen: &str, expected: &str, encoding: Encoding) {
        let found = recognise_legacy(seen, None);
        assert_eq!(
            found,
            Some(Decoded {
                text: expected.to_owned(),
                encoding
            })
        );
    }

    #[test]
    fn by_content() {
        check("UBND x· T©n LËp", "UBND xã Tân Lập", Encoding::Tcvn3);
        check(
            "Céng hßa x· héi chñ nghÜa ViÖt Nam",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            Encoding::Tcvn3,
        );
        check(
            "Tû lÖ hå s¬ gi¶i quyÕt ®óng h¹n (%)",
            "Tỷ lệ hồ sơ giải quyết đúng hạn (%)",
            Encoding::Tcvn3,
        );
        check(
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            Encoding::Vni,
        );
        check(
            "UÛY BAN NHAÂN DAÂN XAÕ 2024",
            "ỦY BAN NHÂN DÂN XÃ 2024",
            Encoding::Vni,
        );
        check("H§ND huyÖn", "HĐND huyện", Encoding::Tcvn3);
    }

    #[test]
    fn both_encodings_with_codes_of_documents() {
        check(
            "766/Q§-TTg, Phô lôc II",
            "766/QĐ-TTg, Phụ lục II",
            Encoding::Tcvn3,
        );
        check("dÔ tham gia", "dễ tham gia", Encoding::Tcvn3);
        check("deã tham gia", "dễ tham gia", Encoding::Vni);
    }

    #[test]
    fn never_what_reads_well_or_what_nobody_knows() {
        for text in [
            "Xã Tân Lập",
            "Hà Nam",
            "Thanh Hóa",
            "abc",
            "",
            "12 %",
            "Pâtisserie",
            "Ñandú",
            "®",
            "TÊN",
            "µ",
        ] {
            assert_eq!(recognise_legacy(text, None), None, "{text}");
        }
    }

    #[test]
    fn the_font_decides_where_it_is_known() {
        let capitals = recognise_legacy("së néi vô", Some(Encoding::Tcvn3Capitals)).unwrap();
        assert_eq!(capitals.text, "SỞ NỘI VỤ");
        assert_eq!(recognise_legacy("Sở Nội vụ", Some(Encoding::Tcvn3)), None);
        assert_eq!(recognise_legacy("Hà Nam", Some(Encoding::Tcvn3)), None);
        assert_eq!(recognise_legacy("2024", Some(Encoding::Tcvn3)), None);
    }
}
