//! Questions and lists out of an XLSForm workbook: its sheets `survey`, `choices` and `settings`, as xlsform.org and the tools that read them have it.

mod choices;
mod constraint;
mod groups;
mod sheet;
mod survey;
mod types;

use super::draft::Draft;
use super::findings::xlsform as findings;
use criteria::toml::Document;
use finding::{Finding, Place};
use sheet::Sheet;
use workbook::{Limits, Workbook};

/// Questions and lists of the workbook; what is wrong with it is noted in the document of the index part.
pub(crate) fn read(document: &Document, file: &str, bytes: &[u8]) -> Draft {
    let mut draft = Draft::default();
    let book = match workbook::open(file, bytes.to_vec(), &Limits::default()) {
        Ok((book, found)) => {
            tell(document, found);
            book
        }
        Err(found) => {
            tell(document, found);
            return draft;
        }
    };
    let Some(survey) = open(document, &book, "survey") else {
        document.push(findings::no_sheet(Place::file(file), "survey"));
        return draft;
    };
    let language = open(document, &book, "settings").and_then(|settings| {
        let row = settings.rows().next()?;
        settings.text(row, settings.column("default_language")?)
    });
    if let Some(choices) = open(document, &book, "choices") {
        choices::read(&choices, language.as_deref(), &mut draft);
    } else {
        document.push(findings::no_sheet(Place::file(file), "choices"));
    }
    survey::read(&survey, language.as_deref(), &mut draft);
    draft
}

/// Sheets are called in small letters; a capital is a slip that tools forgive.
fn open<'d>(document: &'d Document, book: &Workbook, name: &str) -> Option<Sheet<'d>> {
    let at = book
        .sheets()
        .iter()
        .position(|sheet| sheet.name.trim().eq_ignore_ascii_case(name))?;
    let (grid, found) = book.grid(at);
    tell(document, found);
    Some(Sheet::new(document, grid))
}

fn tell(document: &Document, found: Vec<Finding>) {
    for finding in found {
        document.push(finding);
    }
}
