//! Indices of groups, each figure worked out by hand.

use crate::support::{is, round_with};
use criteria::LayerKind::SelfScore;
use points::Exact;
use scoring::{GroupRule, GroupScore, score_groups};
use units::{Group, GroupKind};

const ROWS: &str = "code,name,type,level,block\nA,Xã A,xã,commune,xã\nB,Xã B,xã,commune,xã\nC,Xã C,xã,commune,xã\nD,Xã D,xã,commune,xã\n";
/// One leaf that can be pooled, and one that counts initiatives and cannot.
const BODY: &str = r#"
[criterion."1"]
title = "Hồ sơ đúng hạn"
max = 6
source = "A"
inputs = { n = "count", d = "count" }
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
[criterion."2"]
title = "Sáng kiến"
max = 4
source = "A"
inputs = { ideas = "count" }
rule = "per-count"
each = 1
"#;
const HEAD: &str = "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\ntotal = { digits = 2, mode = \"half-up\" }\n";

/// A: 6 × 90/100 = 5.40, and 4 initiatives 4; 94%. B: 6 × 5/10 = 3.00, and 1; 40%. C: 6 × 1/1, and 0; 60%. D is not complete.
fn of(rule: GroupRule) -> Vec<GroupScore> {
    let round = round_with(HEAD, BODY, ROWS).give(
        SelfScore,
        &[
            ("A", "1/n", "90"),
            ("A", "1/d", "100"),
            ("A", "2/ideas", "4"),
            ("B", "1/n", "5"),
            ("B", "1/d", "10"),
            ("B", "2/ideas", "1"),
            ("C", "1/n", "1"),
            ("C", "1/d", "1"),
            ("C", "2/ideas", "0"),
            ("D", "1/n", "7"),
        ],
    );
    let (scored, _) = round.score();
    let weighed = |weight: i64| Some(Exact::from(weight));
    let groups = [
        Group {
            name: "Cụm 1".to_owned(),
            kind: GroupKind::Other,
            members: vec![(0, weighed(3000)), (1, weighed(1000)), (3, weighed(500))],
        },
        Group {
            name: "Cụm 2".to_owned(),
            kind: GroupKind::Other,
            members: vec![(2, None)],
        },
    ];
    score_groups(
        &round.set,
        &round.roster,
        &round.answers,
        &scored,
        &round.settings,
        (&groups, rule),
    )
}

#[test]
fn the_mean_is_of_the_complete_units() {
    let scores = of(GroupRule::Mean);
    // (94 + 40) ÷ 2; D has no complete result.
    is(scores[0].index.as_ref().unwrap(), "67");
    assert_eq!(scores[0].left_out, [3]);
    is(scores[1].index.as_ref().unwrap(), "60");
}

#[test]
fn weights_come_from_the_file_and_a_unit_without_one_takes_no_part() {
    let scores = of(GroupRule::Weights);
    // (94 × 3000 + 40 × 1000) ÷ 4000 = 80.5.
    is(scores[0].index.as_ref().unwrap(), "80.5");
    assert_eq!(
        (scores[1].index.clone(), &scores[1].left_out[..]),
        (None, &[2][..])
    );
}

#[test]
fn counts_are_pooled_where_the_rule_looks_at_a_quotient() {
    let scores = of(GroupRule::Pooled);
    // 6 × 95 ÷ 110 = 5.1818 → 5.18; initiatives are no quotient: (4 + 1) ÷ 2 = 2.5; 7.68 of 10.
    is(scores[0].index.as_ref().unwrap(), "76.8");
    let (pooled, all) = scores[0].pooled_of.clone().unwrap();
    is(&pooled, "6");
    is(&all, "10");
}
