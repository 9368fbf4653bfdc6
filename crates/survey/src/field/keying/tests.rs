//! Written, opened again, found again.

use super::*;
use crate::field::sample_instrument::instrument;
use crate::{NumberBook, QuestionId, SheetNumber};
use jiff::civil::date;
use units::{Roster, read_roster};
use workbook::{Book, Cell, CellStyle, Entry, Limits, open};

const ROSTER: &str =
    "code,name,level,type\n00778,Xã Sơn Vĩ,commune,xã\n00793,Xã Thượng Phùng,commune,xã\n";

fn roster() -> Roster {
    read_roster("units.csv", ROSTER).0
}

fn book(second: Option<&[SheetNumber]>) -> Book {
    let instrument = instrument();
    keying_workbook(&KeyingBook {
        instrument: &instrument,
        roster: &roster(),
        round_title: "Đợt thử",
        rows: 20,
        second,
        as_of: date(2024, 12, 31),
    })
}

fn written(second: Option<&[SheetNumber]>) -> Vec<u8> {
    book(second).to_bytes().expect("a workbook")
}

#[test]
fn columns_are_found_again_by_their_names() {
    let (workbook, _) = open("nhap.xlsx", written(None), &Limits::default()).expect("opens");
    let keying = keying_of(&workbook, &instrument()).expect("a keying workbook");
    assert_eq!(keying.instrument, "mau/2024");
    assert_eq!(keying.digest, "0123456789abcdef".repeat(4));
    assert!(!keying.second);
    assert_eq!((keying.sheet, keying.first_row), (0, 6));
    let names: Vec<&str> = keying.columns.iter().map(|own| own.name.as_str()).collect();
    // Neither the name of a person nor free text has a column.
    let expected = "@so-phieu @kiem-tra @don-vi @hinh-thuc @ngay thon gioi kenh/loa kenh/hop kenh/mang q1 q2 q3 tuoi";
    assert_eq!(names.join(" "), expected);
    let holds = |name: &str| {
        let own = keying.columns.iter().find(|own| own.name == name);
        own.map(|own| own.holds.clone())
    };
    assert_eq!(holds("kenh/hop"), Some(Keyed::Tick(QuestionId(3), 1)));
    assert_eq!(holds("thon"), Some(Keyed::Name(QuestionId(1))));
    assert_eq!(holds("tuoi"), Some(Keyed::Figure(QuestionId(7))));
    let Some(Keyed::One(QuestionId(4), keys)) = holds("q1") else {
        panic!("q1 takes one choice");
    };
    assert_eq!(keys.all(), [0, 1, 2, 3, 4, 5, 8, 9]);
}

#[test]
fn sheets_drawn_for_a_second_keying_stand_in_their_rows() {
    let numbers: Vec<SheetNumber> = [3, 17]
        .into_iter()
        .filter_map(|serial| SheetNumber::new(1, "00793", serial))
        .collect();
    let bytes = written(Some(&numbers));
    let (workbook, _) = open("nhap-2.xlsx", bytes, &Limits::default()).expect("opens");
    let keying = keying_of(&workbook, &instrument()).expect("a keying workbook");
    assert!(keying.second);
    let (grid, _) = workbook.grid(keying.sheet);
    let texts: Vec<Option<&str>> = (6..9)
        .map(|row| grid.get(row, 1).and_then(Cell::text))
        .collect();
    let expected: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [Some(expected[0].as_str()), Some(expected[1].as_str()), None]
    );
}

#[test]
fn other_workbooks_are_none_of_ours() {
    let (workbook, _) =
        open("a.csv", b"@so-phieu,q1\n".to_vec(), &Limits::default()).expect("opens");
    assert_eq!(keying_of(&workbook, &instrument()), None);
}

/// A keying workbook with these rows: number, then the cells from the sixth column (village, sex, three channels, three items, age).
fn filled(file: &str, rows: &[(&str, &[&str])]) -> (Option<KeyedFile>, Vec<finding::Finding>) {
    let mut book = book(None);
    let sheet = book.sheet_mut("Nhập phiếu").expect("the keying sheet");
    for (row, (number, cells)) in (6..).zip(rows) {
        sheet.put(row, 1, *number, CellStyle::body());
        for (column, cell) in (6..).zip(*cells) {
            let entry = cell
                .parse::<i64>()
                .map_or_else(|_| Entry::from(*cell), Entry::from);
            sheet.put(row, column, entry, CellStyle::body());
        }
    }
    let bytes = book.to_bytes().expect("a workbook");
    let (workbook, _) = open(file, bytes, &Limits::default()).expect("opens");
    read_keyed(&workbook, &instrument(), &NumberBook::new(&roster()))
}

