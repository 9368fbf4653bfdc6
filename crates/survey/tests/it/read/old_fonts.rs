//! Texts of the time before Unicode, and sheets that nobody sees.

use super::{from_file, roster_of};
use survey::{ResponseInput, Responses, SheetUse, read_responses};
use workbook::{Book, CellStyle, Limits, Visibility};

#[test]
fn tcvn3_without_a_known_font_is_decoded_where_it_becomes_a_choice() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let mut book = Book::new(jiff::civil::date(2024, 12, 1));
    let sheet = book.sheet("Phieu");
    sheet.put_row(
        1,
        1,
        ["commune", "q9_1", "q9_2", "q10_1", "q10_2"],
        CellStyle::default(),
    );
    // "Hài lòng" and "Rất hài lòng" in TCVN3.
    sheet.put_row(
        2,
        1,
        ["00001", "Hµi lßng", "RÊt hµi lßng", "Hài lòng", "4"],
        CellStyle::default(),
    );
    let old = book.sheet("Cu");
    old.put_row(1, 1, ["commune", "q9_1"], CellStyle::default());
    old.put_row(2, 1, ["00001", "1"], CellStyle::default());
    old.visibility(Visibility::Hidden);
    let bytes = book.to_bytes().expect("a workbook");
    let (book, _) = workbook::open("a.xlsx", bytes, &Limits::default()).expect("a readable file");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    let answers: Vec<u8> = ["q9_1", "q9_2", "q10_1", "q10_2"]
        .iter()
        .map(|code| {
            responses
                .column(instrument.find(code).expect("a question"))
                .one(0)
        })
        .collect();
    assert_eq!((responses.len(), answers), (1, vec![4, 5, 4, 4]));
    let codes: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(codes, ["answer-legacy-text", "answer-legacy-text"]);
    assert_eq!(report.mapping.sheets[1].taken, SheetUse::None);
}
