//! The parts beside the sheets: the workbook, the shared strings and the styles.

use super::records::{Records, wide_text};
use crate::read::Limits;
use crate::read::bytes::{u16_at, u32_at};
use crate::read::font::legacy_font;
use crate::read::ooxml::{Book, Named};
use crate::read::package::Package;
use crate::read::strings::{RunFont, Strings, unescape_excel};
use crate::read::styles::Styles;
use crate::read::trouble::Trouble;

// Record types of [MS-XLSB] 2.3.2.
const SHARED_STRING: u16 = 0x13;
const FONT: u16 = 0x2b;
const NUMBER_FORMAT: u16 = 0x2c;
const CELL_FORMAT: u16 = 0x2f;
const WORKBOOK_PROPERTIES: u16 = 0x99;
const SHEET: u16 = 0x9c;
const BEGIN_CELL_FORMATS: u16 = 0x269;
const END_CELL_FORMATS: u16 = 0x26a;

fn malformed() -> Trouble {
    Trouble::damaged(
        "bản ghi ngắn hơn quy định",
        "a record shorter than its type",
    )
}

/// The sheets in their order, and the date system.
pub(super) fn book(package: &Package, index: usize, limits: &Limits) -> Result<Book, Trouble> {
    let mut archive = package.archive();
    let mut records = Records::open(package, &mut archive, index)?;
    let mut book = Book::default();
    while let Some((kind, body)) = records.next_record()? {
        match kind {
            WORKBOOK_PROPERTIES => {
                book.date_1904 = body.first().is_some_and(|flags| flags & 1 != 0)
            }
            SHEET => {
                if book.sheets.len() >= limits.sheets {
                    return Err(Trouble::too_large(
                        "quá nhiều trang tính",
                        "too many sheets",
                    ));
                }
                let hidden = u32_at(body, 0).ok_or_else(malformed)? != 0;
                let rest = body.get(8..).ok_or_else(malformed)?;
                if u32_at(rest, 0) == Some(u32::MAX) {
                    continue;
                }
                let (relation, rest) = wide_text(rest).ok_or_else(malformed)?;
                let (name, _) = wide_text(rest).ok_or_else(malformed)?;
                book.sheets.push(Named::new(&name, hidden, relation));
            }
            _ => {}
        }
    }
    Ok(book)
}

/// The table of shared strings; its declared count is not believed.
pub(super) fn strings(
    package: &Package,
    index: usize,
    strings: &mut Strings,
    limits: &Limits,
) -> Result<(), Trouble> {
    let mut archive = package.archive();
    let mut records = Records::open(package, &mut archive, index)?;
    while let Some((kind, body)) = records.next_record()? {
        if kind == SHARED_STRING {
            let (mut text, _) = body.get(1..).and_then(wide_text).ok_or_else(malformed)?;
            unescape_excel(&mut text);
            strings.push(&text, RunFont::OfStyle, limits)?;
        }
    }
    strings.shrink();
    Ok(())
}

/// Number formats, fonts and cell formats.
pub(super) fn styles(
    package: &Package,
    index: usize,
    styles: &mut Styles,
    limits: &Limits,
) -> Result<(), Trouble> {
    let mut archive = package.archive();
    let mut records = Records::open(package, &mut archive, index)?;
    let mut cells = false;
    while let Some((kind, body)) = records.next_record()? {
        match kind {
            NUMBER_FORMAT => {
                let id = u16_at(body, 0).ok_or_else(malformed)?;
                let (code, _) = body.get(2..).and_then(wide_text).ok_or_else(malformed)?;
                styles.add_format(u32::from(id), &code, limits.styles);
            }
            FONT => {
                let (name, _) = body.get(21..).and_then(wide_text).ok_or_else(malformed)?;
                styles.add_font(legacy_font(&name), limits.styles);
            }
            BEGIN_CELL_FORMATS => cells = true,
            END_CELL_FORMATS => cells = false,
            CELL_FORMAT if cells => {
                let format = u16_at(body, 2).ok_or_else(malformed)?;
                let font = u16_at(body, 4).ok_or_else(malformed)?;
                styles.add_style(u32::from(format), u32::from(font), limits.styles);
            }
            _ => {}
        }
    }
    Ok(())
}
