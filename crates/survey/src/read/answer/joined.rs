//! Several choices in one cell.

use super::Choices;
use super::written::{Answer, Asked};
use crate::{BLANK, OUT_OF_RANGE, UNKNOWN_ANSWER};
use vietnamese::key;

/// What a cell of ticks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Ticks {
    /// Bit i: choice i was ticked.
    pub(crate) mask: u64,
    /// Whether anything stood there.
    pub(crate) answered: bool,
    /// Whether part of it is no choice, so that a finding has to name the cell.
    pub(crate) trouble: bool,
}

/// A cell longer than this is no list of choices.
const LONGEST: usize = 4_000;
/// Nobody ticks more.
const MOST_JOINED: usize = 250;

/// The choices of a cell in which a form tool or a person joined them: `A, B`, `1;3`, one a line.
///
/// Choices may hold commas themselves: the longest that fits is taken.
/// What is joined by blanks alone is not split, since choices hold blanks too.
/// Where the question takes other texts, whatever is no choice is one.
pub(crate) fn read_ticks(asked: Asked<'_>, text: &str) -> Ticks {
    if text.trim().is_empty() {
        return Ticks::default();
    }
    if text.len() > LONGEST {
        return Ticks {
            answered: true,
            trouble: !asked.other,
            mask: other_bit(asked),
        };
    }
    // Lines are parted before white space is folded.
    let word = key(&text.replace(['\n', '\r'], ";"));
    let found = parse(asked.choices, &word, ",;|");
    if let Some(codes) = found {
        let mask = codes.iter().fold(0, |mask, code| mask | bit(*code));
        return Ticks {
            mask,
            answered: true,
            trouble: false,
        };
    }
    let by_blanks = word.contains(' ')
        && word
            .split(' ')
            .all(|part| asked.choices.by_code(part).is_some());
    if by_blanks {
        return Ticks {
            mask: 0,
            answered: true,
            trouble: true,
        };
    }
    let single: Answer = super::of_text(asked, &word);
    match single.code {
        BLANK => Ticks::default(),
        UNKNOWN_ANSWER | OUT_OF_RANGE if asked.other => Ticks {
            mask: known_part(asked, &word),
            answered: true,
            trouble: false,
        },
        code if !single.trouble && code <= crate::MAX_CHOICES => Ticks {
            mask: with_other(asked, &word, code),
            answered: true,
            trouble: false,
        },
        _ => Ticks {
            mask: 0,
            answered: true,
            trouble: true,
        },
    }
}

fn bit(code: u8) -> u64 {
    match code {
        1..=64 => 1 << (code - 1),
        _ => 0,
    }
}

fn other_bit(asked: Asked<'_>) -> u64 {
    if asked.other {
        asked.choices.other().map_or(0, bit)
    } else {
        0
    }
}

/// The text was taken for "other" as a whole; choices that stand before the other text are kept.
fn with_other(asked: Asked<'_>, word: &str, code: u8) -> u64 {
    if asked.other && asked.choices.other() == Some(code) {
        known_part(asked, word)
    } else {
        bit(code)
    }
}

/// The choices at the front of the text; what follows them is other text.
fn known_part(asked: Asked<'_>, word: &str) -> u64 {
    let mut mask = other_bit(asked);
    let mut at = 0;
    while at < word.len() {
        let fits = asked
            .choices
            .longest_first()
            .iter()
            .find_map(|(text, code)| {
                let end = at + text.len();
                (word[at..].starts_with(text.as_str()) && after_mark(word, end, ",;|").is_some())
                    .then_some((end, *code))
            });
        let Some((end, code)) = fits else { break };
        mask |= bit(code);
        at = after_mark(word, end, ",;|").unwrap_or(word.len());
    }
    mask
}

/// Whether a cell of one choice holds two or more: `4, 5`, `4/5`, `hài lòng; rất hài lòng`.
pub(super) fn several(choices: &Choices, word: &str) -> bool {
    if word.len() > 500 {
        return false;
    }
    let word = word
        .replace(" và ", ";")
        .replace(" + ", "+")
        .replace('\n', ";");
    // A dash joins bare codes only: behind a code it leads to the title.
    let marks = if word.contains(char::is_alphabetic) {
        ",;|/+&"
    } else {
        ",;|/+&-"
    };
    parse(choices, &word, marks).is_some_and(|codes| codes.iter().any(|code| *code != codes[0]))
}

/// The choices of which the whole text is made, with one of the marks between them; the longest that fits first, shorter ones where that leads nowhere.
fn parse(choices: &Choices, word: &str, marks: &str) -> Option<Vec<u8>> {
    let mut failed = vec![false; word.len() + 1];
    let mut codes = Vec::new();
    parse_from(choices, word, marks, 0, &mut failed, &mut codes).then_some(codes)
}

/// Reads from one place to the end; places from which there is no way are tried once.
fn parse_from(
    choices: &Choices,
    word: &str,
    marks: &str,
    at: usize,
    failed: &mut [bool],
    codes: &mut Vec<u8>,
) -> bool {
    if at == word.len() {
        return !codes.is_empty();
    }
    if failed[at] || codes.len() > MOST_JOINED {
        return false;
    }
    for (text, code) in choices.longest_first() {
        if !word[at..].starts_with(text.as_str()) {
            continue;
        }
        let Some(next) = after_mark(word, at + text.len(), marks) else {
            continue;
        };
        codes.push(*code);
        if parse_from(choices, word, marks, next, failed, codes) {
            return true;
        }
        codes.pop();
    }
    failed[at] = true;
    false
}

/// Where the next choice begins after one that ends at `end`: behind a mark and the blanks around it; the end itself where nothing follows.
fn after_mark(word: &str, end: usize, marks: &str) -> Option<usize> {
    let rest = word.get(end..)?;
    let tail = rest.trim_start_matches(' ');
    if tail.is_empty() {
        return Some(word.len());
    }
    let mark = tail.chars().next().filter(|c| marks.contains(*c))?;
    let tail = tail[mark.len_utf8()..].trim_start_matches([' ', ';']);
    Some(word.len() - tail.len())
}
