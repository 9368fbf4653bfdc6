//! The edit workbook is written.

use super::cells::{Row, RowKind, Site, Value};
use super::columns::{COLUMNS, Kind};
use super::decode::Reading;
use super::residue::{self, Kept};
use super::settings::{self, Setting};
use super::{encode, guide, words};
use criteria::{Draft, DraftValue};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use workbook::{
    Area, Book, CellStyle, Entry, Limit, NumberStyle, PrintSetup, Prompt, Sheet, Visibility,
    WriteError,
};

/// Rows below the last one that the drop-downs reach.
const SPARE: u32 = 200;
/// Row of the headings, and of the keys below them.
const HEADINGS: u32 = 3;

/// The set as a workbook to edit: one row a node with its parts below it, drop-downs, settings, and what has no column on a hidden sheet.
/// The same draft gives the same bytes; [`super::read_edit_workbook`] gives the draft back.
///
/// # Errors
/// [`WriteError`] where a workbook cannot hold the set: more rows than a sheet has.
pub fn edit_workbook(draft: &Draft) -> Result<Vec<u8>, WriteError> {
    let plain = draft.plain();
    let year = plain.number("year").and_then(|year| year.to_integer());
    let created = year
        .and_then(|year| Date::new(i16::try_from(year).ok()?, 1, 1).ok())
        .unwrap_or(date(2025, 1, 1));
    let mut book = Book::new(created);
    let title = plain.text("title").unwrap_or_default();
    book.describe(title, "Sửa bộ tiêu chí");
    let mut kept = Vec::new();
    criteria_sheet(&mut book, draft, &plain, title, &mut kept);
    settings_sheet(&mut book, &plain, &mut kept);
    if !draft.comment.is_empty() {
        kept.push(comment_of("", draft));
    }
    guide::write(&mut book);
    kept_sheet(&mut book, &kept);
    book.to_bytes()
}

fn comment_of(code: &str, table: &Draft) -> Kept {
    Kept {
        code: code.to_owned(),
        key: "#".to_owned(),
        mark: String::new(),
        text: table.comment.join("\n"),
    }
}

fn criteria_sheet(
    book: &mut Book,
    draft: &Draft,
    plain: &Draft,
    title: &str,
    kept: &mut Vec<Kept>,
) {
    let sheet = book.sheet(super::CRITERIA);
    sheet.put(1, 1, title, CellStyle::new().bold().size(14));
    let note = "Mỗi dòng một lĩnh vực hoặc tiêu chí; chỉ vào đầu cột để xem cách ghi; lời giải thích đầy đủ ở trang Hướng dẫn.";
    sheet.put(2, 1, note, CellStyle::new().italic());
    for (at, column) in (1..).zip(COLUMNS) {
        sheet.put(HEADINGS, at, column.heading, CellStyle::heading().size(11));
        sheet.put(HEADINGS + 1, at, column.key, CellStyle::new().size(8));
        sheet.note(HEADINGS, at, column.help);
        sheet.width(at, column.width);
    }
    sheet.height(HEADINGS, 48.0);
    sheet.hide_row(HEADINGS + 1);
    let mut at = HEADINGS + 2;
    for part in ["", "bonus", "penalty"] {
        let nodes = nodes(plain, part);
        let with_comments = nodes_of(draft, part);
        for (code, table) in nodes {
            let mut rows = encode::node(code, table);
            if !part.is_empty()
                && let Some(first) = rows.first_mut()
            {
                first.put("part", words::word(words::PARTS, part));
                first.put("origin", format!("{part}:{code}"));
            }
            let back = read_back(&mut rows);
            let origin = rows.first().and_then(|row| row.text("origin"));
            let origin = origin.unwrap_or_default();
            kept.extend(residue::kept(&origin, table, &back));
            let commented = with_comments.and_then(|all| all.table(code));
            if let Some(own) = commented.filter(|own| !own.comment.is_empty()) {
                kept.push(comment_of(&origin, own));
            }
            let depth = code.matches('.').count();
            for row in &rows {
                put_row(sheet, at, row, depth, table.get("rule").is_some());
                at += 1;
            }
        }
    }
    limits(sheet, at - 1);
    sheet.freeze(HEADINGS + 1, 3);
    let last = u32::try_from(COLUMNS.len()).unwrap_or(1);
    sheet.filter(Area::new(HEADINGS, 1, at - 1, last));
    sheet.hide_column(last);
    // All columns on one sheet of paper would be read by nobody.
    let mut print = PrintSetup::landscape()
        .repeat_rows(HEADINGS, HEADINGS)
        .repeat_columns(1, 3);
    print.pages_wide = 4;
    sheet.print(print);
}

