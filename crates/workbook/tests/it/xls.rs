//! `.xls`: records of Excel 97 to 2003.

use workbook::Merge;

use crate::build::xls::{
    compound, font, format, formula, number, record, shared, stream, strings, style, wide, words,
};
use crate::show::{check, open, refused};

fn globals() -> Vec<Vec<u8>> {
    let mut records: Vec<Vec<u8>> = ["Arial", ".VnTime", ".VnTimeH", "Arial", "VNI-Times"]
        .iter()
        .map(|name| font(name))
        .collect();
    records.push(format(164, "dd/mm/yyyy"));
    // Font 5 is the fifth one: no font has number 4.
    records.extend([style(0, 0), style(1, 9), style(2, 164), style(5, 0)]);
    records.push(strings(&["Xã A", "", "Đông"]));
    records
}

fn one(records: &[Vec<u8>]) -> Vec<u8> {
    compound(
        "/Workbook",
        &stream(&globals(), &[("Bảng", 0, records.concat())]),
    )
}

#[test]
fn values() {
    let records = [
        number(0, 0, 0, 12.5),
        number(0, 1, 1, 0.9443),
        number(0, 2, 2, 45_658.0),
        shared(0, 3, 3, 0),
        shared(0, 4, 0, 1),
        record(
            0x027e,
            &[
                words(&[1, 0, 1]),
                ((94_u32 << 2) | 3).to_le_bytes().to_vec(),
            ]
            .concat(),
        ),
        record(
            0x00bd,
            &[
                words(&[1, 1, 0]),
                (2_u32 << 2 | 2).to_le_bytes().to_vec(),
                words(&[0]),
                (3_u32 << 2 | 2).to_le_bytes().to_vec(),
                words(&[2]),
            ]
            .concat(),
        ),
        record(0x0204, &[words(&[1, 5, 0]), wide("nhãn")].concat()),
        record(0x0205, &[words(&[2, 0, 0]), vec![1, 0]].concat()),
        record(0x0205, &[words(&[2, 1, 0]), vec![0x2a, 1]].concat()),
        record(0x0201, &words(&[2, 2, 0])),
        formula(3, 0, 4.0_f64.to_le_bytes()),
        formula(3, 1, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        record(0x0207, &wide("kết quả")),
        formula(3, 2, [2, 0, 7, 0, 0, 0, 0xff, 0xff]),
        formula(3, 3, [3, 0, 0, 0, 0, 0, 0xff, 0xff]),
        formula(3, 4, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        number(4, 0, 0, 5.0),
        record(0x00e5, &words(&[1, 0, 1, 0, 2])),
    ];
    let (book, found) = open("a.xls", one(&records));
    assert_eq!(found, [""; 0]);
    let expected = [
        "A1 12.5",
        "B1 0.9443 % tcvn3",
        "C1 day 45658 TCVN3",
        "D1 \"Xã A\" vni",
        "A2 0.94 % tcvn3",
        "B2 2",
        "C2 3",
        "F2 \"nhãn\"",
        "A3 true",
        "B3 error #N/A",
        "A4 4 =",
        "B4 \"kết quả\" =",
        "C4 error #DIV/0! =",
        "D4 \"\" =",
        "E4 not calculated =",
        "A5 5",
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
fn a_table_of_strings_over_two_records() {
    let first = [
        &2_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        b"\x03\0\0ab",
    ]
    .concat();
    let globals = [
        record(0x00fc, &first),
        record(0x003c, b"\x01\xd9\x1e\x01\0\0z"),
    ];
    let bytes = compound(
        "/Workbook",
        &stream(
            &globals,
            &[("S", 0, [shared(0, 0, 0, 0), shared(0, 1, 0, 1)].concat())],
        ),
    );
    let (book, _) = open("a.xls", bytes);
    check(&book, 0, &["A1 \"abộ\"", "B1 \"z\""], &[]);
}

#[test]
fn sheets_names_and_streams() {
    let plain = stream(
        &[record(0x0022, &words(&[1])), style(0, 14)],
        &[
            ("Một", 0, number(0, 0, 0, 1.0)),
            ("Ẩn", 2, number(9, 1, 0, 2.0)),
        ],
    );
    let (book, found) = open("a.xls", compound("/Book", &plain));
    assert_eq!(found, ["sheet-hidden"]);
    assert_eq!(book.sheet_named("Ẩn"), Some(1));
    check(&book, 0, &["A1 day 1463"], &[]);
    check(&book, 1, &["B10 day 1464"], &[]);
    // The records without the compound file around them.
    let (book, _) = open("a.xls", plain);
    check(&book, 0, &["A1 day 1463"], &[]);
}

#[test]
fn refusals() {
    let protected = stream(&[record(0x002f, &[0; 6])], &[]);
    assert_eq!(
        refused("a.xls", compound("/Workbook", &protected)),
        ["file-protected"]
    );
    assert_eq!(
        refused("a.xlsx", compound("/EncryptedPackage", b"x")),
        ["file-protected"]
    );
    assert_eq!(
        refused("a.xls", compound("/WordDocument", b"x")),
        ["file-not-a-workbook"]
    );
    assert_eq!(
        refused("a.xls", compound("/Other", b"x")),
        ["file-not-a-workbook"]
    );
    let old = record(0x0809, &words(&[0x0500, 5, 0, 0]));
    assert_eq!(
        refused("a.xls", compound("/Book", &old)),
        ["file-not-a-workbook"]
    );
    assert_eq!(
        refused("a.xls", compound("/Workbook", &[])),
        ["workbook-unreadable"]
    );
    let whole = one(&[]);
    assert_eq!(refused("a.xls", &whole[..600]), ["workbook-unreadable"]);
}

#[test]
fn bad_cells_are_named_and_the_sheet_goes_on() {
    for bad in [
        shared(0, 0, 0, 4_000_000_000),
        record(0x0203, &words(&[0, 0, 0])),
        number(0, 0, 0, f64::INFINITY),
        record(0x0205, &[words(&[0, 0, 0]), vec![0x77, 1]].concat()),
    ] {
        let (book, _) = open("a.xls", one(&[bad, number(0, 2, 0, 3.0)]));
        check(&book, 0, &["C1 3"], &["cell-unreadable"]);
    }
}

#[test]
fn a_sheet_cut_before_its_end() {
    let mut whole = stream(&[], &[("S", 0, number(0, 0, 0, 1.0))]);
    whole.truncate(whole.len() - 4);
    let (book, _) = open("a.xls", compound("/Workbook", &whole));
    check(&book, 0, &["A1 1"], &["workbook-unreadable"]);
}
