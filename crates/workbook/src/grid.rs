//! A sheet held whole: for forms and tables of ordinary size.

use crate::Cell;

/// A merged area, all four from 1 and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// From 1.
    pub number: u32,
    /// The cells that hold something, by column.
    pub cells: Vec<Cell>,
}

/// A sheet: its rows that hold something, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The file's name as given, for places.
    pub file: String,
    /// The sheet's name as stored (NFC).
    pub sheet: String,
    /// Rows by number.
    pub rows: Vec<Row>,
    /// Merged areas (their value stands in the top left cell).
    pub merges: Vec<Merge>,
}

impl Row {
    /// The cell in this column (from 1).
    #[must_use]
    pub fn get(&self, column: u32) -> Option<&Cell> {
        self.cells
            .binary_search_by_key(&column, |cell| cell.column)
            .ok()
            .map(|index| &self.cells[index])
    }
}

impl Grid {
    /// The row with this number (from 1).
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .map(|index| &self.rows[index])
    }
    /// The cell at this row and column (both from 1).
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.row(row)?.get(column)
    }
    /// The place of a cell, for findings and traces.
    #[must_use]
    pub fn place(&self, row: u32, column: u32) -> finding::Place {
        finding::Place::cell(&self.file, &self.sheet, row, column)
    }
    /// The merged area that a cell lies in.
    #[must_use]
    pub fn merge_at(&self, row: u32, column: u32) -> Option<&Merge> {
        let inside = |area: &&Merge| {
            (area.top..=area.bottom).contains(&row) && (area.left..=area.right).contains(&column)
        };
        self.merges.iter().find(inside)
    }
}
