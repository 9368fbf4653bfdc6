//! What is written is found in the file again.

use super::*;
use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use std::io::Cursor;

fn book() -> Book {
    Book::new(date(2026, 9, 26))
}

fn opened(book: &Book) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = book.to_bytes().expect("the test's book can be written");
    Xlsx::new(Cursor::new(bytes)).expect("what was written can be opened")
}

fn part(book: &Book, name: &str) -> String {
    let bytes = book.to_bytes().expect("the test's book can be written");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let part = archive.by_name(name).expect("the part is there");
    std::io::read_to_string(part).expect("text")
}

#[test]
fn entries_come_back_as_they_were_put() {
    let mut book = book();
    let sheet = book.sheet("Phiếu");
    sheet.put(1, 1, "=SUM(A1)", CellStyle::body());
    sheet.put(
        2,
        1,
        "19.13".parse::<points::Exact>().unwrap(),
        CellStyle::body().decimals(2),
    );
    sheet.put(
        3,
        1,
        date(2024, 1, 1),
        CellStyle::body().number(NumberStyle::Date),
    );
    sheet.put(4, 1, Entry::formula("A2*2", 38), CellStyle::body());
    sheet.put(
        5,
        1,
        Entry::formula("IF(TRUE,\"\",1)", ""),
        CellStyle::body(),
    );
    sheet.put(6, 1, f64::NAN, CellStyle::body());
    let mut opened = opened(&book);
    let values = opened.worksheet_range("Phiếu").unwrap();
    assert_eq!(
        values.get_value((0, 0)),
        Some(&Data::String("=SUM(A1)".to_owned()))
    );
    assert_eq!(values.get_value((1, 0)), Some(&Data::Float(19.13)));
    let day = values.get_value((2, 0)).unwrap();
    assert!(
        matches!(day, Data::DateTime(serial) if serial.as_f64().to_string() == "45292"),
        "{day:?}"
    );
    assert_eq!(values.get_value((3, 0)), Some(&Data::Float(38.0)));
    assert!(matches!(values.get_value((5, 0)), None | Some(Data::Empty)));
    let formulas = opened.worksheet_formula("Phiếu").unwrap();
    let first = formulas.get_value((0, 0));
    assert!(first.is_none_or(String::is_empty), "a text is no formula");
    assert_eq!(formulas.get_value((3, 0)).map(String::as_str), Some("A2*2"));
}

#[test]
fn the_clock_leaves_no_trace() {
    let mut book = book();
    book.describe("Phiếu tự đánh giá", "2026");
    book.property("parindex-round", "phu-tho-2026");
    book.sheet("A").note(1, 1, "ghi chú");
    assert!(part(&book, "docProps/core.xml").contains("2026-09-26T00:00:00Z"));
    assert!(part(&book, "docProps/custom.xml").contains("phu-tho-2026"));
    assert_eq!(book.to_bytes(), book.to_bytes());
}

#[test]
fn long_lists_stand_on_a_sheet_nobody_sees() {
    let long: Vec<String> = (0..60).map(|n| format!("Mức {n}")).collect();
    let short = vec!["Có".to_owned(), "Không".to_owned()];
    let with_comma = vec!["Tốt, khá".to_owned(), "Yếu".to_owned()];
    let mut book = book();
    let sheet = book.sheet("Phiếu");
    for (row, list) in (1..).zip([&long, &short, &with_comma, &long]) {
        sheet.limit(
            Area::cell(row, 1),
            Limit::OneOf(list.clone()),
            Prompt::refuse("Chọn trong danh sách"),
        );
    }
    let xml = part(&book, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("'Danh mục lựa chọn'!$A$1:$A$60"));
    assert!(xml.contains("'Danh mục lựa chọn'!$B$1:$B$2"));
    assert!(!xml.contains("$C$1"), "the long list is written once");
    assert!(xml.contains("\"Có,Không\""));
    assert!(part(&book, "xl/workbook.xml").contains("veryHidden"));
}

