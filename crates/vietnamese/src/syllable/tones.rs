//! Where the tone mark stands: hòa or hoà, thủy or thuỷ.

use super::parse::{Syllable, parse};
use super::with_tone;
use unicode_normalization::char::is_combining_mark;

/// The text with every tone mark where names of places have it (`hòa`, `khỏe`, `thủy`, `quý`, `giá`); words that are no Vietnamese syllables stay as they are.
///
/// Expects composed text (NFC). A tone belongs to the syllable, so no two words differ by its place alone.
///
/// ```
/// assert_eq!(vietnamese::canonical_tones("Thuỷ Hoà, Qúy Toàn"), "Thủy Hòa, Quý Toàn");
/// ```
#[must_use]
pub fn canonical_tones(text: &str) -> String {
    moved(text, false)
}

/// The text with every tone mark where the newer rule has it: `hoà`, `khoẻ`, `thuỷ`.
///
/// ```
/// assert_eq!(vietnamese::new_style_tones("Thủy Hòa, Toàn"), "Thuỷ Hoà, Toàn");
/// ```
#[must_use]
pub fn new_style_tones(text: &str) -> String {
    moved(text, true)
}

fn moved(text: &str, new_style: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let in_word = of_word(first);
        let end = rest
            .find(|c: char| of_word(c) != in_word)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match in_word.then(|| word(run, new_style)).flatten() {
            Some(moved) => out.push_str(&moved),
            None => out.push_str(run),
        }
        rest = after;
    }
    out
}

/// A mark that found no letter to join keeps the word before it from being a syllable.
fn of_word(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// The word with its tone elsewhere, or `None` where nothing moves.
fn word(word: &str, new_style: bool) -> Option<String> {
    if word.is_ascii() || word.len() > 28 {
        return None;
    }
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    let syllable = parse(&lower)?;
    let now = syllable.tone_at?;
    let at = place(&syllable, new_style);
    if at == now || word.chars().count() != syllable.letters.len() {
        return None;
    }
    let letters = word.chars().zip(&syllable.letters).enumerate();
    Some(
        letters
            .map(|(index, (written, letter))| {
                let tone = if index == at { syllable.tone } else { 0 };
                let plain = with_tone(*letter, tone);
                if written.is_uppercase() {
                    plain.to_uppercase().next().unwrap_or(plain)
                } else {
                    plain
                }
            })
            .collect(),
    )
}

/// The index of the letter that carries the tone.
pub(crate) fn place(syllable: &Syllable, new_style: bool) -> usize {
    let vowels = &syllable.letters[syllable.vowels.clone()];
    let closed = syllable.vowels.end < syllable.letters.len();
    // A vowel with a hat, a breve or a horn draws the tone; of two (ươ) the second.
    let marked = vowels.iter().rposition(|c| !c.is_ascii());
    let index = match (marked, vowels) {
        (Some(index), _) => index,
        (None, [_]) => 0,
        (None, _) if closed => vowels.len() - 1,
        (None, ['o', 'a' | 'e'] | ['u', 'y']) => usize::from(new_style),
        (None, [_, _]) => 0,
        (None, _) => 1,
    };
    syllable.vowels.start + index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_styles_of_the_same_word() {
        let pairs = [
            ("hòa", "hoà"),
            ("khỏe", "khoẻ"),
            ("thủy", "thuỷ"),
            ("HÓA", "HOÁ"),
            ("Lũy", "Luỹ"),
        ];
        for (old, new) in pairs {
            assert_eq!(canonical_tones(new), old);
            assert_eq!(new_style_tones(old), new);
        }
    }

    #[test]
    fn one_place_only() {
        let words = [
            "toàn", "hoài", "huyền", "quý", "quả", "quỳnh", "giá", "gìn", "giếng", "của", "mía",
            "được", "mười", "khuỷu", "thuở", "huế", "chiều", "ngoằn", "xoáy", "giữa", "thuế",
            "lựu", "tuấn", "quyết", "soóc", "già", "loét", "hoằng", "quốc",
        ];
        for word in words {
            assert_eq!(canonical_tones(word), word);
            assert_eq!(new_style_tones(word), word);
            assert!(crate::is_syllable(word), "{word}");
        }
        assert_eq!(canonical_tones("qúa gía tòan mừơi"), "quá giá toàn mười");
    }

    #[test]
    fn other_words_stay() {
        for text in ["Café à la carte", "M'Đrắk", "SỞ Y TẾ", "Pleikú"] {
            assert_eq!(canonical_tones(text), text);
        }
        assert_eq!(crate::syllable::letters::toneless('ệ'), Some(('ê', 5)));
    }
}
