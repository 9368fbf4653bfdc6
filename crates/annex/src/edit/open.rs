//! The edit workbook is read.

use super::cells::{Row, RowKind, Site, Value};
use super::columns;
use super::decode::Reading;
use super::residue::{self, Kept};
use super::settings::{self, Setting};
use super::{findings as says, words};
use criteria::{Draft, DraftValue};
use finding::Finding;
use points::Exact;
use std::collections::BTreeMap;
use workbook::{Grid, Workbook};

/// Rows from the top in which the keys of the columns are looked for.
const KEYS_WITHIN: usize = 12;

/// Whether a workbook is one that [`super::edit_workbook`] wrote, also after other programs have saved it.
#[must_use]
pub fn is_edit_workbook(book: &Workbook) -> bool {
    criteria_grid(book).is_some()
}

/// The set of an edited workbook, and what could not be read in it. What has no column is put back where its row was not changed.
/// The draft becomes a file by [`criteria::write_set`]; [`criteria::read_set`] then checks it.
#[must_use]
pub fn read_edit_workbook(book: &Workbook) -> (Draft, Vec<Finding>) {
    let Some((grid, keys, columns)) = criteria_grid(book) else {
        return (Draft::new(), Vec::new());
    };
    let mut top = settings_of(book);
    let mut reading = Reading {
        site: Site {
            file: &grid.file,
            sheet: &grid.sheet,
            columns: &columns,
        },
        findings: Vec::new(),
        rejected: Vec::new(),
    };
    let kept = kept_of(book);
    let rows = rows_of(&grid, keys, &columns);
    nodes(&rows, &kept, &mut reading, &mut top);
    for own in kept.iter().filter(|own| own.code.is_empty()) {
        if own.key == "#" {
            top.comment = own.text.lines().map(ToOwned::to_owned).collect();
        } else if !restore_top(own, &mut top) {
            let place = finding::Place::sheet(&grid.file, super::SETTINGS);
            reading
                .findings
                .push(says::detail_dropped(place, "[]", &own.key));
        }
    }
    (top, reading.findings)
}

/// Bonus and penalty hold their nodes, which the kept value does not know.
fn restore_top(kept: &Kept, top: &mut Draft) -> bool {
    let mut below = None;
    if let Some(DraftValue::Table(_)) = top.get(&kept.key) {
        below = top.table_mut(&kept.key).remove("criterion");
    }
    let restored = residue::restore(kept, top);
    if let Some(below) = below {
        top.table_mut(&kept.key).set("criterion", below);
    }
    restored
}

/// The sheet with a row of keys, that row's number, and the columns by key.
pub(super) fn criteria_grid(book: &Workbook) -> Option<(Grid, u32, BTreeMap<&'static str, u32>)> {
    for index in 0..book.sheets().len() {
        let name = &book.sheets()[index].name;
        if name != super::CRITERIA && book.sheets().len() > 12 {
            continue;
        }
        let (grid, _) = book.grid(index);
        for row in grid.rows.iter().take(KEYS_WITHIN) {
            let keys = row.cells.iter().filter_map(|cell| {
                let key = columns::known(cell.text()?.trim())?;
                Some((key, cell.column))
            });
            let columns: BTreeMap<&'static str, u32> = keys.collect();
            let needed = ["code", "title", "max", "rule"];
            if needed.iter().all(|key| columns.contains_key(key)) {
                let number = row.number;
                return Some((grid, number, columns));
            }
        }
    }
    None
}

fn value(cell: &workbook::Cell) -> Option<Value> {
    match &cell.value {
        workbook::Value::Text(text) => {
            let text = vietnamese::nfc(text).replace("\r\n", "\n");
            (!text.trim().is_empty()).then_some(Value::Text(text))
        }
        workbook::Value::Number(double) => Exact::from_cell(*double).ok().map(Value::Number),
        workbook::Value::DateSerial(serial) => {
            vietnamese::date_from_serial(*serial).map(Value::Date)
        }
        workbook::Value::Bool(flag) => {
            let word = if *flag { "có" } else { "không" };
            Some(Value::Text(word.to_owned()))
        }
        workbook::Value::Error(_) | workbook::Value::NotCalculated => None,
    }
}

pub(super) fn rows_of(grid: &Grid, keys: u32, columns: &BTreeMap<&'static str, u32>) -> Vec<Row> {
    let mut rows = Vec::new();
    for own in grid.rows.iter().filter(|row| row.number > keys) {
        let mut row = Row::new(RowKind::Node);
        row.number = own.number;
        for (key, column) in columns {
            if let Some(value) = own.get(*column).and_then(value) {
                row.cells.insert(key, value);
            }
        }
        let kind = row
            .text("row")
            .and_then(|word| words::key(words::ROWS, &word));
        row.kind = match kind {
            Some("part") => RowKind::Part,
            Some("case") => RowKind::Case,
            Some("group") => RowKind::Group,
            Some("item") => RowKind::Item,
            _ => RowKind::Node,
        };
        if !row.cells.is_empty() {
            rows.push(row);
        }
    }
    rows
}

