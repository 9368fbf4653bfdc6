//! Each reason and each flag on responses made by hand.

use crate::made::{instrument, responses, roster};
use survey::{Flag, Issued, Limits, OnStraightLine, Reason, Responses, Validity, check_responses};

fn checked(made: &Responses, limits: &Limits) -> (Validity, Vec<String>) {
    let (validity, findings) =
        check_responses(&instrument(), made, &roster(), limits, &Issued::default());
    let codes = findings.into_iter().map(|finding| finding.code).collect();
    (validity, codes)
}

#[test]
fn sound_responses_count_and_nothing_is_found() {
    let made = responses(&[
        "1 454345345445 1 1",
        "1 343434544544 1 2",
        "2 5545444435.. 2 1",
    ]);
    let (validity, codes) = checked(&made, &Limits::default());
    assert_eq!(validity.n_valid(), 3);
    assert!(validity.flags.is_empty(), "{:?}", validity.flags);
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(validity.returned, vec![0, 2, 1]);
}

#[test]
fn each_reason_excludes_for_itself() {
    // Row 1 no unit; row 2 nothing; row 3: 5 of 10 asked items blank counts, row 4: 6 of 10 does not; row 5 straight.
    let made = responses(&[
        "x 454345345445 1 1",
        "1 ............ . .",
        "1 34343..... .. 2 2",
        "1 3434...... .. 2 2",
        "1 444444444444 1 2",
    ]);
    let limits = Limits {
        straight_line: OnStraightLine::Exclude,
        ..Limits::default()
    };
    let (validity, codes) = checked(&made, &limits);
    assert_eq!(
        validity.excluded,
        vec![
            Some(Reason::UnknownUnit),
            Some(Reason::Empty),
            None,
            Some(Reason::TooManyBlanks),
            Some(Reason::StraightLine),
        ]
    );
    assert_eq!(
        codes,
        [
            "response-unit-unknown",
            "response-empty",
            "response-blanks",
            "response-straight-line-excluded"
        ]
    );
}

#[test]
fn a_straight_line_is_flagged_from_so_many_answers() {
    let made = responses(&[
        "1 4444444444.. 2 1",
        "1 444444444... 2 1",
        "1 444444444544 1 1",
    ]);
    let (validity, _) = checked(&made, &Limits::default());
    assert_eq!(validity.flags, vec![(0, Flag::StraightLine)]);
    assert_eq!(validity.n_valid(), 3);
}

#[test]
fn odd_answers_are_blanks_and_flagged() {
    let made = responses(&["1 t54r34u345.. 2 1", "1 5434345543.4 2 2"]);
    let (validity, codes) = checked(&made, &Limits::default());
    assert_eq!(
        validity.flags,
        vec![
            (0, Flag::OutOfRange),
            (0, Flag::TwoTicks),
            (0, Flag::UnknownAnswer),
            (1, Flag::WrongBase),
        ]
    );
    assert_eq!(validity.n_valid(), 2);
    assert_eq!(codes.len(), 4);
}

#[test]
fn the_same_id_counts_once_and_the_sound_row_stays() {
    let mut made = responses(&[
        "1 4543........ 1 1",
        "1 454345345445 1 1",
        "1 343434544544 1 2",
        "1 343434544544 1 1",
    ]);
    made.ids = vec![7, 7, 9, 9];
    let (validity, _) = checked(&made, &Limits::default());
    assert_eq!(
        validity.excluded,
        vec![
            Some(Reason::DuplicateId),
            None,
            None,
            Some(Reason::DuplicateId)
        ]
    );
    assert_eq!(validity.instead, vec![(0, 1), (3, 2)]);
    let rows = survey::exclusion_rows(&made, &validity);
    assert_eq!(rows[1].row, 5);
    assert_eq!(
        rows[1].instead,
        Some(("dan.xlsx".to_owned(), "Phiếu".to_owned(), 4))
    );
}