#[test]
fn two_keyings_are_compared_cell_by_cell() {
    let (first, findings) = filled(
        "a.xlsx",
        &[
            (
                "01-00778-0001-36",
                &["Thôn Một", "1", "1", "0", "0", "5", "4", "4", "40"],
            ),
            (
                "01-00778-0002-33",
                &["Thôn Hai", "2", "0", "0", "1", "5", "5", "5", "33"],
            ),
        ],
    );
    assert!(findings.is_empty(), "{findings:?}");
    let (second, _) = filled(
        "b.xlsx",
        &[
            (
                "0100778000233",
                &[
                    "thôn hai",
                    "2",
                    "0",
                    "0",
                    "1",
                    "4",
                    "5",
                    "Nguyễn Văn A",
                    "33",
                ],
            ),
            (
                "01-00778-0001-36",
                &["Thôn Một", "1", "1", "0", "0", "5", "4", "4", "40"],
            ),
            (
                "01-00778-0003-30",
                &["Thôn Một", "1", "1", "0", "0", "5", "4", "4", "40"],
            ),
        ],
    );
    let (first, second) = (first.expect("keyed"), second.expect("keyed"));
    let (comparison, findings) = compare_keyings(&first, &second, &instrument());
    // Two sheets × mode, day and nine questions.
    assert_eq!((comparison.n_sheets, comparison.n_cells), (2, 22));
    let told: Vec<String> = comparison
        .differences
        .iter()
        .map(|own| {
            let (a, b) = (own.first_at.address(), own.second_at.address());
            format!(
                "{} {} {} {a} {} {b}",
                own.number, own.column, own.first.vi, own.second.vi
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "01-00778-0002-33 q1 5 'Nhập phiếu'!K7 4 'Nhập phiếu'!K6",
            "01-00778-0002-33 q3 5 'Nhập phiếu'!M7 (không phải mã) 'Nhập phiếu'!M6",
        ]
    );
    assert!(!format!("{findings:?}{comparison:?}{second:?}").contains("Nguyễn"));
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(
        codes,
        ["keying-differs", "keying-differs", "sheet-only-second"]
    );
    // Wilson's interval of 2 of 22 by its formula: 9.09%, 2.5295% to 27.8149%.
    let (rate, low, high) = comparison.rate().expect("cells were compared");
    assert!(
        (rate - 9.0909).abs() < 1e-4
            && (low - 2.5295).abs() < 1e-4
            && (high - 27.8149).abs() < 1e-4
    );
    let book = comparison_workbook(&comparison, &instrument(), &roster(), date(2024, 12, 31));
    assert_eq!(book.sheets()[0].last_row(), 8);
}

#[test]
fn rows_whose_number_is_none_are_findings_that_repeat_nothing() {
    let (file, findings) = filled(
        "a.xlsx",
        &[
            ("01-00778-0001-37", &["Thôn Một"]),
            ("0912345678", &[]),
            ("", &["Thôn Một", "1"]),
            ("", &[]),
        ],
    );
    assert!(file.expect("keyed").rows.is_empty());
    assert_eq!(findings.len(), 3);
    assert!(
        findings
            .iter()
            .all(|own| own.code == "sheet-number-unreadable")
    );
    assert!(!format!("{findings:?}").contains("0912345678"));
}

#[test]
fn a_tenth_of_each_stack_is_drawn_for_a_second_keying() {
    let (file, _) = filled("a.xlsx", &[]);
    let mut file = file.expect("keyed");
    let row = |code: &str, serial| KeyedRow {
        row: 6,
        number: SheetNumber::new(1, code, serial).expect("fits"),
        unit: 0,
        cells: Vec::new(),
    };
    file.rows = (1..=41).map(|serial| row("00778", serial)).collect();
    file.rows.extend((1..=3).map(|serial| row("00793", serial)));
    let share = "0.1".parse().expect("a number");
    let drawn = draw_second(&file, &share, 7);
    let of = |code: &str| drawn.iter().filter(|own| own.code() == code).count();
    // ⌈4.1⌉ and ⌈0.3⌉.
    assert_eq!((of("00778"), of("00793")), (5, 1));
    assert_eq!(draw_second(&file, &share, 7), drawn);
}

#[test]
fn days_and_modes_typed_as_text_are_the_same_in_both_keyings() {
    // 12/05/2024 is 45424 in a spreadsheet: 45292 for 01/01/2024, and 132 days more.
    let keyed = |mode: &str, day: Entry| {
        let mut book = book(None);
        let sheet = book.sheet_mut("Nhập phiếu").expect("the keying sheet");
        sheet.put(6, 1, "01-00778-0001-36", CellStyle::body());
        sheet.put(6, 4, mode, CellStyle::body());
        sheet.put(6, 5, day, CellStyle::body());
        let bytes = book.to_bytes().expect("a workbook");
        let (workbook, _) = open("a.xlsx", bytes, &Limits::default()).expect("opens");
        read_keyed(&workbook, &instrument(), &NumberBook::new(&roster()))
            .0
            .expect("keyed")
    };
    let first = keyed("Tại nhà", Entry::from("12/05/2024"));
    let differing = |second: KeyedFile| {
        let (comparison, _) = compare_keyings(&first, &second, &instrument());
        let columns = comparison.differences.into_iter().map(|own| own.column);
        columns.collect::<Vec<String>>()
    };
    assert!(differing(keyed("tại nhà", Entry::from(45_424_i64))).is_empty());
    assert_eq!(
        differing(keyed("Trực tuyến", Entry::from("13/05/2024"))),
        ["@hinh-thuc", "@ngay"]
    );
}
