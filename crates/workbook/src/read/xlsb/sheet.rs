//! A sheet part: row headers, cells, merged areas.

use std::ops::ControlFlow;

use super::records::{Records, wide_text};
use crate::read::bytes::{error_text, f64_at, packed_number, u32_at};
use crate::read::dates::SHIFT_1904;
use crate::read::package::{Archive, Package};
use crate::read::parts::Context;
use crate::read::rows::Rows;
use crate::read::strings::unescape_excel;
use crate::read::trouble::Trouble;
use crate::{Cell, Format, Merge, Value, findings};

// Record types of [MS-XLSB] 2.3.2.
const ROW: u16 = 0x00;
const CELL_PACKED: u16 = 0x02;
const CELL_ERROR: u16 = 0x03;
const CELL_BOOL: u16 = 0x04;
const CELL_REAL: u16 = 0x05;
const CELL_TEXT: u16 = 0x06;
const CELL_SHARED: u16 = 0x07;
const FORMULA_TEXT: u16 = 0x08;
const FORMULA_NUMBER: u16 = 0x09;
const FORMULA_BOOL: u16 = 0x0a;
const FORMULA_ERROR: u16 = 0x0b;
const CELL_RICH: u16 = 0x3e;
const BEGIN_DATA: u16 = 0x91;
const END_DATA: u16 = 0x92;
const MERGE: u16 = 0xb0;

/// Reads the part with this index and pushes what it holds.
pub(super) fn read(
    package: &Package,
    archive: &mut Archive,
    index: usize,
    context: &Context<'_>,
    rows: &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble> {
    let mut records = Records::open(package, archive, index)?;
    let (mut data, mut seen, mut row) = (false, false, 0u32);
    while let Some((kind, body)) = records.next_record()? {
        match kind {
            BEGIN_DATA => (data, seen) = (true, true),
            END_DATA => data = false,
            ROW if data => row = u32_at(body, 0).map_or(u32::MAX, |row| row.saturating_add(1)),
            MERGE => {
                if let (Some(top), Some(bottom), Some(left), Some(right)) = (
                    u32_at(body, 0),
                    u32_at(body, 4),
                    u32_at(body, 8),
                    u32_at(body, 12),
                ) {
                    let from_one = |index: u32| index.saturating_add(1);
                    rows.merge(Merge {
                        top: from_one(top),
                        left: from_one(left),
                        bottom: from_one(bottom),
                        right: from_one(right),
                    });
                }
            }
            CELL_PACKED..=FORMULA_ERROR | CELL_RICH
                if data && cell(kind, body, row, context, rows).is_break() =>
            {
                return Ok(ControlFlow::Break(()));
            }
            _ => {}
        }
    }
    if data || !seen {
        return Err(Trouble::damaged(
            "dữ liệu của trang bị cắt giữa chừng",
            "the data of the sheet is cut before its end",
        ));
    }
    Ok(ControlFlow::Continue(()))
}

fn cell(
    kind: u16,
    body: &[u8],
    row: u32,
    context: &Context<'_>,
    rows: &mut Rows<'_>,
) -> ControlFlow<()> {
    let column = u32_at(body, 0).map_or(u32::MAX, |column| column.saturating_add(1));
    let style = context
        .styles
        .get(u32_at(body, 4).unwrap_or(0) & 0x00ff_ffff);
    let mut font = style.font;
    let number = |number: f64| match style.format {
        Format::Date if context.date_1904 => Value::DateSerial(number + SHIFT_1904),
        Format::Date => Value::DateSerial(number),
        _ => Value::Number(number),
    };
    let mut text = |from: usize| {
        let (mut text, _) = body.get(from..).and_then(wide_text)?;
        unescape_excel(&mut text);
        Some(rows.text(row, column, &text))
    };
    let formula = matches!(kind, FORMULA_TEXT..=FORMULA_ERROR);
    let value = match kind {
        CELL_PACKED => u32_at(body, 8)
            .map(packed_number)
            .filter(|n| n.is_finite())
            .map(number),
        CELL_REAL | FORMULA_NUMBER => f64_at(body, 8).filter(|n| n.is_finite()).map(number),
        CELL_BOOL | FORMULA_BOOL => body.get(8).map(|byte| Value::Bool(*byte != 0)),
        CELL_ERROR | FORMULA_ERROR => body
            .get(8)
            .and_then(|code| error_text(*code))
            .map(|text| Value::Error(text.into())),
        CELL_TEXT | FORMULA_TEXT => text(8),
        CELL_RICH => text(9),
        CELL_SHARED => u32_at(body, 8)
            .and_then(|index| context.strings.get(index as usize))
            .map(|shared| {
                font = shared.font.or(font);
                Value::Text(shared.text.clone())
            }),
        _ => return ControlFlow::Continue(()),
    };
    match value {
        Some(Value::Text(text)) if text.is_empty() && !formula => ControlFlow::Continue(()),
        Some(value) => {
            let format = if matches!(value, Value::DateSerial(_)) {
                Format::Date
            } else {
                style.format
            };
            rows.push(
                row,
                Cell {
                    column,
                    value,
                    format,
                    font,
                    formula,
                },
            )
        }
        None => {
            rows.note_each("cell-unreadable", |rows| {
                let place = rows.place(row, column);
                findings::cell_unreadable(
                    place,
                    format!("bản ghi loại {kind}"),
                    format!("a record of type {kind}"),
                )
            });
            ControlFlow::Continue(())
        }
    }
}
