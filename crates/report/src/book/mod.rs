//! Result workbooks: the tables as sheets that print as they stand.

mod contents;
mod findings;
mod groups;
mod head;
mod sheet;
mod survey;
mod widths;

pub use findings::findings_workbook;
pub use groups::group_files;
pub use survey::survey_workbook;

use crate::frame::Frame;
use crate::table::{
    Table, criteria_ends, describe, field_ranks, fields, layers, matrix, overall, survey_tables,
    typed_against_computed, unit_sheet, unit_sheets,
};
use crate::{Options, ResultContext};
use ranking::Row;
use workbook::{Book, WriteError};

/// `ranking.xlsx`: a list of contents, then T1, T2, T5, T6, T8, T10 and T11 of each block that ranks anyone, T13 and T14 of each survey, then one sheet per unit where there are at most [`Options::MOST_UNIT_SHEETS`].
///
/// # Errors
/// [`WriteError`] where a table has more rows or columns than a sheet can hold.
pub fn ranking_workbook(context: &ResultContext<'_>) -> Result<Vec<u8>, WriteError> {
    let mut tables: Vec<Table> = Vec::new();
    for (block, own) in context.ranked.blocks.iter().enumerate() {
        if own.ranked.is_empty() && own.apart.is_empty() {
            continue;
        }
        tables.push(overall(context, block));
        if !own.ranked.is_empty() {
            tables.push(fields(context, block));
            tables.push(describe(context, block));
            tables.push(criteria_ends(context, block));
            tables.extend(layers(context, block));
            tables.push(field_ranks(context, block));
        }
        tables.push(matrix(context, block));
    }
    tables.extend(typed_against_computed(context));
    let mut sheets: Vec<(&dyn Frame, Table)> = framed(context, tables);
    for own in context.surveys {
        let tables = survey_tables(own).into_iter();
        // One survey has the plain names, several say whose they are.
        let named = tables.map(|table| match context.surveys.len() {
            0 | 1 => table,
            _ => Table {
                sheet: format!("{} {}", table.sheet, own.id.replace('/', "-")),
                ..table
            },
        });
        sheets.extend(framed(own, named.collect()));
    }
    if context.ranked.rows.len() <= Options::MOST_UNIT_SHEETS {
        let own = unit_sheets(context, &context.ranked.rows);
        sheets.extend(framed(context, own));
    }
    let mut book = new_book(context);
    contents::reserve(context, &mut book);
    let listed = add_all(&mut book, &sheets);
    let title = context.say("KẾT QUẢ CHẤM ĐIỂM VÀ XẾP HẠNG", "SCORES AND RANKING");
    contents::fill(context, &mut book, title, contents::facts(context), &listed);
    book.to_bytes()
}

/// The workbook of one unit: its sheet T12.
///
/// # Errors
/// [`WriteError`] where the set has more nodes than a sheet has rows.
pub fn unit_workbook(context: &ResultContext<'_>, row: &Row) -> Result<Vec<u8>, WriteError> {
    let mut book = new_book(context);
    sheet::add(context, &mut book, &unit_sheet(context, row));
    book.to_bytes()
}

fn new_book(context: &ResultContext<'_>) -> Book {
    let mut book = Book::new(context.as_of);
    book.describe(context.round_title, context.set.title.as_str());
    book.property("parindex-round", context.round);
    book.property("parindex-set", context.set.name());
    book.property("parindex-digest", context.set.digest.as_str());
    book
}

pub(crate) fn framed(frame: &dyn Frame, tables: Vec<Table>) -> Vec<(&dyn Frame, Table)> {
    tables.into_iter().map(|table| (frame, table)).collect()
}

/// Adds the tables; the name of each sheet and the title of its table.
pub(crate) fn add_all(book: &mut Book, sheets: &[(&dyn Frame, Table)]) -> Vec<(String, String)> {
    let add = |(frame, table): &(&dyn Frame, Table)| {
        (sheet::add(*frame, book, table), table.title.clone())
    };
    sheets.iter().map(add).collect()
}