#[test]
fn the_same_sheet_number_counts_once_within_its_unit() {
    let mut made = responses(&[
        "1 454345345445 1 1",
        "2 343434544544 1 2",
        "1 343434544524 1 2",
    ]);
    made.serials = vec![17, 17, 17];
    let (validity, _) = checked(&made, &Limits::default());
    assert_eq!(
        validity.excluded,
        vec![None, None, Some(Reason::DuplicateSerial)]
    );
}

#[test]
fn equal_content_within_unit_and_day_counts_once_where_chance_does_not_explain_it() {
    let mut made = responses(&[
        "1 152345315425 1 1",
        "1 152345315425 1 1",
        "1 444444444444 1 1",
        "1 444444444444 1 1",
        "1 343434544544 1 2",
        "2 152345315425 1 1",
    ]);
    let (validity, findings) = check_responses(
        &instrument(),
        &made,
        &roster(),
        &Limits::default(),
        &Issued::default(),
    );
    // The third response with this content stands in another unit.
    assert_eq!(validity.excluded[..2], [None, None]);
    drop(findings);
    made.columns[0] = match &made.columns[0] {
        survey::Column::One(codes) => {
            let mut codes = codes.clone();
            codes[5] = 3;
            survey::Column::One(codes)
        }
        other => other.clone(),
    };
    let (validity, _) = checked(&made, &Limits::default());
    assert_eq!(validity.excluded[1], Some(Reason::DuplicateContent));
    assert_eq!(validity.n_valid(), 5);
    let off = Limits {
        duplicate_content: false,
        ..Limits::default()
    };
    assert_eq!(checked(&made, &off).0.n_valid(), 6);
}

#[test]
fn unfinished_responses_do_not_count() {
    let mut made = responses(&["1 454345345445 1 1", "1 4543........ 1 1"]);
    made.unfinished = vec![1];
    let (validity, codes) = checked(&made, &Limits::default());
    assert_eq!(validity.excluded, vec![None, Some(Reason::Unfinished)]);
    assert_eq!(codes, ["response-unfinished"]);
}

/// Answers that no two rows share by more than chance: digits of a linear congruence.
fn varied(row: u32) -> String {
    let mut state = u64::from(row)
        .wrapping_mul(2_654_435_761)
        .wrapping_add(12_345);
    let mut line = String::from("1 ");
    for _ in 0..12 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        line.push(char::from(
            b'1' + u8::try_from(state >> 33 & 3).expect("two bits"),
        ));
    }
    line.push_str(if state >> 40 & 1 == 0 { " 1 1" } else { " 1 2" });
    line
}

