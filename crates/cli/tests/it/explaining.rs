//! `explain`: one leaf in full, and what a unit has not reached.

use crate::program::parindex;

#[test]
fn a_known_rounding_difference_is_shown_with_both_calculations() {
    let by_name = parindex(&["explain", "fixtures/phu-tho-2026", "xã chân mộng", "6.1"]);
    assert_eq!(by_name.exit, 0, "{}", by_name.err);
    // 6 × 1437 ÷ 1541 is just above 5.595; the ratio cut to 0.9325 and doubles give just less.
    for shown in [
        "6 × 1437 ÷ 1541 = 5,5950…",
        "6 × 0,9325 = 5,59499999999999975",
        "tính đúng: 7,23",
        "điểm đã công bố: 7,22",
        "criteria/qd766/2026.toml:",
        "answers/6-thanh-toan-truc-tuyen.xlsx, 'Số liệu'!D36",
    ] {
        assert!(by_name.out.contains(shown), "{shown} in {}", by_name.out);
    }
    let by_code = parindex(&["explain", "fixtures/phu-tho-2026", "H44.125", "6.1"]);
    assert_eq!(by_code.out, by_name.out);
    let json = parindex(&[
        "explain",
        "fixtures/phu-tho-2026",
        "H44.125",
        "6.1",
        "--format",
        "json",
    ])
    .json();
    assert_eq!(json["traces"][0]["points"], "7.23");
    assert_eq!(json["traces"][0]["unit"], "H44.125");
    let notice = json["notices"][0].as_str().unwrap();
    assert!(notice.starts_with("SỐ LIỆU MINH HỌA – tính lại từ số liệu công khai"));
}

#[test]
fn without_a_code_the_largest_gap_comes_first() {
    let said = parindex(&["explain", "fixtures/phu-tho-2026", "H44.125"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let gaps: Vec<f64> = said
        .out
        .lines()
        .filter_map(|line| line.trim().strip_prefix('−'))
        .filter_map(|rest| rest.split(' ').next()?.replace(',', ".").parse().ok())
        .collect();
    assert!(gaps.len() > 5, "{}", said.out);
    assert!(gaps.is_sorted_by(|a, b| a >= b), "{gaps:?}");
    // The period runs on, so the next step is told.
    assert!(said.out.contains("nếu “"), "{}", said.out);
}

#[test]
fn an_unknown_name_brings_near_ones() {
    let said = parindex(&["explain", "fixtures/phu-tho-2026", "chân mông"]);
    assert_eq!(
        (said.exit, said.err.contains("Xã Chân Mộng (H44.125)")),
        (2, true),
        "{}",
        said.err
    );
    let part = parindex(&["explain", "fixtures/phu-tho-2026", "tân"]);
    assert!(part.err.contains("Xã Tân Mai (H44.239)"), "{}", part.err);
}

#[test]
fn points_given_to_a_state_name_the_state() {
    // 0 of 0 petitions: the set gives the maximum, and says so.
    let said = parindex(&["explain", "fixtures/phu-tho-2026", "H44.01", "5.1"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.out
            .contains("Kết quả: Không phát sinh: bộ tiêu chí tính 6,00 điểm"),
        "{}",
        said.out
    );
}
