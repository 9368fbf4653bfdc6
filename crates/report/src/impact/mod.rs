//! What a change of the criteria set does to a round: tables and their workbook. Every page says that it is no result.

mod context;
mod tables;

pub use context::ImpactContext;
pub use tables::{impact_by_leaf, impact_by_unit, impact_in_full, impact_of_order};

use crate::book::{add_all, framed};
use crate::results::csv_files;
use crate::table::Table;
use ranking::CsvKind;
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
    add_all(&mut book, &framed(context, tables(context)));
    book.to_bytes()
}

fn tables(context: &ImpactContext<'_>) -> Vec<Table> {
    vec![
        impact_by_unit(context),
        impact_by_leaf(context),
        impact_of_order(context),
        impact_in_full(context),
    ]
}

/// T22 as a CSV of one of the two kinds; its last column `notice` says what every output has to say.
#[must_use]
pub fn impact_csv(context: &ImpactContext<'_>, kind: CsvKind) -> String {
    let said = context.said().join(" · ");
    impact_in_full(context).saying(&said).to_csv(kind)
}

/// `impact.xlsx` and a CSV of each table, `T19.csv` to `T22.csv`, with the notices in the column `notice`.
///
/// # Errors
/// As [`impact_workbook`].
pub fn impact_files(context: &ImpactContext<'_>) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = vec![("impact.xlsx".to_owned(), impact_workbook(context)?)];
    files.extend(csv_files(tables(context), &context.said().join(" · ")));
    Ok(files)
}
