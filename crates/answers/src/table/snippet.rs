//! The rows around a cell, for its finding.

use crate::cell::CellAt;
use finding::Snippet;
use workbook::{Cell, Format, Grid, Row, Value};

/// The row above and the row below, two columns to the left and one to the right.
pub(super) fn snippet(grid: &Grid, at: CellAt<'_>) -> Snippet {
    let first = at.column.saturating_sub(3).max(1);
    let near = at.row.saturating_sub(1)..=at.row.saturating_add(1);
    let near: Vec<&Row> = near.filter_map(|number| grid.row(number)).collect();
    let right = |row: &&Row| row.get(at.column.saturating_add(1)).is_some();
    let last = at.column.saturating_add(u32::from(near.iter().any(right)));
    let rows = near
        .into_iter()
        .map(|row| {
            let texts = (first..=last).map(|column| row.get(column).map_or_else(String::new, text));
            (row.number, texts.collect())
        })
        .collect();
    Snippet {
        first_column: first,
        rows,
        row: at.row,
        column: at.column,
    }
}

/// The cell as the workbook stores it, cut after 60 characters.
fn text(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => vietnamese::nfc(text).chars().take(60).collect(),
        Value::Number(double) if cell.format == Format::Percent => {
            let percent = points::Exact::from_cell(*double)
                .map(|number| number.times(&points::Exact::from(100)).trimmed());
            percent.map_or_else(
                |_| double.to_string(),
                |number| vietnamese::show_percent(&number, None),
            )
        }
        Value::Number(double) => points::Exact::from_cell(*double).map_or_else(
            |_| double.to_string(),
            |number| vietnamese::show_number(&number, None),
        ),
        Value::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Value::DateSerial(serial) => vietnamese::date_from_serial(*serial)
            .map_or_else(|| serial.to_string(), vietnamese::show_date),
        Value::Error(error) => error.to_string(),
        Value::NotCalculated => "=…".to_owned(),
    }
}
