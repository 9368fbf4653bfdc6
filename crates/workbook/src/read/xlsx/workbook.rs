//! `xl/workbook.xml`: the sheets in their order, and the date system.

use crate::read::Limits;
use crate::read::ooxml::{Book, Named};
use crate::read::package::Package;
use crate::read::trouble::Trouble;
use crate::read::xml::each_event;

pub(super) fn read(package: &Package, index: usize, limits: &Limits) -> Result<Book, Trouble> {
    let mut book = Book::default();
    each_event(package, index, |_, element| {
        match element.name.as_str() {
            "workbookPr" => book.date_1904 = element.truth("date1904").unwrap_or(false),
            "sheet" => {
                if book.sheets.len() >= limits.sheets {
                    return Err(Trouble::too_large(
                        "quá nhiều trang tính",
                        "too many sheets",
                    ));
                }
                let hidden = element.get("state").is_some_and(|state| state != "visible");
                let name = element.get("name").unwrap_or_default();
                // `r:id`; `sheetId` is another attribute with a name of its own.
                book.sheets.push(Named::new(
                    &name,
                    hidden,
                    element.get("id").unwrap_or_default(),
                ));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(book)
}
