//! Yes and no as they stand in cells.

use crate::text::{fold, key};

/// What a text says in a column of yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YesNoReading {
    /// `Có`, `Đạt`, `1`, `TRUE`, `x`, a tick.
    Yes,
    /// `Không`, `Không đạt`, `Chưa`, `0`, `FALSE`.
    No,
    /// `-`, or a word written without diacritics that could be another one: no, or not answered. Has to be asked for.
    Ambiguous,
    /// Something else.
    NotYesNo,
}

const YES: [&str; 14] = [
    "có",
    "đạt",
    "1",
    "true",
    "x",
    "✓",
    "✔",
    "☑",
    "☒",
    "yes",
    "đúng",
    "rồi",
    "đã thực hiện",
    "đã ban hành",
];
const NO: [&str; 13] = [
    "không",
    "không đạt",
    "chưa",
    "chưa đạt",
    "0",
    "false",
    "no",
    "không có",
    "chưa có",
    "chưa thực hiện",
    "không thực hiện",
    "chưa ban hành",
    "không ban hành",
];

/// Whether the text says yes or no; only whole words count, so `Không đạt` is never found as `Đạt`.
///
/// ```
/// use vietnamese::{YesNoReading, read_yes_no};
/// assert_eq!(read_yes_no("Không đạt"), YesNoReading::No);
/// assert_eq!(read_yes_no("X"), YesNoReading::Yes);
/// assert_eq!(read_yes_no("-"), YesNoReading::Ambiguous);
/// ```
#[must_use]
pub fn read_yes_no(text: &str) -> YesNoReading {
    if text.len() > 60 {
        return YesNoReading::NotYesNo;
    }
    let word = key(text);
    let word = word
        .strip_prefix('\'')
        .unwrap_or(&word)
        .trim_end_matches('.')
        .trim();
    if YES.contains(&word) {
        return YesNoReading::Yes;
    }
    if NO.contains(&word) {
        return YesNoReading::No;
    }
    if !word.is_empty() && word.chars().all(|c| c == '-' || c == '☐') {
        return YesNoReading::Ambiguous;
    }
    if fold(word) != word {
        return YesNoReading::NotYesNo;
    }
    // Without diacritics `khong dat` is clear; `co` could be có or cô, `dat` đạt or đất: said, but asked for.
    if NO.iter().any(|known| fold(known) == word) {
        YesNoReading::No
    } else if YES.iter().any(|known| fold(known) == word) {
        YesNoReading::Ambiguous
    } else {
        YesNoReading::NotYesNo
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use YesNoReading::{Ambiguous, No, NotYesNo, Yes};

    #[test]
    fn each_word() {
        for (text, expected) in [
            ("Có", Yes),
            ("CÓ", Yes),
            ("Đạt", Yes),
            ("1", Yes),
            ("TRUE", Yes),
            ("x", Yes),
            ("✓", Yes),
            ("Không", No),
            ("không đạt", No),
            ("0", No),
            ("FALSE", No),
            ("khong", No),
            ("Chưa", No),
            ("-", Ambiguous),
            ("co", Ambiguous),
            ("", NotYesNo),
            ("2", NotYesNo),
            ("Cố", NotYesNo),
            ("có thể", NotYesNo),
        ] {
            assert_eq!(read_yes_no(text), expected, "{text}");
        }
    }
}