#[test]
fn a_batch_of_copies_with_a_few_changes_is_flagged_and_an_honest_one_is_not() {
    let mut lines: Vec<String> = (0..40).map(varied).collect();
    // Ten of the second source are copies of its first but for the eleventh item and the sex.
    for copy in 0..10_u32 {
        let mut line: Vec<char> = varied(20).chars().collect();
        line[12] = char::from_digit(1 + copy % 5, 10).expect("a digit");
        line[17] = char::from_digit(1 + copy % 3, 10).expect("a digit");
        lines[20 + copy as usize] = line.into_iter().collect();
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut made = responses(&lines);
    made.sources.push(("dan-2.xlsx".to_owned(), String::new()));
    for at in &mut made.rows[20..] {
        at.source = 1;
    }
    let (validity, codes) = checked(&made, &Limits::default());
    let flagged: Vec<u32> = validity
        .flags
        .iter()
        .filter(|(_, flag)| *flag == Flag::AlikeBatch)
        .map(|(row, _)| *row)
        .collect();
    assert_eq!(flagged, (20..30).collect::<Vec<u32>>());
    assert_eq!(codes, ["responses-alike"]);
    assert_eq!(validity.n_valid(), 40);
    let patient = Limits {
        alike_percent: 50,
        ..Limits::default()
    };
    assert!(checked(&made, &patient).0.flags.is_empty());
}

#[test]
fn straight_lines_of_a_whole_file_are_no_alike_batch_but_those_of_one_among_others_are() {
    let straight = "1 444444444444 1 1";
    let lines: Vec<String> = (0..60).map(varied).collect();
    let mut all: Vec<&str> = lines.iter().map(String::as_str).collect();
    for line in &mut all[40..55] {
        *line = straight;
    }
    let mut made = responses(&all);
    let alike = |made: &Responses| {
        let (validity, _) = checked(made, &Limits::default());
        let flags = validity.flags.iter();
        flags.filter(|(_, flag)| *flag == Flag::AlikeBatch).count()
    };
    assert_eq!(alike(&made), 0);
    made.sources.push(("dan-2.xlsx".to_owned(), String::new()));
    for at in &mut made.rows[40..] {
        at.source = 1;
    }
    assert_eq!(alike(&made), 15);
}

#[test]
fn numbers_of_sheets_are_held_against_those_issued() {
    let key = |serial: u16| {
        survey::SheetNumber::new(1, "00001", serial)
            .expect("fits")
            .key()
    };
    let mut made = responses(&[
        "1 454345345445 1 1",
        "1 343434544544 1 2",
        "1 343434544524 1 2",
        "2 145434544524 1 2",
    ]);
    made.serials = vec![key(1), key(2), key(9), key(3)];
    let roster = roster();
    let text =
        "# biên bản\nunit,issued,returned,spoiled,refused,batch,mode\n00001,6,4,1,,1,tại nhà\n";
    let (issued, findings) = survey::read_issued("issued.csv", text, &roster);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(issued.rows[0].line, 3);
    assert_eq!(issued.rows[0].mode, survey::Mode::Home);
    let (validity, findings) =
        check_responses(&instrument(), &made, &roster, &Limits::default(), &issued);
    assert_eq!(validity.flags, vec![(2, Flag::NeverIssued)]);
    assert_eq!(validity.issued, vec![None, Some(6), None]);
    assert_eq!(validity.returned, vec![0, 4, 1]);
    let codes: Vec<&str> = findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "sheet-of-another-unit",
            "sheet-never-issued",
            "sheets-never-returned"
        ]
    );
    assert_eq!(findings[2].found.vi, "3 phiếu chưa thu về: 0004–0006");
}

#[test]
fn a_file_of_sheets_issued_is_read_with_its_faults_named() {
    let roster = roster();
    let text = "Đơn vị;Phát ra;Thu về;Hỏng;Từ chối\nXã An Hòa;200;190;5;10\n00009;1;1;;\n00002;nhiều;;;\n00002;1.000;900;;\n00002;50;;;\n";
    let (issued, findings) = survey::read_issued("issued.csv", text, &roster);
    let codes: Vec<&str> = findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "issued-does-not-add-up",
            "issued-unit-unknown",
            "issued-not-a-count",
            "issued-twice"
        ]
    );
    assert_eq!(findings[0].found.vi, "190 + 5 + 10 = 205");
    assert_eq!(issued.by_unit(&roster), vec![None, Some(200), Some(1050)]);
}

#[test]
fn more_rows_than_returned_and_more_returned_than_issued_are_named() {
    let made = responses(&[
        "1 454345345445 1 1",
        "1 343434544544 1 2",
        "2 343434544544 1 1",
    ]);
    let roster = roster();
    let text = "unit,issued,returned\n00001,5,1\n00002,1,\n";
    let (issued, _) = survey::read_issued("issued.csv", text, &roster);
    let (_, findings) = check_responses(&instrument(), &made, &roster, &Limits::default(), &issued);
    let codes: Vec<&str> = findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(codes, ["survey-more-rows-than-returned"]);
    assert_eq!(findings[0].found.en, "2 responses");
}
