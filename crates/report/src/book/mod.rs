//! Result workbooks: the tables as sheets that print as they stand.

mod contents;
mod findings;
mod head;
mod sheet;
mod widths;

pub use findings::findings_workbook;

use crate::table::{
    Table, criteria_ends, describe, field_ranks, fields, layers, matrix, overall,
    typed_against_computed, unit_sheet, unit_sheets,
};
use crate::{Options, ResultContext};
use ranking::Row;
use workbook::{Book, WriteError};

/// `ranking.xlsx`: a list of contents, then T1, T2, T5, T6, T8, T10 and T11 of each block that ranks anyone, then one sheet per unit where there are at most [`Options::MOST_UNIT_SHEETS`].
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
    if context.ranked.rows.len() <= Options::MOST_UNIT_SHEETS {
        tables.extend(unit_sheets(context, &context.ranked.rows));
    }
    book_of(context, &tables)
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

fn book_of(context: &ResultContext<'_>, tables: &[Table]) -> Result<Vec<u8>, WriteError> {
    let mut book = new_book(context);
    contents::reserve(context, &mut book);
    let names: Vec<String> = tables
        .iter()
        .map(|table| sheet::add(context, &mut book, table))
        .collect();
    contents::fill(context, &mut book, tables, &names);
    book.to_bytes()
}
