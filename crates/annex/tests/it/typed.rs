//! What an officer types into the edit workbook is what the set then says.

use annex::read_edit_workbook;
use criteria::Draft;
use jiff::civil::date;
use workbook::{Book, CellStyle, Limits};

/// A sheet of criteria with these columns and rows, everything typed as text.
fn read(columns: &[&str], rows: &[&[&str]]) -> (Draft, Vec<String>) {
    let mut book = Book::new(date(2025, 1, 1));
    let sheet = book.sheet("Tiêu chí");
    sheet.put_row(1, 1, columns.iter().copied(), CellStyle::new());
    for (row, cells) in (2..).zip(rows) {
        sheet.put_row(row, 1, cells.iter().copied(), CellStyle::new());
    }
    let bytes = book.to_bytes().expect("bytes");
    let (book, _) = workbook::open("sua.xlsx", bytes, &Limits::default()).expect("a workbook");
    let (draft, findings) = read_edit_workbook(&book);
    let said = findings
        .iter()
        .map(|own| format!("{} {}", own.code, own.place.address()));
    (draft, said.collect())
}

const COLUMNS: &[&str] = &[
    "code", "row", "title", "max", "inputs", "rule", "measure", "scale", "others", "when",
    "examples",
];

#[test]
fn rules_are_typed_in_words() {
    let (draft, findings) = read(
        COLUMNS,
        &[
            &[
                "1",
                "",
                "Hồ sơ",
                "2,5",
                "a: số đếm | Đúng hạn | không quá b\nb: Số đếm | Tổng",
                "theo ngưỡng",
                "a / b",
                "Từ 95%: 2,5\ntừ 80: 50%\nCòn lại: 0",
                "",
                "",
                "a = 95; b = 100 -> 2,5",
            ],
            &[
                "2",
                "",
                "Báo cáo",
                "1",
                "d: ngày",
                "Theo thời hạn",
                "",
                "đến 0: 1\ncòn lại: 0",
                "cách đếm ngày: ngày làm việc",
                "",
                "",
            ],
            &[
                "3",
                "",
                "Kết quả",
                "1",
                "x: có/không",
                "Theo trường hợp",
                "",
                "",
                "",
                "",
                "",
            ],
            &["", "trường hợp", "", "", "", "", "", "1", "", "x = có", ""],
            &["", "trường hợp", "", "", "", "", "", "0", "", "còn lại", ""],
        ],
    );
    assert_eq!(findings, Vec::<String>::new());
    let expected = Draft::parse(
        r#"
        [criterion."1"]
        title = "Hồ sơ"
        max = 2.5
        inputs = { a = { kind = "count", title = "Đúng hạn", not-over = "b" }, b = { kind = "count", title = "Tổng" } }
        rule = "thresholds"
        numerator = ["a"]
        denominator = ["b"]
        steps = [ { from = 95, points = 2.5 }, { from = 80, share = 50 } ]
        otherwise = { points = 0 }
        examples = [ { given = { a = 95, b = 100 }, points = 2.5 } ]
        [criterion."2"]
        title = "Báo cáo"
        max = 1
        inputs = { d = "date" }
        rule = "deadline"
        days = "working"
        steps = [ { to = 0, points = 1 } ]
        otherwise = { points = 0 }
        [criterion."3"]
        title = "Kết quả"
        max = 1
        inputs = { x = "yes-no" }
        rule = "cases"
        [[criterion."3".case]]
        when = [ { input = "x", is = true } ]
        points = 1
        [[criterion."3".case]]
        when = []
        points = 0
        "#,
    );
    assert_eq!(
        criteria::write_set(&draft.plain()),
        criteria::write_set(&expected.plain())
    );
}

#[test]
fn what_cannot_be_read_is_named_by_its_cell() {
    let (_, findings) = read(
        COLUMNS,
        &[
            &[
                "1",
                "",
                "Một",
                "hai",
                "a số đếm",
                "Theo ý",
                "a b",
                "",
                "xa lạ: 1",
                "",
                "a = 1",
            ],
            &["1", "", "Lại", "1"],
            &["", "", "Không mã", "1"],
        ],
    );
    let expected = [
        "edit-cell 'Tiêu chí'!D2",
        "edit-cell 'Tiêu chí'!F2",
        "edit-cell 'Tiêu chí'!E2",
        "edit-cell 'Tiêu chí'!G2",
        "edit-cell 'Tiêu chí'!I2",
        "edit-cell 'Tiêu chí'!K2",
        "edit-code-twice 'Tiêu chí'!A3",
        "edit-code-missing 'Tiêu chí'!A4",
    ];
    assert_eq!(findings, expected);
    let (_, findings) = read(COLUMNS, &[&["", "phần", "Một mình", "1"]]);
    assert_eq!(findings, ["edit-row-alone 'Tiêu chí'!B2"]);
}
