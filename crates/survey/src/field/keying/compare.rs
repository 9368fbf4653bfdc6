//! Two keyings of the same sheets, held against each other.

use super::Keyed;
use super::rows::{KeyedFile, KeyedRow, Typed, is_question};
use crate::field::findings::keying as found;
use crate::{Instrument, SheetNumber};
use finding::{Finding, Place, Text};
use std::collections::BTreeMap;

/// A cell that was keyed differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyDifference {
    /// The sheet.
    pub number: SheetNumber,
    /// The unit, by index in the roster.
    pub unit: u32,
    /// The column's machine name: `Q9.15`.
    pub column: String,
    /// What was asked.
    pub title: String,
    /// What the first keyer typed, as far as it may be shown.
    pub first: Text,
    /// Where.
    pub first_at: Place,
    /// What the second keyer typed.
    pub second: Text,
    /// Where.
    pub second_at: Place,
}

/// Both keyings together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// Sheets in both.
    pub n_sheets: u64,
    /// Cells compared: sheets × columns that both have.
    pub n_cells: u64,
    /// Cells that differ, by number and column.
    pub differences: Vec<KeyDifference>,
    /// Sheets of the second keying that the first does not hold.
    pub only_second: Vec<SheetNumber>,
}

impl Comparison {
    /// Differing cells among those compared, in percent, with Wilson's 95% interval; `None` where nothing was compared.
    ///
    /// The share of differences is about twice the share of cells that one keyer gets wrong, since either may be.
    #[must_use]
    pub fn rate(&self) -> Option<(f64, f64, f64)> {
        if self.n_cells == 0 {
            return None;
        }
        // Counts of cells stay far below 2^53.
        let (x, n) = (self.differences.len() as f64, self.n_cells as f64);
        let span = crate::estimate::wilson(x, n, 0.95);
        Some((x / n * 100.0, span.low * 100.0, span.high * 100.0))
    }
}

/// Compares two keyings cell by cell: sheets by their numbers, columns by their names. Which value stands is for a person to decide, with the paper at hand.
///
/// Numbers are the same where they are equal (`1` and `01`), names where they differ only in case and white space; an empty cell differs from a keyed 0.
/// Of a number keyed twice in one workbook the first row is compared.
#[must_use]
pub fn compare_keyings(
    first: &KeyedFile,
    second: &KeyedFile,
    instrument: &Instrument,
) -> (Comparison, Vec<Finding>) {
    let mut comparison = Comparison::default();
    let mut findings = Vec::new();
    let by_number = |file: &KeyedFile, findings: &mut Vec<Finding>| {
        let mut rows: BTreeMap<SheetNumber, usize> = BTreeMap::new();
        for (at, row) in file.rows.iter().enumerate() {
            match rows.get(&row.number) {
                Some(earlier) => findings.push(found::keyed_twice(
                    file.place(row.row, 1),
                    &row.number,
                    file.place(file.rows[*earlier].row, 1),
                )),
                None => {
                    rows.insert(row.number.clone(), at);
                }
            }
        }
        rows
    };
    let rows_first = by_number(first, &mut findings);
    let rows_second = by_number(second, &mut findings);
    // Columns of both, by their names.
    let columns: Vec<(usize, usize)> = first
        .keying
        .columns
        .iter()
        .enumerate()
        .filter(|(_, own)| is_question(&own.holds))
        .filter_map(|(at, own)| {
            let same = |other: &super::KeyedColumn| other.name == own.name;
            Some((at, second.keying.columns.iter().position(same)?))
        })
        .collect();
    for (number, at) in &rows_second {
        let Some(of_first) = rows_first.get(number) else {
            comparison.only_second.push(number.clone());
            let place = second.place(second.rows[*at].row, 1);
            findings.push(found::only_second(place, number, &first.file));
            continue;
        };
        comparison.n_sheets += 1;
        let rows = (&first.rows[*of_first], &second.rows[*at]);
        for places in &columns {
            comparison.n_cells += 1;
            if let Some(difference) = differs((first, second), rows, *places, instrument) {
                findings.push(found::differs(&difference));
                comparison.differences.push(difference);
            }
        }
    }
    (comparison, findings)
}

fn differs(
    files: (&KeyedFile, &KeyedFile),
    rows: (&KeyedRow, &KeyedRow),
    places: (usize, usize),
    instrument: &Instrument,
) -> Option<KeyDifference> {
    let (first, second) = (&rows.0.cells[places.0], &rows.1.cells[places.1]);
    let same = match (first, second) {
        (Typed::Name(a), Typed::Name(b)) => vietnamese::same_label(a, b),
        // Two things that are no keys are shown to nobody, so they are looked at on paper.
        (Typed::Other, Typed::Other) => false,
        (a, b) => a == b,
    };
    if same {
        return None;
    }
    let column = &files.0.keying.columns[places.0];
    let title = match &column.holds {
        Keyed::One(id, _)
        | Keyed::Tick(id, _)
        | Keyed::Figure(id)
        | Keyed::Date(id)
        | Keyed::Name(id) => instrument.question(*id).title.vi.clone(),
        Keyed::Mode => "Hình thức khảo sát".to_owned(),
        Keyed::Day => "Ngày khảo sát".to_owned(),
        Keyed::Number | Keyed::Aside | Keyed::Unknown => String::new(),
    };
    Some(KeyDifference {
        number: rows.0.number.clone(),
        unit: rows.0.unit,
        column: column.name.clone(),
        title,
        first: shown(first, &column.holds),
        first_at: files.0.place(rows.0.row, column.column),
        second: shown(second, &column.holds),
        second_at: files
            .1
            .place(rows.1.row, files.1.keying.columns[places.1].column),
    })
}

/// What was typed: a key, a date, a village; nothing that is no answer.
fn shown(typed: &Typed, holds: &Keyed) -> Text {
    let no_key = || Text::new("(không phải mã)", "(no key)");
    match (typed, holds) {
        (Typed::Nothing, _) => Text::new("(chưa nhập)", "(not keyed)"),
        (Typed::Number(number), Keyed::Day | Keyed::Date(_)) => {
            match vietnamese::date_from_serial(number.to_f64()) {
                Some(day) => Text::same(vietnamese::show_date(day)),
                None => Text::new("(không phải ngày)", "(no date)"),
            }
        }
        (Typed::Number(number), _) => {
            // A long number is no key and could be somebody's.
            let text = number.to_string();
            match text.len() {
                0..=6 => Text::same(text),
                _ => no_key(),
            }
        }
        (Typed::Name(name), _) => Text::same(name),
        (Typed::Other, _) => no_key(),
    }
}
