//! One cell becomes one typed answer, or a state with a finding that says why it is no value.

mod asked;
mod date;
mod number;
mod text;
mod words;

pub(crate) use asked::{Asked, CellAt, Kind, ReadCell, rule_of};
pub(crate) use text::{DecodedTexts, Texts, cell_text};

use crate::findings::cell as found;
use workbook::{Cell, Value};

/// The answer that stands in a cell.
///
/// A word for "no number" becomes its state; anything that is no value of the kind becomes [`Answer::Unreadable`] with a finding.
pub(crate) fn read_cell(cell: &Cell, asked: &Asked<'_>, texts: &mut Texts) -> ReadCell {
    match &cell.value {
        Value::NotCalculated => ReadCell::unreadable(found::formula_not_calculated(asked)),
        Value::Error(error) => ReadCell::unreadable(found::error_cell(asked, error)),
        Value::Text(_) => {
            let text = cell_text(cell, asked.at, texts);
            words::read(&text, asked)
        }
        Value::Number(double) => match asked.kind {
            Kind::Date => date::read_serial(*double, false, asked),
            Kind::YesNo => words::yes_no_number(*double, asked),
            Kind::Level(_) | Kind::Items => words::number_for_words(*double, asked),
            _ => number::read_stored(*double, cell.format, asked),
        },
        Value::DateSerial(serial) => match asked.kind {
            Kind::Date => date::read_serial(*serial, true, asked),
            _ => ReadCell::unreadable(found::date_not_expected(
                asked,
                vietnamese::date_from_serial(*serial),
            )),
        },
        Value::Bool(yes) => match asked.kind {
            Kind::YesNo => ReadCell::value(crate::Value::YesNo(*yes)),
            _ => ReadCell::unreadable(found::yes_no_not_expected(asked, *yes)),
        },
    }
}
