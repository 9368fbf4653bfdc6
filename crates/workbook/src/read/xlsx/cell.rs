//! One cell: what its tag and its elements said, and the value that makes.

use std::ops::ControlFlow;

use super::reference::reference;
use crate::read::dates::{SHIFT_1904, serial_of_iso};
use crate::read::parts::Context;
use crate::read::rows::Rows;
use crate::read::strings::{RunFont, unescape_excel};
use crate::read::xml::attributes;
use crate::{Cell, Format, Value, findings};

/// The `t` attribute of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

/// What was gathered of the cell that is being read; kept between cells for its buffers.
#[derive(Debug)]
pub(super) struct Draft {
    row: u32,
    pub(super) column: u32,
    style: u32,
    kind: Type,
    pub(super) formula: bool,
    pub(super) has_value: bool,
    pub(super) value: String,
    pub(super) inline: String,
    pub(super) inline_font: RunFont,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            row: 0,
            column: 0,
            style: 0,
            kind: Type::Number,
            formula: false,
            has_value: false,
            value: String::with_capacity(64),
            inline: String::new(),
            inline_font: RunFont::OfStyle,
        }
    }

    /// Starts a cell that stands at this place unless it says another one.
    #[inline]
    pub(super) fn begin(&mut self, row: u32, column: u32, raw: &str) {
        (self.row, self.column) = (row, column);
        self.style = 0;
        self.kind = Type::Number;
        self.formula = false;
        self.has_value = false;
        self.value.clear();
        self.inline.clear();
        self.inline_font = RunFont::OfStyle;
        for (key, value) in attributes(raw) {
            match key {
                "r" => {
                    if let Some((column, row)) = reference(value) {
                        (self.row, self.column) = (row, column);
                    }
                }
                "s" => self.style = value.trim().parse().unwrap_or(0),
                "t" => {
                    self.kind = match value {
                        "s" => Type::Shared,
                        "str" => Type::Text,
                        "inlineStr" | "is" => Type::Inline,
                        "b" => Type::Bool,
                        "e" => Type::Error,
                        "d" => Type::Date,
                        _ => Type::Number,
                    };
                }
                _ => {}
            }
        }
    }

    /// Pushes the cell, where it holds something.
    #[inline]
    pub(super) fn finish(&mut self, context: &Context<'_>, rows: &mut Rows<'_>) -> ControlFlow<()> {
        let style = context.styles.get(self.style);
        let mut font = style.font;
        let value = match self.kind {
            Type::Inline => {
                font = self.inline_font.or(font);
                (!self.inline.is_empty() || self.formula)
                    .then(|| rows.text(self.row, self.column, &self.inline))
            }
            // A formula that gives an empty text was calculated.
            Type::Text => {
                unescape_excel(&mut self.value);
                (self.has_value || self.formula)
                    .then(|| rows.text(self.row, self.column, &self.value))
            }
            _ if !self.has_value => self.formula.then_some(Value::NotCalculated),
            Type::Shared => match self
                .value
                .trim()
                .parse()
                .ok()
                .and_then(|index: usize| context.strings.get(index))
            {
                Some(shared) => {
                    font = shared.font.or(font);
                    (!shared.text.is_empty()).then(|| Value::Text(shared.text.clone()))
                }
                None => {
                    return self.unreadable(rows, "chuỗi dùng chung số", "shared string number");
                }
            },
            Type::Number => match number(&self.value) {
                Some(number) if style.format == Format::Date => {
                    Some(Value::DateSerial(if context.date_1904 {
                        number + SHIFT_1904
                    } else {
                        number
                    }))
                }
                Some(number) => Some(Value::Number(number)),
                None => return self.unreadable(rows, "số", "number"),
            },
            Type::Bool => match self.value.trim() {
                "1" | "true" | "TRUE" => Some(Value::Bool(true)),
                "0" | "false" | "FALSE" => Some(Value::Bool(false)),
                _ => return self.unreadable(rows, "giá trị đúng/sai", "truth value"),
            },
            Type::Error => Some(Value::Error(
                self.value.chars().take(32).collect::<String>().into(),
            )),
            Type::Date => match serial_of_iso(&self.value) {
                Some(serial) => Some(Value::DateSerial(serial)),
                None => return self.unreadable(rows, "ngày", "date"),
            },
        };
        let Some(value) = value else {
            return ControlFlow::Continue(());
        };
        let format = if matches!(value, Value::DateSerial(_)) {
            Format::Date
        } else {
            style.format
        };
        rows.push(
            self.row,
            Cell {
                column: self.column,
                value,
                format,
                font,
                formula: self.formula,
            },
        )
    }

    /// A bad cell is a finding; the sheet goes on.
    #[cold]
    fn unreadable(&self, rows: &mut Rows<'_>, vi: &str, en: &str) -> ControlFlow<()> {
        rows.note_each("cell-unreadable", |rows| {
            let shown: String = self.value.chars().take(40).collect();
            let place = rows.place(self.row, self.column);
            findings::cell_unreadable(
                place,
                format!("{vi} “{shown}”"),
                format!("{en} \"{shown}\""),
            )
        });
        ControlFlow::Continue(())
    }
}

/// A finite number in the notation of XML; `inf` and `nan` are none.
#[inline]
fn number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(number(" 1.5E-3 "), Some(1.5e-3));
        for text in ["inf", "NaN", "1e999", "", "1,5", "0x1"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
