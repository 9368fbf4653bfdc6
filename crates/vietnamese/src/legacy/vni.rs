//! VNI (fonts `VNI-…`): a letter and, after it, the character that drew its marks.

use crate::syllable::with_tone;

/// Tone marks after any vowel: huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['ø', 'û', 'õ', 'ù', 'ï'];
/// Hat alone, then hat with each tone, after a, e, o.
const HATS: [char; 6] = ['â', 'à', 'å', 'ã', 'á', 'ä'];
/// Breve alone, then breve with each tone, after a.
const BREVES: [char; 6] = ['ê', 'è', 'ú', 'ü', 'é', 'ë'];

/// A small letter with the small mark that follows it.
fn pair(letter: char, mark: char) -> Option<char> {
    let base = match letter {
        'ô' => 'ơ',
        'ö' => 'ư',
        'a' | 'e' | 'o' | 'u' | 'y' => letter,
        _ => return None,
    };
    if let Some(tone) = TONES.iter().position(|c| *c == mark) {
        return Some(with_tone(base, tone + 1));
    }
    let hatted = match base {
        'a' => 'â',
        'e' => 'ê',
        'o' => 'ô',
        _ => return None,
    };
    if let Some(tone) = HATS.iter().position(|c| *c == mark) {
        return Some(with_tone(hatted, tone));
    }
    let tone = BREVES.iter().position(|c| *c == mark)?;
    (base == 'a').then(|| with_tone('ă', tone))
}

/// A small character that is a letter by itself.
fn single(c: char) -> char {
    match c {
        'ñ' => 'đ',
        'í' | 'ì' => c,
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'ô' => 'ơ',
        'ö' => 'ư',
        'î' => 'ỵ',
        c => c,
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The text read as VNI; characters without a meaning there stay. A mark may be small or capital after a capital letter.
///
/// ```
/// assert_eq!(vietnamese::decode_vni("Tröôøng hoïc ÑAÏI HOÏC"), "Trường học ĐẠI HỌC");
/// ```
#[must_use]
pub fn decode_vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joined = chars.peek().and_then(|mark| pair(small(c), small(*mark)));
        if joined.is_some() {
            chars.next();
        }
        let letter = joined.unwrap_or_else(|| single(small(c)));
        if c.is_uppercase() {
            out.extend(letter.to_uppercase());
        } else if small(c) == c {
            out.push(letter);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters beside what VNI has for them.
    const PAIRS: &str = "á aù à aø ả aû ã aõ ạ aï ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä \
        é eù è eø ẻ eû ẽ eõ ẹ eï ê eâ ế eá ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò \
        ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ ợ ôï \
        ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ";

    #[test]
    fn every_letter_small_and_capital() {
        let words: Vec<&str> = PAIRS.split_whitespace().collect();
        assert_eq!(words.len(), 2 * 67);
        for pair in words.chunks(2) {
            let (letter, seen) = (pair[0], pair[1]);
            assert_eq!(decode_vni(seen), letter);
            assert_eq!(decode_vni(&seen.to_uppercase()), letter.to_uppercase());
        }
        assert_eq!(decode_vni("AÙ Aù aÙ"), "Á Á á");
    }
}
