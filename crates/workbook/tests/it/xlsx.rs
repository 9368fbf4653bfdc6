//! `.xlsx`: what cells hold, and what is wrong with them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use calamine::{Data, Reader};
use workbook::{Merge, Value};

use crate::build::package::zip;
use crate::build::xlsx::{Xlsx, worksheet};
use crate::show::{check, codes, open};

fn sheet(rows: &str, expected: &[&str], expected_codes: &[&str]) {
    let (book, found) = open(
        "a.xlsx",
        Xlsx::data(rows).strings(&["<t>Xã A</t>", "<t/>"]).bytes(),
    );
    assert_eq!(found, [""; 0], "{rows}");
    check(&book, 0, expected, expected_codes);
}

#[test]
fn values() {
    sheet("", &[], &[]);
    sheet(
        "<row r=\"2\"><c r=\"B2\"><v>12.5</v></c></row>",
        &["B2 12.5"],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>",
        &["A1 \"Xã A\""],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t> a &amp; b </t></is></c></row>",
        &["A1 \" a & b \""],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#SPILL!</v></c></row>",
        &["A1 true", "B1 error #SPILL!"],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2025-01-01</v></c></row>",
        &["A1 day 45658"],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"3\"></c></row>",
        &[],
        &[],
    );
    // Places may be left out: they count on.
    sheet(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        &["A1 1", "B1 2", "A2 3"],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a_x000A_b&#233;</v></c></row>",
        &["A1 \"a\\nbé\""],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1.10</v></c></row>",
        &["A1 1.1"],
        &[],
    );
    sheet(
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>",
        &["XFD1048576 7"],
        &[],
    );
}

#[test]
fn formulas() {
    sheet(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>",
        &["A1 2 ="],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>",
        &["A1 not calculated ="],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v></v></c></row>",
        &["A1 not calculated ="],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c></row>",
        &["A1 \"\" ="],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
        &["A1 error #DIV/0! ="],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"4000000000\" ref=\"A1:A2\">1</f><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"4000000000\"/><v>2</v></c></row>",
        &["A1 1 =", "A2 2 ="],
        &[],
    );
}

#[test]
fn bad_cells_are_named_and_the_sheet_goes_on() {
    let good = "<c r=\"C1\"><v>3</v></c>";
    for bad in [
        "<c r=\"A1\" t=\"s\"><v>4000000000</v></c>",
        "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
        "<c r=\"A1\"><v>twelve</v></c>",
        "<c r=\"A1\"><v>1e999</v></c>",
        "<c r=\"A1\" t=\"b\"><v>2</v></c>",
        "<c r=\"A1\" t=\"d\"><v>2025-02-30</v></c>",
    ] {
        sheet(
            &format!("<row r=\"1\">{bad}{good}</row>"),
            &["C1 3"],
            &["cell-unreadable"],
        );
    }
    sheet(
        &format!("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c>{good}</row>"),
        &["C1 3"],
        &["cell-outside-sheet"],
    );
    sheet(
        &format!("<row r=\"1\">{good}</row><row r=\"4294967295\"><c><v>1</v></c></row>"),
        &["C1 3"],
        &["cell-outside-sheet"],
    );
}

#[test]
fn order() {
    sheet(
        "<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>",
        &["A1 1", "B1 2"],
        &[],
    );
    sheet(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"A1\"><v>3</v></c></row>",
        &["A1 3"],
        &["cell-twice"],
    );
    sheet(
        "<row r=\"5\"><c r=\"A5\"><v>5</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
        &["A2 2", "A5 5"],
        &["rows-out-of-order"],
    );
    sheet(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c><c r=\"B2\"><v>3</v></c></row>",
        &["A2 2", "B2 3"],
        &["cell-twice"],
    );
}

#[test]
fn formats_dates_and_fonts() {
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0&quot; %&quot;\"/></numFmts>\
        <fonts><font><name val=\"Times New Roman\"/></font><font><b/><name val=\".VnTime\"/></font><font><name val=\".VnTimeH\"/></font><font><name val=\"VNI-Times\"/></font></fonts>\
        <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"10\" fontId=\"1\"/><xf numFmtId=\"164\" fontId=\"2\"/><xf numFmtId=\"165\" fontId=\"3\"/><xf numFmtId=\"49\"/></cellXfs>\
        <dxfs><dxf><font><name val=\".VnArial\"/></font></dxf></dxfs>";
    let rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>0.9443</v></c><c r=\"C1\" s=\"2\"><v>45658</v></c>\
        <c r=\"D1\" s=\"3\"><v>5</v></c><c r=\"E1\" s=\"4\" t=\"inlineStr\"><is><t>3.1</t></is></c><c r=\"F1\" s=\"99\"><v>6</v></c>\
        <c r=\"G1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"H1\" t=\"s\"><v>1</v></c></row>";
    let runs = |first: &str, second: &str| {
        format!(
            "<r><rPr><rFont val=\"{first}\"/></rPr><t>a</t></r><r><rPr><rFont val=\"{second}\"/></rPr><t>b</t></r><rPh><t>no</t></rPh>"
        )
    };
    let strings = [runs("Arial", "Calibri"), runs("Arial", ".VnTime")];
    let file = |properties: &str| {
        let book = Xlsx::data(rows).styles(styles).properties(properties);
        book.strings(&[&strings[0], &strings[1]]).bytes()
    };
    let expected = |day: &'static str| {
        [
            "A1 1",
            "B1 0.9443 % tcvn3",
            day,
            "D1 5 vni",
            "E1 \"3.1\" @",
            "F1 6",
            "G1 \"ab\" %",
            "H1 \"ab\" tcvn3",
        ]
    };
    let (book, _) = open("a.xlsx", file(""));
    check(&book, 0, &expected("C1 day 45658 TCVN3"), &[]);
    let (book, _) = open("a.xlsx", file("date1904=\"1\""));
    check(&book, 0, &expected("C1 day 47120 TCVN3"), &[]);
}

