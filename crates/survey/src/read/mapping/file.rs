//! A mapping as a TOML file: written, and read back.
//!
//! ```toml
//! format = 1
//!
//! [[layout]]
//! sheets  = [["phieu-an-hoa.xlsx", "Trang1"]]
//! header  = [3, 4]
//! use     = "responses"        # responses, repeat, counts, none
//! keyed   = false              # 0 blank, 8 two ticks, 9 no opinion
//! columns = [
//!   ["A", "STT", "row-index"],
//!   ["B", "Xã/phường", "unit"],
//!   ["C", "Câu 9.1", "question:Q9.1"],
//! ]
//! ```
//! Sheets with the same header stand in one layout; `unit = "00001"` gives the unit of a sheet that does not name it.

use super::{ColumnMapping, Mapping, SheetMapping, SheetUse, TakenAs};
use crate::read::findings;
use crate::read::without_lines;
use criteria::toml::{Document, Table};
use finding::Finding;
use std::fmt::Write as _;

const USES: [(&str, SheetUse); 4] = [
    ("responses", SheetUse::Responses),
    ("repeat", SheetUse::Repeat),
    ("counts", SheetUse::Counts),
    ("none", SheetUse::None),
];

impl Mapping {
    /// The mapping as a TOML file, in the order of its sheets; sheets with the same header and use share a block.
    ///
    /// ```
    /// let (mapping, findings) = survey::read_mapping("mapping.toml", "format = 1\n[[layout]]\nsheets = [[\"a.csv\", \"\"]]\nheader = [1, 1]\ncolumns = [[\"A\", \"Câu 1\", \"question:Q1\"]]\n");
    /// assert!(findings.is_empty());
    /// assert_eq!(survey::read_mapping("again.toml", &mapping.to_toml()).0, mapping);
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::from("format = 1\n");
        let mut done = vec![false; self.sheets.len()];
        for at in 0..self.sheets.len() {
            if done[at] {
                continue;
            }
            let first = &self.sheets[at];
            let mut names = Vec::new();
            for (other, is_done) in self.sheets.iter().zip(&mut done).skip(at) {
                if !*is_done && same_layout(first, other) {
                    *is_done = true;
                    names.push(format!(
                        "[{}, {}]",
                        quoted(&other.file),
                        quoted(&other.sheet)
                    ));
                }
            }
            layout(&mut out, first, &names);
        }
        out
    }
}

fn layout(out: &mut String, sheet: &SheetMapping, names: &[String]) {
    let _ = write!(out, "\n[[layout]]\nsheets = [");
    match names {
        [one] => out.push_str(one),
        names => {
            for name in names {
                let _ = write!(out, "\n  {name},");
            }
            out.push('\n');
        }
    }
    let _ = write!(
        out,
        "]\nheader = [{}, {}]\nuse = {}\n",
        sheet.header.0,
        sheet.header.1,
        quoted(sheet.taken.key())
    );
    if sheet.keyed {
        out.push_str("keyed = true\n");
    }
    if let Some(unit) = &sheet.unit {
        let _ = writeln!(out, "unit = {}", quoted(unit));
    }
    out.push_str("columns = [\n");
    for column in &sheet.columns {
        let _ = writeln!(
            out,
            "  [{}, {}, {}],",
            quoted(&column.letters()),
            quoted(&column.heading),
            quoted(&column.taken.to_word())
        );
    }
    out.push_str("]\n");
}

fn same_layout(a: &SheetMapping, b: &SheetMapping) -> bool {
    let same = |a: &ColumnMapping, b: &ColumnMapping| {
        a.column == b.column && a.heading == b.heading && a.taken == b.taken
    };
    a.header == b.header
        && a.taken == b.taken
        && a.keyed == b.keyed
        && a.unit == b.unit
        && a.columns.len() == b.columns.len()
        && a.columns.iter().zip(&b.columns).all(|(a, b)| same(a, b))
}

/// A TOML string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A mapping out of its file, and what is wrong with the file. Counts are not saved.
#[must_use]
pub fn read_mapping(file: &str, text: &str) -> (Mapping, Vec<Finding>) {
    let document = Document::parse(file, text);
    let root = document.root();
    root.only(&["format", "layout"]);
    if root.whole("format").is_some_and(|format| format != 1) {
        root.push(findings::mapping_format(root.place_of("format")));
    }
    let mut mapping = Mapping::default();
    for table in root.tables("layout") {
        read_layout(&table, &mut mapping);
    }
    (mapping, without_lines(document.take_findings()))
}

fn read_layout(table: &Table<'_>, mapping: &mut Mapping) {
    table.only(&["sheets", "header", "use", "keyed", "unit", "columns"]);
    let rows: Vec<u32> = table
        .list("header")
        .iter()
        .filter_map(|item| item.whole().and_then(|row| u32::try_from(row).ok()))
        .collect();
    let header = match rows.as_slice() {
        [only] => (*only, *only),
        [first, last] if first <= last => (*first, *last),
        [] => (0, 0),
        _ => {
            table.push(findings::mapping_header(table.place_of("header")));
            (0, 0)
        }
    };
    let mut columns = Vec::new();
    for item in table.list("columns") {
        let parts = item.list().unwrap_or_default();
        let texts: Vec<&str> = parts.iter().filter_map(|part| part.text()).collect();
        let read =
            match texts.as_slice() {
                [letters, heading, taken] => column_number(letters)
                    .zip(TakenAs::from_word(taken))
                    .map(|(column, taken)| ColumnMapping {
                        column,
                        heading: (*heading).to_owned(),
                        taken,
                        counts: Vec::new(),
                    }),
                _ => None,
            };
        match read {
            Some(column) => columns.push(column),
            None => table.push(findings::mapping_column(item.place())),
        }
    }
    let template = SheetMapping {
        taken: table.one_of("use", &USES).unwrap_or_default(),
        header,
        keyed: table.flag("keyed").unwrap_or(false),
        unit: table.text("unit"),
        columns,
        ..SheetMapping::default()
    };
    for item in table.list("sheets") {
        let parts = item.list().unwrap_or_default();
        let texts: Vec<&str> = parts.iter().filter_map(|part| part.text()).collect();
        match texts.as_slice() {
            [file, sheet] => mapping.sheets.push(SheetMapping {
                file: (*file).to_owned(),
                sheet: (*sheet).to_owned(),
                ..template.clone()
            }),
            _ => table.push(findings::mapping_sheet(item.place())),
        }
    }
}

/// The number of a column's letters.
fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    Some(
        letters
            .bytes()
            .fold(0, |number, byte| number * 26 + u32::from(byte - b'A') + 1),
    )
}
