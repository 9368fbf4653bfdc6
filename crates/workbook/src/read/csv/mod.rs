//! Text with separators. Every value stays text: `1.10` is a code until a column says otherwise.

mod encoding;
mod records;
mod separator;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use finding::Finding;

use super::open::Opened;
use super::rows::{LAST_ROW, Rows};
use super::workbook::{Content, SheetInfo};
use super::{Kind, Limits};
use crate::{Cell, Format, findings};

pub(super) use encoding::looks_like_utf16;

/// The text of the file and how its fields are parted.
#[derive(Debug)]
pub(super) struct Csv {
    text: Text,
    separator: u8,
    start: usize,
}

/// UTF-8 is used where it lies; anything else is decoded once.
#[derive(Debug)]
enum Text {
    Raw(Arc<[u8]>),
    Decoded(String),
}

impl Text {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Raw(bytes) => bytes,
            Self::Decoded(text) => text.as_bytes(),
        }
    }
}

/// Opens a text file: encoding first, then the separator.
pub(super) fn open(file: &str, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Opened, Finding> {
    let mut found = Vec::new();
    let (text, start) = match encoding::of(bytes) {
        encoding::Encoding::Utf8 { start } => (Text::Raw(bytes.clone()), start),
        other => {
            // Decoding may take three times the bytes.
            if bytes.len() as u64 > limits.bytes_file / 4 {
                return Err(findings::file_too_large(
                    file,
                    bytes.len() as u64,
                    limits.bytes_file / 4,
                ));
            }
            let (text, bad) = other.decode(bytes);
            found.push(findings::csv_encoding(file, other.name()));
            if bad > 0 {
                found.push(findings::csv_bad_characters(file, bad));
            }
            (Text::Decoded(text), 0)
        }
    };
    let (separator, skip) = separator::of(&text.bytes()[start..]);
    Ok(Opened {
        kind: Kind::Csv,
        sheets: vec![SheetInfo {
            name: String::new(),
            hidden: false,
        }],
        properties: BTreeMap::new(),
        content: Content::Csv(Csv {
            text,
            separator,
            start: start + skip,
        }),
        findings: found,
    })
}

impl Csv {
    /// Pushes every field that is not empty; a row is a record, as a spreadsheet program would show it.
    pub(super) fn read(&self, rows: &mut Rows<'_>) -> ControlFlow<()> {
        let mut records = records::Records::new(&self.text.bytes()[self.start..], self.separator);
        let mut number = 0;
        // The line `sep=;` is read and not shown by Excel; the numbers count what stands in the sheet.
        while let Some(mut record) = records.next_record() {
            number += 1;
            if number > LAST_ROW {
                let finding = findings::cell_outside(rows.here(), number, 1);
                rows.note(finding);
                break;
            }
            let mut column = 0;
            while let Some(field) = record.next_field() {
                column += 1;
                if !field.text.is_empty() {
                    let value = rows.text(number, column, &field.text);
                    rows.push(
                        number,
                        Cell {
                            column,
                            value,
                            format: Format::Plain,
                            font: None,
                            formula: false,
                        },
                    )?;
                }
                if field.unclosed {
                    let finding = findings::csv_quote_open(rows.file, number, column);
                    rows.note(finding);
                }
            }
        }
        ControlFlow::Continue(())
    }
}
