//! The same for the kinds besides .xlsx.

use super::check;
use crate::build::{ods, xls, xlsb};

#[test]
fn open_documents() {
    let one = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
    let table = |rows: &str| ods::file(&ods::content("", &ods::table("S", rows)));
    check(
        "columns.ods",
        &table(&format!(
            "<table:table-row>{one} table:number-columns-repeated=\"4000000000\"/></table:table-row>"
        )),
        "cell-outside-sheet",
        16_384,
    );
    check(
        "rows.ods",
        &table(&format!(
            "<table:table-row table:number-rows-repeated=\"4000000000\">{one}/></table:table-row>"
        )),
        "sheet-too-large",
        0,
    );
    check(
        "both.ods",
        &table(&format!(
            "<table:table-row table:number-rows-repeated=\"1048576\">{one} table:number-columns-repeated=\"16384\"/></table:table-row>"
        )),
        "sheet-too-large",
        0,
    );
    let rows = format!(
        "<table:table-row>{one} table:number-columns-repeated=\"16384\"/></table:table-row>"
    )
    .repeat(5_000);
    check(
        "many-rows.ods",
        &table(&rows),
        "sheet-too-large",
        244 * 16_384,
    );
    check(
        "blanks.ods",
        &table(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>",
        ),
        "cell-text-cut",
        1,
    );
    check("empty-rows.ods", &table(&"<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>".repeat(10_000)), "", 0);
    let whole = ods::content(
        "",
        &ods::table("S", &format!("<table:table-row>{one}/></table:table-row>")),
    );
    check(
        "cut.ods",
        &ods::file(&whole[..whole.len() - 20]),
        "workbook-unreadable",
        0,
    );
    let tables = "<table:table table:name=\"S\"/>".repeat(5_000);
    check(
        "many-tables.ods",
        &ods::file(&ods::content("", &tables)),
        "package-too-large",
        0,
    );
}

#[test]
fn binary_workbooks() {
    let far = [xls::number(0, 0, 0, 1.0), xls::number(65_535, 255, 0, 1.0)].concat();
    let sheets: Vec<(String, Vec<u8>)> = (0..40)
        .map(|number| (format!("S{number}"), far.clone()))
        .collect();
    let sheets: Vec<(&str, u8, Vec<u8>)> = sheets
        .iter()
        .map(|(name, records)| (name.as_str(), 0, records.clone()))
        .collect();
    check(
        "sparse.xls",
        &xls::compound("/Workbook", &xls::stream(&[], &sheets)),
        "",
        80,
    );
    let wide = [
        xls::number(65_535, 65_535, 0, 1.0),
        xls::number(0, 3, 0, 1.0),
    ]
    .concat();
    check(
        "outside.xls",
        &xls::compound("/Workbook", &xls::stream(&[], &[("S", 0, wide)])),
        "cell-outside-sheet",
        1,
    );
    let mut lying = xls::strings(&["a"]);
    lying[4..12].copy_from_slice(&[0xff; 8]);
    check(
        "lying-strings.xls",
        &xls::compound(
            "/Workbook",
            &xls::stream(&[lying], &[("S", 0, xls::shared(0, 0, 0, 0))]),
        ),
        "",
        1,
    );
    let nested = xls::begin(0x20).repeat(1_000_000);
    check(
        "nested.xls",
        &xls::compound("/Workbook", &xls::stream(&[], &[("S", 0, nested)])),
        "workbook-unreadable",
        0,
    );
    let huge = vec![0x05, 0xff, 0xff, 0xff, 0x7f];
    check(
        "huge-record.xlsb",
        &xlsb::file(&[huge], &[], &[], &[], 0),
        "package-too-large",
        0,
    );
    let styles = vec![
        xlsb::record(0x269, &[]),
        xlsb::record(0x2f, &[0; 16]).repeat(1_000_000),
    ];
    check(
        "million-styles.xlsb",
        &xlsb::file(&[xlsb::row(0)], &[], &[], &styles, 0),
        "styles-too-many",
        0,
    );
    // A chain of sectors that comes back to itself.
    let mut looped = xls::compound("/Workbook", &vec![0; 40_000]);
    let table = looped.len() / 512;
    for at in (512..512 * table.min(3)).step_by(4) {
        if looped[at..at + 4] == 9_u32.to_le_bytes() {
            looped[at..at + 4].copy_from_slice(&7_u32.to_le_bytes());
        }
    }
    check("looped.xls", &looped, "workbook-unreadable", 0);
}

#[test]
fn text_files() {
    let open = format!("a;b\n\"{}", "x;y\n".repeat(2_000_000));
    check(
        "open-quote.csv",
        open.as_bytes(),
        "cell-text-cut,csv-quote-open",
        3,
    );
    check("separators.csv", &vec![b';'; 30 << 20], "", 0);
    check("lines.csv", &vec![b'\n'; 30 << 20], "cell-outside-sheet", 0);
    check(
        "quotes.csv",
        &vec![b'"'; (30 << 20) + 1],
        "cell-text-cut,csv-quote-open",
        1,
    );
    check(
        "wide.csv",
        &[&b"\xff\xfe"[..], &b"a;\0\0".repeat(6 << 20)].concat(),
        "file-too-large",
        0,
    );
    check(
        "cells.csv",
        &b"1;2;3;4;5\n".repeat(900_000),
        "sheet-too-large",
        None,
    );
}
