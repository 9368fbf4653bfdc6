//! One cell as it was stored.

use std::sync::Arc;

/// What a cell holds. An empty cell is no `Cell` at all.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number as stored: the double, untouched. It becomes exact through `points::Exact::from_cell`, nowhere else.
    Number(f64),
    /// A text exactly as stored: neither trimmed nor normalised. Cells that share a string in the file share it here.
    /// An empty text stands only where a formula gives one.
    Text(Arc<str>),
    /// TRUE or FALSE.
    Bool(bool),
    /// A number whose format is a date or a time, as the spreadsheet's serial number (1900 system; a 1904 workbook is shifted by the reader).
    DateSerial(f64),
    /// An error value: `#DIV/0!`, `#N/A`, `#REF!`, `#VALUE!`, `#NAME?`, `#NUM!`, `#NULL!`.
    Error(Box<str>),
    /// A formula whose result was never saved: the cell would read as empty, and is not.
    NotCalculated,
}

/// What the number format says, where the file tells (xlsx, xlsb).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// General, plain digits, or a file kind that does not tell.
    #[default]
    Plain,
    /// Holds `%`: the stored value counts, times 100 percent.
    Percent,
    /// A date or a time.
    Date,
    /// Text (`@`).
    Text,
}

/// A font of the time before Unicode, recognised by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegacyFont {
    /// `.Vn…`: TCVN3 (ABC).
    Tcvn3,
    /// `.Vn…H`: TCVN3 capitals.
    Tcvn3Capitals,
    /// `VNI-…`.
    Vni,
}

/// A cell that holds something. Rows and columns count from 1, as a person reads them.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Column, A = 1.
    pub column: u32,
    /// What it holds.
    pub value: Value,
    /// What its number format says.
    pub format: Format,
    /// The font, where it is one of the time before Unicode.
    pub font: Option<LegacyFont>,
    /// Whether the cell is a formula (its saved result is in `value`).
    pub formula: bool,
}

impl Cell {
    /// The text, where the cell holds one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