fn nodes(rows: &[Row], kept: &[Kept], reading: &mut Reading<'_>, top: &mut Draft) {
    let mut by_code: BTreeMap<&str, Vec<&Kept>> = BTreeMap::new();
    for own in kept.iter().filter(|own| !own.code.is_empty()) {
        by_code.entry(&own.code).or_default().push(own);
    }
    let mut met: Vec<String> = Vec::new();
    let mut codes = std::collections::BTreeSet::new();
    let mut at = 0;
    while at < rows.len() {
        let first = &rows[at];
        let below = rows[at + 1..]
            .iter()
            .take_while(|row| row.kind != RowKind::Node)
            .count();
        let own = &rows[at..=at + below];
        at += below + 1;
        if first.kind != RowKind::Node {
            let place = reading.site.place(first, "row");
            reading.findings.push(says::row_alone(place));
            continue;
        }
        let code = first.text("code").map(|code| code.trim().to_owned());
        let Some(code) = code.filter(|code| !code.is_empty()) else {
            let place = reading.site.place(first, "code");
            reading.findings.push(says::code_missing(place));
            continue;
        };
        let part = first.text("part");
        let part = part.and_then(|word| words::key(words::PARTS, &word));
        if !codes.insert((part, code.clone())) {
            let place = reading.site.place(first, "code");
            reading.findings.push(says::code_twice(place, &code));
            continue;
        }
        let mut table = reading.node(own).plain_node();
        let origin = first.text("origin").unwrap_or_default();
        for kept in by_code.get(origin.as_str()).into_iter().flatten() {
            if kept.key == "#" {
                table.comment = kept.text.lines().map(ToOwned::to_owned).collect();
            } else if !residue::restore(kept, &mut table) {
                let place = reading.site.place(first, "code");
                let finding = says::detail_dropped(place, &code, &kept.key);
                reading.findings.push(finding);
            }
        }
        met.push(origin);
        let all = match part {
            Some(section) => top.table_mut(section).table_mut("criterion"),
            None => top.table_mut("criterion"),
        };
        all.set(&code, table);
    }
    for (code, all) in by_code {
        if met.iter().any(|origin| origin == code) {
            continue;
        }
        for kept in all.iter().filter(|kept| kept.key != "#") {
            let place = finding::Place::sheet(reading.site.file, reading.site.sheet);
            let finding = says::detail_orphan(place, code, &kept.key);
            reading.findings.push(finding);
        }
    }
}

fn settings_of(book: &Workbook) -> Draft {
    let mut top = Draft::new();
    if let Some(index) = book.sheet_named(super::SETTINGS) {
        let (grid, _) = book.grid(index);
        for row in &grid.rows {
            let path = row.get(4).and_then(|cell| cell.text());
            let known = settings::SETTINGS.iter().find(|own| Some(own.0) == path);
            let (Some((path, _, kind, _)), Some(value)) = (known, row.get(2).and_then(value))
            else {
                continue;
            };
            if let Some(read) = settings::decode(*kind, &value) {
                settings::put(&mut top, path, read);
            }
        }
    }
    let bands = table_of(book, super::BANDS, settings::BANDS);
    if !bands.is_empty() {
        top.set("band", bands);
    }
    for mut row in table_of(book, super::BASES, settings::BASES) {
        let Some(DraftValue::Text(key)) = row.remove("key") else {
            continue;
        };
        top.table_mut("basis").set(key.trim(), row);
    }
    top.plain()
}

/// The rows of a sheet whose second row holds the keys of its columns.
fn table_of(book: &Workbook, name: &str, columns: &[Setting]) -> Vec<Draft> {
    let Some(index) = book.sheet_named(name) else {
        return Vec::new();
    };
    let (grid, _) = book.grid(index);
    let Some(keys) = grid.row(2) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for row in grid.rows.iter().filter(|row| row.number > 2) {
        let mut own = Draft::new();
        for cell in &keys.cells {
            let known = columns.iter().find(|own| Some(own.0) == cell.text());
            let (Some((key, _, kind, _)), Some(value)) =
                (known, row.get(cell.column).and_then(value))
            else {
                continue;
            };
            let read = settings::of_table(key, *kind, &value);
            own.set_some(key, read);
        }
        if !own.is_empty() {
            all.push(own);
        }
    }
    all
}

fn kept_of(book: &Workbook) -> Vec<Kept> {
    let Some(index) = book.sheet_named(super::KEPT) else {
        return Vec::new();
    };
    let (grid, _) = book.grid(index);
    if grid.get(1, 1).and_then(|cell| cell.text()) != Some(super::MARK) {
        return Vec::new();
    }
    let text = |row: &workbook::Row, column: u32| {
        let cell = row.get(column).and_then(|cell| cell.text());
        cell.unwrap_or_default().to_owned()
    };
    let mut all = Vec::new();
    for row in grid.rows.iter().filter(|row| row.number > 1) {
        let chunks = row.cells.iter().filter(|cell| cell.column >= 4);
        let whole: String = chunks
            .filter_map(|cell| cell.text()?.strip_prefix('|')?.strip_suffix('|'))
            .collect();
        all.push(Kept {
            code: text(row, 1),
            key: text(row, 2),
            mark: text(row, 3),
            text: whole,
        });
    }
    all
}