#[test]
fn merged_areas() {
    let behind = "<mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"B5:B5\"/><mergeCell ref=\"D4:A1\"/><mergeCell ref=\"x\"/></mergeCells>";
    let file = Xlsx::default().sheet(
        "S",
        "visible",
        &worksheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", behind),
    );
    let (book, _) = open("a.xlsx", file.bytes());
    let (grid, _) = book.grid(0);
    assert_eq!(
        grid.merges,
        [Merge {
            top: 1,
            left: 1,
            bottom: 2,
            right: 3
        }]
    );
    assert!(grid.merge_at(2, 3).is_some() && grid.merge_at(3, 1).is_none());
}

#[test]
fn sheets_hidden_and_named() {
    let data = worksheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
    let decomposed = "Phie\u{302}\u{301}u";
    let file = Xlsx::default()
        .sheet(decomposed, "visible", &data)
        .sheet("Cũ", "hidden", &data)
        .sheet("_parindex", "veryHidden", &data)
        .part("docProps/custom.xml", "<Properties><property name=\"round\"><vt:lpwstr xmlns:vt=\"v\">xa-2024 &amp; x</vt:lpwstr></property></Properties>");
    let (book, found) = open("a.xlsx", file.bytes());
    assert_eq!(found, ["sheet-hidden", "sheet-hidden"]);
    assert_eq!(book.sheets()[0].name, "Phiếu");
    assert_eq!(
        book.visible_sheets()
            .map(|(index, _)| index)
            .collect::<Vec<_>>(),
        [0]
    );
    assert_eq!(book.sheet_named("_parindex"), Some(2));
    check(&book, 2, &["A1 1"], &[]);
    assert_eq!(
        book.custom_properties(),
        &BTreeMap::from([("round".to_owned(), "xa-2024 & x".to_owned())])
    );
    assert_eq!(codes(&book.grid(3).1), ["sheet-missing"]);
}

#[test]
fn a_main_part_elsewhere_and_other_letters() {
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></x:sheets></x:workbook>";
    let data = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let bytes = zip([
        (
            "_rels/.rels",
            relations("officeDocument", "/Book.xml").as_bytes(),
        ),
        ("book.xml", book.as_bytes()),
        (
            "_rels/Book.xml.rels",
            relations("worksheet", "Tables\\One.xml").as_bytes(),
        ),
        ("tables/one.xml", data.as_bytes()),
    ]);
    let (book, found) = open("a.xlsx", bytes);
    assert_eq!(found, [""; 0]);
    check(&book, 0, &["A1 1"], &[]);
}

#[test]
fn reading_breaks_off_where_nobody_wants_more() {
    let rows: String = (1..=50)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>"))
        .collect();
    let (book, _) = open("a.xlsx", Xlsx::data(&rows).bytes());
    let mut seen = 0;
    let found = book.for_each_row(0, &mut |row| {
        seen = row.number;
        if row.number == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!((seen, found.len()), (3, 0));
}

/// A file that another library writes, read by a third one: all three agree.
#[test]
fn agrees_with_calamine_on_a_written_workbook() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.00%");
    let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for row in 0..200u32 {
        let number = f64::from(row) * 1.37 - 40.0;
        sheet.write_number(row, 0, number).unwrap();
        sheet
            .write_number_with_format(row, 1, number / 100.0, &percent)
            .unwrap();
        sheet
            .write_number_with_format(row, 2, 45_000.0 + f64::from(row), &date)
            .unwrap();
        sheet
            .write_string(row, 3, format!("Xã số {} <&> \"ậ\"", row % 7))
            .unwrap();
        sheet.write_boolean(row, 4, row % 2 == 0).unwrap();
        sheet
            .write_formula(
                row,
                5,
                rust_xlsxwriter::Formula::new("=1+1").set_result("2"),
            )
            .unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let mut theirs: calamine::Xlsx<_> =
        calamine::Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let range = theirs.worksheet_range_at(0).unwrap().unwrap();
    let (ours, found) = open("a.xlsx", bytes);
    assert_eq!(found, [""; 0]);
    let (grid, found) = ours.grid(0);
    assert_eq!(codes(&found), [""; 0]);
    let mut compared = 0;
    for row in &grid.rows {
        for cell in &row.cells {
            let other = range.get_value((row.number - 1, cell.column - 1)).unwrap();
            let same = match (&cell.value, other) {
                (Value::Number(a), Data::Float(b)) => a.to_bits() == b.to_bits(),
                (Value::DateSerial(a), Data::DateTime(b)) => a.to_bits() == b.as_f64().to_bits(),
                (Value::Text(a), Data::String(b)) => **a == **b,
                (Value::Bool(a), Data::Bool(b)) => a == b,
                _ => false,
            };
            assert!(same, "{:?} {other:?}", cell.value);
            compared += 1;
        }
    }
    assert_eq!(compared, 1_200);
}
