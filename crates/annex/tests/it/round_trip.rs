//! Every set that is shipped goes into a workbook and comes back without loss.

use crate::{at_root, text};
use criteria::{CriteriaSet, Draft, Source, read_set, show_json, write_set};
use workbook::{Limits, Workbook};

/// Every file with criteria below these folders.
fn sets() -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec!["criteria".to_owned(), "fixtures".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(at_root(&folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(name);
            } else if name.ends_with(".toml") {
                let draft = Draft::parse(&text(&entry.path()));
                if draft.get("criterion").is_some() {
                    files.push(name);
                }
            }
        }
    }
    files.sort();
    files
}

fn open(bytes: Vec<u8>) -> Workbook {
    let (book, findings) =
        workbook::open("sua.xlsx", bytes, &Limits::default()).expect("a workbook");
    let codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    assert!(
        codes.iter().all(|code| *code == "sheet-hidden"),
        "{codes:?}"
    );
    book
}

fn there_and_back(draft: &Draft, file: &str) -> Draft {
    let bytes = annex::edit_workbook(draft).expect("a workbook");
    let again = annex::edit_workbook(draft).expect("a workbook");
    assert!(bytes == again, "{file}: the same bytes");
    let book = open(bytes);
    assert!(annex::is_edit_workbook(&book), "{file}");
    let (back, findings) = annex::read_edit_workbook(&book);
    assert!(findings.is_empty(), "{file}: {findings:?}");
    back
}

fn set(file: &str, text: String) -> Option<CriteriaSet> {
    let calendars = (2024..=2026).map(|year| {
        let file = format!("criteria/calendars/{year}.toml");
        let text = crate::text(&at_root(&file));
        (file, text)
    });
    let source = Source {
        file: file.to_owned(),
        text,
        calendars: calendars.collect(),
        ..Source::default()
    };
    read_set(&source).0
}

#[test]
fn every_set_comes_back_from_the_workbook() {
    let files = sets();
    assert!(files.len() > 60, "{}", files.len());
    for file in &files {
        let before = text(&at_root(file));
        let draft = Draft::parse(&before);
        let back = there_and_back(&draft, file);
        assert!(
            back.plain() == draft.plain(),
            "{file}\n{}\n------\n{}",
            write_set(&draft.plain()),
            write_set(&back.plain())
        );
    }
}

#[test]
fn a_shipped_set_comes_back_to_the_byte() {
    for file in [
        "criteria/qd766/2022.toml",
        "criteria/qd766/2026.toml",
        "criteria/cchc-xa-minh-hoa/2024.toml",
        "criteria/cchc-xa-minh-hoa/2025.toml",
        "criteria/cchc-huyen-minh-hoa/2020.toml",
        "criteria/cchc-xa-huyen-minh-hoa/2017.toml",
        "criteria/cchc-xa-huyen-minh-hoa/2019.toml",
        "fixtures/binh-duong-2017/set.toml",
        "fixtures/points-only/set.toml",
    ] {
        let draft = Draft::parse(&text(&at_root(file)));
        let straight = write_set(&draft.plain());
        let through = write_set(&there_and_back(&draft, file).plain());
        assert!(straight == through, "{file}");
        let (one, other) = (set(file, straight), set(file, through));
        let (one, other) = (one.expect("a set"), other.expect("a set"));
        let json = |set: &CriteriaSet| show_json(set).to_string();
        assert!(json(&one) == json(&other), "{file}");
    }
}

#[test]
fn few_things_have_no_column() {
    // What stands on the hidden sheet is what the rows cannot say; it must stay the exception.
    let draft = Draft::parse(&text(&at_root("criteria/cchc-xa-minh-hoa/2024.toml")));
    let book = open(annex::edit_workbook(&draft).expect("a workbook"));
    let (grid, _) = book.grid(book.sheet_named("parindex").expect("the hidden sheet"));
    let keys: Vec<String> = grid
        .rows
        .iter()
        .skip(1)
        .map(|row| {
            let cell = |column| row.get(column).and_then(|cell| cell.text()).unwrap_or("");
            format!("{} {}", cell(1), cell(2))
        })
        .filter(|key| !key.ends_with('#'))
        .collect();
    assert_eq!(keys, Vec::<String>::new());
}
