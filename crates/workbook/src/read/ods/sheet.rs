//! One table of `content.xml`: rows and cells with their repeats.

use std::ops::ControlFlow;

use quick_xml::events::Event;

use super::cell::{Draft, paragraphs, repeats};
use super::styles::Styles;
use crate::read::rows::{LAST_COLUMN, LAST_ROW, Rows};
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, local};
use crate::{Cell, Merge, Value, findings};

/// Reads the table that was just opened and pushes what it holds.
pub(super) fn read(
    xml: &mut Xml<'_>,
    styles: &Styles,
    rows: &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble> {
    let outside = xml.depth() - 1;
    let mut next_row = 1u32;
    let mut expanded = 0u64;
    loop {
        let repeated = match xml.next_with_depth()? {
            (Event::Start(start), _) => match start.local_name().as_ref() {
                "table-row" => attributes(start.attributes_raw())
                    .find(|(key, _)| local(key) == "number-rows-repeated")
                    .map_or(1, |(_, value)| repeats(value)),
                // Groups, header rows and the like only wrap rows.
                "table-rows" | "table-header-rows" | "table-row-group" => continue,
                _ => {
                    xml.skip()?;
                    continue;
                }
            },
            (Event::Eof, _) => return Ok(ControlFlow::Continue(())),
            (_, depth) if depth <= outside => return Ok(ControlFlow::Continue(())),
            _ => continue,
        };
        let cells = row(xml, styles, next_row, rows)?;
        if !cells.is_empty() {
            expanded =
                expanded.saturating_add((cells.len() as u64).saturating_mul(u64::from(repeated)));
            if expanded > rows.limits.cells {
                let finding = findings::sheet_too_large(rows.here(), rows.limits.cells);
                rows.note(finding);
                return Ok(ControlFlow::Continue(()));
            }
            let last = next_row.saturating_add(repeated - 1);
            // The last row takes the cells themselves, so that a text is held by those who show it and by nobody else.
            let end = last.min(LAST_ROW);
            for number in next_row..end {
                for cell in &cells {
                    if rows.push(number, cell.clone()).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            }
            for cell in cells {
                if rows.push(end.max(next_row), cell).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            if last > LAST_ROW {
                rows.note_each("cell-outside-sheet", |rows| {
                    findings::cell_outside(rows.here(), last, 1)
                });
            }
        }
        next_row = next_row.saturating_add(repeated);
    }
}

/// The cells of the row that was just opened, repeats expanded.
fn row(
    xml: &mut Xml<'_>,
    styles: &Styles,
    number: u32,
    rows: &mut Rows<'_>,
) -> Result<Vec<Cell>, Trouble> {
    let outside = xml.depth() - 1;
    let most = rows.limits.text.saturating_mul(4).saturating_add(4);
    let mut cells: Vec<Cell> = Vec::new();
    let mut column = 1u32;
    loop {
        let draft = match xml.next_with_depth()? {
            (Event::Start(start), _) => match start.local_name().as_ref() {
                "table-cell" => Draft::of(start.attributes_raw(), false, styles),
                "covered-table-cell" => Draft::of(start.attributes_raw(), true, styles),
                _ => {
                    xml.skip()?;
                    continue;
                }
            },
            (Event::Eof, _) => return Ok(cells),
            (_, depth) if depth <= outside => return Ok(cells),
            _ => continue,
        };
        let (repeated, spanned, covered) = (draft.repeated, draft.spanned, draft.covered);
        let shown = paragraphs(xml, most)?;
        if spanned.0 > 1 || spanned.1 > 1 {
            let right = column.saturating_add(spanned.0 - 1);
            let bottom = number.saturating_add(spanned.1 - 1);
            rows.merge(Merge {
                top: number,
                left: column,
                bottom,
                right,
            });
        }
        match draft.finish(column, shown) {
            // What a merged area covers is not seen; spreadsheet programs keep it all the same.
            Ok(Some(_)) if covered => {}
            Ok(Some(mut cell)) => {
                if let Value::Text(text) = &cell.value {
                    cell.value = rows.text(number, column, text);
                }
                let last = column.saturating_add(repeated - 1);
                if last > LAST_COLUMN {
                    rows.note_each("cell-outside-sheet", |rows| {
                        findings::cell_outside(rows.here(), number, last)
                    });
                }
                for column in column..=last.min(LAST_COLUMN) {
                    cells.push(Cell {
                        column,
                        ..cell.clone()
                    });
                }
            }
            Ok(None) => {}
            Err(text) => {
                rows.note_each("cell-unreadable", |rows| {
                    let shown: String = text.chars().take(40).collect();
                    let place = rows.place(number, column);
                    findings::cell_unreadable(place, format!("“{shown}”"), format!("\"{shown}\""))
                });
            }
        }
        column = column.saturating_add(repeated);
    }
}
