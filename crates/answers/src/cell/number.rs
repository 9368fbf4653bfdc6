//! Numbers: stored ones with their format, and texts.

use super::asked::{Asked, Kind, ReadCell};
use crate::findings::cell as found;
use crate::{Answer, Value};
use points::Exact;
use vietnamese::{NumberKind, NumberValue, Operator, Reading, show_number};
use workbook::Format;

/// A plan may be overfilled; ten times over it is a misplaced mark.
const MOST_PERCENT: i64 = 1000;

/// A number as the workbook stored it.
pub(super) fn read_stored(double: f64, format: Format, asked: &Asked<'_>) -> ReadCell {
    let Ok(number) = Exact::from_cell(double) else {
        return ReadCell::unreadable(found::not_a_number(asked, &format!("{double:e}")));
    };
    let percent = format == Format::Percent;
    match asked.kind {
        Kind::Percent if percent => {
            let value = number.times(&Exact::from(100)).trimmed();
            let note = format!(
                "ô định dạng %: lưu {}, hiển thị {}%",
                show_number(&number, None),
                show_number(&value, Some(2))
            );
            accept(value, asked).noted(note)
        }
        Kind::Percent if is_share(&number) => {
            let as_share = number.times(&Exact::from(100)).trimmed();
            ReadCell::unreadable(found::two_readings(asked, &number, &as_share))
        }
        Kind::Count | Kind::Number | Kind::Points { .. } if percent && !number.is_zero() => {
            ReadCell::unreadable(found::percent_not_expected(asked, &number))
        }
        _ => accept(number, asked),
    }
}

/// A text in a column of numbers; blank words are already taken out.
pub(super) fn read_written(text: &str, asked: &Asked<'_>) -> ReadCell {
    let kind = match asked.kind {
        Kind::Count => NumberKind::Count,
        Kind::Percent => NumberKind::Percent,
        _ => NumberKind::Decimal,
    };
    let mut reading = vietnamese::read_number(text, kind);
    if let Kind::Points { max: Some(max), .. } = asked.kind {
        reading = reading.within(&Exact::ZERO, max);
    } else if kind == NumberKind::Percent {
        reading = reading.within(&Exact::ZERO, &Exact::from(100));
    }
    match reading {
        Reading::One(number) => one(number, text, asked),
        Reading::Two { a, b } => {
            ReadCell::unreadable(found::two_readings_of_text(asked, text, &a.value, &b.value))
        }
        Reading::NotANumber => match vietnamese::read_sum(text, kind) {
            Some(noted) => ReadCell::unreadable(found::note_in_number(asked, text, &noted)),
            None if vietnamese::read_date(text).single().is_some() => ReadCell::unreadable(
                found::date_not_expected(asked, vietnamese::read_date(text).single()),
            ),
            None => ReadCell::unreadable(found::not_a_number(asked, text)),
        },
    }
}

fn one(number: NumberValue, text: &str, asked: &Asked<'_>) -> ReadCell {
    if number.operator != Operator::Exact {
        return ReadCell::unreadable(found::bound(asked, text, &number));
    }
    match asked.kind {
        Kind::Count | Kind::Number | Kind::Points { .. } if number.percent => {
            ReadCell::unreadable(found::percent_written(asked, text))
        }
        Kind::Percent if !number.percent && is_share(&number.value) => {
            let as_share = number.value.times(&Exact::from(100)).trimmed();
            ReadCell::unreadable(found::two_readings(asked, &number.value, &as_share))
        }
        _ => accept(number.value, asked),
    }
}

/// In (0, 1]: a percentage of less than one, or a share of one.
fn is_share(number: &Exact) -> bool {
    !number.is_negative() && !number.is_zero() && *number <= Exact::from(1)
}

/// The limits that the kind sets.
fn accept(number: Exact, asked: &Asked<'_>) -> ReadCell {
    match asked.kind {
        Kind::Count => {
            if number.is_negative() {
                return ReadCell::unreadable(found::negative(asked, &number));
            }
            match number.to_integer() {
                Some(_) => given(number),
                None => ReadCell::unreadable(found::count_not_whole(asked, &number)),
            }
        }
        Kind::Percent if number > Exact::from(MOST_PERCENT) => {
            ReadCell::unreadable(found::percent_too_large(asked, &number))
        }
        Kind::Percent if number.is_negative() => {
            ReadCell::unreadable(found::negative(asked, &number))
        }
        Kind::Points { max, penalty } => {
            if number.is_negative() && !penalty {
                return ReadCell::unreadable(found::negative(asked, &number));
            }
            let taken_off = number.is_negative();
            let size = if taken_off { number.negated() } else { number };
            if let Some(max) = max
                && size > *max
            {
                return ReadCell::unreadable(found::points_over_max(asked, &size, max));
            }
            if taken_off {
                given(size).noted("điểm trừ ghi bằng số âm")
            } else {
                given(size)
            }
        }
        _ => given(number),
    }
}

fn given(number: Exact) -> ReadCell {
    ReadCell::state(Answer::Given(Value::Number(number)))
}
