//! A sheet as it is put together.

use super::{Area, CellStyle, Entry, Limit, PrintSetup, Prompt, text_width};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a sheet is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// Seen.
    #[default]
    Shown,
    /// Hidden; the menu can show it again.
    Hidden,
    /// Hidden, and not offered by the menu.
    VeryHidden,
}

/// A link inside the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) sheet: String,
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// A sheet as it is put together: cells by row and column from 1, and everything around them.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub(crate) name: String,
    pub(crate) cells: BTreeMap<(u32, u32), (Entry, CellStyle)>,
    pub(crate) merges: Vec<Area>,
    pub(crate) widths: BTreeMap<u32, f64>,
    pub(crate) heights: BTreeMap<u32, f64>,
    pub(crate) hidden_columns: BTreeSet<u32>,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) freeze: Option<(u32, u32)>,
    pub(crate) filter: Option<Area>,
    pub(crate) print: Option<PrintSetup>,
    pub(crate) page_breaks: Vec<u32>,
    pub(crate) limits: Vec<(Area, Limit, Prompt)>,
    pub(crate) highlights: Vec<(Area, String, CellStyle)>,
    pub(crate) notes: BTreeMap<(u32, u32), String>,
    pub(crate) links: BTreeMap<(u32, u32), Link>,
    pub(crate) protected: bool,
    pub(crate) visibility: Visibility,
    pub(crate) gridlines: bool,
    pub(crate) tab: Option<u32>,
}

impl Sheet {
    pub(crate) fn named(name: String) -> Self {
        Self {
            name,
            gridlines: true,
            ..Self::default()
        }
    }
    /// The name under which it stands in the workbook, made fit and unlike the others.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Writes a cell; what stood there is replaced.
    pub fn put(&mut self, row: u32, column: u32, entry: impl Into<Entry>, style: CellStyle) {
        self.cells.insert((row, column), (entry.into(), style));
    }
    /// Writes cells side by side, all in one style.
    pub fn put_row<E: Into<Entry>>(
        &mut self,
        row: u32,
        column: u32,
        entries: impl IntoIterator<Item = E>,
        style: CellStyle,
    ) {
        for (at, entry) in (column..).zip(entries) {
            self.put(row, at, entry, style);
        }
    }
    /// Merges an area and writes into it; an area of one cell is written as a cell.
    pub fn merge(&mut self, area: Area, entry: impl Into<Entry>, style: CellStyle) {
        for row in area.top..=area.bottom {
            for column in area.left..=area.right {
                self.put(row, column, Entry::Empty, style);
            }
        }
        self.put(area.top, area.left, entry, style);
        if area != Area::cell(area.top, area.left) {
            self.merges.push(area);
        }
    }
    /// What was written into the cell.
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<&Entry> {
        self.cells.get(&(row, column)).map(|(entry, _)| entry)
    }
    /// The last row that holds something; 0 for none.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| *row)
    }
    /// Sets a column's width, in digits of the default font.
    pub fn width(&mut self, column: u32, digits: f64) {
        self.widths.insert(column, digits);
    }
    /// Sets the widths of neighbouring columns, beginning with the first.
    pub fn column_widths(&mut self, digits: &[f64]) {
        for (column, width) in (1..).zip(digits) {
            self.width(column, *width);
        }
    }
    /// Measures the columns' texts from this row down (merged cells apart) and sets their widths between two bounds.
    pub fn fit_columns(
        &mut self,
        columns: std::ops::RangeInclusive<u32>,
        first_row: u32,
        least: f64,
        most: f64,
    ) {
        for column in columns {
            let wanted = self
                .cells
                .iter()
                .filter(|((row, own), _)| *own == column && *row >= first_row)
                .filter(|((row, own), _)| !self.merges.iter().any(|area| area.holds(*row, *own)))
                .map(|(_, (entry, style))| {
                    text_width(&entry.shown(), style.size, style.bold)
                        + 1.5
                        + f64::from(style.indent)
                })
                .fold(0.0, f64::max);
            self.width(column, wanted.clamp(least, most));
        }
    }
    /// Sets a row's height, in points. Rows without one grow with their texts.
    pub fn height(&mut self, row: u32, points: f64) {
        self.heights.insert(row, points);
    }
    /// Hides a column.
    pub fn hide_column(&mut self, column: u32) {
        self.hidden_columns.insert(column);
    }
    /// Hides a row.
    pub fn hide_row(&mut self, row: u32) {
        self.hidden_rows.insert(row);
    }
    /// Keeps so many rows and columns in sight.
    pub fn freeze(&mut self, rows: u32, columns: u32) {
        self.freeze = Some((rows, columns));
    }
    /// A filter over the area, whose first row is the heading.
    pub fn filter(&mut self, area: Area) {
        self.filter = Some(area);
    }
    /// How it prints.
    pub fn print(&mut self, setup: PrintSetup) {
        self.print = Some(setup);
    }
    /// A new page begins below this row.
    pub fn page_break(&mut self, after_row: u32) {
        self.page_breaks.push(after_row);
    }
    /// Limits what may be typed.
    pub fn limit(&mut self, area: Area, limit: Limit, prompt: Prompt) {
        self.limits.push((area, limit, prompt));
    }
    /// Shows the area's cells in this style (bold, italic, colours) where the formula (without `=`, relative to the first cell) is true.
    pub fn highlight(&mut self, area: Area, formula: impl Into<String>, style: CellStyle) {
        self.highlights.push((area, formula.into(), style));
    }
    /// A note at a cell.
    pub fn note(&mut self, row: u32, column: u32, text: impl Into<String>) {
        self.notes.insert((row, column), text.into());
    }
    /// Makes a written cell lead to a cell of another sheet.
    pub fn link(&mut self, row: u32, column: u32, sheet: &str, to_row: u32, to_column: u32) {
        let link = Link {
            sheet: sheet.to_owned(),
            row: to_row,
            column: to_column,
        };
        self.links.insert((row, column), link);
    }
    /// Locks every cell but the unlocked ones, without a password: against slips, not against intent.
    pub fn protect(&mut self) {
        self.protected = true;
    }
    /// Whether it is seen.
    pub fn visibility(&mut self, visibility: Visibility) {
        self.visibility = visibility;
    }
    /// Without the grey lines between cells.
    pub fn no_gridlines(&mut self) {
        self.gridlines = false;
    }
    /// The colour of its tab, `0xRRGGBB`.
    pub fn tab(&mut self, rgb: u32) {
        self.tab = Some(rgb);
    }
}
