//! Cells that hold figures: numbers, weights, days, the numbers of sheets.

use super::cells::Judge;
use super::day::{Day, read_day};
use crate::read::trouble::{Kind, NONE};
use crate::{Instrument, NumberBook, QuestionId, QuestionKind, SheetNumber};
use workbook::Value;

impl Judge<'_> {
    /// A number; `None` with a group where the cell holds none or one beyond the limits.
    pub(super) fn number(
        &mut self,
        instrument: &Instrument,
        id: QuestionId,
        value: &Value,
    ) -> (Option<f64>, u32) {
        let number = match value {
            Value::Number(number) if number.is_finite() => Some(*number),
            Value::Text(text) => match plain(text) {
                Plain::Empty => return (None, NONE),
                Plain::Number(number) => Some(number),
                Plain::No => None,
            },
            _ => None,
        };
        let fits = |number: &f64| match instrument.question(id).kind {
            QuestionKind::Whole { least, most } => {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "limits of a question are small numbers"
                )]
                let within = least.is_none_or(|least| *number >= least as f64)
                    && most.is_none_or(|most| *number <= most as f64);
                within && number.fract() == 0.0
            }
            _ => true,
        };
        match number.filter(fits) {
            Some(number) => (Some(number), NONE),
            None => (None, self.bare(Kind::NumberUnreadable)),
        }
    }

    /// A design weight.
    pub(super) fn weight(&mut self, value: &Value) -> (f64, u32) {
        let number = match value {
            Value::Number(number) => Some(*number),
            Value::Text(text) => match plain(text) {
                Plain::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        };
        match number.filter(|number| number.is_finite() && *number > 0.0) {
            Some(number) => (number, NONE),
            None => (0.0, self.bare(Kind::WeightUnreadable)),
        }
    }

    /// The day.
    pub(super) fn day(&mut self, value: &Value) -> (Day, u32) {
        let day = read_day(value);
        let group = if day == Day::Unreadable {
            self.bare(Kind::DayUnreadable)
        } else {
            NONE
        };
        (day, group)
    }

    /// The number printed on the sheet, as [`crate::SheetNumber::key`] or, of another form, as it stands; and its unit.
    pub(super) fn serial(
        &mut self,
        numbers: &NumberBook,
        value: &Value,
    ) -> (u64, Option<u32>, u32) {
        let text = match value {
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(number) => points::Exact::from_cell(*number)
                .map(|exact| exact.to_string())
                .unwrap_or_default(),
            _ => String::new(),
        };
        if text.is_empty() {
            return (0, None, NONE);
        }
        // Eight digits at most are the plain number of another form.
        if text.len() <= 8
            && let Ok(plain) = text.parse::<u64>()
        {
            return (plain, None, NONE);
        }
        match (numbers.read(&text), SheetNumber::parse(&text)) {
            (Ok((number, unit)), _) => (number.key(), Some(unit), NONE),
            (_, Ok(number)) => (number.key(), None, NONE),
            _ => (0, None, self.bare(Kind::SerialUnreadable)),
        }
    }
}

enum Plain {
    Empty,
    Number(f64),
    No,
}

/// A number of a questionnaire out of text: an age, a number of times.
fn plain(text: &str) -> Plain {
    let text = text.trim();
    if text.is_empty() || vietnamese::read_blank(text).is_some() {
        return Plain::Empty;
    }
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
        && text.len() <= 20
    {
        return Plain::Number(number);
    }
    match vietnamese::read_number(text, vietnamese::NumberKind::Decimal) {
        vietnamese::Reading::One(number) if number.operator == vietnamese::Operator::Exact => {
            Plain::Number(number.value.to_f64())
        }
        _ => Plain::No,
    }
}
