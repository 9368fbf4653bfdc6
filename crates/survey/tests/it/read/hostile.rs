//! Sheets that nobody made in good faith: no panic, bounded work, bounded findings.

use super::{from_file, roster_of};
use proptest::prelude::*;
use survey::{ReadReport, ResponseInput, Responses, read_responses};
use workbook::Limits;

fn read(bytes: &str) -> (Responses, ReadReport) {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let (book, _) =
        workbook::open("x.csv", bytes.as_bytes(), &Limits::default()).expect("a readable file");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    (responses, report)
}

#[test]
fn sixteen_thousand_columns() {
    let heads: Vec<String> = (0..16_000)
        .map(|at| {
            if at % 3 == 0 {
                "q9_1".to_owned()
            } else {
                format!("cột {at}")
            }
        })
        .collect();
    let values: Vec<&str> = (0..16_000).map(|_| "4").collect();
    let (responses, report) = read(&format!("{}\n{}\n", heads.join(","), values.join(",")));
    assert_eq!(responses.len(), 1);
    assert!(
        report
            .findings
            .iter()
            .any(|finding| finding.code == "columns-too-many")
    );
    assert!(report.findings.len() < 20);
}

#[test]
fn headers_only_and_headers_again_and_again() {
    let (responses, report) = read("commune,q9_1,q9_2\n");
    assert!(responses.is_empty());
    assert_eq!(report.n_rows, 0);
    let again = "commune,q9_1,q9_2\n00001,5,4\n".repeat(500);
    let (responses, report) = read(&again);
    assert_eq!((responses.len(), report.n_skipped), (500, 499));
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.code != "answer-unknown"),
        "{:?}",
        report.findings
    );
}

#[test]
fn the_same_mistake_twenty_thousand_times_is_one_finding() {
    let mut text = String::from("commune,q9_1,q9_2,q10_1,q10_2\n");
    for _ in 0..20_000 {
        text.push_str("00001,hài long,6,4,4\n");
    }
    let (responses, report) = read(&text);
    assert_eq!(responses.len(), 20_000);
    assert_eq!(report.findings.len(), 2, "{:?}", report.findings);
    let unknown = &report.findings[0];
    assert_eq!(unknown.code, "answer-unknown");
    assert_eq!(
        unknown.found.vi,
        "“hài long” tại 20000 ô: B2, B3, B4, …; dòng 2-20001"
    );
}

#[test]
fn different_mistakes_without_end_stay_few_findings() {
    let mut text = String::from("commune,q9_1,q9_2,q10_1,q10_2\n");
    for row in 0..20_000 {
        text.push_str(&format!("xã {row},lạ {row},{}.5,4,4\n", row % 7_000));
    }
    let (responses, report) = read(&text);
    assert_eq!(responses.len(), 20_000);
    assert!(report.findings.len() < 200, "{}", report.findings.len());
    let cells: u64 = responses.len() as u64;
    assert_eq!(cells, report.n_rows);
}

#[test]
fn a_cell_of_joined_choices_that_lead_nowhere_ends() {
    let endless = "Qua họp, ".repeat(400);
    let (responses, _) = read(&format!(
        "commune,q2,q9_1\n00001,\"{endless}lạ\",5\n00001,\"{}\",\"{}\"\n",
        "3;".repeat(1_900),
        "4,".repeat(200)
    ));
    assert_eq!(responses.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_table_is_read_without_a_panic(
        head in proptest::collection::vec(prop_oneof![
            Just("q9_1".to_owned()), Just("commune".to_owned()), Just("q2".to_owned()), Just("q2/1".to_owned()), Just("age".to_owned()),
            Just("Kịp thời".to_owned()), Just("_parent_index".to_owned()), Just("submitdate".to_owned()), Just("Timestamp".to_owned()),
            Just("Số phiếu".to_owned()), Just("Hình thức khảo sát".to_owned()), "\\PC{0,12}",
        ], 1..8),
        rows in proptest::collection::vec(proptest::collection::vec(prop_oneof![
            Just("4".to_owned()), Just("4,5".to_owned()), Just("-".to_owned()), Just("#x".to_owned()), Just("Qua họp, Khác".to_owned()),
            Just("31/12/2024".to_owned()), Just("12/31/2024".to_owned()), Just("Hài lòng".to_owned()), "\\PC{0,16}",
        ], 0..8), 0..12),
    ) {
        let line = |cells: &Vec<String>| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
        let text = std::iter::once(&head).chain(&rows).map(line).collect::<Vec<_>>().join("\n");
        if !text.is_empty() {
            let (responses, report) = read(&text);
            prop_assert_eq!(responses.len() as u64, report.n_rows);
            for column in &responses.columns {
                if let survey::Column::One(codes) = column {
                    prop_assert_eq!(codes.len(), responses.len());
                }
            }
            prop_assert_eq!(responses.days.len(), responses.len());
            prop_assert_eq!(responses.units.len(), responses.len());
        }
    }
}
