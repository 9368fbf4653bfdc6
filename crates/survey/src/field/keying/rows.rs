//! The keyed rows of a workbook, for a second keying and for comparing both.

use super::{Keyed, Keying, keying_of};
use crate::field::findings::keying as found;
use crate::field::words::is_number_of_somebody;
use crate::{Instrument, NumberBook, SheetNumber};
use finding::{Finding, Place};
use points::Exact;
use std::ops::ControlFlow;
use workbook::{Row, Value, Workbook};

/// What stands in a keyed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: not keyed.
    Nothing,
    /// A number.
    Number(Exact),
    /// A name in a column of names: a village, or the word for a mode.
    Name(String),
    /// Something else; what it is is not repeated anywhere.
    Other,
}

/// A keyed sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedRow {
    /// Row in the workbook, from 1.
    pub row: u32,
    /// Its number.
    pub number: SheetNumber,
    /// The unit, by index in the roster.
    pub unit: u32,
    /// By [`Keying::columns`].
    pub cells: Vec<Typed>,
}

/// A keying workbook that was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedFile {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Its columns.
    pub keying: Keying,
    /// Rows with a number of ours, by row.
    pub rows: Vec<KeyedRow>,
}

impl KeyedFile {
    /// The place of a cell.
    #[must_use]
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place::cell(&self.file, &self.sheet, row, column)
    }
}

/// The keyed rows of a workbook of ours; `None` with a finding for any other.
///
/// A row without a number is passed over where nothing else stands in it; a number whose check digits do not fit or whose unit is unknown is a finding, and its row is left out.
/// No finding repeats what was typed.
#[must_use]
pub fn read_keyed(
    workbook: &Workbook,
    instrument: &Instrument,
    numbers: &NumberBook,
) -> (Option<KeyedFile>, Vec<Finding>) {
    let Some(keying) = keying_of(workbook, instrument) else {
        return (None, vec![found::none_of_ours(workbook.file())]);
    };
    let mut findings = Vec::new();
    if keying.instrument != instrument.name() || keying.digest != instrument.digest {
        findings.push(found::other_instrument(
            workbook.file(),
            &keying,
            instrument,
        ));
    }
    let sheet = workbook
        .sheets()
        .get(keying.sheet)
        .map_or_else(String::new, |info| info.name.clone());
    let mut file = KeyedFile {
        file: workbook.file().to_owned(),
        sheet,
        keying,
        rows: Vec::new(),
    };
    let number_at = file
        .keying
        .columns
        .iter()
        .find(|own| own.holds == Keyed::Number)
        .map_or(1, |own| own.column);
    let more = workbook.for_each_row(file.keying.sheet, &mut |row| {
        if row.number >= file.keying.first_row {
            match keyed_row(row, number_at, &file.keying, numbers) {
                Ok(Some(keyed)) => file.rows.push(keyed),
                Ok(None) => {}
                Err(fault) => {
                    let place = Place::cell(&file.file, &file.sheet, row.number, number_at);
                    findings.push(found::number(place, fault));
                }
            }
        }
        ControlFlow::Continue(())
    });
    findings.extend(more);
    (Some(file), findings)
}

fn keyed_row(
    row: &Row,
    number_at: u32,
    keying: &Keying,
    numbers: &NumberBook,
) -> Result<Option<KeyedRow>, Option<crate::NumberFault>> {
    let cells: Vec<Typed> = keying
        .columns
        .iter()
        .map(|own| typed(row, own.column, &own.holds))
        .collect();
    let written = match row.get(number_at).map(|cell| &cell.value) {
        Some(Value::Text(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => {
            Exact::from_cell(*number).map_or_else(|_| String::new(), |own| own.to_string())
        }
        _ => String::new(),
    };
    if written.is_empty() {
        let answered = keying
            .columns
            .iter()
            .zip(&cells)
            .any(|(own, typed)| is_question(&own.holds) && *typed != Typed::Nothing);
        return match answered {
            true => Err(None),
            false => Ok(None),
        };
    }
    let (number, unit) = numbers.read(&written).map_err(Some)?;
    Ok(Some(KeyedRow {
        row: row.number,
        number,
        unit,
        cells,
    }))
}

pub(super) fn is_question(keyed: &Keyed) -> bool {
    !matches!(keyed, Keyed::Number | Keyed::Aside | Keyed::Unknown)
}

/// A day typed as text, as the number that a spreadsheet keeps for it; so both keyings say the same however they were typed.
fn day(text: &str) -> Option<Exact> {
    let day = vietnamese::read_date(text).single()?;
    let since = day.since(jiff::civil::date(1899, 12, 30)).ok()?;
    Some(Exact::from(i64::from(since.get_days())))
}

fn typed(row: &Row, column: u32, holds: &Keyed) -> Typed {
    match row.get(column).map(|cell| &cell.value) {
        None => Typed::Nothing,
        Some(Value::Number(number) | Value::DateSerial(number)) => {
            Exact::from_cell(*number).map_or(Typed::Other, Typed::Number)
        }
        Some(Value::Text(text)) => {
            let text = text.trim();
            match (text.is_empty(), holds) {
                (true, _) => Typed::Nothing,
                (false, Keyed::Name(_)) if is_number_of_somebody(text) => Typed::Other,
                (false, Keyed::Name(_)) => Typed::Name(vietnamese::nfc(text).into_owned()),
                (false, Keyed::Day | Keyed::Date(_)) => {
                    day(text).map_or(Typed::Other, Typed::Number)
                }
                (false, Keyed::Mode) => match (text.parse(), crate::read::read_mode(text)) {
                    (Ok(number), _) => Typed::Number(number),
                    (Err(_), Some(mode)) => Typed::Name(mode.key().to_owned()),
                    (Err(_), None) => Typed::Other,
                },
                (false, _) => text.parse().map_or(Typed::Other, Typed::Number),
            }
        }
        Some(_) => Typed::Other,
    }
}
