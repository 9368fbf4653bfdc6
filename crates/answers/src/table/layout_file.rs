//! A layout as the manifest writes it.

use super::{Field, Layout, Register, TotalRow, UnitsAt, line_number};
use crate::findings::layout as found;
use criteria::toml::Table;
use std::collections::BTreeMap;

/// The layout that a table of a manifest gives; mistakes are findings of its document.
///
/// Units in rows: `{ sheet, header = [3, 4], unit = "B", code = "A", total-row = "own", columns = { C = "2.1/received" } }`.
/// Units in columns: `{ header, unit-row = 4, criteria = "A", rows = { 5 = "2.1/received" } }`.
/// A register: `{ header, register = "1.3/ideas", unit = "B", id = "C", date = "D", weight = "E" }`.
/// One unit a sheet: `{ header, criteria = "A", unit-code = "00101", columns = { D = "points", E = "reason" } }`.
///
/// ```
/// use answers::{Field, UnitsAt, read_layout};
/// let text = "layout = { header = [3], unit = \"B\", columns = { C = \"2.1/received\" } }";
/// let document = criteria::toml::Document::parse("round.toml", text);
/// let layout = read_layout(&document.root().table("layout").unwrap());
/// assert_eq!(layout.units, UnitsAt::Rows { name: Some(2), code: None });
/// assert_eq!(layout.fields[&3], Field::Input("2.1".into(), "received".into()));
/// ```
#[must_use]
pub fn read_layout(table: &Table<'_>) -> Layout {
    table.only(&[
        "sheet",
        "header",
        "unit",
        "code",
        "unit-row",
        "unit-code",
        "criteria",
        "total-row",
        "columns",
        "register",
        "id",
        "date",
        "weight",
        "rows",
    ]);
    let line = |key: &str| {
        let text = table.text(key)?;
        let number = line_number(&text);
        if number.is_none() {
            table.push(found::bad_line(table.place_of(key), &text));
        }
        number
    };
    let row = |key: &str| table.whole(key).and_then(|row| u32::try_from(row).ok());
    let criteria = line("criteria");
    let register = table
        .text("register")
        .and_then(|text| match text.parse::<Field>() {
            Ok(Field::Input(code, input)) => Some((code, input)),
            _ => {
                table.push(found::bad_field(table.place_of("register"), &text));
                None
            }
        });
    let units = match (row("unit-row"), criteria) {
        (None, None) if register.is_some() => {
            let (code, input) = register.unwrap_or_default();
            for key in ["unit", "id"] {
                if !table.has(key) {
                    table.missing(key);
                }
            }
            UnitsAt::Register(Register {
                code,
                input,
                unit: line("unit").unwrap_or(1),
                id: line("id").unwrap_or(1),
                date: line("date"),
                weight: line("weight"),
            })
        }
        (Some(row), criteria) => UnitsAt::Columns { row, criteria },
        (None, Some(criteria)) => UnitsAt::Sheets {
            criteria,
            unit: table.text("unit-code"),
        },
        (None, None) => {
            let (name, code) = (line("unit"), line("code"));
            if name.is_none() && code.is_none() {
                table.missing("unit");
            }
            UnitsAt::Rows { name, code }
        }
    };
    let total_row = table.one_of(
        "total-row",
        &[
            ("own", TotalRow::Own),
            ("sum", TotalRow::Sum),
            ("none", TotalRow::None),
        ],
    );
    let mut fields = BTreeMap::new();
    for key in ["columns", "rows"] {
        let Some(lines) = table.table(key) else {
            continue;
        };
        for (at, item) in lines.entries() {
            let Some(number) = line_number(at) else {
                lines.push(found::bad_line(lines.place_of(at), at));
                continue;
            };
            match item.text().map(str::parse::<Field>) {
                Some(Ok(field)) => {
                    fields.insert(number, field);
                }
                Some(Err(error)) => lines.push(found::bad_field(item.place(), &error.0)),
                None => {}
            }
        }
    }
    let header = table.list("header");
    Layout {
        sheet: table.text("sheet"),
        header: header
            .iter()
            .filter_map(|item| item.whole().and_then(|row| u32::try_from(row).ok()))
            .collect(),
        units,
        total_row: total_row.unwrap_or_default(),
        fields,
    }
}
