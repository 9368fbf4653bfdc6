//! From the paper to responses: a keying workbook, filled by hand, comes back as codes.

use crate::{at_root, text};
use jiff::civil::date;
use survey::{
    BLANK, Column, Instrument, InstrumentSource, KeyingBook, Mode, NO_OPINION, OUT_OF_RANGE,
    ResponseInput, Responses, SheetNumber, TWO_TICKS, keying_workbook, read_instrument,
    read_responses,
};
use units::{Roster, read_roster};
use workbook::{CellStyle, Limits, open};

fn shipped(name: &str) -> Instrument {
    let file = format!("criteria/{name}.toml");
    let source = InstrumentSource {
        text: text(&at_root(&file)),
        file,
        xlsform: None,
    };
    let (instrument, findings) = read_instrument(&source);
    instrument.unwrap_or_else(|| panic!("{findings:?}"))
}

fn roster() -> Roster {
    let text =
        "code,name,level,type\n00778,Xã Sơn Vĩ,commune,xã\nH44.105,Sở Tư pháp,department,sở\n";
    read_roster("units.csv", text).0
}

/// Keys typed into the columns of these names, a row each: number, then name and key.
fn keyed(instrument: &Instrument, rows: &[(&SheetNumber, &[(&str, i64)])]) -> Responses {
    let roster = roster();
    let mut book = keying_workbook(&KeyingBook {
        instrument,
        roster: &roster,
        round_title: "",
        rows: 10,
        second: None,
        as_of: date(2024, 12, 31),
    });
    let sheet = book.sheet_mut("Nhập phiếu").expect("the keying sheet");
    let names: Vec<(u32, String)> = (1..200)
        .filter_map(|column| match sheet.get(4, column)? {
            workbook::Entry::Text(name) => Some((column, name.clone())),
            _ => None,
        })
        .collect();
    for (row, (number, cells)) in (6..).zip(rows) {
        sheet.put(row, 1, number.to_string(), CellStyle::body());
        for (name, key) in *cells {
            let (column, _) = names
                .iter()
                .find(|(_, own)| own == name)
                .unwrap_or_else(|| panic!("no column {name} among {names:?}"));
            sheet.put(row, *column, *key, CellStyle::body());
        }
    }
    let bytes = book.to_bytes().expect("a workbook");
    let (workbook, _) = open("nhap.xlsx", bytes, &Limits::default()).expect("opens");
    let mut responses = Responses::default();
    let _report = read_responses(
        &ResponseInput::new(&workbook, instrument, &roster),
        &mut responses,
    );
    responses
}

fn one(responses: &Responses, instrument: &Instrument, code: &str) -> Vec<u8> {
    let id = instrument.find(code).expect("a question");
    (0..responses.len())
        .map(|row| responses.column(id).one(row))
        .collect()
}

#[test]
fn keys_are_places_where_codes_are_letters() {
    // The officials' instrument has the choices A to E, of which E is no opinion: keyed 1 to 5.
    let instrument = shipped("can-bo/2024");
    let number = |serial| SheetNumber::new(2, "H44.105", serial).expect("fits");
    let numbers: Vec<SheetNumber> = (1..=7).map(number).collect();
    let keys: [&[(&str, i64)]; 7] = [
        &[("c1", 1), ("@hinh-thuc", 3)],
        &[("c1", 5), ("@hinh-thuc", 0)],
        &[("c1", 9)],
        &[("c1", 8)],
        &[("c1", 0)],
        &[("c1", 7)],
        &[("c2", 4)],
    ];
    let rows: Vec<(&SheetNumber, &[(&str, i64)])> = numbers.iter().zip(keys).collect();
    let responses = keyed(&instrument, &rows);
    assert_eq!(
        one(&responses, &instrument, "c1"),
        [1, 5, 5, TWO_TICKS, BLANK, OUT_OF_RANGE, BLANK]
    );
    assert_eq!(one(&responses, &instrument, "c2")[6], 4);
    assert_eq!(responses.units, [1; 7]);
    assert_eq!(responses.modes[..2], [Mode::Post, Mode::Unknown]);
    let serials: Vec<u64> = numbers.iter().map(SheetNumber::key).collect();
    assert_eq!(responses.serials, serials);
}

#[test]
fn several_ticks_are_columns_and_no_opinion_is_kept_where_no_choice_says_it() {
    let instrument = shipped("sipas/2022");
    let number = SheetNumber::new(1, "00778", 1).expect("fits");
    let responses = keyed(
        &instrument,
        &[(&number, &[("Q9.1", 9), ("Q9.2", 5), ("gender", 2)])],
    );
    assert_eq!(one(&responses, &instrument, "Q9.1"), [NO_OPINION]);
    assert_eq!(one(&responses, &instrument, "Q9.2"), [5]);
    assert_eq!(one(&responses, &instrument, "gender"), [2]);

    let instrument = shipped("mot-cua/2024");
    let (at, question) = instrument
        .questions
        .iter()
        .enumerate()
        .find(|(_, own)| matches!(own.kind, survey::QuestionKind::Many { .. }))
        .expect("a question with several ticks");
    let id = survey::QuestionId(u16::try_from(at).expect("few"));
    let choices = instrument.choices(id);
    let column = |place: usize| format!("{}/{}", question.code, choices[place].code);
    let (first, third) = (column(0), column(2));
    let responses = keyed(&instrument, &[(&number, &[(&first, 1), (&third, 1)])]);
    let Column::Many { ticks, answered } = responses.column(id) else {
        panic!("ticks");
    };
    assert_eq!((ticks[0], answered[0]), (0b101, true));
}
