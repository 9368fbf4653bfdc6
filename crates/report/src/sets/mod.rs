//! Two criteria sets side by side, as a workbook for the council.

mod context;
mod tables;

pub use context::SetsContext;
pub use tables::{compared_fields, compared_sets};

use crate::book::{add_all, framed};
use crate::frame::Frame;
use crate::results::csv_files;
use crate::table::Table;
use ranking::CsvKind;
use workbook::{Book, WriteError};

/// The comparison of two sets as the council reads it: old provision, new provision, reason; then the points by field.
///
/// # Errors
/// [`WriteError`] where a set has more leaves than a sheet has rows.
pub fn sets_workbook(context: &SetsContext<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(context.as_of);
    book.describe(context.new.title.as_str(), context.old.title.as_str());
    for (name, set) in [("parindex-old", context.old), ("parindex-new", context.new)] {
        book.property(name, format!("{} {}", set.name(), set.digest));
    }
    add_all(&mut book, &framed(context, tables(context)));
    book.to_bytes()
}

fn tables(context: &SetsContext<'_>) -> Vec<Table> {
    vec![compared_sets(context), compared_fields(context)]
}

/// T17 as a CSV of one of the two kinds; its last column `notice` says what every output has to say.
#[must_use]
pub fn sets_csv(context: &SetsContext<'_>, kind: CsvKind) -> String {
    let said = Frame::notices(context).join(" · ");
    compared_sets(context).saying(&said).to_csv(kind)
}

/// `sets.xlsx` and a CSV of each table, `T17.csv` and `T18.csv`, with the notices in the column `notice`.
///
/// # Errors
/// As [`sets_workbook`].
pub fn sets_files(context: &SetsContext<'_>) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let said = Frame::notices(context).join(" · ");
    let mut files = vec![("sets.xlsx".to_owned(), sets_workbook(context)?)];
    files.extend(csv_files(tables(context), &said));
    Ok(files)
}
