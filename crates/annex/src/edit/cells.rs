//! Rows of the edit workbook as data, before and after there are cells.

use finding::Place;
use jiff::civil::Date;
use points::Exact;
use std::collections::BTreeMap;

/// UTF-16 units that a cell takes, with room to spare.
const LONGEST: usize = 32_000;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Number(Exact),
    Date(Date),
}

impl Value {
    /// The value as a person would type it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => comma(number),
            Self::Date(date) => date.to_string(),
        }
    }
}

/// What a row of the sheet of criteria is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    Node,
    /// One part of `sum` or `best`.
    Part,
    /// One case of `cases`.
    Case,
    /// One group of respondents.
    Group,
    /// One of several `counts` or `deductions`.
    Item,
}

/// A row: what it is, and its cells by the column's key.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) kind: RowKind,
    /// From 1; 0 while it stands in no sheet.
    pub(crate) number: u32,
    pub(crate) cells: BTreeMap<&'static str, Value>,
}

impl Row {
    pub(crate) fn new(kind: RowKind) -> Self {
        Self {
            kind,
            number: 0,
            cells: BTreeMap::new(),
        }
    }
    pub(crate) fn text(&self, column: &str) -> Option<String> {
        let value = self.cells.get(column)?;
        Some(value.shown()).filter(|text| !text.is_empty())
    }
    /// Puts a text as a cell can hold it; one that is too long for a cell is left out, and kept apart like everything that does not come back.
    pub(crate) fn put(&mut self, column: &'static str, text: impl Into<String>) {
        if let Some(text) = held(&text.into()) {
            self.cells.insert(column, Value::Text(text));
        }
    }
}

/// A text as a cell holds it and gives it back; `None` for an empty one and for one that is too long.
pub(crate) fn held(text: &str) -> Option<String> {
    if text.encode_utf16().count() > LONGEST {
        return None;
    }
    let text: String = vietnamese::nfc(text)
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect();
    (!text.trim().is_empty()).then_some(text)
}

/// Where the cells of a sheet stand, for findings.
pub(crate) struct Site<'a> {
    pub(crate) file: &'a str,
    pub(crate) sheet: &'a str,
    pub(crate) columns: &'a BTreeMap<&'static str, u32>,
}

impl Site<'_> {
    pub(crate) fn place(&self, row: &Row, column: &str) -> Place {
        match self.columns.get(column) {
            Some(at) if row.number > 0 => Place::cell(self.file, self.sheet, row.number, *at),
            _ => Place::sheet(self.file, self.sheet),
        }
    }
}

/// A number with a decimal comma, as officers write it.
pub(crate) fn comma(number: &Exact) -> String {
    number.to_string().replace('.', ",")
}

/// A number with a comma or a point before its decimals; nothing else is guessed.
pub(crate) fn number(text: &str) -> Option<Exact> {
    let text = text.trim();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+');
    if text.is_empty() || !text.chars().all(digits) {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

/// A day as `2024-12-15` or `15/12/2024`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| vietnamese::read_date(text).single())
}
