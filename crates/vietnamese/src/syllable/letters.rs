//! The twelve vowels and their six tones.

/// One row a vowel: level, huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// Sắc, as a column of the table of vowels.
pub(crate) const SAC: usize = 4;
/// Nặng, as a column of the table of vowels.
pub(crate) const NANG: usize = 5;

/// A lower-case vowel without its tone, and the tone (0 where it has none); `None` for anything else.
pub(crate) fn toneless(c: char) -> Option<(char, usize)> {
    if c.is_ascii() {
        return matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y').then_some((c, 0));
    }
    VOWELS
        .iter()
        .find_map(|row| row.iter().position(|v| *v == c).map(|tone| (row[0], tone)))
}

/// The vowel under a tone; any other character as it is.
pub(crate) fn with_tone(vowel: char, tone: usize) -> char {
    let row = VOWELS.iter().find(|row| row[0] == vowel);
    row.and_then(|row| row.get(tone)).copied().unwrap_or(vowel)
}
