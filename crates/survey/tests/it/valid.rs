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
