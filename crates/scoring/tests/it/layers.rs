//! Layers side by side, what stands, typed against computed.

use crate::support::{is, n, round};
use criteria::LayerKind::{Appraised, Imported, SelfScore};
use scoring::{Basis, Cause, Outcome};

const BODY: &str = r#"
[criterion."1"]
title = "Lĩnh vực"
max = 10
source = "A, mục 1"
imported-when = "no-leaf-inputs"
[criterion."1.1"]
title = "Một"
max = 4
source = "A"
inputs = { n = "count" }
rule = "per-count"
each = 0.5
[criterion."1.2"]
title = "Hai"
max = 6
source = "A"
rule = "points"
step = 0.5
"#;

#[test]
fn the_highest_round_of_appraisal_with_an_answer_stands() {
    let round = round("", BODY, "A")
        .give(SelfScore, &[("A", "1.1/n", "8"), ("A", "1.2", "6")])
        .give(Appraised(1), &[("A", "1.1/n", "6"), ("A", "1.2", "5")])
        .give(Appraised(2), &[("A", "1.2", "5.5")]);
    let (scored, findings) = round.score();
    assert!(findings.is_empty(), "{findings:?}");
    is(&scored.leaf(0, round.leaf("1.1")).points, "3");
    is(&scored.leaf(0, round.leaf("1.2")).points, "5.5");
    assert_eq!(scored.from_layer, [1, 2]);
    let unit = &scored.summaries[0];
    is(&unit.total, "8.5");
    is(unit.self_points.as_ref().unwrap(), "10");
    // Round 2 changed one leaf; the other keeps what round 1 gave.
    assert_eq!(unit.appraised, [Some(n("8")), Some(n("8.5"))]);
}

#[test]
fn a_leaf_without_an_answer_waits() {
    let round = round("final = [\"appraised\"]\n", BODY, "AB")
        .give(SelfScore, &[("A", "1.1/n", "8"), ("A", "1.2", "6")])
        .give(
            Appraised(1),
            &[("A", "1.1/n", "6"), ("B", "1.1/n", "6"), ("B", "1.2", "0")],
        );
    let (scored, _) = round.score();
    let waiting = scored.leaf(0, round.leaf("1.2"));
    assert_eq!(
        (waiting.outcome, waiting.cause),
        (Outcome::Incomplete, Cause::Missing)
    );
    assert!(!scored.summaries[0].complete);
    // A true zero is points.
    assert_eq!(scored.leaf(1, round.leaf("1.2")).outcome, Outcome::Points);
    assert!(scored.summaries[1].complete);
}

#[test]
fn typed_and_computed_points_that_differ_are_named_with_both_cells() {
    let given = [("A", "1.1/n", "3"), ("A", "1.1", "2"), ("A", "1.2", "1")];
    for (stands, points) in [("computed", "1.5"), ("typed", "2")] {
        let round = round(&format!("stands = \"{stands}\"\n"), BODY, "A").give(SelfScore, &given);
        let (scored, findings) = round.score();
        is(&scored.leaf(0, round.leaf("1.1")).points, points);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, "typed-differs-from-computed");
        assert_eq!(findings[0].place.address(), "Phiếu!D2");
        assert_eq!(findings[0].related[0].address(), "Phiếu!D1");
        assert_eq!(
            (
                findings[0].found.vi.as_str(),
                findings[0].expected.vi.as_str()
            ),
            ("2 điểm", "1,5 điểm")
        );
    }
}

#[test]
fn typed_points_outside_the_maximum_are_not_used() {
    let round = round("", BODY, "A").give(SelfScore, &[("A", "1.1/n", "3"), ("A", "1.2", "6.5")]);
    let (scored, findings) = round.score();
    assert_eq!(scored.leaf(0, round.leaf("1.2")).cause, Cause::Unreadable);
    assert!(!scored.summaries[0].complete);
    assert_eq!(findings[0].code, "typed-outside-maximum");
    assert!(findings[0].is_error());
}

#[test]
fn typed_points_off_the_step_stand_with_a_warning() {
    let round = round("", BODY, "A").give(SelfScore, &[("A", "1.1/n", "3"), ("A", "1.2", "5.25")]);
    let (scored, findings) = round.score();
    is(&scored.leaf(0, round.leaf("1.2")).points, "5.25");
    assert_eq!(findings[0].code, "typed-off-step");
}

#[test]
fn published_points_of_a_field_stand_where_no_leaf_has_an_answer() {
    let round = round("", BODY, "AB")
        .publish(Imported, "A", "1", "7.25")
        .publish(Imported, "B", "1", "7.25")
        .give(Imported, &[("B", "1.1/n", "8"), ("B", "1.2", "2")]);
    let (scored, findings) = round.score();
    is(&scored.summaries[0].total, "7.25");
    assert!(scored.summaries[0].complete);
    let leaf = scored.leaf(0, round.leaf("1.1"));
    assert_eq!((leaf.outcome, leaf.basis), (Outcome::Absent, Basis::Node));
    // B has its leaves: they count, and the published figure is compared with them.
    is(&scored.summaries[1].total, "6");
    let codes: Vec<&str> = findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(codes, ["node-points-differ"]);
}

#[test]
fn leaves_in_another_standing_layer_put_published_points_aside() {
    let round = round("", BODY, "A")
        .publish(Imported, "A", "1", "7.25")
        .give(SelfScore, &[("A", "1.1/n", "8")]);
    let (scored, _) = round.score();
    is(&scored.summaries[0].points, "4");
    assert!(!scored.summaries[0].complete);
    // In its own layer the published figure is what it was.
    is(&scored.layers[1].nodes[0].points, "7.25");
}

#[test]
fn typed_points_agree_with_what_the_policy_of_0_over_0_earns() {
    for (policy, typed, differs) in [
        ("full", "4", false),
        ("full", "0", true),
        ("zero", "0", false),
        ("zero", "4", true),
        ("blank", "0", false),
        ("drop", "4", true),
    ] {
        let body = format!(
            r#"
[criterion."1"]
title = "Lĩnh vực"
max = 4
source = "A, mục 1"
[criterion."1.1"]
title = "Một"
max = 4
source = "A"
inputs = {{ n = "count", d = "count" }}
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
when-undefined = "{policy}"
"#
        );
        let answers = [
            ("A", "1.1/n", "0"),
            ("A", "1.1/d", "0"),
            ("A", "1.1", typed),
        ];
        let round = round("total = 4\n", &body, "A").give(SelfScore, &answers);
        let (_, findings) = round.score();
        let codes: Vec<&str> = findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        let expected: &[&str] = if differs {
            &["typed-differs-from-computed"]
        } else {
            &[]
        };
        assert_eq!(codes, expected, "{policy} {typed}");
    }
}
