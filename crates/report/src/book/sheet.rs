//! A table as a sheet.

use super::head;
use super::widths::{MANY, columns, height, size};
use crate::frame::Frame;
use crate::table::{Cell, Column, Kind, Line, Table, shown_figure};
use workbook::{Align, Area, Book, CellStyle, Entry, NumberStyle, PrintSetup, Sheet};

/// Wider tables stand across the page.
const PORTRAIT: f64 = 96.0;
/// What a page across holds at full size.
const PAGE: f64 = 100.0;
/// Tables of many columns wider than this run over several pages side by side, names repeated.
const ONE_PAGE: f64 = 230.0;

/// Adds the table; the name under which its sheet stands.
pub(crate) fn add(context: &dyn Frame, book: &mut Book, table: &Table) -> String {
    let sheet = book.sheet(&table.sheet);
    let widths = columns(table);
    sheet.column_widths(&widths);
    let (first, shown) = head_columns(table, &widths);
    let (repeat_from, mut row) = head::write(context, sheet, &table.title, first, shown);
    let two_rows = table.columns.iter().any(|column| column.group.is_some());
    headings(sheet, table, &widths, row, two_rows);
    let heading_end = if two_rows { row + 1 } else { row };
    row = heading_end + 1;
    for line in &table.lines {
        write_line(sheet, table, line, row);
        row += 1;
    }
    notes(context, sheet, table, (first, shown), row + 1);
    sheet.freeze(heading_end, names_end(table));
    sheet.no_gridlines();
    sheet.print(print_setup(
        context,
        table,
        &widths,
        (repeat_from, heading_end),
    ));
    sheet.name().to_owned()
}

/// The columns that title and notes run over, and the first of them: all of a table that is one page wide; of a wider one as many as the first page holds beside the names, which stand on every page.
fn head_columns<'w>(table: &Table, widths: &'w [f64]) -> (u32, &'w [f64]) {
    if !runs_over(table, widths) {
        return (1, widths);
    }
    let names = names_end(table) as usize;
    let mut sum: f64 = widths[..names].iter().sum();
    let fits = |width: &&f64| {
        sum += **width;
        sum <= PAGE
    };
    let n = widths[names..].iter().take_while(fits).count().max(1);
    let first = u32::try_from(names + 1).unwrap_or(1);
    (first, &widths[names..names + n])
}

/// Whether a table is too wide for one page, however small.
fn runs_over(table: &Table, widths: &[f64]) -> bool {
    table.columns.len() > MANY && widths.iter().sum::<f64>() > ONE_PAGE
}

/// Columns up to and with the names: they stay in sight.
fn names_end(table: &Table) -> u32 {
    if table.columns.len() > 1 && table.columns[0].kind == Kind::Words {
        // A table that begins with words has no names to keep: its first column says what a line is.
        return 1;
    }
    let names = table
        .columns
        .iter()
        .take(4)
        .rposition(|column| column.kind == Kind::Words);
    names.map_or(0, |index| u32::try_from(index + 1).unwrap_or(0))
}

fn headings(sheet: &mut Sheet, table: &Table, widths: &[f64], row: u32, two_rows: bool) {
    let size = size(table);
    let style = CellStyle::heading().size(size);
    let mut tallest = 0.0_f64;
    let mut tallest_group = 0.0_f64;
    let mut index = 0;
    while index < table.columns.len() {
        let column = &table.columns[index];
        let at = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match &column.group {
            None => {
                let end = if two_rows { row + 1 } else { row };
                sheet.merge(Area::new(row, at, end, at), column.heading.as_str(), style);
                let own = height(&column.heading, size, true, widths[index]);
                if two_rows {
                    tallest_group = tallest_group.max(own / 2.0);
                    tallest = tallest.max(own / 2.0);
                } else {
                    tallest = tallest.max(own);
                }
                index += 1;
            }
            Some(group) => {
                let same = |own: &&Column| own.group.as_ref() == Some(group);
                let n = table.columns[index..].iter().take_while(same).count();
                let last = at + u32::try_from(n).unwrap_or(1) - 1;
                sheet.merge(Area::new(row, at, row, last), group.as_str(), style);
                let width: f64 = widths[index..index + n].iter().sum();
                tallest_group = tallest_group.max(height(group, size, true, width));
                for (own, width) in (index..).zip(&widths[index..index + n]) {
                    let at = u32::try_from(own + 1).unwrap_or(u32::MAX);
                    let heading = &table.columns[own].heading;
                    sheet.put(row + 1, at, heading.as_str(), style);
                    tallest = tallest.max(height(heading, size, true, *width));
                }
                index += n;
            }
        }
    }
    if two_rows {
        sheet.height(row, tallest_group.max(18.0));
        sheet.height(row + 1, tallest.max(18.0));
    } else {
        sheet.height(row, tallest.max(18.0));
    }
}

