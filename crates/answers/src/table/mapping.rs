//! What a table was taken for: which column is which answer, which row which unit.

use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// How the units and criteria of a sheet lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// One row a unit.
    UnitsInRows,
    /// One column a unit.
    UnitsInColumns,
    /// One unit a sheet.
    OneUnit,
}

/// What one sheet was taken for; for `check`, the trace and the page that shows an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// How it lies.
    pub orientation: Orientation,
    /// The header rows.
    pub header: Vec<u32>,
    /// What stands in each column (or row, where the units stand in columns): a field in the words of a layout, `-` where nothing was taken.
    pub fields: BTreeMap<u32, String>,
    /// Row, or column, and the unit there (index in the roster); a row holds two where tables stand side by side. Line 0: the whole sheet is the unit's.
    pub units: BTreeSet<(u32, u32)>,
    /// Rows recognised as totals.
    pub totals: BTreeSet<u32>,
    /// Rows below or between the data that were not taken, with the words that stand there.
    pub skipped: BTreeMap<u32, String>,
}

/// What reading a file gave besides the answers.
#[derive(Debug, Clone, Default)]
pub struct TableReport {
    /// In the order of sheets and cells.
    pub findings: Vec<Finding>,
    /// One for each sheet that was read.
    pub mappings: Vec<Mapping>,
    /// The units (indices in the roster) that the file holds.
    pub units: BTreeSet<u32>,
}