/// What the rows say once they are read; a cell that could not be read is emptied, since the kept value says what it would.
fn read_back(rows: &mut [Row]) -> Draft {
    let nowhere = BTreeMap::new();
    for (number, row) in (1..).zip(rows.iter_mut()) {
        row.number = number;
    }
    loop {
        let mut reading = Reading {
            site: Site {
                file: "",
                sheet: "",
                columns: &nowhere,
            },
            findings: Vec::new(),
            rejected: Vec::new(),
        };
        let back = reading.node(rows).plain_node();
        let mut emptied = false;
        for (number, column) in reading.rejected {
            for row in rows.iter_mut().filter(|row| row.number == number) {
                emptied |= row.cells.remove(column.as_str()).is_some();
            }
        }
        if !emptied {
            return back;
        }
    }
}

fn nodes_of<'a>(draft: &'a Draft, part: &str) -> Option<&'a Draft> {
    match part {
        "" => draft.table("criterion"),
        section => draft.table(section)?.table("criterion"),
    }
}

fn nodes<'a>(draft: &'a Draft, part: &str) -> Vec<(&'a str, &'a Draft)> {
    let all = nodes_of(draft, part).into_iter();
    all.flat_map(Draft::entries)
        .filter_map(|(code, value)| Some((code, value.as_table()?)))
        .collect()
}

fn put_row(sheet: &mut Sheet, at: u32, row: &Row, depth: usize, leaf: bool) {
    let node = row.kind == RowKind::Node;
    let mut style = CellStyle::body().size(10).at_top();
    if node && !leaf {
        style = style.bold();
        style = style.fill(if depth == 0 { 0x00DD_EBF7 } else { 0x00F2_F2F2 });
    }
    if !node {
        style = style.color(0x0044_4444).italic();
    }
    let kind = match row.kind {
        RowKind::Node => "",
        RowKind::Part => "part",
        RowKind::Case => "case",
        RowKind::Group => "group",
        RowKind::Item => "item",
    };
    for (column, own) in (1..).zip(COLUMNS) {
        let style = match own.kind {
            Kind::Date => style.number(NumberStyle::Date),
            _ if own.key == "code" || own.key == "origin" => style.number(NumberStyle::Text),
            _ => style,
        };
        let style = if own.key == "title" && !node {
            style.indent(2)
        } else {
            style
        };
        let entry = match row.cells.get(own.key) {
            _ if own.key == "row" && !node => Entry::from(words::word(words::ROWS, kind)),
            Some(value) => entry(value),
            None => Entry::Empty,
        };
        sheet.put(at, column, entry, style);
    }
}

fn entry(value: &Value) -> Entry {
    match value {
        Value::Text(text) => Entry::from(text),
        Value::Number(number) => Entry::from(number),
        Value::Date(date) => Entry::from(*date),
    }
}

fn limits(sheet: &mut Sheet, last: u32) {
    for (column, own) in (1..).zip(COLUMNS) {
        let area = Area::new(HEADINGS + 2, column, last + SPARE, column);
        let one_of = |list: &[words::Word]| {
            Limit::OneOf(list.iter().map(|(_, word)| (*word).to_owned()).collect())
        };
        let limit = match own.kind {
            Kind::Word(list) => one_of(list),
            _ if own.key == "row" => one_of(words::ROWS),
            Kind::Number => Limit::Decimal {
                least: points::Exact::ZERO,
                most: None,
            },
            _ => continue,
        };
        let prompt = Prompt::refuse("Chọn một giá trị trong danh sách, hoặc nhập số từ 0.")
            .note(own.heading, own.help);
        sheet.limit(area, limit, prompt);
    }
}

