//! An instrument as an XLSForm workbook.

mod condition;
mod survey;

use crate::{Instrument, QuestionKind};
use finding::Text;
use workbook::{Book, CellStyle, NumberStyle, Sheet, WriteError};

/// The XLSForm workbook of an instrument: sheets `survey`, `choices` and `settings` as tools of the ODK family read them, with labels in Vietnamese and, where they differ, in English.
///
/// Its bytes depend on the instrument alone; the creation date is 1 January of the instrument's year.
/// What XLSForm has no column for (roles, wordings of other tools, the index part) stands in the instrument's TOML file; [`read_instrument`](crate::read_instrument) gives the same questions, lists and items from the workbook and an index part beside it.
///
/// # Errors
/// [`WriteError`] where the workbook cannot hold it, which no instrument that was read brings about.
pub fn write_xlsform(instrument: &Instrument) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(jiff::civil::date(instrument.year, 1, 1));
    book.describe(&instrument.title.vi, instrument.name());
    let languages = Languages::of(instrument);
    survey::write(book.sheet("survey"), instrument, &languages);
    choices(book.sheet("choices"), instrument, &languages);
    settings(book.sheet("settings"), instrument);
    book.to_bytes()
}

const VIETNAMESE: &str = "Vietnamese (vi)";
const ENGLISH: &str = "English (en)";

/// Which columns of labels are needed.
pub(crate) struct Languages {
    english: bool,
}

impl Languages {
    fn of(instrument: &Instrument) -> Self {
        let differs = |text: &Text| text.vi != text.en;
        let english = instrument.questions.iter().any(|question| {
            differs(&question.title) || differs(&question.heading) || differs(&question.hint)
        }) || instrument
            .lists
            .iter()
            .flat_map(|list| &list.choices)
            .any(|choice| differs(&choice.title));
        Self { english }
    }
    /// The headings of a translated column.
    fn headings(&self, name: &str) -> Vec<String> {
        let mut headings = vec![format!("{name}::{VIETNAMESE}")];
        if self.english {
            headings.push(format!("{name}::{ENGLISH}"));
        }
        headings
    }
    /// The cells of a translated column.
    fn cells<'t>(&self, text: &'t Text) -> Vec<&'t str> {
        let mut cells = vec![text.vi.as_str()];
        if self.english {
            cells.push(&text.en);
        }
        cells
    }
}

/// What is typed into a code's cell stays text, so that `1.10` stays `1.10`.
fn style() -> CellStyle {
    let mut style = CellStyle::new();
    style.number = NumberStyle::Text;
    style
}

fn heading(sheet: &mut Sheet, headings: &[String], widths: &[f64]) {
    sheet.put_row(1, 1, headings, style().bold());
    sheet.freeze(1, 0);
    sheet.column_widths(widths);
}

/// Writes the cells of a row that hold something.
fn row(sheet: &mut Sheet, number: u32, cells: &[&str]) {
    for (column, text) in (1..).zip(cells) {
        if !text.is_empty() {
            sheet.put(number, column, *text, style());
        }
    }
}

fn choices(sheet: &mut Sheet, instrument: &Instrument, languages: &Languages) {
    let mut headings = vec!["list_name".to_owned(), "name".to_owned()];
    headings.extend(languages.headings("label"));
    heading(sheet, &headings, &[18.0, 12.0, 50.0, 40.0]);
    let mut number = 1;
    for list in &instrument.lists {
        for choice in &list.choices {
            number += 1;
            let mut cells = vec![list.name.as_str(), &choice.code];
            cells.extend(languages.cells(&choice.title));
            row(sheet, number, &cells);
        }
        // A blank row between lists, as forms have it.
        number += 1;
    }
}

fn settings(sheet: &mut Sheet, instrument: &Instrument) {
    let headings = ["form_title", "form_id", "version", "default_language"];
    heading(
        sheet,
        &headings.map(str::to_owned),
        &[60.0, 20.0, 20.0, 20.0],
    );
    let form_id = format!("{}_{}", instrument.id, instrument.year);
    let digest = instrument.digest.get(..8).unwrap_or_default();
    let version = format!("{}-{digest}", instrument.year);
    row(
        sheet,
        2,
        &[&instrument.title.vi, &form_id, &version, VIETNAMESE],
    );
}

/// The `type` of a question.
fn type_of(instrument: &Instrument, kind: &QuestionKind) -> String {
    let listed = |word: &str, list: usize, other: bool| {
        let name = instrument.lists.get(list).map_or("", |list| &list.name);
        let other = if other { " or_other" } else { "" };
        format!("{word} {name}{other}")
    };
    match kind {
        QuestionKind::One { list, other } => listed("select_one", *list, *other),
        QuestionKind::Many { list, other } => listed("select_multiple", *list, *other),
        QuestionKind::Whole { .. } => "integer".to_owned(),
        QuestionKind::Decimal => "decimal".to_owned(),
        QuestionKind::Date => "date".to_owned(),
        QuestionKind::Text => "text".to_owned(),
        QuestionKind::Note => "note".to_owned(),
    }
}
