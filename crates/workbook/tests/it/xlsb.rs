//! `.xlsb`: the same cells in binary records.

use workbook::Merge;

use crate::build::xlsb::{cell, double_words, file, record, row, wide};
use crate::show::{check, open};

fn styles() -> Vec<Vec<u8>> {
    let font = |name: &str| record(0x2b, &[vec![0; 21], wide(name)].concat());
    let xf = |format: u16, font: u16| {
        record(
            0x2f,
            &[
                &[0, 0][..],
                &format.to_le_bytes(),
                &font.to_le_bytes(),
                &[0; 10],
            ]
            .concat(),
        )
    };
    vec![
        record(
            0x2c,
            &[&164_u16.to_le_bytes()[..], &wide("dd/mm/yyyy")].concat(),
        ),
        font("Arial"),
        font(".VnTime"),
        record(0x272, &[]),
        xf(9, 0),
        record(0x273, &[]),
        record(0x269, &[]),
        xf(0, 0),
        xf(10, 1),
        xf(164, 0),
        record(0x26a, &[]),
    ]
}

#[test]
fn values() {
    let data = [
        row(0),
        cell(0x05, 0, 0, &12.5_f64.to_le_bytes()),
        cell(0x02, 1, 1, &((94_u32 << 2) | 3).to_le_bytes()),
        cell(0x05, 2, 2, &45_658_f64.to_le_bytes()),
        cell(0x07, 3, 1, &0_u32.to_le_bytes()),
        cell(0x06, 4, 0, &wide("tại chỗ")),
        row(4),
        cell(0x04, 0, 0, &[1]),
        cell(0x03, 1, 0, &[0x2a]),
        cell(0x01, 2, 0, &[]),
        cell(0x09, 3, 0, &[&2_f64.to_le_bytes()[..], &[0; 6]].concat()),
        cell(0x08, 4, 0, &[wide("kết quả"), vec![0; 6]].concat()),
        cell(0x0b, 5, 0, &[0x07, 0, 0]),
    ];
    let merge = record(0xb0, &double_words(&[0, 1, 0, 2]));
    let (book, found) = open("a.xlsb", file(&data, &[merge], &["Xã A"], &styles(), 0));
    assert_eq!(found, [""; 0]);
    assert_eq!(book.sheets()[0].name, "Bảng 1");
    let expected = [
        "A1 12.5",
        "B1 0.94 % tcvn3",
        "C1 day 45658",
        "D1 \"Xã A\" % tcvn3",
        "E1 \"tại chỗ\"",
        "A5 true",
        "B5 error #N/A",
        "D5 2 =",
        "E5 \"kết quả\" =",
        "F5 error #DIV/0! =",
    ];
    check(&book, 0, &expected, &[]);
    assert_eq!(
        book.grid(0).0.merges,
        [Merge {
            top: 1,
            left: 1,
            bottom: 2,
            right: 3
        }]
    );
}

#[test]
fn bad_cells_are_named_and_the_sheet_goes_on() {
    let good = cell(0x05, 2, 0, &3_f64.to_le_bytes());
    for bad in [
        cell(0x07, 0, 0, &4_000_000_000_u32.to_le_bytes()),
        cell(0x05, 0, 0, &[1, 2, 3]),
        cell(0x05, 0, 0, &f64::NAN.to_le_bytes()),
        cell(0x03, 0, 0, &[0x77]),
        cell(0x06, 0, 0, &u32::MAX.to_le_bytes()),
    ] {
        let (book, _) = open(
            "a.xlsb",
            file(&[row(0), bad, good.clone()], &[], &[], &[], 0),
        );
        check(&book, 0, &["C1 3"], &["cell-unreadable"]);
    }
    let far = cell(0x05, 20_000, 0, &3_f64.to_le_bytes());
    let (book, _) = open(
        "a.xlsb",
        file(&[row(0), good, far, row(u32::MAX)], &[], &[], &[], 0),
    );
    check(&book, 0, &["C1 3"], &["cell-outside-sheet"]);
}

#[test]
fn hidden_sheets_and_cut_records() {
    let (book, found) = open("a.xlsb", file(&[], &[], &[], &[], 2));
    assert_eq!(found, ["sheet-hidden"]);
    check(&book, 0, &[], &[]);
    // The sheet ends inside a record of 100 bytes.
    let (book, _) = open("a.xlsb", file(&[vec![0x05, 100, 1, 2]], &[], &[], &[], 0));
    check(&book, 0, &[], &["workbook-unreadable"]);
    // The styles end inside a record: values stand, formats are not known.
    let (_, found) = open("a.xlsb", file(&[], &[], &[], &[vec![0x2f, 100]], 0));
    assert_eq!(found, ["styles-unreadable"]);
}