#[test]
fn limits_and_their_words_fit_the_format() {
    let mut book = book();
    let sheet = book.sheet("Phiếu");
    let long = "Số hồ sơ là số nguyên. ".repeat(30);
    let prompt = Prompt::refuse(&long).note(&long, &long);
    let most = "12.5".parse::<points::Exact>().unwrap();
    sheet.limit(
        Area::cell(1, 1),
        Limit::Whole {
            least: 0,
            most: None,
        },
        prompt.clone(),
    );
    sheet.limit(
        Area::cell(2, 1),
        Limit::Decimal {
            least: points::Exact::ZERO,
            most: Some(most),
        },
        prompt.clone(),
    );
    sheet.limit(
        Area::cell(3, 1),
        Limit::Date {
            first: date(2024, 1, 1),
            last: date(2024, 12, 31),
        },
        prompt.clone(),
    );
    sheet.limit(
        Area::cell(4, 1),
        Limit::Formula("LEN(A4)<9".to_owned()),
        prompt,
    );
    let xml = part(&book, "xl/worksheets/sheet1.xml");
    for formula in [
        "<formula2>12.5</formula2>",
        "<formula1>45292</formula1>",
        "<formula1>LEN(A4)&lt;9</formula1>",
    ] {
        assert!(xml.contains(formula), "{formula}");
    }
}

#[test]
fn headings_share_their_titles() {
    let mut book = book();
    let sheet = book.sheet("T8");
    let titles: &[&[&str]] = &[
        &["TT"],
        &["Điểm", "Tự đánh giá"],
        &["Điểm", "Thẩm định", "Lần 1"],
        &["Điểm", "Thẩm định", "Lần 2"],
        &["Ghi chú"],
    ];
    assert_eq!(sheet.headings(2, 1, titles, CellStyle::heading()), 5);
    let merges: Vec<String> = sheet.merges.iter().map(Area::fixed).collect();
    assert_eq!(
        merges,
        [
            "$A$2:$A$4",
            "$B$2:$D$2",
            "$E$2:$E$4",
            "$B$3:$B$4",
            "$C$3:$D$3"
        ]
    );
    assert_eq!(sheet.get(4, 4), Some(&Entry::from("Lần 2")));
}

#[test]
fn what_no_workbook_can_hold_is_refused() {
    let mut meets = book();
    let sheet = meets.sheet("A");
    sheet.merge(Area::new(1, 1, 2, 2), "a", CellStyle::new());
    sheet.merge(Area::new(2, 2, 3, 3), "b", CellStyle::new());
    let mut beyond = book();
    beyond
        .sheet("A")
        .put(1, MOST_COLUMNS + 1, "x", CellStyle::new());
    let mut unseen = book();
    unseen.sheet("A").visibility(Visibility::VeryHidden);
    for book in [meets, beyond, unseen, book()] {
        assert!(book.to_bytes().is_err());
    }
}

#[test]
fn a_page_says_where_it_belongs() {
    let mut book = book();
    let sheet = book.sheet("A");
    sheet.put(1, 1, "x", CellStyle::new());
    sheet.print(
        PrintSetup::landscape()
            .repeat_rows(3, 4)
            .footer("7 & 8 – bộ tiêu chí minh họa – 3f9a"),
    );
    let xml = part(&book, "xl/worksheets/sheet1.xml");
    assert!(xml.contains(r#"paperSize="9""#) && xml.contains(r#"orientation="landscape""#));
    assert!(xml.contains("7 &amp;&amp; 8 – bộ tiêu chí minh họa – 3f9a"));
    assert!(xml.contains("Trang &amp;P/&amp;N"));
    assert!(part(&book, "xl/workbook.xml").contains("A!$3:$4"));
}

#[test]
fn an_export_goes_on_in_a_further_sheet() {
    let mut export = RowExport::new(date(2026, 9, 26)).unwrap();
    assert!(export.row(&[Entry::Empty]).is_err());
    export.sheet("Ma trận", &[("Mã", 10.0)]).unwrap();
    export.most_rows_for_test(3);
    for n in 0..5_i64 {
        export.row(&[Entry::from(n)]).unwrap();
    }
    let mut opened: Xlsx<_> = Xlsx::new(Cursor::new(export.to_bytes().unwrap())).unwrap();
    assert_eq!(
        opened.sheet_names(),
        ["Ma trận", "Ma trận (2)", "Ma trận (3)"]
    );
    let last = opened.worksheet_range("Ma trận (3)").unwrap();
    assert_eq!(last.get_value((0, 0)), Some(&Data::String("Mã".to_owned())));
    assert_eq!(last.get_value((1, 0)), Some(&Data::Float(4.0)));
}
