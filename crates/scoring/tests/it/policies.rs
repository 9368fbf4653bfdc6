//! The policies of *not applicable* and 0/0, each with its numbers.
//!
//! One field of 10: leaf 1.1 of 4 from 3 of 4 cases, leaf 1.2 of 4 without cases, survey leaf 1.3 of 2 at 80%.
//! Alone they earn 3 and 1.6.

use crate::support::{Round, is, round};
use criteria::LayerKind::{SelfScore, Survey};
use criteria::Policy;
use scoring::Outcome;

fn with(policy: &str, head: &str) -> Round {
    let body = format!(
        r#"
[criterion."1"]
title = "Lĩnh vực"
max = 10
source = "A, mục 1"
[criterion."1.1"]
title = "Một"
max = 4
source = "A"
inputs = {{ n = "count", d = "count" }}
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
when-undefined = "zero"
[criterion."1.2"]
title = "Hai"
max = 4
source = "A"
inputs = {{ n = "count", d = "count" }}
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
when-undefined = "{policy}"
[criterion."1.3"]
title = "Ba"
max = 2
source = "A"
scored = "survey"
inputs = {{ index = "percent" }}
rule = "survey"
"#
    );
    round(head, &body, "A")
        .give(
            SelfScore,
            &[
                ("A", "1.1/n", "3"),
                ("A", "1.1/d", "4"),
                ("A", "1.2/n", "0"),
                ("A", "1.2/d", "0"),
            ],
        )
        .give(Survey, &[("A", "1.3/index", "80")])
}

const ROUNDED: &str = "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\ntotal = { digits = 2, mode = \"half-up\" }\n[ranking]\non = \"index\"\n";

#[test]
fn a_drop_takes_points_and_maximum_out() {
    let (scored, _) = with("drop", ROUNDED).score();
    let unit = &scored.summaries[0];
    assert!(unit.complete);
    is(&unit.points, "4.60");
    is(&unit.max, "6");
    // 4.6 ÷ 6 = 76.67%; over the full 10 it would be 46%.
    is(&unit.index, "76.67");
    is(&unit.total_undropped, "46");
    assert_eq!(unit.dropped.len(), 1);
    assert_eq!(unit.dropped[0].1, Policy::Drop);
    is(&scored.standing.nodes[0].max, "6");
}

#[test]
fn b_rescale_fills_the_part_without_survey_again() {
    let (scored, _) = with("rescale", ROUNDED).score();
    let unit = &scored.summaries[0];
    // 3 of 4 becomes 6 of 8, the survey's 1.6 is added after: not the 76.67 of a drop.
    is(&unit.without_survey, "6");
    is(unit.survey.as_ref().unwrap(), "1.6");
    is(&unit.points, "7.6");
    is(&unit.max, "10");
    is(&unit.index, "76");
    is(&unit.total_undropped, "46");
}

#[test]
fn c_full_awards_the_maximum() {
    let (scored, _) = with("full", ROUNDED).score();
    is(&scored.summaries[0].points, "8.6");
    is(&scored.summaries[0].max, "10");
    is(&scored.summaries[0].index, "86");
    assert!(scored.summaries[0].dropped.is_empty());
}

#[test]
fn d_spread_goes_to_the_siblings_by_their_maxima() {
    let round = with("spread", ROUNDED);
    let (scored, _) = round.score();
    let unit = &scored.summaries[0];
    // 4 points over siblings of 4 + 2: × 10/6. 3 → 5, 1.6 → 2.67.
    is(&scored.leaf(0, round.leaf("1.1")).points, "5");
    is(&scored.leaf(0, round.leaf("1.3")).points, "2.67");
    is(&unit.points, "7.67");
    is(&unit.max, "10");
    is(&unit.total_undropped, "46");
    assert_eq!(unit.dropped[0].1, Policy::Spread);
    assert_eq!(
        scored
            .leaf_max(&round.set, 0, round.leaf("1.3"))
            .to_ratio_text(),
        "10/3"
    );
}

#[test]
fn e_zero_and_f_blank_keep_the_maximum() {
    for (policy, outcome) in [("zero", Outcome::Points), ("blank", Outcome::Blank)] {
        let round = with(policy, ROUNDED);
        let (scored, _) = round.score();
        assert_eq!(scored.leaf(0, round.leaf("1.2")).outcome, outcome);
        is(&scored.summaries[0].points, "4.6");
        is(&scored.summaries[0].max, "10");
        is(&scored.summaries[0].index, "46");
        assert!(scored.summaries[0].complete);
    }
}

#[test]
fn ask_leaves_the_unit_incomplete() {
    let round = with("ask", ROUNDED);
    let (scored, _) = round.score();
    assert!(!scored.summaries[0].complete);
    assert_eq!(
        scored.leaf(0, round.leaf("1.2")).outcome,
        Outcome::Incomplete
    );
}

#[test]
fn nothing_to_spread_to_counts_as_dropped() {
    let round =
        with("spread", ROUNDED).give(SelfScore, &[("A", "1.1/n", "0"), ("A", "1.1/d", "0")]);
    let mut set = round.set.clone();
    // All three leaves have no cases.
    for node in &mut set.nodes {
        if let criteria::NodeKind::Leaf(leaf) = &mut node.kind {
            leaf.when_undefined = Policy::Spread;
        }
    }
    let round = Round { set, ..round }.give(Survey, &[("A", "1.3/index", "0/0")]);
    let (scored, _) = round.score();
    is(&scored.summaries[0].points, "0");
    is(&scored.summaries[0].max, "0");
    is(&scored.summaries[0].index, "0");
}
