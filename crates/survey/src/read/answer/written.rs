//! One answer out of a text or a number.

use super::Choices;
use super::joined::several;
use crate::{BLANK, KeyCodes, NO_OPINION, OUT_OF_RANGE, TWO_TICKS, UNKNOWN_ANSWER};
use vietnamese::{BlankWord, key, read_blank};

/// How a question takes its answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'c> {
    /// Its choices.
    pub(crate) choices: &'c Choices,
    /// Whether a text may stand instead of a choice.
    pub(crate) other: bool,
    /// Its keys, where the sheet was keyed by them: 0 blank, 8 two ticks, 9 no opinion.
    pub(crate) keyed: Option<&'c KeyCodes>,
}

/// An answer's code, and whether it needs a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    /// As in the responses.
    pub(crate) code: u8,
    /// Whether a finding has to name the cell.
    pub(crate) trouble: bool,
}

impl Answer {
    const fn sure(code: u8) -> Self {
        Self {
            code,
            trouble: false,
        }
    }
    const fn trouble(code: u8) -> Self {
        Self {
            code,
            trouble: true,
        }
    }
}

/// The answer that a number gives: the choice of this code, or out of range.
pub(crate) fn of_number(asked: Asked<'_>, number: f64) -> Answer {
    let whole = number.fract() == 0.0 && (0.0..256.0).contains(&number);
    if let Some(keys) = asked.keyed {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within 0 to 999, checked beside it"
        )]
        let typed =
            (number.fract() == 0.0 && (0.0..1_000.0).contains(&number)).then_some(number as u64);
        return match typed.map(|typed| keys.code(typed)) {
            Some(code) if code != OUT_OF_RANGE => Answer::sure(code),
            _ => Answer::trouble(OUT_OF_RANGE),
        };
    }
    if !whole {
        return Answer::trouble(OUT_OF_RANGE);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and within 0 to 255, checked above"
    )]
    let small = number as u8;
    match asked.choices.by_number(small) {
        0 => Answer::trouble(OUT_OF_RANGE),
        code => Answer::sure(code),
    }
}

/// The answer that a text gives: a choice by code, title or both; a word for "no answer"; several choices; or nothing known.
pub(crate) fn of_text(asked: Asked<'_>, text: &str) -> Answer {
    let word = key(text);
    let word = word.strip_prefix('\'').unwrap_or(&word).trim();
    if word.is_empty() {
        return Answer::sure(BLANK);
    }
    if asked.keyed.is_some()
        && let Some(number) = plain_number(word)
    {
        return of_number(asked, number);
    }
    if let Some(code) = asked
        .choices
        .code_of(word)
        .or_else(|| both(asked.choices, word))
    {
        return Answer::sure(code);
    }
    if let Some(number) = plain_number(word) {
        return of_number(asked, number);
    }
    if let Some(code) = no_answer(word) {
        return Answer::sure(code);
    }
    if several(asked.choices, word) {
        return Answer::trouble(TWO_TICKS);
    }
    if asked.other {
        return Answer::sure(asked.choices.other().unwrap_or(UNKNOWN_ANSWER));
    }
    Answer::trouble(UNKNOWN_ANSWER)
}

/// `5 - rất hài lòng`, `5. rất hài lòng`, `(5) rất hài lòng`, `rất hài lòng (5)`, `[5] rất hài lòng`: code and title, which have to agree.
fn both(choices: &Choices, word: &str) -> Option<u8> {
    let inner = word.strip_prefix(['(', '[']);
    let code_end = |c: char| !(c.is_alphanumeric() || c == '_');
    let start = inner.unwrap_or(word);
    let end = start.find(code_end)?;
    let (code, rest) = start.split_at(end);
    let title = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ')' | ']' | '-' | '.' | ':' | '/' | '=')
    });
    if let Some(found) = choices.by_code(code)
        && rest.len() > title.len()
        && choices.code_of(title) == Some(found)
    {
        return Some(found);
    }
    let (title, code) = word.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let found = choices.by_code(code.trim())?;
    (choices.code_of(title.trim_end_matches(|c: char| c.is_whitespace() || c == '-'))
        == Some(found))
    .then_some(found)
}

/// A number written as text: `4`, `04`, `4.0`, `4,0`, `-1`.
fn plain_number(word: &str) -> Option<f64> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let fits = digits.len() <= 15
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().filter(|b| matches!(b, b'.' | b',')).count() <= 1
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    if !fits {
        return None;
    }
    // 4,5 in a cell of codes is two ticks rather than a number; only zeros behind the mark leave it a code.
    if let Some((_, decimals)) = digits.split_once(',')
        && !decimals.bytes().all(|b| b == b'0')
    {
        return None;
    }
    word.replace(',', ".").parse().ok()
}

/// Words for "no answer" and "no opinion".
fn no_answer(word: &str) -> Option<u8> {
    const BLANKS: [&str; 9] = [
        "không trả lời",
        "bỏ trống",
        "để trống",
        "trống",
        "n/a",
        "na",
        "no answer",
        "blank",
        "null",
    ];
    const NO_OPINIONS: [&str; 8] = [
        "không có ý kiến",
        "không ý kiến",
        "kyk",
        "không biết",
        "không rõ",
        "no opinion",
        "don't know",
        "kck",
    ];
    if BLANKS.contains(&word) {
        return Some(BLANK);
    }
    if NO_OPINIONS.contains(&word) {
        return Some(NO_OPINION);
    }
    match read_blank(word)? {
        BlankWord::Missing | BlankWord::Dash | BlankWord::NotApplicable => Some(BLANK),
        _ => None,
    }
}
