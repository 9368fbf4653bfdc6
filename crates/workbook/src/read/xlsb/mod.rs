//! `.xlsb`: the same package as `.xlsx` with binary parts.
//!
//! The cell reader of calamine gives neither fonts nor formats here, indexes records without looking at their length,
//! and ends a sheet at its first bad cell; so the records are read here.

mod records;
mod sheet;
mod tables;

use std::ops::ControlFlow;

use finding::Finding;

use super::open::Opened;
use super::package::Package;
use super::parts::{self, Parts, Written};
use super::rows::Rows;
use super::workbook::Content;
use super::{Kind, Limits};

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Xlsb(Parts);

/// Reads the list of sheets, the shared strings and the styles.
pub(super) fn open(file: &str, package: Package, limits: &Limits) -> Result<Opened, Finding> {
    let written = Written {
        kind: Kind::Xlsb,
        ending: "bin",
        book: tables::book,
        strings: tables::strings,
        styles: tables::styles,
        content: |parts| Content::Xlsb(Xlsb(parts)),
    };
    parts::open(file, package, limits, &written)
}

impl Xlsb {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        self.0.read(sheet, rows, sheet::read)
    }
}
