//! How wide a text is on paper, near enough to choose a column's width.

/// The width of the widest line in units of a column's width (one digit of the workbook's default font, Calibri 11: 7 pixels), for Times New Roman of this size in points.
///
/// Advance widths are the font's own, in classes: an estimate within a few percent, on the wide side.
#[must_use]
pub fn text_width(text: &str, size: u8, bold: bool) -> f64 {
    let ems = text
        .lines()
        .map(|line| line.chars().map(advance).sum::<f64>())
        .fold(0.0, f64::max);
    let pixels = ems * f64::from(size) * 96.0 / 72.0;
    pixels * if bold { 1.07 } else { 1.0 } / 7.0
}

/// How many lines the text takes in a column of this width, broken between words.
#[must_use]
pub fn lines_in(text: &str, size: u8, bold: bool, width: f64) -> u32 {
    let room = (width - 1.0).max(1.0);
    let blank = text_width(" ", size, bold);
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let wide = text_width(word, size, bold);
            if used > 0.0 && used + blank + wide > room {
                lines += 1;
                used = 0.0;
            } else if used > 0.0 {
                used += blank;
            }
            used += wide;
            // A word wider than the column is broken anywhere.
            while used > room && lines < 1_000 {
                lines += 1;
                used -= room;
            }
        }
    }
    lines
}

/// The advance of a character in ems. A letter with its marks is as wide as its base letter; horned letters are a little wider.
fn advance(c: char) -> f64 {
    const NARROW: &str = "ijltíìỉĩị/:;|'";
    const A_AND_E: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệcz";
    const HORNED: &str = "ơờớởỡợưừứửữự";
    const MIDDLE_CAPITALS: &str = "ELTZÈÉẺẼẸÊỀẾỂỄỆ";
    match c {
        ' ' | ',' | '.' => 0.25,
        c if NARROW.contains(c) => 0.28,
        c if A_AND_E.contains(c) => 0.444,
        c if HORNED.contains(c) => 0.55,
        '(' | ')' | '-' | 'f' | 'r' | 'I' | '[' | ']' | '!' => 0.333,
        's' | '"' => 0.4,
        'm' => 0.778,
        'M' | 'W' => 0.9,
        'w' | '%' | '…' => 0.833,
        'P' | 'S' => 0.556,
        c if MIDDLE_CAPITALS.contains(c) => 0.611,
        '\u{300}'..='\u{36f}' => 0.0,
        c if c.is_uppercase() => 0.722,
        c if u32::from(c) >= 0x2E80 => 1.0,
        _ => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_at_twelve_points_are_eighty_pixels() {
        // Times New Roman digits are half an em: 10 × 0.5 × 16 px = 80 px = 11.43 units of 7 px.
        assert!((text_width("0123456789", 12, false) - 80.0 / 7.0).abs() < 1e-9);
        assert!(text_width("0123456789", 12, true) > text_width("0123456789", 12, false));
        assert!((text_width("12\n0123456789\n1", 12, false) - 80.0 / 7.0).abs() < 1e-9);
    }

    #[test]
    fn lines_break_between_words_and_inside_a_word_that_is_too_wide() {
        assert_eq!(lines_in("", 12, false, 10.0), 1);
        assert_eq!(lines_in("11111 11111", 12, false, 7.0), 2);
        assert_eq!(lines_in("11111 11111", 12, false, 14.0), 1);
        assert_eq!(lines_in("1\n1\n1", 12, false, 14.0), 3);
        assert_eq!(lines_in(&"1".repeat(100), 12, false, 11.43 + 1.0), 10);
    }
}
