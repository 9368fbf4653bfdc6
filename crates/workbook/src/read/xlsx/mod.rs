//! `.xlsx` and `.xlsm`: one pass over a sheet gives values, styles and formulas together.
//!
//! The cell reader of calamine needs a second pass for formulas, ends a sheet at its first bad cell,
//! and keeps some 400 bytes a style; so the sheets are read here, event by event, and calamine checks us in the tests.

mod cell;
mod reference;
mod sheet;
mod strings;
mod styles;
mod workbook;

use std::ops::ControlFlow;

use finding::Finding;

use super::Kind;
use super::Limits;
use super::open::Opened;
use super::package::Package;
use super::parts::{self, Parts, Written};
use super::rows::Rows;
use super::workbook::Content;

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Xlsx(Parts);

/// Reads the list of sheets, the shared strings and the styles.
pub(super) fn open(file: &str, package: Package, limits: &Limits) -> Result<Opened, Finding> {
    let written = Written {
        kind: Kind::Xlsx,
        ending: "xml",
        book: workbook::read,
        strings: strings::read,
        styles: styles::read,
        content: |parts| Content::Xlsx(Xlsx(parts)),
    };
    parts::open(file, package, limits, &written)
}

impl Xlsx {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        self.0.read(sheet, rows, sheet::read)
    }
}
