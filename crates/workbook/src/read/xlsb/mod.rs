//! `.xlsb`: the same package as `.xlsx` with binary parts.
//!
//! The cell reader of calamine gives neither fonts nor formats here, indexes records without looking at their length,
//! and ends a sheet at its first bad cell; so the records are read here.

mod records;
mod sheet;
mod tables;

use std::ops::ControlFlow;

use finding::{Finding, Place};

use super::ooxml::{self, Book};
use super::open::Opened;
use super::package::Package;
use super::rows::Rows;
use super::strings::Strings;
use super::styles::Styles;
use super::workbook::Content;
use super::{Kind, Limits};
use crate::findings;

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Xlsb {
    package: Package,
    book: Book,
    strings: Strings,
    styles: Styles,
}

/// Reads the list of sheets, the shared strings and the styles.
pub(super) fn open(file: &str, package: Package, limits: &Limits) -> Result<Opened, Finding> {
    let main = ooxml::main_part(&package, "xl/workbook.bin");
    let index = package.find(&main).ok_or_else(|| {
        findings::workbook_unreadable(
            Place::file(file),
            "không có thành phần chính của bảng tính",
            "the main part of the workbook is missing",
        )
    })?;
    let relations = ooxml::relations(&package, &main);
    let mut book =
        tables::book(&package, index, limits).map_err(|trouble| trouble.of_file(file))?;
    let mut found = book.link(file, &package, &main, &relations);
    let part = |kind: &str, usual: &str| {
        package
            .find(&ooxml::part_of_kind(&relations, &main, kind).unwrap_or_else(|| usual.to_owned()))
    };
    let mut strings = Strings::default();
    if let Some(index) = part("sharedStrings", "xl/sharedStrings.bin") {
        tables::strings(&package, index, &mut strings, limits)
            .map_err(|trouble| trouble.of_file(file))?;
    }
    if strings.cut {
        found.push(findings::text_too_long(Place::file(file), limits.text));
    }
    let mut styles = Styles::default();
    if let Some(index) = part("styles", "xl/styles.bin")
        && let Err(trouble) = tables::styles(&package, index, &mut styles, limits)
    {
        found.push(findings::styles_unreadable(file, trouble.of_file(file)));
    }
    if styles.too_many {
        found.push(findings::styles_too_many(file, limits.styles));
    }
    let properties = ooxml::custom_properties(&package);
    let sheets = book.infos();
    Ok(Opened {
        kind: Kind::Xlsb,
        sheets,
        properties,
        content: Content::Xlsb(Xlsb {
            package,
            book,
            strings,
            styles,
        }),
        findings: found,
    })
}

impl Xlsb {
    pub(super) fn read(&self, sheet: usize, rows: &mut Rows<'_>) -> ControlFlow<()> {
        let Some(index) = self.book.part_of(sheet) else {
            let finding = findings::sheet_missing(rows.file, rows.sheet);
            rows.note(finding);
            return ControlFlow::Continue(());
        };
        let mut archive = self.package.archive();
        let context = sheet::Context {
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
