//! The table of a node becomes rows.

use super::cells::{Row, RowKind, Value};
use super::columns::{COLUMNS, Kind};
use super::lines::{conditions, examples, inputs, measure, others, scale};
use super::words::word;
use criteria::{Draft, DraftValue};

/// The row of a node and the rows of its parts, cases, groups and items.
pub(crate) fn node(code: &str, table: &Draft) -> Vec<Row> {
    let mut first = row(RowKind::Node, table);
    first.put("code", code);
    first.put("origin", code);
    let mut rows = vec![first];
    let below = [
        ("part", RowKind::Part),
        ("case", RowKind::Case),
        ("group", RowKind::Group),
        ("counts", RowKind::Item),
        ("deductions", RowKind::Item),
    ];
    for (key, kind) in below {
        rows.extend(table.tables(key).into_iter().map(|own| row(kind, own)));
    }
    rows
}

fn row(kind: RowKind, table: &Draft) -> Row {
    let mut row = Row::new(kind);
    for column in COLUMNS {
        let value = table.get(column.key);
        match (column.kind, value) {
            (Kind::Text | Kind::TextOrList, Some(DraftValue::Text(text))) => {
                row.put(column.key, text)
            }
            (Kind::Number, Some(DraftValue::Number(number))) => {
                row.cells.insert(column.key, Value::Number(number.clone()));
            }
            (Kind::Date, Some(DraftValue::Date(date))) => {
                row.cells.insert(column.key, Value::Date(*date));
            }
            (Kind::Word(words), Some(DraftValue::Text(text))) => {
                row.put(column.key, word(words, text));
            }
            (Kind::List | Kind::TextOrList, Some(list)) => {
                row.put(column.key, inputs::texts(Some(list)).join("; "))
            }
            _ => {}
        }
    }
    if let Some(own) = table.table("inputs") {
        row.put("inputs", inputs::write(own));
    }
    row.put("when", conditions::write(table));
    row.put("measure", measure::write(table));
    row.put("scale", scale::write(table));
    row.put("others", others::write(table));
    row.put("examples", examples::write(&table.tables("examples")));
    row
}
