//! Rows of a table with one row a unit: which is a unit, which a total, a summary, a heading between groups.

use super::Cx;
use super::bounded::Bounded;
use super::places::Found;
use super::words;
use crate::cell::{Texts, cell_text};
use crate::findings::unit as found;
use std::collections::{BTreeMap, BTreeSet};
use workbook::{Cell, Row, Value};

/// Where the units of a table, or of one of several side by side, stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct UnitColumns {
    pub(super) name: Option<u32>,
    pub(super) code: Option<u32>,
}

/// The rows of a table.
#[derive(Debug, Default)]
pub(super) struct UnitRows {
    pub(super) units: Vec<(u32, u32)>,
    pub(super) totals: BTreeSet<u32>,
    /// Of the rows of totals: the parent whose units the row adds up, where it is named.
    pub(super) sums_of: BTreeMap<u32, u32>,
    pub(super) maxima: Vec<u32>,
    pub(super) skipped: BTreeMap<u32, String>,
    pub(super) findings: Bounded,
    /// What names and codes were found to be: a list may name a unit many times.
    matched: BTreeMap<(String, String), Found>,
    /// Rows that name no unit.
    strangers: usize,
}

/// After so many rows without a unit of the roster the sheet is another list, and looking up the rest would only take time.
const MOST_STRANGERS: usize = 5_000;

/// Sorts the rows below the header.
///
/// `columns` are those that hold answers: a row without anything there is a heading or a signature and needs no finding.
pub(super) fn unit_rows(
    cx: &Cx<'_>,
    at: UnitColumns,
    columns: &BTreeSet<u32>,
    header_end: u32,
    texts: &mut Texts,
) -> UnitRows {
    let mut rows = UnitRows::default();
    for row in cx.grid.rows.iter().filter(|row| row.number > header_end) {
        let label = |column: Option<u32>, texts: &mut Texts| {
            column
                .and_then(|column| row.get(column))
                .map(|cell| shown(cx, row.number, cell, texts))
                .unwrap_or_default()
        };
        let name = label(at.name, texts);
        let code = label(at.code, texts);
        let holds = columns.iter().any(|column| row.get(*column).is_some());
        if name.is_empty() && code.is_empty() {
            nameless(cx, row, columns, &mut rows, texts);
            continue;
        }
        let is = |test: fn(&str) -> bool| test(&name) || (name.is_empty() && test(&code));
        if !holds || is_numbering_row(row) {
            rows.skipped.insert(row.number, either(&name, &code));
        } else if is(words::is_total) {
            rows.totals.insert(row.number);
        } else if is(words::is_maximum) {
            rows.maxima.push(row.number);
        } else if is(words::is_summary) {
            rows.skipped.insert(row.number, either(&name, &code));
        } else {
            let column = at.name.or(at.code).unwrap_or(1);
            unit_of_row(cx, row.number, column, &name, &code, &mut rows);
            if rows.strangers > MOST_STRANGERS {
                let at = cx.at(row.number, column);
                rows.findings
                    .push(found::too_many_unknown(at, MOST_STRANGERS));
                break;
            }
        }
    }
    rows
}

fn unit_of_row(cx: &Cx<'_>, row: u32, column: u32, name: &str, code: &str, rows: &mut UnitRows) {
    let at = cx.at(row, column);
    let written = if name.is_empty() { code } else { name };
    let known = (name.to_owned(), code.to_owned());
    let matched = rows
        .matched
        .entry(known)
        .or_insert_with(|| cx.places.find(name, code))
        .clone();
    match matched {
        Found::One { unit, doubt } => {
            rows.units.push((row, unit));
            if let Some(doubt) = doubt {
                let finding = found::unit_doubtful(at, written, cx.places, unit, &doubt);
                rows.findings.push_at(cx, finding, at);
            }
        }
        Found::Several(units) => {
            let finding = found::unit_ambiguous(at, written, cx.places, &units);
            rows.findings.push_at(cx, finding, at);
            rows.skipped.insert(row, written.to_owned());
        }
        Found::Differ { code, name } => {
            let finding = found::unit_code_against_name(at, cx.places, code, name);
            rows.findings.push_at(cx, finding, at);
            rows.skipped.insert(row, written.to_owned());
        }
        Found::Unknown(near) => {
            rows.strangers += 1;
            let finding = found::unit_unknown(at, written, cx.places, &near);
            rows.findings.push_at(cx, finding, at);
            rows.skipped.insert(row, written.to_owned());
        }
    }
}

/// A row whose unit cell is empty: a total or summary with its words further left, or values without a unit.
fn nameless(
    cx: &Cx<'_>,
    row: &Row,
    columns: &BTreeSet<u32>,
    rows: &mut UnitRows,
    texts: &mut Texts,
) {
    let first = columns.first().copied().unwrap_or(u32::MAX);
    // A signature below the table is text, and no row of a unit.
    let figures = columns
        .iter()
        .filter_map(|column| row.get(*column))
        .any(|cell| cell.text().is_none_or(words::is_number_like));
    let before = row.cells.iter().take_while(|cell| cell.column < first);
    let label = before
        .map(|cell| shown(cx, row.number, cell, texts))
        .find(|text| !text.is_empty() && text.chars().any(char::is_alphabetic))
        .unwrap_or_default();
    if words::is_total(&label) && figures {
        rows.totals.insert(row.number);
    } else if words::is_maximum(&label) && figures {
        rows.maxima.push(row.number);
    } else if !label.is_empty() || !figures || is_numbering_row(row) {
        rows.skipped.insert(row.number, label);
    } else {
        let at = cx.at(row.number, first);
        rows.findings.push_at(cx, found::row_without_unit(at), at);
        rows.skipped.insert(row.number, String::new());
    }
}

/// Whether the row only numbers the columns: `(1) (2) (3)`, `A B 1 2 3=2/1`.
pub(super) fn is_numbering_row(row: &Row) -> bool {
    let mut expected = None;
    let mut in_turn = 0;
    for cell in &row.cells {
        let text = match &cell.value {
            Value::Number(double) if double.fract() == 0.0 => format!("{double}"),
            Value::Text(text) => text.trim().to_owned(),
            _ => return false,
        };
        if !words::is_column_number(&text) {
            return false;
        }
        let digits: String = text
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        let number = digits.parse::<u32>().ok();
        if let Some(number) = number {
            if expected.is_some_and(|expected| number != expected) {
                return false;
            }
            expected = Some(number.saturating_add(1));
            in_turn += 1;
        }
    }
    in_turn >= 2 && row.cells.len() >= 3
}

/// The cell as text: a code may be stored as a number.
pub(super) fn shown(cx: &Cx<'_>, row: u32, cell: &Cell, texts: &mut Texts) -> String {
    match &cell.value {
        Value::Text(_) => {
            let text = cell_text(cell, cx.at(row, cell.column), texts);
            let words: Vec<&str> = text.split_whitespace().collect();
            words.join(" ")
        }
        Value::Number(double) => points::Exact::from_cell(*double)
            .map_or_else(|_| String::new(), |number| number.to_string()),
        _ => String::new(),
    }
}

fn either(name: &str, code: &str) -> String {
    if name.is_empty() { code } else { name }.to_owned()
}
