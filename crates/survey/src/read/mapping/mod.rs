//! What each column of each sheet was taken for: shown before anything is counted, saved, and used again next year.

mod file;
mod saved;
mod taken;

pub use file::read_mapping;
pub(crate) use saved::Saved;
pub use taken::TakenAs;

/// What the columns of some files were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Sheets in the order of reading.
    pub sheets: Vec<SheetMapping>,
}

/// What a sheet was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SheetUse {
    /// One response a row.
    #[default]
    Responses,
    /// Rows that belong to the responses of another sheet (a repeat, a section of its own).
    Repeat,
    /// A table of counts: numbers of answers, not answers.
    Counts,
    /// Nothing.
    None,
}

impl SheetUse {
    /// The word in a mapping file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Responses => "responses",
            Self::Repeat => "repeat",
            Self::Counts => "counts",
            Self::None => "none",
        }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetMapping {
    /// The file's name.
    pub file: String,
    /// The sheet's name; what could name a person in it is masked.
    pub sheet: String,
    /// What it was taken for.
    pub taken: SheetUse,
    /// First and last row of the header, from 1.
    pub header: (u32, u32),
    /// Whether it was keyed by code: 0 blank, 8 two ticks, 9 no opinion.
    pub keyed: bool,
    /// The code of the unit that the whole sheet is about.
    pub unit: Option<String>,
    /// Its columns in order.
    pub columns: Vec<ColumnMapping>,
    /// Responses read from it.
    pub n_rows: u64,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// From 1.
    pub column: u32,
    /// Its heading, with the heading above it before ` / `; what could name a person in it is masked.
    pub heading: String,
    /// What it was taken for.
    pub taken: TakenAs,
    /// How many answers of each choice (by code), and under `""`, `2x`, `?`, `!` the blank, two ticks, unknown and out of range; empty where the column holds no choices.
    pub counts: Vec<(String, u64)>,
}

impl ColumnMapping {
    /// The letters of the column: `AB`.
    #[must_use]
    pub fn letters(&self) -> String {
        finding::column_letters(self.column)
    }
}

impl Mapping {
    /// Adds the sheets of another one.
    pub fn extend(&mut self, other: Self) {
        self.sheets.extend(other.sheets);
    }
    /// The sheets that hold responses.
    pub fn response_sheets(&self) -> impl Iterator<Item = &SheetMapping> {
        self.sheets
            .iter()
            .filter(|sheet| matches!(sheet.taken, SheetUse::Responses | SheetUse::Repeat))
    }
}
