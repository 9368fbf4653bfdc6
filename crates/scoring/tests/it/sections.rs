//! Bonus, penalty, index base, `applies-to`, `from`, roundings.

use crate::support::{is, n, round, round_with};
use criteria::LayerKind::SelfScore;
use scoring::{Cause, Outcome};

const BODY: &str = r#"
[criterion."1"]
title = "Cơ bản"
max = 8
source = "A"
rule = "points"
[bonus]
title = "Điểm cộng"
cap = 1
source = "A"
[bonus.criterion."C1"]
title = "Sáng kiến"
max = 3
source = "A"
inputs = { n = "count" }
rule = "per-count"
each = 0.75
[penalty]
title = "Điểm trừ"
cap = 2
source = "A"
[penalty.criterion."T1"]
title = "Chậm báo cáo"
max = 5
source = "A"
inputs = { n = "count" }
rule = "per-count"
each = 0.5
"#;

#[test]
fn bonus_and_penalty_have_their_caps_and_may_be_left_out() {
    let given = [
        ("A", "1", "6"),
        ("A", "C1/n", "3"),
        ("A", "T1/n", "9"),
        ("B", "1", "6"),
        ("B", "C1/n", "1"),
    ];
    let round = round("total = 8\n", BODY, "AB").give(SelfScore, &given);
    let (scored, _) = round.score();
    let [a, b] = &scored.summaries[..] else {
        panic!()
    };
    is(&a.bonus, "1");
    is(&a.penalty, "2");
    is(&a.total, "5");
    is(&a.index, "62.5");
    // B claims one initiative and has no fault: nothing is waited for.
    assert!(b.complete);
    is(&b.bonus, "0.75");
    is(&b.penalty, "0");
    is(&b.total, "6.75");
}

#[test]
fn on_index_base_extras_are_added_to_the_percentage() {
    let round = round("total = 8\n[index]\nbase = \"index\"\n", BODY, "A")
        .give(SelfScore, &[("A", "1", "6"), ("A", "C1/n", "1")]);
    let (scored, _) = round.score();
    // 6 ÷ 8 = 75%, + 0.75.
    is(&scored.summaries[0].points, "6");
    is(&scored.summaries[0].total, "75.75");
    is(&scored.summaries[0].index, "75.75");
}

const ROUNDED_BODY: &str = r#"
[criterion."1"]
title = "Lĩnh vực"
max = 10
source = "A, mục 1"
[criterion."1.1"]
title = "Một"
max = 5
source = "A"
inputs = { n = "count", d = "count" }
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
[criterion."1.2"]
title = "Hai"
max = 5
source = "A"
inputs = { n = "count", d = "count" }
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
"#;

#[test]
fn where_points_are_rounded_matters() {
    let given = [
        ("A", "1.1/n", "1"),
        ("A", "1.1/d", "3"),
        ("A", "1.2/n", "1"),
        ("A", "1.2/d", "3"),
    ];
    let to = |key: &str| format!("[rounding]\n{key} = {{ digits = 1, mode = \"half-up\" }}\n");
    for (head, field, total) in [
        (String::new(), "10/3", "10/3"),
        (to("leaf"), "3.4", "3.4"),
        (to("field"), "3.3", "3.3"),
        (to("total"), "10/3", "3.3"),
    ] {
        let (scored, _) = round(&head, ROUNDED_BODY, "A")
            .give(SelfScore, &given)
            .score();
        let node = &scored.standing.nodes[0].points;
        let expected = field
            .split_once('/')
            .map_or_else(|| n(field), |(a, b)| n(a).over(&n(b)).unwrap());
        assert_eq!(*node, expected);
        let expected = total
            .split_once('/')
            .map_or_else(|| n(total), |(a, b)| n(a).over(&n(b)).unwrap());
        assert_eq!(scored.summaries[0].total, expected);
    }
}

#[test]
fn a_leaf_is_for_some_units_and_from_a_day() {
    let body = r#"
[criterion."1"]
title = "Chỉ phường"
max = 4
source = "A"
applies-to = ["phường"]
when-not-applicable = "drop"
rule = "points"
[criterion."2"]
title = "Từ 2025"
max = 6
source = "A"
from = 2025-07-01
rule = "points"
"#;
    let rows = "code,name,type,level,block,parent\nA,Xã A,xã,commune,khối,\nB,Phường B,phường,commune,khối,\n";
    let mut round = round_with("", body, rows).give(
        SelfScore,
        &[("A", "2", "3"), ("B", "1", "4"), ("B", "2", "3")],
    );
    let (scored, _) = round.score();
    let leaf = scored.leaf(0, round.leaf("1"));
    assert_eq!(
        (leaf.outcome, leaf.cause),
        (Outcome::Dropped, Cause::NotApplicable)
    );
    is(&scored.summaries[0].max, "0");
    is(&scored.summaries[1].total, "4");
    is(&scored.summaries[1].max, "4");
    round.settings.as_of = "2025-12-31".parse().unwrap();
    let (scored, _) = round.score();
    is(&scored.summaries[0].max, "6");
    is(&scored.summaries[1].total, "7");
}
