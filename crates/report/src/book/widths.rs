//! How wide columns and how high headings are.

use crate::table::{Cell, Column, Kind, Table, shown_figure};
use workbook::{lines_in, text_width};

/// Size of a table's letters, in points: smaller where there are more columns than a page can hold.
pub(crate) fn size(table: &Table) -> u8 {
    if table.columns.len() > MANY { 8 } else { 11 }
}

/// Columns beyond which a table is set small and runs over several pages side by side.
pub(crate) const MANY: usize = 24;

/// Widths of the columns, in digits.
pub(crate) fn columns(table: &Table) -> Vec<f64> {
    let size = size(table);
    let small = table.columns.len() > MANY;
    let words = |column: &&Column| column.kind == Kind::Words;
    let wordy = table.columns.iter().filter(words).count() > 4;
    let width = |(index, column): (usize, &Column)| {
        let (least, most) = match column.kind {
            Kind::Words if small => (12.0, 30.0),
            Kind::Points(_) | Kind::Percent(_) if small => (5.0, 9.0),
            Kind::Count if small => (5.0, 9.0),
            Kind::Words if wordy => (9.0, 27.0),
            Kind::Words => (16.0, 56.0),
            Kind::Code => (7.0, 16.0),
            Kind::Count => (7.0, 12.0),
            Kind::Points(_) | Kind::Percent(_) => (8.5, 15.0),
        };
        let body = table
            .lines
            .iter()
            .filter_map(|line| Some((line.cells.get(index)?, line.strong)))
            .map(|(cell, strong)| text_width(&shown(cell, column), size, strong))
            .fold(0.0, f64::max);
        // A heading may break between words, never inside one.
        let heading = column
            .heading
            .split_whitespace()
            .map(|word| text_width(word, size, true))
            .fold(0.0, f64::max);
        // A long heading gets a wider column, so that it does not become a tower.
        let long = if column.heading.chars().count() > 32 {
            13.5
        } else {
            0.0
        };
        let room = if small { 1.0 } else { 1.8 };
        (body.max(heading) + room).max(long).clamp(least, most)
    };
    table.columns.iter().enumerate().map(width).collect()
}

fn shown(cell: &Cell, column: &Column) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => words.clone(),
        Cell::Number(figure) => shown_figure(figure, column.kind).to_string(),
        Cell::Figure(figure) => format!("{figure:.*}", usize::from(column.kind.digits())),
    }
}

/// The height, in points, of a text in a cell of this width.
pub(crate) fn height(text: &str, size: u8, bold: bool, width: f64) -> f64 {
    let lines = lines_in(text, size, bold, (width - 0.4).max(1.0)).max(1);
    f64::from(lines) * f64::from(size) * 1.3 + 4.0
}
