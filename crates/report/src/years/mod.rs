//! Two rounds side by side: what moved each unit, and years with marks.

mod context;
mod tables;

pub use context::YearsContext;
pub use tables::{movers, not_compared, years_with_marks};

use crate::book::{add_all, framed};
use workbook::{Book, WriteError};

/// T7, T16 and what does not compare.
///
/// # Errors
/// [`WriteError`] where a table has more rows than a sheet can hold.
pub fn years_workbook(context: &YearsContext<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(context.as_of);
    book.describe(context.new_title, context.old_title);
    let tables = vec![
        movers(context),
        years_with_marks(context),
        not_compared(context),
    ];
    add_all(&mut book, &framed(context, tables));
    book.to_bytes()
}