fn settings_sheet(book: &mut Book, plain: &Draft, kept: &mut Vec<Kept>) {
    let mut wanted = plain.clone();
    wanted.remove("criterion");
    for section in ["bonus", "penalty"] {
        if let Some(DraftValue::Table(mut own)) = wanted.remove(section) {
            own.remove("criterion");
            wanted.set(section, own);
        }
    }
    let mut back = Draft::new();
    let sheet = book.sheet(super::SETTINGS);
    sheet.column_widths(&[34.0, 60.0, 70.0]);
    sheet.put_row(
        1,
        1,
        ["Thiết lập", "Giá trị", "Cách ghi"],
        CellStyle::heading(),
    );
    for (row, (path, label, kind, help)) in (2..).zip(settings::SETTINGS) {
        sheet.put(row, 1, *label, CellStyle::body().bold());
        let value = settings::at(&wanted, path).and_then(settings::encode);
        let shown = value.as_ref().map_or(Entry::Empty, entry);
        sheet.put(row, 2, shown, CellStyle::body().unlocked());
        sheet.put(row, 3, *help, CellStyle::body().italic());
        sheet.put(row, 4, *path, CellStyle::new().size(8));
        if let Some(choices) = settings::choices(path) {
            let list = choices.iter().map(|choice| (*choice).to_owned()).collect();
            let prompt = Prompt::refuse("Chọn một giá trị trong danh sách.").note(*label, *help);
            sheet.limit(Area::cell(row, 2), Limit::OneOf(list), prompt);
        }
        if let Some(read) = value.and_then(|value| settings::decode(*kind, &value)) {
            settings::put(&mut back, path, read);
        }
    }
    sheet.hide_column(4);
    sheet.freeze(1, 1);
    sheet.print(PrintSetup::landscape());
    let bands: Vec<Draft> = wanted.tables("band").into_iter().cloned().collect();
    table_sheet(book, super::BANDS, settings::BANDS, &bands);
    let bases = wanted.table("basis").into_iter().flat_map(Draft::entries);
    let bases: Vec<Draft> = bases
        .filter_map(|(key, value)| {
            let mut row = value.as_table()?.clone();
            row.set("key", key);
            Some(row)
        })
        .collect();
    table_sheet(book, super::BASES, settings::BASES, &bases);
    let only = |row: &Draft, columns: &[Setting]| {
        let mut out = Draft::new();
        for (key, _, kind, _) in columns {
            let value = row.get(key).and_then(settings::encode);
            let read = value.and_then(|value| settings::of_table(key, *kind, &value));
            out.set_some(key, read);
        }
        out
    };
    if !bands.is_empty() {
        let bands: Vec<Draft> = bands.iter().map(|row| only(row, settings::BANDS)).collect();
        back.set("band", bands);
    }
    for row in &bases {
        let mut own = only(row, settings::BASES);
        own.remove("key");
        back.table_mut("basis")
            .set(row.text("key").unwrap_or_default(), own);
    }
    kept.extend(residue::kept("", &wanted, &back.plain()));
}

fn table_sheet(book: &mut Book, name: &str, columns: &[Setting], rows: &[Draft]) {
    let sheet = book.sheet(name);
    for (column, (key, label, _, help)) in (1..).zip(columns) {
        sheet.put(1, column, *label, CellStyle::heading());
        sheet.put(2, column, *key, CellStyle::new().size(8));
        sheet.note(1, column, *help);
        sheet.width(column, if *key == "title" { 90.0 } else { 20.0 });
        for (at, row) in (3..).zip(rows) {
            let value = row.get(key).and_then(settings::encode);
            let style = match &value {
                Some(Value::Date(_)) => CellStyle::body().number(NumberStyle::Date),
                _ => CellStyle::body(),
            };
            sheet.put(
                at,
                column,
                value.as_ref().map_or(Entry::Empty, entry),
                style,
            );
        }
    }
    sheet.hide_row(2);
    sheet.print(PrintSetup::landscape());
}

/// One row a kept key: code, key, mark, and the text in as many cells as it needs.
fn kept_sheet(book: &mut Book, kept: &[Kept]) {
    let sheet = book.sheet(super::KEPT);
    sheet.visibility(Visibility::Hidden);
    sheet.put(1, 1, super::MARK, CellStyle::new());
    for (row, own) in (2..).zip(kept) {
        let style = CellStyle::new().number(NumberStyle::Text);
        sheet.put_row(row, 1, [&own.code, &own.key, &own.mark], style);
        let text: Vec<char> = own.text.chars().collect();
        for (column, chunk) in (4..).zip(text.chunks(super::CHUNK)) {
            // A mark in front keeps blanks and line ends at the edges of a cell.
            let chunk: String = std::iter::once('|').chain(chunk.iter().copied()).collect();
            sheet.put(row, column, chunk + "|", style);
        }
    }
}
