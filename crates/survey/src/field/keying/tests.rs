//! Written, opened again, found again.

use super::*;
use crate::field::sample_instrument::instrument;
use crate::{QuestionId, SheetNumber};
use jiff::civil::date;
use units::read_roster;
use workbook::{Cell, Limits, open};

const ROSTER: &str =
    "code,name,level,type\n00778,Xã Sơn Vĩ,commune,xã\n00793,Xã Thượng Phùng,commune,xã\n";

fn written(second: Option<&[SheetNumber]>) -> Vec<u8> {
    let instrument = instrument();
    let (roster, _) = read_roster("units.csv", ROSTER);
    keying_workbook(&KeyingBook {
        instrument: &instrument,
        roster: &roster,
        round_title: "Đợt thử",
        rows: 20,
        second,
        as_of: date(2024, 12, 31),
    })
    .to_bytes()
    .expect("a workbook")
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
