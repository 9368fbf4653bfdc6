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

/// `level` is a mean with the weights of `people`.
const WEIGHED: &str = r#"
[criterion."1"]
title = "Mức độ ứng dụng công nghệ thông tin"
max = 10
source = "A"
rule = "ratio"
input = "level"
[criterion."1".inputs]
level = { kind = "percent", from-children = "weights", weights = "people" }
people = "count"
"#;

#[test]
fn a_mean_with_weights_weighs_each_unit_by_the_input_that_is_named() {
    let given = [
        ("A", "1/level", "80"),
        ("A", "1/people", "3000"),
        ("B", "1/level", "50"),
        ("B", "1/people", "9000"),
        // C has no weight and takes no part.
        ("C", "1/level", "10"),
    ];
    let round = round_with("", WEIGHED, ROWS).give(SelfScore, &given);
    // (80 × 3000 + 50 × 9000) ÷ 12000 = 57.5; 10 × 57.5% = 5.75.
    is(&round.score().0.leaf(0, round.leaf("1")).points, "5.75");
}

#[test]
fn a_weight_below_zero_or_none_at_all_gives_no_mean() {
    let below = [
        ("A", "1/level", "80"),
        ("A", "1/people", "-1"),
        ("B", "1/level", "50"),
        ("B", "1/people", "2"),
    ];
    let none = [("A", "1/level", "80"), ("A", "1/people", "0")];
    for given in [&below[..], &none[..]] {
        let round = round_with("", WEIGHED, ROWS).give(SelfScore, given);
        let (scored, _) = round.score();
        let leaf = scored.leaf(0, round.leaf("1"));
        assert_ne!(leaf.outcome, scoring::Outcome::Points, "{leaf:?}");
    }
}
