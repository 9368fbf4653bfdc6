//! Exports of more than 200,000 cells: written row by row, without being held in memory.

use super::print::{PrintSetup, column};
use super::xlsx::{Formats, creation, write_entry};
use super::{CellStyle, Entry, MOST_ROWS, WriteError, names};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook};

/// A workbook written row by row. What has been pushed cannot be changed, so that no cell can go to an earlier row and be lost.
///
/// ```
/// use workbook::{Entry, RowExport};
/// let mut export = RowExport::new(jiff::civil::date(2026, 9, 26)).unwrap();
/// export.sheet("Ma trận", &[("Mã", 12.0), ("Điểm", 8.0)]).unwrap();
/// export.row(&[Entry::from("H44.105"), Entry::from(19)]).unwrap();
/// assert!(!export.to_bytes().unwrap().is_empty());
/// ```
pub struct RowExport {
    out: Workbook,
    formats: Formats,
    wanted: String,
    names: Vec<String>,
    headings: Vec<(String, f64)>,
    next_row: u32,
    most_rows: u32,
}

impl RowExport {
    /// An empty workbook, created on this day.
    ///
    /// # Errors
    /// [`WriteError`] where the day is none that a workbook can hold.
    pub fn new(created: Date) -> Result<Self, WriteError> {
        let mut out = Workbook::new();
        out.set_properties(&DocProperties::new().set_creation_datetime(&creation(created)?));
        Ok(Self {
            out,
            formats: Formats::default(),
            wanted: String::new(),
            names: Vec::new(),
            headings: Vec::new(),
            next_row: 1,
            most_rows: MOST_ROWS,
        })
    }
    /// Begins a sheet with its headings and column widths; the earlier one is closed.
    ///
    /// # Errors
    /// [`WriteError`] where temporary files cannot be made, or the sheet has more columns than a sheet holds.
    pub fn sheet(&mut self, name: &str, headings: &[(&str, f64)]) -> Result<(), WriteError> {
        self.headings = headings
            .iter()
            .map(|(title, width)| ((*title).to_owned(), *width))
            .collect();
        self.wanted = name.to_owned();
        self.begin()
    }
    fn begin(&mut self) -> Result<(), WriteError> {
        let name = names::sheet_name(&self.wanted, self.names.iter().map(String::as_str));
        let style = CellStyle::heading();
        let format = self.formats.get(style).clone();
        let sheet = self.out.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, (_, width)) in (1..).zip(&self.headings) {
            sheet.set_column_width(column(at), width.clamp(0.0, 255.0))?;
        }
        PrintSetup::landscape().repeat_rows(1, 1).apply(sheet)?;
        for (at, (title, _)) in (1..).zip(&self.headings) {
            write_entry(sheet, 1, at, &Entry::from(title), &format)?;
        }
        self.names.push(name);
        self.next_row = 2;
        Ok(())
    }
    /// Appends a row. A full sheet is followed by another of the same name and headings, with a number.
    ///
    /// # Errors
    /// [`WriteError`] before the first sheet, or where a temporary file cannot be written.
    pub fn row(&mut self, entries: &[Entry]) -> Result<(), WriteError> {
        if self.names.is_empty() {
            return Err(WriteError("a row before the first sheet".to_owned()));
        }
        if self.next_row > self.most_rows {
            self.begin()?;
        }
        let index = self.names.len() - 1;
        for (at, entry) in (1..).zip(entries) {
            let style = match entry {
                Entry::Date(_) => CellStyle::new().number(super::NumberStyle::Date),
                _ => CellStyle::new(),
            };
            let format = self.formats.get(style).clone();
            let sheet = self.out.worksheet_from_index(index)?;
            write_entry(sheet, self.next_row, at, entry, &format)?;
        }
        self.next_row += 1;
        Ok(())
    }
    /// The workbook's bytes.
    ///
    /// # Errors
    /// [`WriteError`] without a sheet, or where a temporary file cannot be read back.
    pub fn to_bytes(mut self) -> Result<Vec<u8>, WriteError> {
        if self.names.is_empty() {
            return Err(WriteError("no sheet can be seen".to_owned()));
        }
        Ok(self.out.save_to_buffer()?)
    }
    #[cfg(test)]
    pub(crate) fn most_rows_for_test(&mut self, rows: u32) {
        self.most_rows = rows;
    }
}
