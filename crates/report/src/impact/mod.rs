//! What a change of the criteria set does to a round: tables and their workbook. Every page says that it is no result.

mod context;
mod tables;

pub use context::ImpactContext;
pub use tables::{impact_by_leaf, impact_by_unit, impact_in_full, impact_of_order};

use crate::book::{add_all, framed};
use workbook::{Book, WriteError};

/// By unit, by leaf, of the order, and every unit × leaf.
///
/// # Errors
/// [`WriteError`] where a table has more rows or columns than a sheet can hold.
pub fn impact_workbook(context: &ImpactContext<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(context.as_of);
    book.describe(context.round_title, context.said);
    for (name, set) in [
        ("parindex-old", context.old.set),
        ("parindex-new", context.new.set),
    ] {
        book.property(name, format!("{} {}", set.name(), set.digest));
    }
    let tables = vec![
        impact_by_unit(context),
        impact_by_leaf(context),
        impact_of_order(context),
        impact_in_full(context),
    ];
    add_all(&mut book, &framed(context, tables));
    book.to_bytes()
}