fn write_line(sheet: &mut Sheet, table: &Table, line: &Line, row: u32) {
    let size = size(table);
    for ((at, column), cell) in (1..).zip(&table.columns).zip(&line.cells) {
        sheet.put(
            row,
            at,
            entry(cell, column),
            style(cell, column, line, size),
        );
    }
    // A line with fewer cells than the table has columns is a heading of its own.
    let filled = u32::try_from(line.cells.len()).unwrap_or(u32::MAX);
    let all = u32::try_from(table.columns.len()).unwrap_or(u32::MAX);
    for at in filled + 1..=all {
        let column = &table.columns[at as usize - 1];
        sheet.put(
            row,
            at,
            Entry::Empty,
            style(&Cell::Empty, column, line, size),
        );
    }
}

fn entry(cell: &Cell, column: &Column) -> Entry {
    match cell {
        Cell::Empty => Entry::Empty,
        Cell::Text(words) => Entry::Text(words.clone()),
        Cell::Number(figure) => Entry::Number(shown_figure(figure, column.kind)),
        Cell::Figure(figure) => Entry::Figure(*figure),
    }
}

fn style(cell: &Cell, column: &Column, line: &Line, size: u8) -> CellStyle {
    let mut style = CellStyle::body().size(size);
    style = match column.kind {
        Kind::Words => style,
        Kind::Code => style.number(NumberStyle::Text),
        Kind::Count => style.number(NumberStyle::Whole).align(Align::Center),
        Kind::Points(digits) | Kind::Percent(digits) => style.number(NumberStyle::Grouped(digits)),
    };
    if matches!(cell, Cell::Text(_)) && matches!(column.kind, Kind::Points(_) | Kind::Percent(_)) {
        // A state that stands in place of a figure.
        style = style.centered();
    }
    if line.strong {
        style = style.bold().fill(0x00F2_F2F2);
    }
    if line.quiet {
        // Dark enough to be read on paper, light enough to stand back.
        style = style.color(0x0060_6060).fill(0x00EC_ECEC);
    }
    style
}

fn notes(
    context: &dyn Frame,
    sheet: &mut Sheet,
    table: &Table,
    (left, widths): (u32, &[f64]),
    first: u32,
) {
    let right = left + u32::try_from(widths.len()).unwrap_or(1) - 1;
    let width: f64 = widths.iter().sum();
    let origin = context.origin_words();
    let texts = table
        .notes
        .iter()
        .map(String::as_str)
        .chain([origin.as_str()]);
    for (row, text) in (first..).zip(texts) {
        let style = CellStyle::remark();
        sheet.merge(Area::new(row, left, row, right), text, style);
        sheet.height(row, height(text, style.size, false, width));
    }
}

fn print_setup(
    context: &dyn Frame,
    table: &Table,
    widths: &[f64],
    repeat: (u32, u32),
) -> PrintSetup {
    let width: f64 = widths.iter().sum();
    let mut setup = if width <= PORTRAIT {
        PrintSetup::portrait()
    } else {
        PrintSetup::landscape()
    };
    if runs_over(table, widths) {
        setup.pages_wide = 0;
        setup = setup.repeat_columns(1, names_end(table).max(1));
    }
    setup = setup
        .repeat_rows(repeat.0, repeat.1)
        .footer(context.foot_words());
    if let Some(words) = context.draft_words() {
        setup = setup.header(words);
    }
    setup
}
