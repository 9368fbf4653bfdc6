//! Words that stand in a number's cell when there is no number.

use crate::text::{fold, key};
use std::sync::LazyLock;

/// What a word in place of a number says. None of them is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlankWord {
    /// `không áp dụng`, `KAD`: the unit has none of it.
    NotApplicable,
    /// `không phát sinh`: nothing arose, a ratio would be 0/0.
    Undefined,
    /// `chưa có số liệu`, `…`, nothing at all: not given yet.
    Missing,
    /// `-`: could mean zero, none or missing, and has to be asked for.
    Dash,
    /// `Không`: could mean zero or that there is none, and has to be asked for.
    No,
    /// `x`: a tick, or struck out; has to be asked for.
    Cross,
}

impl BlankWord {
    /// Whether the word has more than one reading, so that a person has to say which.
    #[must_use]
    pub const fn is_ambiguous(self) -> bool {
        matches!(self, Self::Dash | Self::No | Self::Cross)
    }
}

/// What the text says where it is a word for "no number"; an empty text is [`BlankWord::Missing`].
///
/// Words are matched whole, with diacritics or without any.
///
/// ```
/// use vietnamese::{BlankWord, read_blank};
/// assert_eq!(read_blank("KAD"), Some(BlankWord::NotApplicable));
/// assert_eq!(read_blank("Không phát sinh hồ sơ"), Some(BlankWord::Undefined));
/// assert_eq!(read_blank("không hài lòng"), None);
/// ```
#[must_use]
pub fn read_blank(text: &str) -> Option<BlankWord> {
    if text.len() > 100 {
        return None;
    }
    let word = key(text);
    let word = word.strip_prefix('\'').unwrap_or(&word).trim();
    let word = word
        .strip_prefix('(')
        .and_then(|w| w.strip_suffix(')'))
        .unwrap_or(word);
    let has_marks = fold(word) != word;
    let found = WORDS
        .iter()
        .zip(FOLDED.iter())
        .find(|((known, _), folded)| {
            if has_marks {
                *known == word
            } else {
                *folded == word
            }
        });
    found.map(|((_, blank), _)| *blank).or_else(|| {
        let rest = word.trim_end_matches('.');
        let dots = !word.is_empty() && word.chars().all(|c| c == '.' || c == '…');
        let dashes = !word.is_empty() && word.chars().all(|c| c == '-' || c == '_');
        match () {
            () if word.is_empty() || dots => Some(BlankWord::Missing),
            () if dashes => Some(BlankWord::Dash),
            () if rest.len() < word.len() => read_blank(rest),
            () => None,
        }
    })
}

const WORDS: [(&str, BlankWord); 27] = [
    ("kad", BlankWord::NotApplicable),
    ("k/ad", BlankWord::NotApplicable),
    ("không áp dụng", BlankWord::NotApplicable),
    ("không thuộc phạm vi", BlankWord::NotApplicable),
    ("không thuộc đối tượng", BlankWord::NotApplicable),
    ("không phát sinh", BlankWord::Undefined),
    ("không phát sinh hồ sơ", BlankWord::Undefined),
    ("không có phát sinh", BlankWord::Undefined),
    ("chưa phát sinh", BlankWord::Undefined),
    ("chưa phát sinh hồ sơ", BlankWord::Undefined),
    ("không có hồ sơ", BlankWord::Undefined),
    ("không có hồ sơ phát sinh", BlankWord::Undefined),
    ("kps", BlankWord::Undefined),
    ("chưa có số liệu", BlankWord::Missing),
    ("không có số liệu", BlankWord::Missing),
    ("chưa có dữ liệu", BlankWord::Missing),
    ("không có dữ liệu", BlankWord::Missing),
    ("chưa có báo cáo", BlankWord::Missing),
    ("chưa báo cáo", BlankWord::Missing),
    ("chưa cập nhật", BlankWord::Missing),
    ("chưa có", BlankWord::Missing),
    ("đang cập nhật", BlankWord::Missing),
    ("chờ số liệu", BlankWord::Missing),
    ("không", BlankWord::No),
    ("không có", BlankWord::No),
    ("ko", BlankWord::No),
    ("x", BlankWord::Cross),
];

/// The words without diacritics, in the same order. Nearly every text cell of a workbook is held against them.
static FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| WORDS.iter().map(|(word, _)| fold(word)).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word() {
        for (text, expected) in [
            ("-", BlankWord::Dash),
            (" – ", BlankWord::Dash),
            ("x", BlankWord::Cross),
            ("Không", BlankWord::No),
            ("khong", BlankWord::No),
            ("KAD", BlankWord::NotApplicable),
            ("Không áp dụng.", BlankWord::NotApplicable),
            ("(không phát sinh)", BlankWord::Undefined),
            ("chưa có số liệu", BlankWord::Missing),
            ("CHUA CO SO LIEU", BlankWord::Missing),
            ("…", BlankWord::Missing),
            ("...", BlankWord::Missing),
            ("", BlankWord::Missing),
        ] {
            assert_eq!(read_blank(text), Some(expected), "{text}");
        }
        for text in ["0", "không hài lòng", "Khống", "n/a", "5", "có", "-5"] {
            assert_eq!(read_blank(text), None, "{text}");
        }
    }
}
