//! A worksheet part: cells in one pass, then the merged areas.

use std::ops::ControlFlow;

use quick_xml::events::Event;

use super::strings::rich_text;
use crate::read::dates::{SHIFT_1904, serial_of_iso};
use crate::read::package::{Archive, Package};
use crate::read::rows::Rows;
use crate::read::strings::{RunFont, Strings, unescape_excel};
use crate::read::styles::Styles;
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, push_entity};
use crate::{Cell, Format, Merge, Value, findings};

/// What a sheet needs of its workbook.
pub(super) struct Context<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a Styles,
    pub(super) date_1904: bool,
}

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
struct Draft {
    row: u32,
    column: u32,
    style: u32,
    kind: Type,
    formula: bool,
    has_value: bool,
    value: String,
    inline: String,
    inline_font: RunFont,
}

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Outside the cells: before them, or behind them where merged areas stand.
    Sheet,
    Data,
    Cell,
    Value,
}

enum Step {
    Nothing,
    Inline,
    Skip,
    Finished,
}

/// Reads the part with this index and pushes what it holds.
pub(super) fn read(
    package: &Package,
    archive: &mut Archive,
    index: usize,
    context: &Context<'_>,
    rows: &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble> {
    let mut xml = Xml::open(package, archive, index)?;
    let mut inside = Inside::Sheet;
    let (mut row, mut column) = (0u32, 0u32);
    let mut draft = Draft::new();
    loop {
        let step = match xml.next_event()? {
            Event::Start(start) => match (inside, start.local_name().as_ref()) {
                (Inside::Data, "c") => {
                    column = column.saturating_add(1);
                    draft.begin(row, column, start.attributes_raw());
                    column = draft.column;
                    inside = Inside::Cell;
                    Step::Nothing
                }
                (Inside::Cell, "v") => {
                    inside = Inside::Value;
                    Step::Nothing
                }
                (Inside::Cell, "f") => {
                    draft.formula = true;
                    Step::Skip
                }
                (Inside::Cell, "is") => Step::Inline,
                (Inside::Data, "row") => {
                    let given = attributes(start.attributes_raw()).find(|(key, _)| *key == "r");
                    row = given
                        .and_then(|(_, value)| value.trim().parse().ok())
                        .unwrap_or(row.saturating_add(1));
                    column = 0;
                    Step::Nothing
                }
                (Inside::Sheet, "sheetData") => {
                    inside = Inside::Data;
                    Step::Nothing
                }
                (Inside::Sheet, "mergeCell") => {
                    let area = attributes(start.attributes_raw()).find(|(key, _)| *key == "ref");
                    if let Some(area) = area.and_then(|(_, value)| merged_area(value)) {
                        rows.merge(area);
                    }
                    Step::Nothing
                }
                (Inside::Sheet, _) => Step::Nothing,
                _ => Step::Skip,
            },
            Event::End(end) => match (inside, end.local_name().as_ref()) {
                (Inside::Value, "v") => {
                    inside = Inside::Cell;
                    Step::Nothing
                }
                (Inside::Cell, "c") => {
                    inside = Inside::Data;
                    if draft.finish(context, rows).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                    Step::Nothing
                }
                (Inside::Data, "sheetData") => {
                    inside = Inside::Sheet;
                    Step::Nothing
                }
                _ => Step::Nothing,
            },
            Event::Text(text) if inside == Inside::Value => {
                draft.has_value = true;
                draft.value.push_str(&text.xml10_content());
                Step::Nothing
            }
            Event::CData(text) if inside == Inside::Value => {
                draft.has_value = true;
                draft.value.push_str(&text.xml10_content());
                Step::Nothing
            }
            Event::GeneralRef(entity) if inside == Inside::Value => {
                draft.has_value = true;
                push_entity(&entity, &mut draft.value);
                Step::Nothing
            }
            Event::Eof => Step::Finished,
            _ => Step::Nothing,
        };
        match step {
            Step::Nothing => {}
            Step::Skip => xml.skip()?,
            Step::Inline => draft.inline_font = rich_text(&mut xml, &mut draft.inline)?,
            Step::Finished => return Ok(ControlFlow::Continue(())),
        }
    }
}

impl Draft {
    fn new() -> Self {
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
    fn begin(&mut self, row: u32, column: u32, raw: &str) {
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
    fn finish(&mut self, context: &Context<'_>, rows: &mut Rows<'_>) -> ControlFlow<()> {
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

/// Column and row of `B17`, both from 1. Numbers too large for a sheet are kept as such, so that the cell is named outside.
#[inline]
pub(super) fn reference(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column
                    .saturating_mul(26)
                    .saturating_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1);
            }
            b'0'..=b'9' => {
                row = row
                    .saturating_mul(10)
                    .saturating_add(u32::from(byte - b'0'))
            }
            b'$' => {}
            _ => return None,
        }
    }
    (column > 0 && row > 0).then_some((column, row))
}

fn merged_area(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (reference(from)?, reference(to)?);
    Some(Merge {
        top,
        left,
        bottom,
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let cases = [
            ("A1", Some((1, 1))),
            ("$AB$12", Some((28, 12))),
            ("XFD1048576", Some((16_384, 1_048_576))),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("A1B", None),
            ("ZZZZZZZZZZ99999999999", Some((u32::MAX, u32::MAX))),
        ];
        for (text, expected) in cases {
            assert_eq!(reference(text), expected, "{text}");
        }
        assert_eq!(
            merged_area("B2:D3"),
            Some(Merge {
                top: 2,
                left: 2,
                bottom: 3,
                right: 4
            })
        );
        assert_eq!(merged_area("B2"), None);
    }

    #[test]
    fn numbers() {
        assert_eq!(number(" 1.5E-3 "), Some(1.5e-3));
        for text in ["inf", "NaN", "1e999", "", "1,5", "0x1"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
