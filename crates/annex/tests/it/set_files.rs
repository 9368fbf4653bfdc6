//! A set as somebody hands it in: what is wrong stands at its cell, or at its line.

use crate::{at_root, text};
use annex::{SetFile, edit_workbook, read_set_file};
use criteria::{Draft, DraftValue};
use finding::Place;
use workbook::Limits;

const SET: &str = "criteria/cchc-xa-minh-hoa/2024.toml";

fn calendars() -> Vec<(String, String)> {
    let one = |year| format!("criteria/calendars/{year}.toml");
    let names = (2024..=2026).map(one);
    names
        .map(|own| (own.clone(), text(&at_root(&own))))
        .collect()
}

fn read(name: &str, bytes: Vec<u8>) -> SetFile {
    read_set_file(name, bytes.into(), &calendars(), &Limits::default())
}

fn draft() -> Draft {
    Draft::parse(&text(&at_root(SET)))
}

/// The block of a criterion, to be changed.
fn node<'d>(draft: &'d mut Draft, code: &str) -> &'d mut Draft {
    draft.table_mut("criterion").table_mut(code)
}

/// Where the sheet of criteria says a key of a code, as `D17`.
fn address(bytes: &[u8], code: &str, key: &str) -> String {
    let (book, _) = workbook::open("x.xlsx", bytes.to_vec(), &Limits::default()).unwrap();
    let index = book.sheet_named("Tiêu chí").unwrap();
    let (grid, _) = book.grid(index);
    let keys = grid.rows.iter().find(|row| {
        let mut texts = row.cells.iter().filter_map(|cell| cell.text());
        texts.any(|text| text == "code")
    });
    let cells = &keys.expect("a row of keys").cells;
    let column = |key: &str| {
        let found = cells.iter().find(|cell| cell.text() == Some(key));
        found.expect("a column").column
    };
    let row = grid.rows.iter().find(|row| {
        let cell = row.get(column("code"));
        cell.and_then(|cell| cell.text()) == Some(code)
    });
    let row = row.expect("a row of that code").number;
    Place::cell("", "", row, column(key)).address()
}

fn places(own: &SetFile) -> Vec<(String, String)> {
    let one = |own: &finding::Finding| (own.code.clone(), own.place.to_string());
    own.findings.iter().map(one).collect()
}

#[test]
fn a_sound_set_comes_back_without_findings_of_cells() {
    let own = read("sua.xlsx", edit_workbook(&draft()).unwrap());
    assert_eq!(places(&own), []);
    let back = Draft::parse(own.text.as_deref().unwrap());
    assert_eq!(back.plain(), draft().plain());
    let whole = text(&at_root(SET));
    let own = read("sua.toml", whole.clone().into_bytes());
    assert_eq!((own.text, own.findings), (Some(whole), Vec::new()));
}

#[test]
fn what_only_the_whole_set_shows_stands_at_its_cell() {
    // 1.1.1 is worth 0.5: its parent no longer adds up. The example on the due day expects 0.5.
    let mut own = draft();
    let changed = node(&mut own, "1.1.1");
    changed.set("max", 7);
    changed.set("otherwise", Draft::parse("points = 0.25"));
    let bytes = edit_workbook(&own).unwrap();
    let read = read("Bản sửa.xlsx", bytes.clone());
    assert!(read.text.is_some(), "it is there to be looked at");
    let at = |code: &str, key: &str| {
        let address = address(&bytes, code, key);
        format!("Bản sửa.xlsx, 'Tiêu chí'!{address}")
    };
    let found = places(&read);
    let sum = found.iter().find(|own| own.0 == "sum-of-children");
    assert_eq!(
        sum.map(|own| own.1.clone()),
        Some(at("1.1", "max")),
        "{found:?}"
    );
    let differs = found.iter().find(|own| own.0 == "example-differs");
    let differs = differs.map(|own| own.1.clone());
    assert_eq!(differs, Some(at("1.1.1", "examples")), "{found:?}");
    let lines = read.findings.iter().map(|own| &own.place);
    assert!(
        !lines
            .into_iter()
            .any(|own| matches!(own, Place::Line { .. }))
    );
}

#[test]
fn a_key_that_has_no_column_stands_at_its_row_and_the_head_at_its_sheet() {
    let mut own = draft();
    own.set("total", 101);
    node(&mut own, "1.1.2").set("source", "Z, mục 1");
    let bytes = edit_workbook(&own).unwrap();
    let found = places(&read("a.xlsx", bytes.clone()));
    let at = |code: &str| {
        let found = found.iter().find(|own| own.0 == code);
        found
            .map(|own| own.1.clone())
            .unwrap_or_else(|| panic!("{code}: {found:?}"))
    };
    assert!(at("sum-of-fields").starts_with("a.xlsx, 'Thiết lập'!B"));
    let source = address(&bytes, "1.1.2", "source");
    assert_eq!(at("basis-unknown"), format!("a.xlsx, 'Tiêu chí'!{source}"));
}

#[test]
fn what_is_no_set_is_told_and_nothing_else_happens() {
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("a.toml", vec![0xff, 0xfe, 0x41], "file-not-utf8"),
        ("a.csv", b"STT;Ten\n1;x\n".to_vec(), "not-an-edit-workbook"),
        ("a.xlsx", Vec::new(), "file-empty"),
        ("a.toml", b"x = ".to_vec(), "toml-syntax"),
    ];
    for (name, bytes, code) in cases {
        let own = read(name, bytes);
        assert_eq!(own.text, None, "{code}");
        let codes: Vec<&str> = own.findings.iter().map(|own| &*own.code).collect();
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    // An instrument and an amendment are no sets.
    for file in [
        "criteria/mot-cua/2024.toml",
        "criteria/cchc-xa-minh-hoa/2025.sua-doi-1.toml",
    ] {
        let own = read("x.toml", text(&at_root(file)).into_bytes());
        assert_eq!(own.text, None, "{file}");
        assert!(
            own.findings.iter().any(finding::Finding::is_error),
            "{file}"
        );
    }
}

#[test]
fn a_part_of_a_rule_stands_at_its_own_row() {
    // Parts of `sum` are rows of their own below the criterion.
    let whole = text(&at_root("criteria/qd766/2026.toml"));
    let mut own = Draft::parse(&whole);
    let Some(DraftValue::Table(all)) = own.get("criterion").cloned() else {
        panic!("criteria");
    };
    let with_parts = all.entries().find(|(_, value)| {
        value
            .as_table()
            .is_some_and(|node| node.tables("part").len() > 1)
    });
    let (code, value) = with_parts.expect("a rule in parts");
    let mut parts: Vec<Draft> = value
        .as_table()
        .unwrap()
        .tables("part")
        .into_iter()
        .cloned()
        .collect();
    parts[1].set("rule", "tổng");
    node(&mut own, code).set("part", parts);
    let bytes = edit_workbook(&own).unwrap();
    let found = read("a.xlsx", bytes.clone()).findings;
    let first = address(&bytes, code, "rule");
    let digits = |address: &str| {
        address
            .trim_start_matches(char::is_alphabetic)
            .parse::<u32>()
            .unwrap()
    };
    let column = first.trim_end_matches(char::is_numeric);
    let second = format!("a.xlsx, 'Tiêu chí'!{column}{}", digits(&first) + 2);
    let places: Vec<String> = found.iter().map(|own| own.place.to_string()).collect();
    assert!(places.contains(&second), "{second} in {found:#?}");
}
