//! The page on a file's quality, each line worked out by hand.

use crate::made::{instrument, responses, roster};
use finding::Lang;
use survey::{
    Column, Labelled, Limits, Mode, PopulationCounts, QualityRequest, QuestionId, Responses,
    Verdict, check_responses, quality, read_issued,
};

/// Ten responses of two communes: one is empty, one straight, one has a blank and one an unknown answer.
fn made() -> Responses {
    let mut made = responses(&[
        "1 454345345445 1 1",
        "1 343434544544 1 2",
        "1 5545444435.. 2 1",
        "1 444444444444 1 2",
        "1 ............ . .",
        "2 .45434543544 1 1",
        "2 .4543454354u 1 1",
        "2 545345345344 1 2",
        "2 3543534534.. 2 2",
        "2 2543534534.. 2 1",
    ]);
    made.modes = vec![Mode::Home; 10];
    made.modes[9] = Mode::Online;
    made.days = vec![Some(jiff::civil::date(2024, 5, 12)); 10];
    made.days[0] = Some(jiff::civil::date(2024, 5, 10));
    made.clusters = vec![Labelled {
        codes: vec![0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
        labels: vec!["Thôn 1".to_owned(), "Thôn 2".to_owned()],
    }];
    made
}

fn page() -> survey::Quality {
    let (made, instrument, roster) = (made(), instrument(), roster());
    let limits = Limits::default();
    let (issued, _) = read_issued("issued.csv", "unit,issued\n00001,6\n00002,6\n", &roster);
    let (validity, _) = check_responses(&instrument, &made, &roster, &limits, &issued);
    let population = [PopulationCounts {
        question: QuestionId(13),
        counts: vec![500, 500, 0],
    }];
    quality(&QualityRequest {
        instrument: &instrument,
        responses: &made,
        validity: &validity,
        roster: &roster,
        limits: &limits,
        estimates: None,
        population: &population,
    })
}

#[test]
fn each_line_says_what_was_worked_out_by_hand() {
    let page = page();
    let value = |key: &str| {
        page.line(key)
            .map(|line| (line.value.en.as_str(), line.verdict))
    };
    assert_eq!(value("issued"), Some(("12", None)));
    // 10 of 12.
    assert_eq!(
        value("response-rate"),
        Some(("10 (83.3%)", Some(Verdict::Good)))
    );
    assert_eq!(value("valid"), Some(("9 (90.0%)", Some(Verdict::Look))));
    assert_eq!(value("excluded"), Some(("empty: 1", None)));
    assert_eq!(value("duplicates"), Some(("0 (0.0%)", Some(Verdict::Good))));
    // Eight at home, one online: one alone would be given away.
    assert_eq!(value("modes"), Some(("At home: …; Online: …", None)));
    assert_eq!(
        value("units"),
        Some((
            "2 units: least under 5, median 5, most 5",
            Some(Verdict::Unusable)
        ))
    );
    // Asked: 6 of 12 items and 3 of 10 items, 102 in all; blank or unknown: 1 + 2.
    assert_eq!(value("blanks"), Some(("2.9%", None)));
    // q1: 2 of 9; q12: 1 of the 6 with a dossier.
    assert_eq!(
        value("item-blanks"),
        Some(("q1: 22.2%; q12: 16.7%", Some(Verdict::Unusable)))
    );
    // One of six answers to q12.
    assert_eq!(
        value("unreadable"),
        Some(("q12: 16.7%", Some(Verdict::Unusable)))
    );
    assert_eq!(
        value("straight-lines"),
        Some(("1 (11.1%)", Some(Verdict::Look)))
    );
    assert_eq!(
        value("days"),
        Some((
            "2 days, 2024-05-10 to 2024-05-12; most on 2024-05-12: 88.9%; without a day: 0.0%",
            Some(Verdict::Look)
        ))
    );
    // Villages: 3 and 1 in the first commune, 5 in the second.
    assert_eq!(
        value("clusters"),
        Some((
            "3 villages, clusters; least under 5 responses; with one only: 1 (33.3%); not told: 0.0%",
            Some(Verdict::Unusable)
        ))
    );
    // Five and four of nine against halves: 5.6 points off; the four are a small cell, and the five would give it away.
    assert_eq!(
        value("population-sex"),
        Some((
            "1: … (population 50.0%); 2: … (population 50.0%); 3: 0.0% (population 0.0%)",
            Some(Verdict::Look)
        ))
    );
    assert_eq!(page.verdict(), Verdict::Unusable);
}

#[test]
fn the_page_is_text_in_both_languages_and_data() {
    let page = page();
    let text = page.to_text(Lang::Vi);
    assert!(
        text.contains("Thu về trên phát ra: 10 (83,3%) – tốt\n"),
        "{text}"
    );
    assert!(
        text.contains("– cần xem (tốt từ 95%, cần xem từ 80%)"),
        "{text}"
    );
    assert_eq!(text.lines().count(), page.lines.len() + 1);
}

#[test]
fn one_village_with_one_response_does_not_condemn_a_file() {
    let (instrument, roster, limits) = (instrument(), roster(), Limits::default());
    // `villages` of five responses each, and one more with one; no two responses are the same.
    let verdict = |villages: u32| {
        let n = villages * 5 + 1;
        let line = |row: u32| -> String {
            let level = |at: u32| char::from_digit(1 + (row >> (2 * at)) % 4, 10).unwrap_or('1');
            let items: String = (0..12).map(|at| level(at % 6)).collect();
            format!("1 {items} 1 1")
        };
        let lines: Vec<String> = (0..n).map(line).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut made = responses(&lines);
        made.clusters = vec![Labelled {
            codes: (0..n).map(|row| row / 5).collect(),
            labels: (0..=villages).map(|at| format!("Thôn {at}")).collect(),
        }];
        let (validity, _) = check_responses(
            &instrument,
            &made,
            &roster,
            &limits,
            &survey::Issued::default(),
        );
        let page = quality(&QualityRequest {
            instrument: &instrument,
            responses: &made,
            validity: &validity,
            roster: &roster,
            limits: &limits,
            estimates: None,
            population: &[],
        });
        let line = page.lines.into_iter().find(|line| line.key == "clusters");
        line.and_then(|line| line.verdict)
    };
    assert_eq!(verdict(99), Some(Verdict::Good));
    assert_eq!(verdict(19), Some(Verdict::Look));
    assert_eq!(verdict(4), Some(Verdict::Unusable));
}

#[test]
fn a_file_without_responses_has_a_page_too() {
    let made = Responses {
        columns: vec![Column::One(Vec::new()); 14],
        ..Responses::default()
    };
    let (instrument, roster, limits) = (instrument(), roster(), Limits::default());
    let (validity, findings) = check_responses(
        &instrument,
        &made,
        &roster,
        &limits,
        &survey::Issued::default(),
    );
    assert!(findings.is_empty());
    let page = quality(&QualityRequest {
        instrument: &instrument,
        responses: &made,
        validity: &validity,
        roster: &roster,
        limits: &limits,
        estimates: None,
        population: &[],
    });
    assert_eq!(
        page.line("responses").map(|line| line.value.en.as_str()),
        Some("0")
    );
    assert!(page.line("units").is_none());
}
