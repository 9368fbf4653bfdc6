//! Text with separators.

use workbook::{Kind, Limits};

use crate::show::{check, codes, grid, open};

fn text(bytes: &[u8], expected: &[&str], expected_codes: &[&str]) {
    let (book, found) = workbook::open("a.csv", bytes, &Limits::default()).unwrap();
    assert_eq!(book.kind(), Kind::Csv);
    let (whole, more) = book.grid(0);
    assert_eq!(grid(&whole), expected);
    assert_eq!([codes(&found), codes(&more)].concat(), expected_codes);
}

#[test]
fn values_stay_text() {
    text(
        b"1.10,36.5\n\n007,=1+1\n",
        &["A1 \"1.10\"", "B1 \"36.5\"", "A3 \"007\"", "B3 \"=1+1\""],
        &[],
    );
    text(
        "sep=;\r\nTên;Điểm\r\n\"Xã \"\"A\"\"\";9,5\r\n".as_bytes(),
        &[
            "A1 \"Tên\"",
            "B1 \"Điểm\"",
            "A2 \"Xã \\\"A\\\"\"",
            "B2 \"9,5\"",
        ],
        &[],
    );
    text(
        b"a\t1,5\nb\t2\n",
        &["A1 \"a\"", "B1 \"1,5\"", "A2 \"b\"", "B2 \"2\""],
        &[],
    );
}

#[test]
fn encodings() {
    text("\u{feff}Xã;1\n".as_bytes(), &["A1 \"Xã\"", "B1 \"1\""], &[]);
    let wide: Vec<u8> = "\u{feff}Xã\t1\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    text(&wide, &["A1 \"Xã\"", "B1 \"1\""], &["csv-encoding"]);
    let wide: Vec<u8> = "\u{feff}Xã\t1\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    text(&wide, &["A1 \"Xã\"", "B1 \"1\""], &["csv-encoding"]);
    text(
        b"\xd0\xf4ng;1\n",
        &["A1 \"Đông\"", "B1 \"1\""],
        &["csv-encoding"],
    );
    text(
        b"\xd0\x81\xf4;1\n",
        &["A1 \"Đ\u{fffd}ô\"", "B1 \"1\""],
        &["csv-encoding", "csv-encoding"],
    );
}

#[test]
fn what_is_wrong() {
    text(
        b"a;b\n\"open;c\nd;e\n",
        &["A1 \"a\"", "B1 \"b\"", "A2 \"open;c\\nd;e\\n\""],
        &["csv-quote-open"],
    );
    let long = format!("a,b\n{},c\n", "x".repeat(40_000));
    let (book, _) = open("a.csv", long.into_bytes());
    let (whole, found) = book.grid(0);
    assert_eq!(codes(&found), ["cell-text-cut"]);
    assert_eq!(
        whole.get(2, 1).and_then(|cell| cell.text()).map(str::len),
        Some(32_767)
    );
    let wide = "a,".repeat(16_390);
    let (book, _) = open("a.csv", wide.into_bytes());
    let (whole, found) = book.grid(0);
    assert_eq!(whole.rows[0].cells.len(), 16_384);
    assert_eq!(codes(&found), ["cell-outside-sheet"; 6]);
    let (book, found) = open("a.csv", b"only one column\nand another\n".to_vec());
    assert_eq!(found, [""; 0]);
    check(
        &book,
        0,
        &["A1 \"only one column\"", "A2 \"and another\""],
        &[],
    );
}
