//! Two rounds or more side by side: what moved each unit, and years with marks.

mod borders;
mod context;
mod leaves;
mod marks;
mod movers;
mod trail;

pub use borders::other_borders;
pub use context::YearsContext;
pub use leaves::years_by_leaf;
pub use marks::years_with_marks;
pub use movers::{movers, movers_csv};
pub(crate) use trail::{Step, Trail, trails};

use crate::Chart;
use crate::book::{add_all, framed};
use crate::chart::{WIDE, index_lines, png, rank_slopes};
use crate::table::Table;
use ranking::CsvKind;
use workbook::{Book, WriteError};

/// Every table of rounds in the order of time, each context one pair of neighbours: T16 over all of them, then T7, T7a and T16a of each pair.
#[must_use]
pub fn years_tables(contexts: &[YearsContext<'_>]) -> Vec<Table> {
    let mut tables: Vec<Table> = years_with_marks(contexts).into_iter().collect();
    for context in contexts {
        let (from, to) = context.years;
        let own = [
            Some(movers(context)),
            other_borders(context),
            Some(years_by_leaf(context)),
        ];
        // One pair has the plain names, several say whose they are.
        tables.extend(own.into_iter().flatten().map(|table| match contexts {
            [_] => table,
            _ => Table {
                sheet: format!("{} {from}–{to}", table.sheet),
                title: format!("{}, {from}–{to}", table.title),
                ..table
            },
        }));
    }
    tables
}

/// The workbook of [`years_tables`].
///
/// # Errors
/// [`WriteError`] where a table has more rows than a sheet can hold.
pub fn years_workbook(contexts: &[YearsContext<'_>]) -> Result<Vec<u8>, WriteError> {
    let Some(last) = contexts.last() else {
        return Book::new(jiff::civil::Date::ZERO).to_bytes();
    };
    let mut book = Book::new(last.as_of);
    book.describe(last.new_title, last.old_title);
    add_all(&mut book, &framed(last, years_tables(contexts)));
    book.to_bytes()
}

/// Everything that `compare --out FOLDER` writes, as paths and bytes, in a fixed order: `compare.xlsx`, a CSV of each table with the notices in its column `notice`, the slopes of ranks and the line of each unit as SVG, and as PNG where there are at most [`crate::Options::default`]'s number of units.
///
/// # Errors
/// [`WriteError`] where a table has more rows than a sheet can hold.
pub fn years_files(contexts: &[YearsContext<'_>]) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = vec![("compare.xlsx".to_owned(), years_workbook(contexts)?)];
    let Some(last) = contexts.last() else {
        return Ok(files);
    };
    let said = last.said().join(" · ");
    for table in years_tables(contexts) {
        let name = table.sheet.replace([' ', '–'], "-");
        let text = table.saying(&said).to_csv(CsvKind::Machine);
        files.push((format!("{name}.csv"), text.into_bytes()));
    }
    let mut give = |path: String, chart: Chart, picture: bool| {
        if picture && let Some(bytes) = png(&chart.svg, 1.0) {
            files.push((format!("{path}.png"), bytes));
        }
        files.push((format!("{path}.svg"), chart.svg.into_bytes()));
    };
    for context in contexts {
        for chart in rank_slopes(context, WIDE) {
            give(format!("charts/{}", chart.id), chart, true);
        }
    }
    let most = crate::Options::default().most_unit_pictures;
    let trails = trails(contexts);
    for trail in &trails {
        if let Some(chart) = index_lines(contexts, &trail.unit.code, WIDE) {
            let path = format!("charts/units/{}", crate::results::file_name(&chart.id));
            give(path, chart, trails.len() <= most);
        }
    }
    Ok(files)
}
