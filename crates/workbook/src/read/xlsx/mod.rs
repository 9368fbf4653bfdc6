//! `.xlsx` and `.xlsm`: one pass over a sheet gives values, styles and formulas together.
//!
//! The cell reader of calamine needs a second pass for formulas, ends a sheet at its first bad cell,
//! and keeps some 400 bytes a style; so the sheets are read here, event by event, and calamine checks us in the tests.

mod cell;
mod reference;
mod sheet;
mod strings;
mod styles;
mod workbook;

use std::ops::ControlFlow;

use finding::{Finding, Place};

use super::Limits;
use super::ooxml::Book;
use super::open::Opened;
use super::package::Package;
use super::rows::Rows;
use super::strings::Strings;
use super::styles::Styles;
use super::workbook::Content;
use super::{Kind, ooxml};
use crate::findings;

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Xlsx {
    package: Package,
    book: Book,
    strings: Strings,
    styles: Styles,
}

/// Reads the list of sheets, the shared strings and the styles.
pub(super) fn open(file: &str, package: Package, limits: &Limits) -> Result<Opened, Finding> {
    let main = ooxml::main_part(&package, "xl/workbook.xml");
    let index = package.find(&main).ok_or_else(|| no_workbook(file))?;
    let relations = ooxml::relations(&package, &main);
    let mut book =
        workbook::read(&package, index, limits).map_err(|trouble| trouble.of_file(file))?;
    let mut found = book.link(file, &package, &main, &relations);
    let part = |kind: &str, usual: &str| {
        package
            .find(&ooxml::part_of_kind(&relations, &main, kind).unwrap_or_else(|| usual.to_owned()))
    };
    let mut strings = Strings::default();
    if let Some(index) = part("sharedStrings", "xl/sharedStrings.xml") {
        strings::read(&package, index, &mut strings, limits)
            .map_err(|trouble| trouble.of_file(file))?;
    }
    if strings.cut {
        found.push(findings::text_too_long(Place::file(file), limits.text));
    }
    let mut styles = Styles::default();
    if let Some(index) = part("styles", "xl/styles.xml")
        && let Err(trouble) = styles::read(&package, index, &mut styles, limits)
    {
        found.push(findings::styles_unreadable(file, trouble.of_file(file)));
    }
    if styles.too_many {
        found.push(findings::styles_too_many(file, limits.styles));
    }
    let properties = ooxml::custom_properties(&package);
    let sheets = book.infos();
    Ok(Opened {
        kind: Kind::Xlsx,
        sheets,
        properties,
        content: Content::Xlsx(Xlsx {
            package,
            book,
            strings,
            styles,
        }),
        findings: found,
    })
}

fn no_workbook(file: &str) -> Finding {
    findings::workbook_unreadable(
        Place::file(file),
        "không có thành phần chính của bảng tính",
        "the main part of the workbook is missing",
    )
}

impl Xlsx {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        let Some(index) = self.book.part_of(sheet) else {
            let finding = findings::sheet_missing(rows.file, rows.sheet);
            rows.note(finding);
            return ControlFlow::Continue(());
        };
        let mut archive = self.package.archive();
        let context = cell::Context {
            strings: &self.strings,
            styles: &self.styles,
            date_1904: self.book.date_1904,
        };
        match sheet::read(&self.package, &mut archive, index, &context, rows) {
            Ok(flow) => flow,
            Err(trouble) => {
                let finding = trouble.at(rows.here());
                rows.note(finding);
                ControlFlow::Continue(())
            }
        }
    }
}
