//! Puts cells together into rows, keeps the limits, and gathers findings.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use finding::{Finding, Place};

use super::Limits;
use crate::{Cell, Grid, Merge, Row, Value, findings};

/// The last row and column of a sheet in Excel.
pub(super) const LAST_ROW: u32 = 1_048_576;
pub(super) const LAST_COLUMN: u32 = 16_384;

/// Where the readers push their cells.
pub(super) struct Rows<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: &'a str,
    pub(super) limits: &'a Limits,
    on_row: &'a mut dyn FnMut(&mut Row) -> ControlFlow<()>,
    row: Row,
    sorted: bool,
    highest: u32,
    merges: Vec<Merge>,
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, usize>,
}

/// What is left when a sheet has been read.
pub(super) struct Read {
    pub(super) merges: Vec<Merge>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        file: &'a str,
        sheet: &'a str,
        limits: &'a Limits,
        on_row: &'a mut dyn FnMut(&mut Row) -> ControlFlow<()>,
    ) -> Self {
        Self {
            file,
            sheet,
            limits,
            on_row,
            row: Row::default(),
            sorted: true,
            highest: 0,
            merges: Vec::new(),
            findings: Vec::new(),
            counts: BTreeMap::new(),
        }
    }

    /// The place of a cell of this sheet.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place::cell(self.file, self.sheet, row, column)
    }
    /// The place of the sheet, or of the file where the sheet has no name.
    pub(super) fn here(&self) -> Place {
        if self.sheet.is_empty() {
            Place::file(self.file)
        } else {
            Place::sheet(self.file, self.sheet)
        }
    }

    /// Keeps a finding about the sheet.
    pub(super) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Keeps a finding about a cell, up to so many of one code; the rest is counted and not even made.
    pub(super) fn note_each(&mut self, code: &'static str, make: impl FnOnce(&Self) -> Finding) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= self.limits.findings_per_code {
            let finding = make(self);
            debug_assert_eq!(finding.code, code);
            self.findings.push(finding);
        }
    }

    /// A text as the value of this cell, cut where no cell can hold more.
    pub(super) fn text(&mut self, row: u32, column: u32, text: &str) -> Value {
        let most = self.limits.text;
        let fitting = fitting(text, most);
        if fitting.len() < text.len() {
            self.note_each("cell-text-cut", |rows| {
                findings::text_too_long(rows.place(row, column), most)
            });
        }
        Value::Text(fitting.into())
    }

    /// Takes a cell; `Break` means that nobody wants more.
    pub(super) fn push(&mut self, row: u32, cell: Cell) -> ControlFlow<()> {
        if row == 0 || row > LAST_ROW || cell.column == 0 || cell.column > LAST_COLUMN {
            self.note_each("cell-outside-sheet", |rows| {
                findings::cell_outside(rows.here(), row, cell.column)
            });
            return ControlFlow::Continue(());
        }
        if row != self.row.number {
            self.end_row()?;
            self.row.number = row;
        }
        if self
            .row
            .cells
            .last()
            .is_some_and(|last| last.column >= cell.column)
        {
            self.sorted = false;
        }
        self.row.cells.push(cell);
        ControlFlow::Continue(())
    }

    /// Hands the row on, sorted, each column once.
    pub(super) fn end_row(&mut self) -> ControlFlow<()> {
        if self.row.cells.is_empty() {
            return ControlFlow::Continue(());
        }
        if !self.sorted {
            self.sorted = true;
            for column in put_in_order(&mut self.row.cells) {
                let row = self.row.number;
                self.note_each("cell-twice", |rows| {
                    findings::cell_twice(rows.place(row, column))
                });
            }
        }
        if self.row.number <= self.highest {
            self.note_each("rows-out-of-order", |rows| {
                findings::rows_out_of_order(rows.here(), rows.row.number, rows.highest)
            });
        }
        self.highest = self.highest.max(self.row.number);
        let flow = (self.on_row)(&mut self.row);
        self.row.cells.clear();
        flow
    }

    /// Takes a merged area; areas outside the sheet and areas of one cell are no areas.
    pub(super) fn merge(&mut self, area: Merge) {
        let inside =
            area.top >= 1 && area.left >= 1 && area.bottom <= LAST_ROW && area.right <= LAST_COLUMN;
        let several = area.top < area.bottom || area.left < area.right;
        let ordered = area.top <= area.bottom && area.left <= area.right;
        if inside && several && ordered && self.merges.len() < MOST_MERGES {
            self.merges.push(area);
        }
    }

    /// Hands on the last row, and counts the findings that were not kept.
    pub(super) fn finish(mut self) -> Read {
        let _nobody_wants_more = self.end_row();
        for (code, count) in &self.counts {
            if *count > self.limits.findings_per_code {
                self.findings.push(findings::more_of_the_same(
                    self.here(),
                    code,
                    count - self.limits.findings_per_code,
                ));
            }
        }
        Read {
            merges: self.merges,
            findings: self.findings,
        }
    }
}

