//! A workbook that was opened: its sheets, and the two ways to read one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use finding::Finding;

use super::csv::Csv;
use super::ods::Ods;
use super::rows::Rows;
use super::xls::Xls;
use super::xlsb::Xlsb;
use super::xlsx::Xlsx;
use super::{Kind, Limits};
use crate::{Grid, Row, findings};

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// The name (NFC). A `.csv` file has one sheet without a name.
    pub name: String,
    /// Whether Excel hides it.
    pub hidden: bool,
}

/// A workbook that was opened. Its sheets are read one at a time, as often as wanted.
#[derive(Debug)]
pub struct Workbook {
    pub(super) file: String,
    pub(super) kind: Kind,
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) properties: BTreeMap<String, String>,
    pub(super) limits: Limits,
    pub(super) content: Content,
}

/// What the readers of the kinds keep between two sheets.
#[derive(Debug)]
pub(super) enum Content {
    Csv(Csv),
    Xlsx(Xlsx),
    Xlsb(Xlsb),
    Ods(Ods),
    Xls(Xls),
}

impl Workbook {
    /// The file's name as given when it was opened.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }
    /// What the file is by its content.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
    /// All sheets in the order of the file, hidden ones too.
    #[must_use]
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }
    /// The sheets that a person sees, each with its index for [`Workbook::grid`].
    pub fn visible_sheets(&self) -> impl Iterator<Item = (usize, &SheetInfo)> {
        self.sheets
            .iter()
            .enumerate()
            .filter(|(_, sheet)| !sheet.hidden)
    }
    /// The index of the sheet with this name (NFC), hidden or not.
    #[must_use]
    pub fn sheet_named(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.name == name)
    }
    /// The custom document properties (`.xlsx`, `.xlsb`, `.ods`), by name.
    #[must_use]
    pub fn custom_properties(&self) -> &BTreeMap<String, String> {
        &self.properties
    }

    /// A sheet held whole, and what was found while reading it.
    /// Rows and cells are sorted; where a cell is given twice, the later one stands and a finding says so.
    /// A sheet larger than [`Limits::cells`] or [`Limits::bytes_grid`] ends there, with an error.
    #[must_use]
    pub fn grid(&self, sheet: usize) -> (Grid, Vec<Finding>) {
        let Some(info) = self.sheets.get(sheet) else {
            return (
                Grid::default(),
                vec![findings::no_such_sheet(&self.file, sheet)],
            );
        };
        super::rows::collect(&self.file, &info.name, &self.limits, |rows| {
            self.read(sheet, rows)
        })
    }

    /// Hands each row that holds something to `each`, in the order of the file, until it breaks off; returns what was found.
    /// The memory does not grow with the sheet. A row is only valid during the call.
    /// Where a file holds its rows out of order (a finding), a number may come again or go back.
    pub fn for_each_row(
        &self,
        sheet: usize,
        each: &mut dyn FnMut(&Row) -> ControlFlow<()>,
    ) -> Vec<Finding> {
        let Some(info) = self.sheets.get(sheet) else {
            return vec![findings::no_such_sheet(&self.file, sheet)];
        };
        let mut on_row = |row: &mut Row| each(row);
        let mut rows = Rows::new(&self.file, &info.name, &self.limits, &mut on_row);
        let _ended = self.read(sheet, &mut rows);
        rows.finish().findings
    }

    fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        match &self.content {
            Content::Csv(csv) => csv.read(rows),
            Content::Xlsx(xlsx) => xlsx.read(sheet, rows),
            Content::Xlsb(xlsb) => xlsb.read(sheet, rows),
            Content::Ods(ods) => ods.read(sheet, rows),
            Content::Xls(xls) => xls.read(sheet, rows),
        }
    }
}
