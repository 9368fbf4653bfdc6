//! Paper that was keyed into a keying workbook.

use super::{from_file, roster_of};
use jiff::civil::date;
use survey::{
    BLANK, Column, KeyingBook, Mode, NO_OPINION, OUT_OF_RANGE, ResponseInput, Responses,
    SheetNumber, TWO_TICKS, keying_of, keying_workbook, read_responses,
};
use workbook::{CellStyle, Entry, Limits};

#[test]
fn a_keying_workbook_says_itself_what_its_columns_hold() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let number = SheetNumber::new(1, "00004", 17).expect("fits");
    let mut book = keying_workbook(&KeyingBook {
        instrument: &instrument,
        roster: &roster,
        round_title: "Đợt thử",
        rows: 10,
        second: None,
        as_of: date(2024, 12, 31),
    });
    let empty = book.to_bytes().expect("a workbook");
    let (opened, _) = workbook::open("nhap.xlsx", empty, &Limits::default()).expect("opens");
    let keying = keying_of(&opened, &instrument).expect("a keying workbook");
    let name = opened.sheets()[keying.sheet].name.clone();
    let sheet = book.sheet_mut(&name).expect("the keyed sheet");
    let typed: [(&str, Entry); 8] = [
        ("@so-phieu", Entry::from(number.to_string())),
        ("@hinh-thuc", Entry::from(2)),
        ("@ngay", Entry::from("03/11/2024")),
        ("q2/3", Entry::from(1)),
        ("q9_1", Entry::from(0)),
        ("q9_2", Entry::from(8)),
        ("q10_1", Entry::from(9)),
        ("q10_2", Entry::from(7)),
    ];
    for (column, entry) in typed {
        let at = keying
            .columns
            .iter()
            .find(|own| own.name == column)
            .expect("the column")
            .column;
        sheet.put(keying.first_row, at, entry, CellStyle::default());
    }
    let bytes = book.to_bytes().expect("a workbook");
    let (book, _) = workbook::open("nhap.xlsx", bytes, &Limits::default()).expect("opens");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    let codes: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(codes, ["answer-out-of-range"]);
    assert_eq!(responses.len(), 1);
    assert_eq!(
        responses.units,
        [roster
            .position("00004")
            .map_or(0, |at| u32::try_from(at).expect("small"))]
    );
    assert_eq!(responses.serials, [number.key()]);
    assert_eq!(responses.modes, [Mode::Centre]);
    assert_eq!(responses.days, [Some(date(2024, 11, 3))]);
    let answers: Vec<u8> = ["q9_1", "q9_2", "q10_1", "q10_2"]
        .iter()
        .map(|code| {
            responses
                .column(instrument.find(code).expect("a question"))
                .one(0)
        })
        .collect();
    assert_eq!(answers, [BLANK, TWO_TICKS, NO_OPINION, OUT_OF_RANGE]);
    let Column::Many { ticks, answered } =
        responses.column(instrument.find("q2").expect("a question"))
    else {
        panic!("q2 takes any choices");
    };
    assert_eq!(
        (ticks.as_slice(), answered.as_slice()),
        (&[0b100][..], &[true][..])
    );
}
