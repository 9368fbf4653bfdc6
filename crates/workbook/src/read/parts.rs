//! The parts that `.xlsx` and `.xlsb` keep beside their sheets, opened in one order whatever they are written in.

use finding::{Finding, Place};

use super::limits::Limits;
use super::ooxml::{self, Book};
use super::open::Opened;
use super::package::Package;
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
