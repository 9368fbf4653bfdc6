//! A sheet's part of the stream: cells and merged areas.

use std::ops::ControlFlow;

use super::globals::Globals;
use super::records::{BOF, EOF, Records};
use super::strings::{Chain, long_text};
use crate::read::bytes::{error_text, f64_at, packed_number, u16_at, u32_at};
use crate::read::dates::SHIFT_1904;
use crate::read::rows::Rows;
use crate::read::trouble::Trouble;
use crate::{Cell, Format, Merge, Value, findings};

// Record types of [MS-XLS] 2.3.1.
const FORMULA: u16 = 0x0006;
const MULTIPLE_PACKED: u16 = 0x00bd;
const RICH_LABEL: u16 = 0x00d6;
const MERGED: u16 = 0x00e5;
const LABEL_SHARED: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ARRAY_FORMULA: u16 = 0x0221;
const DATA_TABLE: u16 = 0x0236;
const PACKED: u16 = 0x027e;
const SHARED_FORMULA: u16 = 0x04bc;

/// Charts inside a sheet open and close a part of their own; nothing nests deeper than this.
const DEEPEST: usize = 8;

/// Reads the part that starts here.
pub(super) fn read(
    stream: &[u8],
    start: usize,
    globals: &Globals,
    rows: &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble> {
    let cut = || {
        Trouble::damaged(
            "dữ liệu của trang bị cắt hoặc hỏng",
            "the data of the sheet is cut or damaged",
        )
    };
    let mut records = Records::new(stream, start);
    records
        .next_record()
        .flatten()
        .filter(|record| record.kind == BOF)
        .ok_or_else(cut)?;
    let mut depth = 1usize;
    let mut pending: Option<Place> = None;
    loop {
        let record = records.next_record().flatten().ok_or_else(cut)?;
        let body = record.body;
        match record.kind {
            BOF => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(cut());
                }
                continue;
            }
            EOF => {
                depth -= 1;
                if depth == 0 {
                    return Ok(ControlFlow::Continue(()));
                }
                continue;
            }
            _ if depth > 1 => continue,
            _ => {}
        }
        let mut sheet = Sheet { globals, rows };
        // A text result follows in a record of its own; where it does not, it was never saved.
        if !matches!(
            record.kind,
            STRING | SHARED_FORMULA | ARRAY_FORMULA | DATA_TABLE
        ) && let Some(place) = pending.take()
            && sheet
                .push(place, Some(Value::NotCalculated), true)
                .is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
        let flow = match record.kind {
            FORMULA => {
                let (place, value) = formula(body);
                pending = value.is_none().then_some(place);
                match value {
                    Some(value) => sheet.push(place, value, true),
                    None => ControlFlow::Continue(()),
                }
            }
            STRING => match pending.take() {
                Some(place) => {
                    let text = Chain::new(body, records.continued()).rich_text();
                    sheet.push(place, text.map(|(text, _)| Value::Text(text.into())), true)
                }
                None => ControlFlow::Continue(()),
            },
            NUMBER => sheet.push(Place::of(body), f64_at(body, 6).map(Value::Number), false),
            PACKED => sheet.push(
                Place::of(body),
                u32_at(body, 6).map(|raw| Value::Number(packed_number(raw))),
                false,
            ),
            MULTIPLE_PACKED => sheet.multiple(body),
            LABEL_SHARED => sheet.shared(body),
            LABEL | RICH_LABEL => {
                let text = body.get(6..).and_then(long_text);
                sheet.push(
                    Place::of(body),
                    text.map(|text| Value::Text(text.into())),
                    false,
                )
            }
            BOOL_OR_ERROR => {
                let value = match (body.get(6), body.get(7)) {
                    (Some(value), Some(0)) => Some(Value::Bool(*value != 0)),
                    (Some(code), Some(_)) => {
                        error_text(*code).map(|text| Value::Error(text.into()))
                    }
                    _ => None,
                };
                sheet.push(Place::of(body), value, false)
            }
            MERGED => {
                sheet.merged(body);
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
}

/// Row and column, from 1, and the style of a cell.
#[derive(Debug, Clone, Copy)]
struct Place {
    row: u32,
    column: u32,
    style: u32,
}

impl Place {
    fn of(body: &[u8]) -> Self {
        let from_one = |at| u16_at(body, at).map_or(u32::MAX, |index| u32::from(index) + 1);
        Self {
            row: from_one(0),
            column: from_one(2),
            style: u16_at(body, 4).map_or(0, u32::from),
        }
    }
}

/// The result of a formula: `None` where a string follows in a record of its own, `Some(None)` where it means nothing.
fn formula(body: &[u8]) -> (Place, Option<Option<Value>>) {
    let value = if u16_at(body, 12) == Some(0xffff) {
        match (body.get(6), body.get(8)) {
            (Some(0), _) => return (Place::of(body), None),
            (Some(1), Some(value)) => Some(Value::Bool(*value != 0)),
            (Some(2), Some(code)) => error_text(*code).map(|text| Value::Error(text.into())),
            (Some(3), _) => Some(Value::Text("".into())),
            _ => None,
        }
    } else {
        f64_at(body, 6).map(Value::Number)
    };
    (Place::of(body), Some(value))
}

struct Sheet<'s, 'r> {
    globals: &'s Globals,
    rows: &'s mut Rows<'r>,
}

impl Sheet<'_, '_> {
    fn push(&mut self, place: Place, value: Option<Value>, formula: bool) -> ControlFlow<()> {
        let style = self.globals.styles.get(place.style);
        let (value, format) = match value {
            Some(Value::Number(number)) if !number.is_finite() => (None, style.format),
            Some(Value::Number(number)) if style.format == Format::Date => {
                let shift = if self.globals.date_1904 {
                    SHIFT_1904
                } else {
                    0.0
                };
                (Some(Value::DateSerial(number + shift)), Format::Date)
            }
            other => (other, style.format),
        };
        match value {
            Some(Value::Text(text)) if text.is_empty() && !formula => ControlFlow::Continue(()),
            Some(value) => self.rows.push(
                place.row,
                Cell {
                    column: place.column,
                    value,
                    format,
                    font: style.font,
                    formula,
                },
            ),
            None => {
                self.rows.note_each("cell-unreadable", |rows| {
                    let at = rows.place(place.row, place.column);
                    findings::cell_unreadable(
                        at,
                        "bản ghi của ô bị hỏng",
                        "a damaged record of the cell",
                    )
                });
                ControlFlow::Continue(())
            }
        }
    }

    fn shared(&mut self, body: &[u8]) -> ControlFlow<()> {
        let place = Place::of(body);
        let shared = u32_at(body, 6).and_then(|index| self.globals.strings.get(index as usize));
        let Some(shared) = shared else {
            return self.push(place, None, false);
        };
        if shared.text.is_empty() {
            return ControlFlow::Continue(());
        }
        let style = self.globals.styles.get(place.style);
        let (value, font) = (Value::Text(shared.text.clone()), shared.font.or(style.font));
        self.rows.push(
            place.row,
            Cell {
                column: place.column,
                value,
                format: style.format,
                font,
                formula: false,
            },
        )
    }

    /// Several packed numbers of one row: style and number each, the last column behind them.
    fn multiple(&mut self, body: &[u8]) -> ControlFlow<()> {
        let first = Place::of(body);
        let cells = body
            .get(4..body.len().saturating_sub(2))
            .unwrap_or_default();
        for (column, cell) in (first.column..=u32::MAX).zip(cells.chunks_exact(6)) {
            let place = Place {
                column,
                style: u16_at(cell, 0).map_or(0, u32::from),
                ..first
            };
            self.push(
                place,
                u32_at(cell, 2).map(|raw| Value::Number(packed_number(raw))),
                false,
            )?;
        }
        ControlFlow::Continue(())
    }

    fn merged(&mut self, body: &[u8]) {
        for area in body.get(2..).unwrap_or_default().chunks_exact(8) {
            let from_one = |at| u16_at(area, at).map_or(0, |index| u32::from(index) + 1);
            self.rows.merge(Merge {
                top: from_one(0),
                bottom: from_one(2),
                left: from_one(4),
                right: from_one(6),
            });
        }
    }
}
