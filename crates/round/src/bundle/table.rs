//! The CSV of a public result follows from its JSON, so that one cannot say what the other does not.

use ranking::{CsvCell, CsvKind, csv_text};
use serde_json::Value;
use std::collections::BTreeSet;

/// Columns that stand first, where any row has them; the fields follow, by code.
const COLUMNS: [&str; 15] = [
    "block", "rank", "tied", "n", "code", "name", "self", "survey", "bonus", "penalty", "total",
    "max", "index", "band", "complete",
];

/// One line a row: the keys of the JSON that any row has, then `field_<code>`, then `notice`.
pub(super) fn csv(ranking: &Value) -> String {
    let none = Vec::new();
    let rows = ranking["rows"].as_array().unwrap_or(&none);
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|key| rows.iter().any(|row| row.get(key).is_some()))
        .collect();
    let fields: BTreeSet<&String> = rows
        .iter()
        .filter_map(|row| row["fields"].as_object())
        .flat_map(serde_json::Map::keys)
        .collect();
    let notices: Vec<&str> = ranking["notices"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut head: Vec<CsvCell> = columns.iter().copied().map(CsvCell::text).collect();
    head.extend(
        fields
            .iter()
            .map(|code| CsvCell::text(format!("field_{code}"))),
    );
    let mut lines = vec![head];
    for row in rows {
        let mut line: Vec<CsvCell> = columns.iter().map(|key| cell(&row[*key])).collect();
        line.extend(
            fields
                .iter()
                .map(|code| cell(&row["fields"][code.as_str()])),
        );
        lines.push(line);
    }
    if !notices.is_empty() {
        for (at, line) in lines.iter_mut().enumerate() {
            line.push(CsvCell::Text(if at == 0 {
                "notice".to_owned()
            } else {
                notices.join(" · ")
            }));
        }
    }
    csv_text(&lines, CsvKind::Machine)
}

fn cell(value: &Value) -> CsvCell {
    match value {
        Value::String(text) => CsvCell::text(text),
        Value::Number(number) => CsvCell::Text(number.to_string()),
        Value::Bool(yes) => CsvCell::Text(yes.to_string()),
        _ => CsvCell::Empty,
    }
}
