//! `.xls` of Excel 97 to 2003: records (BIFF8) in a stream of a compound file ([MS-XLS]).
//!
//! calamine lays a whole sheet out as a rectangle, so that a file of 5 kB with a cell at IV65536 on each of its sheets
//! asks for gigabytes, and it gives no fonts, which is where TCVN3 shows; so the records are walked here, cell by cell.

mod globals;
mod records;
mod sheet;
mod strings;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use finding::{Finding, Place};

use super::kind::OtherKind;
use super::open::Opened;
use super::rows::Rows;
use super::trouble::Trouble;
use super::workbook::Content;
use super::{Kind, Limits};
use crate::findings;
use globals::Globals;

/// What stays between two sheets: the stream, and what its first part says.
#[derive(Debug)]
pub(super) struct Xls {
    stream: Vec<u8>,
    globals: Globals,
}

/// Finds the stream of the workbook in the compound file and reads its first part.
pub(super) fn open(file: &str, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Opened, Finding> {
    let stream = if bytes.starts_with(b"\x09\x08") {
        bytes.to_vec()
    } else {
        // The library indexes what the file claims in places; a slip there must not end the program.
        std::panic::catch_unwind(|| stream_of(file, bytes)).unwrap_or_else(|_| {
            Err(
                Trouble::damaged("cấu trúc tệp bị hỏng", "the compound file is damaged")
                    .of_file(file),
            )
        })?
    };
    let mut found = Vec::new();
    let globals = match globals::read(&stream, limits) {
        Ok(globals) => globals,
        Err(globals::Refused::Protected) => return Err(findings::file_protected(file)),
        Err(globals::Refused::Old) => {
            return Err(findings::not_a_workbook(file, OtherKind::OldExcel));
        }
        Err(globals::Refused::Trouble(trouble)) => return Err(trouble.of_file(file)),
    };
    if globals.strings.cut {
        found.push(findings::text_too_long(Place::file(file), limits.text));
    }
    if globals.styles.too_many {
        found.push(findings::styles_too_many(file, limits.styles));
    }
    let sheets = globals
        .sheets
        .iter()
        .map(|sheet| sheet.info.clone())
        .collect();
    let content = Content::Xls(Xls { stream, globals });
    Ok(Opened {
        kind: Kind::Xls,
        sheets,
        properties: BTreeMap::new(),
        content,
        findings: found,
    })
}

/// The stream that holds the workbook. Excel 5 called it `Book`, and so do some programs that write the newer records.
fn stream_of(file: &str, bytes: &Arc<[u8]>) -> Result<Vec<u8>, Finding> {
    let damaged = |error: std::io::Error| {
        Trouble::damaged(
            "cấu trúc tệp bị cắt hoặc hỏng",
            format!("the compound file is cut or damaged ({error})"),
        )
        .of_file(file)
    };
    let mut compound = cfb::CompoundFile::open(Cursor::new(bytes.clone())).map_err(damaged)?;
    if compound.is_stream("/EncryptedPackage") {
        return Err(findings::file_protected(file));
    }
    let Some(name) = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| compound.is_stream(name))
    else {
        let other = if compound.is_stream("/WordDocument") {
            OtherKind::Word
        } else if compound.is_stream("/PowerPoint Document") {
            OtherKind::Presentation
        } else {
            OtherKind::Binary
        };
        return Err(findings::not_a_workbook(file, other));
    };
    let mut stream = Vec::new();
    let part = compound.open_stream(name).map_err(damaged)?;
    part.take(bytes.len() as u64)
        .read_to_end(&mut stream)
        .map_err(damaged)?;
    Ok(stream)
}

impl Xls {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        let Some(start) = self.globals.sheets.get(sheet).and_then(|sheet| sheet.start) else {
            let finding = findings::sheet_shares_part(rows.file, rows.sheet);
            rows.note(finding);
            return ControlFlow::Continue(());
        };
        match sheet::read(&self.stream, start, &self.globals, rows) {
            Ok(flow) => flow,
            Err(trouble) => {
                let finding = trouble.at(rows.here());
                rows.note(finding);
                ControlFlow::Continue(())
            }
        }
    }
}
