//! Where something stands: a file, a line of a text file, a cell of a workbook.

use std::fmt;

/// A place in an input, as a person would look for it. Lines, rows and columns count from 1.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Place {
    /// The whole round, set or program; nothing nearer is known.
    Whole {
        /// What it is about.
        what: String,
    },
    /// A whole file.
    File {
        /// The path as given.
        file: String,
    },
    /// A line of a text file.
    Line {
        /// The path as given.
        file: String,
        /// From 1.
        line: u32,
        /// From 1, in characters.
        column: u32,
    },
    /// A sheet of a workbook.
    Sheet {
        /// The path as given.
        file: String,
        /// The sheet's name.
        sheet: String,
    },
    /// A cell of a workbook (or of a CSV file, whose one sheet has the empty name).
    Cell {
        /// The path as given.
        file: String,
        /// The sheet's name.
        sheet: String,
        /// From 1.
        row: u32,
        /// From 1: column A is 1.
        column: u32,
    },
}

impl Place {
    /// Nothing nearer than this is known.
    pub fn whole(what: impl Into<String>) -> Self {
        Self::Whole { what: what.into() }
    }
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self::File { file: file.into() }
    }
    /// A line and column of a text file, both from 1.
    pub fn line(file: impl Into<String>, line: u32, column: u32) -> Self {
        Self::Line {
            file: file.into(),
            line,
            column,
        }
    }
    /// A sheet.
    pub fn sheet(file: impl Into<String>, sheet: impl Into<String>) -> Self {
        Self::Sheet {
            file: file.into(),
            sheet: sheet.into(),
        }
    }
    /// A cell; row and column from 1.
    pub fn cell(file: impl Into<String>, sheet: impl Into<String>, row: u32, column: u32) -> Self {
        Self::Cell {
            file: file.into(),
            sheet: sheet.into(),
            row,
            column,
        }
    }
    /// The file, where there is one.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::Whole { .. } => None,
            Self::File { file }
            | Self::Line { file, .. }
            | Self::Sheet { file, .. }
            | Self::Cell { file, .. } => Some(file),
        }
    }
    /// `Phiếu!D17`, `dòng 12`, or nothing: the part after the file, for a column of its own.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Whole { .. } | Self::File { .. } => String::new(),
            Self::Line { line, .. } => line.to_string(),
            Self::Sheet { sheet, .. } => quoted(sheet),
            Self::Cell {
                sheet, row, column, ..
            } if sheet.is_empty() => format!("{}{row}", column_letters(*column)),
            Self::Cell {
                sheet, row, column, ..
            } => format!("{}!{}{row}", quoted(sheet), column_letters(*column)),
        }
    }
}

/// Excel's own rule: a sheet's name with a blank or a mark in it stands in apostrophes.
fn quoted(sheet: &str) -> String {
    if sheet.chars().all(|c| c.is_alphanumeric() || c == '_') {
        sheet.to_owned()
    } else {
        format!("'{}'", sheet.replace('\'', "''"))
    }
}

/// The letters of a column counted from 1.
///
/// ```
/// assert_eq!(finding::column_letters(4), "D");
/// assert_eq!(finding::column_letters(28), "AB");
/// assert_eq!(finding::column_letters(16384), "XFD");
/// ```
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole { what } => f.write_str(what),
            Self::File { file } => f.write_str(file),
            Self::Line { file, line, column } => write!(f, "{file}:{line}:{column}"),
            Self::Sheet { file, .. } | Self::Cell { file, .. } => {
                write!(f, "{file}, {}", self.address())
            }
        }
    }
}
