//! A mapping saved and read again.

use super::cases::read_case;
use super::{from_file, roster_of};
use crate::at_root;
use survey::{ResponseInput, Responses, TakenAs, read_mapping, read_responses};
use workbook::Limits;

#[test]
fn every_mapping_of_a_case_reads_back_and_gives_the_same_responses() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let root = at_root("fixtures/surveys");
    for entry in std::fs::read_dir(&root).expect("the cases") {
        let folder = entry.expect("an entry").path();
        if !folder.join("expected.txt").exists() {
            continue;
        }
        let (responses, report) = read_case(&folder, &instrument, &roster);
        let saved = report.mapping.to_toml();
        let (mapping, findings) = read_mapping("mapping.toml", &saved);
        assert!(findings.is_empty(), "{findings:?}\n{saved}");
        assert_eq!(mapping.to_toml(), saved);
        let mut again = Responses::default();
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.sort();
        for path in files
            .iter()
            .filter(|path| !path.ends_with("expected.txt") && !path.ends_with("mapping.toml"))
        {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let (book, _) = workbook::open(
                name,
                std::fs::read(path).expect("a file"),
                &Limits::default(),
            )
            .expect("a readable file");
            let input = ResponseInput {
                mapping: Some(&mapping),
                ..ResponseInput::new(&book, &instrument, &roster)
            };
            let _report = read_responses(&input, &mut again);
        }
        assert_eq!(again, responses, "{}", folder.display());
    }
}

#[test]
fn mistakes_in_a_mapping_are_named_by_line() {
    let text = "format = 2\n[[layout]]\nsheets = [[\"a.csv\"], [\"b.csv\", \"\"]]\nheader = [4, 3]\nuse = \"both\"\ncolums = []\ncolumns = [[\"A1\", \"x\", \"unit\"], [\"B\", \"x\", \"question:\"], [\"C\", \"x\", \"unit\"]]\n";
    let (mapping, findings) = read_mapping("m.toml", text);
    let found: Vec<(&str, String)> = findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.place.to_string()))
        .collect();
    assert_eq!(
        found,
        [
            ("mapping-format", "m.toml:1:1".to_owned()),
            ("mapping-sheet", "m.toml:3:11".to_owned()),
            ("mapping-header", "m.toml:4:1".to_owned()),
            ("value-word", "m.toml:5:7".to_owned()),
            ("key-unknown", "m.toml:6:1".to_owned()),
            ("mapping-column", "m.toml:7:12".to_owned()),
            ("mapping-column", "m.toml:7:33".to_owned()),
        ]
    );
    assert_eq!(mapping.sheets.len(), 1);
    assert_eq!(mapping.sheets[0].columns.len(), 1);
}

#[test]
fn headings_with_the_same_beginning_stay_apart_next_year() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let long = "Đề nghị ông/bà cho biết mức độ hài lòng đối với việc phục vụ của cơ quan hành chính nhà nước tại địa phương trong năm qua";
    let read = |file: &str, text: &str, mapping: Option<&survey::Mapping>| {
        let (book, _) =
            workbook::open(file, text.as_bytes(), &Limits::default()).expect("a readable file");
        let input = ResponseInput {
            mapping,
            ..ResponseInput::new(&book, &instrument, &roster)
        };
        let mut responses = Responses::default();
        let report = read_responses(&input, &mut responses);
        (responses, report.mapping)
    };
    let codes = |responses: &Responses, code: &str| {
        responses
            .column(instrument.find(code).expect("a question"))
            .one(0)
    };
    let (_, mut mapping) = read(
        "2024.csv",
        &format!("commune;q9_1;{long}: kịp thời;{long}: thái độ\n00001;5;4;3\n"),
        None,
    );
    mapping.sheets[0].columns[2].taken = TakenAs::Question("q9_2".to_owned());
    mapping.sheets[0].columns[3].taken = TakenAs::Question("q10_1".to_owned());
    let (saved, findings) = read_mapping("mapping.toml", &mapping.to_toml());
    assert!(findings.is_empty());
    // Next year the columns stand the other way round.
    let (responses, _) = read(
        "2025.csv",
        &format!("commune;{long}: thái độ;{long}: kịp thời;q9_1\n00001;1;2;3\n"),
        Some(&saved),
    );
    assert_eq!(
        (
            codes(&responses, "q10_1"),
            codes(&responses, "q9_2"),
            codes(&responses, "q9_1")
        ),
        (1, 2, 3)
    );
}

#[test]
fn the_unit_may_stand_within_a_title() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let text = "PHỤ LỤC: KẾT QUẢ PHIẾU ĐIỀU TRA TẠI XÃ AN HÒA NĂM 2024;;;;\nSTT;q9_1;q9_2;q10_1;q10_2\n1;5;4;3;2\n";
    let (book, _) =
        workbook::open("a.csv", text.as_bytes(), &Limits::default()).expect("a readable file");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, &instrument, &roster),
        &mut responses,
    );
    assert_eq!(report.mapping.sheets[0].unit.as_deref(), Some("00001"));
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].code, "sheet-unit-by-title");
}

#[test]
fn a_first_response_that_speaks_of_a_telephone_is_no_header() {
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let read = |text: &str| {
        let (book, _) =
            workbook::open("a.csv", text.as_bytes(), &Limits::default()).expect("a readable file");
        let mut responses = Responses::default();
        let report = read_responses(
            &ResponseInput::new(&book, &instrument, &roster),
            &mut responses,
        );
        (responses.len(), report.mapping.sheets[0].header)
    };
    let first = "commune;q9_1;q9_2;q10_1;q10_2;Góp ý\n00001;5;4;3;2;nên công khai số điện thoại\n00001;5;4;3;2;\n";
    assert_eq!(read(first), (2, (1, 1)));
    // Titles, then names: both rows are the header.
    let both = "Xã/Phường/Thị trấn;Dễ hiểu, dễ tiếp cận;Kịp thời;Thái độ của công chức\ncommune;q9_1;q9_2;q10_1\n00001;5;4;3\n";
    assert_eq!(read(both), (1, (1, 2)));
    // The unit's heading stands a row above the questions'.
    let above = "Đơn vị;;;;\n;q9_1;q9_2;q10_1;q10_2\n00001;5;4;3;2\n";
    assert_eq!(read(above), (1, (1, 2)));
}