/// A merged area takes 16 bytes; a sheet that people made has a few thousand.
const MOST_MERGES: usize = 200_000;

/// Sorts by column, the later one of two stands; returns the columns that were given twice.
fn put_in_order(cells: &mut Vec<Cell>) -> Vec<u32> {
    cells.sort_by_key(|cell| cell.column);
    let mut twice = Vec::new();
    cells.dedup_by(|later, kept| {
        let same = later.column == kept.column;
        if same {
            twice.push(later.column);
            std::mem::swap(later, kept);
        }
        same
    });
    twice.dedup();
    twice
}

/// Reads a sheet into a [`Grid`], as far as the limits allow.
pub(super) fn collect(
    file: &str,
    sheet: &str,
    limits: &Limits,
    read: impl FnOnce(&mut Rows<'_>) -> ControlFlow<()>,
) -> (Grid, Vec<Finding>) {
    let mut held: Vec<Row> = Vec::new();
    let (mut cells, mut bytes, mut too_large, mut in_order) = (0u64, 0u64, false, true);
    let mut on_row = |row: &mut Row| {
        cells += row.cells.len() as u64;
        bytes += weight(row);
        if cells > limits.cells || bytes > limits.bytes_grid {
            too_large = true;
            return ControlFlow::Break(());
        }
        in_order &= held.last().is_none_or(|last| last.number < row.number);
        held.push(Row {
            number: row.number,
            cells: row.cells.as_slice().to_vec(),
        });
        ControlFlow::Continue(())
    };
    let mut rows = Rows::new(file, sheet, limits, &mut on_row);
    let _ended = read(&mut rows);
    let here = rows.here();
    let Read {
        merges,
        mut findings,
    } = rows.finish();
    if too_large {
        findings.push(findings::sheet_too_large(here, limits.cells));
    }
    if !in_order {
        held.sort_by_key(|row| row.number);
        held.dedup_by(|later, kept| {
            let same = later.number == kept.number;
            if same {
                kept.cells.append(&mut later.cells);
                for column in put_in_order(&mut kept.cells) {
                    findings.push(findings::cell_twice(Place::cell(
                        file,
                        sheet,
                        kept.number,
                        column,
                    )));
                }
            }
            same
        });
        findings.truncate(limits.findings_per_code.saturating_mul(20));
    }
    (
        Grid {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            rows: held,
            merges,
        },
        findings,
    )
}

/// The part of a text that a cell can hold.
pub(super) fn fitting(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    text.char_indices()
        .nth(most)
        .map_or(text, |(end, _)| &text[..end])
}

/// What a row takes in memory; a text that others hold too is shared between them.
fn weight(row: &Row) -> u64 {
    let text = |cell: &Cell| match &cell.value {
        Value::Text(text) => (text.len() as u64 + 32) / std::sync::Arc::strong_count(text) as u64,
        Value::Error(text) => text.len() as u64 + 16,
        _ => 0,
    };
    let cell = size_of::<Cell>() as u64;
    row.cells.iter().map(|each| cell + text(each)).sum::<u64>() + size_of::<Row>() as u64 + 16
}
