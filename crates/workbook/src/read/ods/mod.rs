//! `.ods`: one `content.xml` holds all sheets; a cell or a row may say that it stands for thousands.
//!
//! Repeats are expanded only where something stands in them, one row at a time, and counted.

mod cell;
mod sheet;
mod styles;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use finding::{Finding, Place};
use quick_xml::events::Event;

use super::open::Opened;
use super::package::Package;
use super::rows::Rows;
use super::trouble::Trouble;
use super::workbook::{Content, SheetInfo};
use super::xml::{Xml, attributes, decoded, local};
use super::{Kind, Limits};
use crate::findings;
use styles::Styles;

/// document-content, body, spreadsheet, table: tables elsewhere (of links, of charts) are no sheets.
const SHEET_DEPTH: usize = 4;

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Ods {
    package: Package,
    content: Held,
    styles: Styles,
}

/// The content part: unpacked once with the places of its sheets, or unpacked anew for each where it is large.
#[derive(Debug)]
enum Held {
    Whole { bytes: Vec<u8>, starts: Vec<usize> },
    Packed { index: usize },
}

/// Walks the whole content once: it has to be well-formed to its end before a cell of it counts.
pub(super) fn open(file: &str, package: Package, limits: &Limits) -> Result<Opened, Finding> {
    if is_encrypted(&package) {
        return Err(findings::file_protected(file));
    }
    let Some(index) = package.find("content.xml") else {
        return Err(findings::workbook_unreadable(
            Place::file(file),
            "không có thành phần content.xml",
            "the part content.xml is missing",
        ));
    };
    let mut styles = Styles::default();
    if let Some(common) = package.find("styles.xml") {
        styles.read_common(&package, common, limits);
    }
    let size = usize::try_from(package.size_of(index)).unwrap_or(usize::MAX);
    let walked = if size <= limits.bytes_held {
        walk_whole(&package, index, &mut styles, limits)
    } else {
        walk_packed(&package, index, &mut styles, limits)
    };
    let (content, sheets) = walked.map_err(|trouble| trouble.of_file(file))?;
    if let Held::Packed { .. } = content
        && size.saturating_mul(sheets.len()) > limits.bytes_held.saturating_mul(16)
    {
        let trouble = Trouble::too_large(
            format!("{size} byte nội dung trong {} trang", sheets.len()),
            format!("{size} bytes of content in {} sheets", sheets.len()),
        );
        return Err(trouble.of_file(file));
    }
    let properties = user_properties(&package);
    let content = Content::Ods(Ods {
        package,
        content,
        styles,
    });
    Ok(Opened {
        kind: Kind::Ods,
        sheets,
        properties,
        content,
        findings: Vec::new(),
    })
}

type Walked = Result<(Held, Vec<SheetInfo>), Trouble>;

fn walk_whole(package: &Package, index: usize, styles: &mut Styles, limits: &Limits) -> Walked {
    let bytes = super::xml::bytes_of(package, index)?;
    let sheets = styles.read(&mut Xml::held(&bytes, 0), limits)?;
    let mut starts = Vec::new();
    for (_, start) in &sheets {
        // Where the part is not UTF-8, the reader's places are not those of its bytes.
        match usize::try_from(*start)
            .ok()
            .filter(|at| bytes.get(*at) == Some(&b'<'))
        {
            Some(at) => starts.push(at),
            None => return walk_packed(package, index, styles, limits),
        }
    }
    let sheets = sheets.into_iter().map(|(info, _)| info).collect();
    Ok((Held::Whole { bytes, starts }, sheets))
}

fn walk_packed(package: &Package, index: usize, styles: &mut Styles, limits: &Limits) -> Walked {
    let mut archive = package.archive();
    let sheets = styles.read(&mut Xml::open(package, &mut archive, index)?, limits)?;
    Ok((
        Held::Packed { index },
        sheets.into_iter().map(|(info, _)| info).collect(),
    ))
}

fn is_encrypted(package: &Package) -> bool {
    let Some(index) = package.find("META-INF/manifest.xml") else {
        return false;
    };
    let mut encrypted = false;
    let _as_far_as_it_reads = super::xml::each_event(package, index, |_, element| {
        encrypted |= element.name == "encryption-data";
        Ok(())
    });
    encrypted
}

/// The user-defined properties of `meta.xml`.
fn user_properties(package: &Package) -> BTreeMap<String, String> {
    const MOST: usize = 1_000;
    let mut properties = BTreeMap::new();
    let Some(index) = package.find("meta.xml") else {
        return properties;
    };
    let mut archive = package.archive();
    let Ok(mut xml) = Xml::open(package, &mut archive, index) else {
        return properties;
    };
    loop {
        let name = match xml.next_event() {
            Ok(Event::Start(start)) if start.local_name().as_ref() == "user-defined" => {
                attributes(start.attributes_raw())
                    .find(|(key, _)| local(key) == "name")
                    .map(|(_, value)| decoded(value))
            }
            Ok(Event::Eof) | Err(_) => return properties,
            Ok(_) => continue,
        };
        let mut text = String::new();
        if xml.text_into(&mut text).is_err() || properties.len() >= MOST {
            return properties;
        }
        if let Some(name) = name {
            properties.insert(name, text);
        }
    }
}

impl Ods {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        match self.read_sheet(sheet, rows) {
            Ok(flow) => flow,
            Err(trouble) => {
                let finding = trouble.at(rows.here());
                rows.note(finding);
                ControlFlow::Continue(())
            }
        }
    }

    fn read_sheet(&self, sheet: usize, rows: &mut Rows<'_>) -> Result<ControlFlow<()>, Trouble> {
        let index = match &self.content {
            Held::Whole { bytes, starts } => {
                let from = starts
                    .get(sheet)
                    .and_then(|start| bytes.get(*start..))
                    .unwrap_or_default();
                let mut xml = Xml::held(from, SHEET_DEPTH - 1);
                let _table = xml.next_event()?;
                return sheet::read(&mut xml, &self.styles, rows);
            }
            Held::Packed { index } => *index,
        };
        let mut archive = self.package.archive();
        let mut xml = Xml::open(&self.package, &mut archive, index)?;
        let mut number = 0usize;
        loop {
            match xml.next_with_depth()? {
                (Event::Start(start), SHEET_DEPTH) if start.local_name().as_ref() == "table" => {}
                (Event::Eof, _) => return Ok(ControlFlow::Continue(())),
                _ => continue,
            }
            if number == sheet {
                return sheet::read(&mut xml, &self.styles, rows);
            }
            number += 1;
            xml.skip()?;
        }
    }
}

/// A sheet by its name as written.
pub(super) fn sheet_info(name: &str, hidden: bool) -> SheetInfo {
    SheetInfo {
        name: vietnamese::nfc(name).into_owned(),
        hidden,
    }
}
