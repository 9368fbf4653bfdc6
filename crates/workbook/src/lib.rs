//! Workbooks in and out: `.xlsx`, `.xlsb`, `.xls`, `.ods` and `.csv` become cells with their places; tables become workbooks.
//! This room knows no domain: it does not know what a unit, a criterion or a point is.

mod cell;
mod grid;

pub use cell::{Cell, Format, LegacyFont, Value};
pub use grid::{Grid, Merge, Row};

// The writing half (forms, reports): module `write`, owned by its own file tree.
