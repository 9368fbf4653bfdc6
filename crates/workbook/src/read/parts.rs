//! The parts that `.xlsx` and `.xlsb` keep beside their sheets, opened in one order whatever they are written in.

use finding::{Finding, Place};
use std::ops::ControlFlow;

use super::limits::Limits;
use super::ooxml::{self, Book};
use super::open::Opened;
use super::package::{Archive, Package};
use super::rows::Rows;
use super::strings::Strings;
use super::styles::Styles;
use super::trouble::Trouble;
use super::{Kind, workbook::Content};
use crate::findings;

/// What stays between two sheets.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) package: Package,
    pub(super) book: Book,
    pub(super) strings: Strings,
    pub(super) styles: Styles,
}

/// What a sheet needs of its workbook.
pub(super) struct Context<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a Styles,
    pub(super) date_1904: bool,
}

/// What reads one sheet: its part, what it needs of the workbook, and where its rows go.
type ReadSheet = fn(
    &Package,
    &mut Archive,
    usize,
    &Context<'_>,
    &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble>;

impl Parts {
    /// Hands on the rows of a sheet; where its part is missing or breaks off, that is noted.
    pub(super) fn read(
        &self,
        sheet: usize,
        rows: &mut Rows<'_>,
        read_sheet: ReadSheet,
    ) -> ControlFlow<()> {
        let Some(index) = self.book.part_of(sheet) else {
            let finding = findings::sheet_missing(rows.file, rows.sheet);
            rows.note(finding);
            return ControlFlow::Continue(());
        };
        let mut archive = self.package.archive();
        let context = Context {
            strings: &self.strings,
            styles: &self.styles,
            date_1904: self.book.date_1904,
        };
        match read_sheet(&self.package, &mut archive, index, &context, rows) {
            Ok(flow) => flow,
            Err(trouble) => {
                let finding = trouble.at(rows.here());
                rows.note(finding);
                ControlFlow::Continue(())
            }
        }
    }
}

/// How one of the two kinds writes its parts: where each usually lies, and what reads it.
pub(super) struct Written {
    pub(super) kind: Kind,
    /// `xml` or `bin`.
    pub(super) ending: &'static str,
    pub(super) book: fn(&Package, usize, &Limits) -> Result<Book, Trouble>,
    pub(super) strings: fn(&Package, usize, &mut Strings, &Limits) -> Result<(), Trouble>,
    pub(super) styles: fn(&Package, usize, &mut Styles, &Limits) -> Result<(), Trouble>,
    pub(super) content: fn(Parts) -> Content,
}

/// Reads the list of sheets, the shared strings and the styles.
pub(super) fn open(
    file: &str,
    package: Package,
    limits: &Limits,
    written: &Written,
) -> Result<Opened, Finding> {
    let usual = |name: &str| format!("xl/{name}.{}", written.ending);
    let main = ooxml::main_part(&package, &usual("workbook"));
    let index = package.find(&main).ok_or_else(|| {
        findings::workbook_unreadable(
            Place::file(file),
            "không có thành phần chính của bảng tính",
            "the main part of the workbook is missing",
        )
    })?;
    let relations = ooxml::relations(&package, &main);
    let mut book =
        (written.book)(&package, index, limits).map_err(|trouble| trouble.of_file(file))?;
    let mut found = book.link(file, &package, &main, &relations);
    let part = |kind: &str| {
        let named = ooxml::part_of_kind(&relations, &main, kind);
        package.find(&named.unwrap_or_else(|| usual(kind)))
    };
    let mut strings = Strings::default();
    if let Some(index) = part("sharedStrings") {
        (written.strings)(&package, index, &mut strings, limits)
            .map_err(|trouble| trouble.of_file(file))?;
    }
    if strings.cut {
        found.push(findings::text_too_long(Place::file(file), limits.text));
    }
    let mut styles = Styles::default();
    if let Some(index) = part("styles")
        && let Err(trouble) = (written.styles)(&package, index, &mut styles, limits)
    {
        found.push(findings::styles_unreadable(file, trouble.of_file(file)));
    }
    if styles.too_many {
        found.push(findings::styles_too_many(file, limits.styles));
    }
    Ok(Opened {
        kind: written.kind,
        sheets: book.infos(),
        properties: ooxml::custom_properties(&package),
        content: (written.content)(Parts {
            package,
            book,
            strings,
            styles,
        }),
        findings: found,
    })
}
