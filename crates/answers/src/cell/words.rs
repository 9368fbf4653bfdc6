//! Texts: words for "no number", levels, yes and no; what is left goes to numbers and dates.

use super::asked::{Asked, Kind, ReadCell};
use super::{date, number};
use crate::findings::cell as found;
use crate::{Answer, Value};
use vietnamese::{BlankWord, YesNoReading, key, read_blank, read_yes_no};

/// The answer that a text gives.
pub(super) fn read(text: &str, asked: &Asked<'_>) -> ReadCell {
    let text = text.trim();
    match asked.kind {
        Kind::Level(levels) => level(text, levels, asked),
        Kind::YesNo => yes_no(text, asked),
        // No word for nothing begins with a digit; a file of texts is mostly numbers.
        Kind::Count | Kind::Number | Kind::Percent | Kind::Points { .. }
            if text.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            number::read_written(text, asked)
        }
        _ => match read_blank(text) {
            Some(word) => blank(word, text, asked),
            None => match asked.kind {
                Kind::Date => date::read_written(text, asked),
                Kind::Items => ReadCell::unreadable(found::items_in_a_cell(asked, text)),
                _ => number::read_written(text, asked),
            },
        },
    }
}

fn blank(word: BlankWord, text: &str, asked: &Asked<'_>) -> ReadCell {
    match word {
        BlankWord::NotApplicable => ReadCell::state(Answer::NotApplicable),
        BlankWord::Undefined => ReadCell::state(Answer::Undefined),
        BlankWord::Missing => ReadCell::state(Answer::Missing),
        BlankWord::Dash | BlankWord::No | BlankWord::Cross => {
            ReadCell::unreadable(found::blank_with_readings(asked, text))
        }
    }
}

/// Level names come before words for nothing: `Không` may be the name of a level.
fn level(text: &str, levels: &[String], asked: &Asked<'_>) -> ReadCell {
    let wanted = key(text);
    let same = |level: &String| key(level) == wanted;
    if let Some(index) = levels.iter().position(same) {
        return ReadCell::value(Value::Level(u16::try_from(index).unwrap_or(u16::MAX)));
    }
    match read_blank(text) {
        Some(word) => blank(word, text, asked),
        None => ReadCell::unreadable(found::level_unknown(asked, text, levels)),
    }
}

/// Yes and no come before words for nothing: `Không` is no, `x` a tick.
fn yes_no(text: &str, asked: &Asked<'_>) -> ReadCell {
    match read_yes_no(text) {
        YesNoReading::Yes => ReadCell::value(Value::YesNo(true)),
        YesNoReading::No => ReadCell::value(Value::YesNo(false)),
        YesNoReading::Ambiguous => ReadCell::unreadable(found::blank_with_readings(asked, text)),
        YesNoReading::NotYesNo => match read_blank(text) {
            Some(word) => blank(word, text, asked),
            None => ReadCell::unreadable(found::yes_no_unknown(asked, text)),
        },
    }
}

/// 1 and 0 as yes and no.
pub(super) fn yes_no_number(double: f64, asked: &Asked<'_>) -> ReadCell {
    let text = shown(double);
    match text.as_str() {
        "1" => ReadCell::value(Value::YesNo(true)),
        "0" => ReadCell::value(Value::YesNo(false)),
        _ => ReadCell::unreadable(found::yes_no_unknown(asked, &text)),
    }
}

/// A number where a level's name or a register is wanted; a level may be named by a number.
pub(super) fn number_for_words(double: f64, asked: &Asked<'_>) -> ReadCell {
    let text = shown(double);
    match asked.kind {
        Kind::Level(levels) => level(&text, levels, asked),
        _ => ReadCell::unreadable(found::items_in_a_cell(asked, &text)),
    }
}

fn shown(double: f64) -> String {
    points::Exact::from_cell(double)
        .map_or_else(|_| double.to_string(), |number| number.to_string())
}
