//! Responses as they come.

mod cases;
mod hostile;
mod keyed;
mod limesurvey;
mod mapping;
mod old_fonts;
mod private;

use crate::{at_root, text};
use survey::{
    Column, Instrument, InstrumentSource, ReadReport, ResponseInput, Responses, read_instrument,
    read_responses,
};
use units::{Roster, read_roster};
use workbook::Limits;

fn from_file(file: &str) -> Instrument {
    let source = InstrumentSource {
        file: file.to_owned(),
        text: text(&at_root(file)),
        xlsform: None,
    };
    let (instrument, findings) = read_instrument(&source);
    assert!(
        !findings.iter().any(finding::Finding::is_error),
        "{findings:?}"
    );
    instrument.expect("an instrument")
}

fn sipas() -> Instrument {
    from_file("criteria/sipas/2022.toml")
}

fn roster_of(file: &str) -> Roster {
    let (roster, findings) = read_roster("units.csv", &text(&at_root(file)));
    assert!(findings.is_empty(), "{findings:?}");
    roster
}

fn roster() -> Roster {
    let units = "code,name,type,level,block\n00001,Xã An Hòa,xã,commune,xã\n00002,Phường Trần Phú,phường,commune,phường\n";
    read_roster("units.csv", units).0
}

fn read(file: &str, bytes: &str) -> (Responses, ReadReport) {
    let (instrument, roster) = (sipas(), roster());
    let (book, _) =
        workbook::open(file, bytes.as_bytes(), &Limits::default()).expect("a readable file");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    (responses, report)
}

fn codes(responses: &Responses, instrument: &Instrument, question: &str) -> Vec<u8> {
    let id = instrument.find(question).expect("a question");
    match responses.column(id) {
        Column::One(codes) => codes.clone(),
        other => panic!("{question}: {other:?}"),
    }
}

#[test]
fn a_plain_table_with_codes_and_a_unit() {
    let (responses, report) = read(
        "phieu.csv",
        "STT,Mã đơn vị,Q9.1,Q9.2,gender\n1,00001,5,4,1\n2,00002,1,,2\n3,Xã An Hoà,6,Rất hài lòng,Nữ\n",
    );
    let instrument = sipas();
    assert_eq!(responses.len(), 3);
    assert_eq!(responses.units, [0, 1, 0]);
    assert_eq!(
        codes(&responses, &instrument, "Q9.1"),
        [5, 1, survey::OUT_OF_RANGE]
    );
    assert_eq!(codes(&responses, &instrument, "Q9.2"), [4, 0, 5]);
    assert_eq!(codes(&responses, &instrument, "gender"), [1, 2, 2]);
    assert_eq!(codes(&responses, &instrument, "Q9.3"), [0, 0, 0]);
    let found: Vec<(&str, String)> = report
        .findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.place.to_string()))
        .collect();
    assert_eq!(
        found,
        [
            ("answer-out-of-range", "phieu.csv, C4".to_owned()),
            ("questions-missing", "phieu.csv".to_owned())
        ]
    );
}
