//! Two criteria sets side by side, as a workbook for the council.

mod context;
mod tables;

pub use context::SetsContext;
pub use tables::{compared_fields, compared_sets};

use crate::book::{add_all, framed};
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
    let tables = vec![compared_sets(context), compared_fields(context)];
    add_all(&mut book, &framed(context, tables));
    book.to_bytes()
}
