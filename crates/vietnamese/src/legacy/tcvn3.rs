//! TCVN3 (ABC, fonts `.Vn…`): one byte a letter, seen today as a Latin-1 character.
//!
//! Source: TCVN 5712:1993, second character set (VN2). It has no accented capitals except seven; for the others there are fonts ending in `H` that draw small letters as capitals.

/// The Latin-1 characters from U+00A1 on and the letters they stand for; `.` where TCVN3 has none.
const FROM_A1: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";

fn letter(c: char) -> char {
    // Some converters wrote the Greek letter for the micro sign.
    let c = if c == 'μ' { 'µ' } else { c };
    let index = match u32::from(c) {
        code @ 0xA1..=0xFF => (code - 0xA1) as usize,
        _ => return c,
    };
    match FROM_A1.chars().nth(index) {
        None | Some('.') => c,
        Some(letter) => letter,
    }
}

/// The text read as TCVN3; characters without a meaning there stay.
///
/// ```
/// assert_eq!(vietnamese::decode_tcvn3("Tr\u{ad}êng häc"), "Trường học");
/// ```
#[must_use]
pub fn decode_tcvn3(text: &str) -> String {
    text.chars().map(letter).collect()
}

/// The text read as TCVN3 in a font of capitals (`.VnTimeH`): what was typed small stands there in capitals.
///
/// ```
/// assert_eq!(vietnamese::decode_tcvn3_capitals("ñy ban nh©n d©n"), "ỦY BAN NHÂN DÂN");
/// ```
#[must_use]
pub fn decode_tcvn3_capitals(text: &str) -> String {
    text.chars()
        .map(letter)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code points beside their letters, written out from the standard's table.
    const BYTES: &str = "à B5 ả B6 ã B7 á B8 ạ B9 ă A8 ằ BB ẳ BC ẵ BD ắ BE ặ C6 â A9 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB \
        è CC ẻ CE ẽ CF é D0 ẹ D1 ê AA ề D2 ể D3 ễ D4 ế D5 ệ D6 ì D7 ỉ D8 ĩ DC í DD ị DE ò DF ỏ E1 õ E2 ó E3 ọ E4 \
        ô AB ồ E5 ổ E6 ỗ E7 ố E8 ộ E9 ơ AC ờ EA ở EB ỡ EC ớ ED ợ EE ù EF ủ F1 ũ F2 ú F3 ụ F4 \
        ư AD ừ F5 ử F6 ữ F7 ứ F8 ự F9 ỳ FA ỷ FB ỹ FC ý FD ỵ FE đ AE Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7";

    #[test]
    fn every_letter_small_and_capital() {
        let words: Vec<&str> = BYTES.split_whitespace().collect();
        let (mut small, mut capital) = (0, 0);
        for pair in words.chunks(2) {
            let code = u32::from_str_radix(pair[1], 16).unwrap();
            let seen = char::from_u32(code).unwrap().to_string();
            assert_eq!(decode_tcvn3(&seen), pair[0]);
            if pair[0] == pair[0].to_lowercase() {
                small += 1;
                assert_eq!(decode_tcvn3_capitals(&seen), pair[0].to_uppercase());
                capital += 1;
            }
        }
        assert_eq!((small, capital), (67, 67));
        assert_eq!(decode_tcvn3("abc XYZ 12 à ±"), "abc XYZ 12 à ±");
    }
}
