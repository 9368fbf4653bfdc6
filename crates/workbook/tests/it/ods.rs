//! `.ods`: repeats, kinds of values, and what a cell shows beside its value.

use workbook::Merge;

use crate::build::ods::{content, file, table, with};
use crate::show::{check, open, refused};

fn rows(rows: &str, expected: &[&str], expected_codes: &[&str]) {
    let (book, found) = open("a.ods", file(&content("", &table("Bảng", rows))));
    assert_eq!(found, [""; 0], "{rows}");
    check(&book, 0, expected, expected_codes);
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn values() {
    let cell = |attributes: &str, shown: &str| {
        row(&format!(
            "<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"
        ))
    };
    rows("", &[], &[]);
    rows(
        &cell("office:value-type=\"float\" office:value=\"12.5\"", "12,50"),
        &["A1 12.5"],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"percentage\" office:value=\"0.9443\"",
            "94,43%",
        ),
        &["A1 0.9443 %"],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"date\" office:date-value=\"2025-01-01\"",
            "01/01/25",
        ),
        &["A1 day 45658"],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"time\" office:time-value=\"PT06H00M00S\"",
            "06:00",
        ),
        &["A1 day 0.25"],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"boolean\" office:boolean-value=\"true\"",
            "ĐÚNG",
        ),
        &["A1 true"],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"string\"",
            "Xã<text:s text:c=\"2\"/>A<text:tab/><text:span>b</text:span>",
        ),
        &["A1 \"Xã  A\\tb\""],
        &[],
    );
    rows(
        &cell(
            "office:value-type=\"string\" office:string-value=\"thật\"",
            "khác",
        ),
        &["A1 \"thật\""],
        &[],
    );
    rows(
        &cell(
            "table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"",
            "2",
        ),
        &["A1 2 ="],
        &[],
    );
    rows(
        &row("<table:table-cell table:formula=\"of:=1+1\"/>"),
        &["A1 not calculated ="],
        &[],
    );
    rows(
        &cell(
            "table:formula=\"of:=1/0\" office:value-type=\"string\" calcext:value-type=\"error\" office:string-value=\"\"",
            "#DIV/0!",
        ),
        &["A1 error #DIV/0! ="],
        &[],
    );
    rows(
        &cell("office:value-type=\"float\" office:value=\"x\"", "x"),
        &[],
        &["cell-unreadable"],
    );
    rows(
        &row(
            "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>một</text:p><text:p>hai</text:p></table:table-cell>",
        ),
        &["A1 \"một\\nhai\""],
        &[],
    );
}

#[test]
fn repeats() {
    let one = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
    rows(
        &row(&format!(
            "<table:table-cell table:number-columns-repeated=\"3\"/>{one} table:number-columns-repeated=\"2\"/>"
        )),
        &["D1 1", "E1 1"],
        &[],
    );
    rows(
        &format!(
            "<table:table-row table:number-rows-repeated=\"4\"/><table:table-row table:number-rows-repeated=\"2\">{one}/></table:table-row>"
        ),
        &["A5 1", "A6 1"],
        &[],
    );
    // What every file ends with: empty cells to the corner of the sheet.
    rows(
        &format!(
            "{}<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
            row(&format!("{one}/>"))
        ),
        &["A1 1"],
        &[],
    );
    rows(
        &format!(
            "<table:table-header-rows>{}</table:table-header-rows>",
            row(&format!("{one}/>"))
        ),
        &["A1 1"],
        &[],
    );
}

#[test]
fn merged_areas_hide_what_they_cover() {
    let cells = "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\"1\"/>\
        <table:covered-table-cell office:value-type=\"float\" office:value=\"9\"/>\
        <table:table-cell office:value-type=\"float\" office:value=\"3\"/>";
    let (book, _) = open("a.ods", file(&content("", &table("S", &row(cells)))));
    check(&book, 0, &["A1 1", "C1 3"], &[]);
    assert_eq!(
        book.grid(0).0.merges,
        [Merge {
            top: 1,
            left: 1,
            bottom: 2,
            right: 2
        }]
    );
}

#[test]
fn hidden_sheets_fonts_and_properties() {
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
        <style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties style:font-name=\".VnTime\"/></style:style>";
    let cell = row(
        "<table:table-cell table:style-name=\"ce1\" office:value-type=\"string\"><text:p>Th¸i</text:p></table:table-cell>",
    );
    let tables = [
        table("Một", &cell),
        "<table:table table:name=\"Hai\" table:style-name=\"ta1\"/>".to_owned(),
    ]
    .concat();
    let meta = "<m><meta:user-defined xmlns:meta=\"m\" meta:name=\"round\">xa-2024</meta:user-defined></m>";
    let (book, found) = open(
        "a.ods",
        with(&content(styles, &tables), &[("meta.xml", meta)]),
    );
    assert_eq!(found, ["sheet-hidden"]);
    assert_eq!(book.sheet_named("Hai"), Some(1));
    assert_eq!(
        book.custom_properties().get("round").map(String::as_str),
        Some("xa-2024")
    );
    check(&book, 0, &["A1 \"Th¸i\" tcvn3"], &[]);
}

#[test]
fn refusals() {
    let whole = content(
        "",
        &table(
            "S",
            &row("<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"),
        ),
    );
    for cut in [whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        assert_eq!(
            refused("a.ods", file(&whole[..cut])),
            ["workbook-unreadable"],
            "cut at {cut}"
        );
    }
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert_eq!(
        refused(
            "a.ods",
            with(&whole, &[("META-INF/manifest.xml", manifest)])
        ),
        ["file-protected"]
    );
}

#[test]
fn each_sheet_is_found_again_held_or_packed() {
    let cell = |value: u32| {
        row(&format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>"
        ))
    };
    let tables: String = (1..=3)
        .map(|number| table(&format!("Bảng {number}"), &cell(number)))
        .collect();
    let bytes = file(&content("", &tables));
    for bytes_held in [0, 1 << 20] {
        let limits = workbook::Limits {
            bytes_held,
            ..workbook::Limits::default()
        };
        let opened = workbook::open("a.ods", bytes.clone(), &limits);
        if bytes_held == 0 {
            assert_eq!(
                crate::show::codes(&opened.unwrap_err()),
                ["package-too-large"]
            );
            continue;
        }
        let (book, _) = opened.unwrap();
        check(&book, 0, &["A1 1"], &[]);
        check(&book, 2, &["A1 3"], &[]);
    }
    let limits = workbook::Limits {
        bytes_held: 400,
        ..workbook::Limits::default()
    };
    let (book, _) = workbook::open("a.ods", bytes, &limits).unwrap();
    check(&book, 1, &["A1 2"], &[]);
}
