//! A parent's inputs out of its units.

use crate::support::{is, round_with};
use criteria::LayerKind::SelfScore;

const ROWS: &str = "code,name,type,level,block,parent\nP,Tỉnh P,tỉnh,province,,\nA,Xã A,xã,commune,xã,P\nB,Xã B,xã,commune,xã,P\nC,Xã C,xã,commune,xã,P\n";

fn body(how: &str) -> String {
    format!(
        r#"
[criterion."1"]
title = "Hồ sơ đúng hạn"
max = 10
source = "A"
inputs = {{ n = "count", d = "count" }}
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
from-children = "{how}"
"#
    )
}
const GIVEN: [(&str, &str, &str); 5] = [
    ("A", "1/n", "90"),
    ("A", "1/d", "100"),
    ("B", "1/n", "5"),
    ("B", "1/d", "10"),
    // C has a numerator alone and takes no part.
    ("C", "1/n", "7"),
];

#[test]
fn cases_are_pooled_not_points() {
    let round = round_with("", &body("pooled"), ROWS).give(SelfScore, &GIVEN);
    let (scored, _) = round.score();
    // 10 × 95 ÷ 110, not the mean of 9 and 5.
    assert_eq!(
        scored.leaf(0, round.leaf("1")).points.to_ratio_text(),
        "95/11"
    );
    is(&scored.leaf(1, round.leaf("1")).points, "9");
}

#[test]
fn means_may_be_no_whole_counts() {
    let round = round_with("", &body("mean"), ROWS).give(SelfScore, &GIVEN);
    let (scored, _) = round.score();
    assert_eq!(
        scored.leaf(0, round.leaf("1")).points.to_ratio_text(),
        "95/11"
    );
}

#[test]
fn a_parents_own_answers_stand() {
    let round = round_with("", &body("pooled"), ROWS)
        .give(SelfScore, &GIVEN)
        .give(SelfScore, &[("P", "1/n", "1"), ("P", "1/d", "2")]);
    is(&round.score().0.leaf(0, round.leaf("1")).points, "5");
}

#[test]
fn an_unreadable_unit_makes_the_parent_unreadable() {
    let round = round_with("", &body("pooled"), ROWS)
        .give(SelfScore, &GIVEN)
        .give(SelfScore, &[("C", "1/d", "?")]);
    assert!(!round.score().0.summaries[0].complete);
}
