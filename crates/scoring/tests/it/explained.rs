//! Traces, what is not reached, known rounding differences.

use crate::support::{Round, is, n, round, round_with};
use criteria::LayerKind::{Appraised, Imported, SelfScore};
use finding::Lang;
use scoring::{KnownDifference, NotReached, Trace, explain, not_reached};

fn trace(round: &Round, unit: &str, leaf: &str) -> Trace {
    let (scored, _) = round.score();
    let at = (round.unit(unit), round.leaf(leaf));
    explain(
        &round.set,
        &round.roster,
        &round.answers,
        &scored,
        &round.settings,
        at,
        &[],
    )
}

fn below(round: &Round, unit: &str) -> NotReached {
    let (scored, _) = round.score();
    not_reached(
        &round.set,
        &round.roster,
        &round.answers,
        &scored,
        &round.settings,
        round.unit(unit),
    )
}

const BODY: &str = r#"
[criterion."1"]
title = "Hồ sơ đúng hạn"
max = 6
source = "A, Phụ lục I, mục 1"
inputs = { on_time = { kind = "count", title = "Số hồ sơ đúng hạn", not-over = "resolved" }, late = { kind = "count", title = "Số hồ sơ quá hạn", not-over = "resolved" }, resolved = { kind = "count", title = "Số hồ sơ phải giải quyết" } }
rule = "ratio"
numerator = ["on_time"]
denominator = ["resolved"]
[criterion."2"]
title = "Công khai"
max = 2
source = "A, Phụ lục I, mục 2"
inputs = { share = { kind = "percent", title = "Tỷ lệ công khai" } }
rule = "thresholds"
steps = [ { from = 95, points = 2 }, { from = 80, points = 1 } ]
otherwise = { points = 0 }
[criterion."3"]
title = "Ban hành kế hoạch"
max = 2
source = "A, Phụ lục I, mục 3"
inputs = { done = { kind = "yes-no", title = "Có kế hoạch" } }
rule = "yes-no"
"#;
const HEAD: &str = "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\n";

fn given() -> Round {
    round(HEAD, BODY, "A")
        .give(
            SelfScore,
            &[
                ("A", "1/on_time", "110"),
                ("A", "1/late", "1"),
                ("A", "1/resolved", "111"),
                ("A", "2/share", "96"),
                ("A", "3/done", "có"),
            ],
        )
        .give(
            Appraised(1),
            &[
                ("A", "1/on_time", "108"),
                ("A", "1/late", "1"),
                ("A", "1/resolved", "111"),
                ("A", "2/share", "94.5"),
                ("A", "3/done", "không"),
            ],
        )
}

#[test]
fn a_trace_shows_cells_formula_rounding_line_and_article() {
    let trace = trace(&given(), "A", "1");
    is(trace.points.as_ref().unwrap(), "5.84");
    assert_eq!(
        trace.source.as_deref(),
        Some("Quyết định, Phụ lục I, mục 1")
    );
    assert!(trace.line.starts_with("thu/2024.toml:"));
    let text = trace.to_text(Lang::Vi);
    for line in [
        "6 × 108 ÷ 111 = 5,8378…",
        "làm tròn 2 chữ số, nửa lên: 5,84",
        "Số hồ sơ đúng hạn: 108  [phieu.xlsx, Phiếu!D1]",
        "Điểm thẩm định lần 1: 5,84 điểm ← được dùng",
        "Điểm tự đánh giá: 5,95 điểm\n",
        "Quyết định, Phụ lục I, mục 1",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(trace.to_text(Lang::En).contains("6 × 108 ÷ 111 = 5.8378…"));
    let json = serde_json::to_value(&trace).unwrap();
    assert_eq!(json["points"], "5.84");
    assert_eq!(json["layers"][1]["stands"], true);
}

#[test]
fn what_is_not_reached_comes_largest_first_with_reasons() {
    let below = below(&given(), "A");
    let codes: Vec<&str> = below
        .nodes
        .iter()
        .map(|node| node.criterion.as_str())
        .collect();
    assert_eq!(codes, ["3", "2", "1"]);
    is(&below.nodes[0].not_reached, "2");
    assert!(
        below.nodes[1]
            .reason
            .vi
            .starts_with("94,5: từ 80 đến dưới 95"),
        "{:?}",
        below.nodes[1].reason
    );
    assert!(below.nodes.iter().all(|node| node.next_step.is_none()));
    assert!(
        below
            .to_text(Lang::Vi)
            .contains("−0,16  1 Hồ sơ đúng hạn (5,84 trên 6)")
    );
}

#[test]
fn a_running_period_names_the_next_step() {
    let mut round = given();
    round.settings.running = true;
    let below = below(&round, "A");
    let next = |index: usize| below.nodes[index].next_step.as_ref().unwrap();
    assert_eq!(
        next(0).text.vi,
        "nếu “Có kế hoạch” được thực hiện: 0,00 → 2,00"
    );
    assert_eq!(
        next(1).text.vi,
        "nếu “Tỷ lệ công khai” đạt 95% (hiện 94,5%): 1,00 → 2,00"
    );
    // 111 − 108 − 1 late leaves two open: one more is 6 × 109/111 = 5.89.
    assert_eq!(
        next(2).text.vi,
        "nếu “Số hồ sơ đúng hạn” thêm 1 (108 → 109): 5,84 → 5,89"
    );
}

#[test]
fn what_can_no_longer_be_reached_is_not_promised() {
    let mut round = given().give(Appraised(1), &[("A", "1/late", "3")]);
    round.settings.running = true;
    let below = below(&round, "A");
    assert!(below.nodes[2].next_step.is_none());
}

#[test]
fn a_pooled_input_opens_to_its_units() {
    let rows = "code,name,type,level,block,parent\nP,Tỉnh P,tỉnh,province,,\nA,Xã A,xã,commune,xã,P\nB,Xã B,xã,commune,xã,P\n";
    let body = BODY.replace(
        "rule = \"ratio\"",
        "from-children = \"pooled\"\nrule = \"ratio\"",
    );
    let round = round_with(HEAD, &body, rows).give(
        SelfScore,
        &[
            ("A", "1/on_time", "3"),
            ("A", "1/late", "0"),
            ("A", "1/resolved", "4"),
            ("B", "1/on_time", "1"),
            ("B", "1/late", "0"),
            ("B", "1/resolved", "4"),
        ],
    );
    let trace = trace(&round, "P", "1");
    is(trace.points.as_ref().unwrap(), "3");
    let children = &trace.layers[0].inputs[0].children;
    assert_eq!(children.len(), 2);
    assert_eq!(
        (children[0].code.as_str(), children[0].value.vi.as_str()),
        ("A", "3")
    );
    assert_eq!(children[0].place.as_ref().unwrap().address(), "Phiếu!D1");
}

#[test]
fn a_known_difference_shows_both_calculations() {
    let body = r#"
[criterion."6"]
title = "Thanh toán"
max = 10
source = "A"
inputs = { paid = "count", due = "count", b = "count", c = "count" }
rule = "sum"
over-max = "cap"
[[criterion."6".part]]
title = "Hồ sơ thanh toán"
rule = "ratio"
max = 6
numerator = ["paid"]
denominator = ["due"]
[[criterion."6".part]]
title = "Thủ tục"
rule = "ratio"
max = 4
numerator = ["b"]
denominator = ["c"]
"#;
    let head = "[rounding]\npart = { digits = 2, mode = \"half-up\" }\nleaf = { digits = 2, mode = \"half-up\" }\n";
    let round = round(head, body, "A").give(
        Imported,
        &[
            ("A", "6/paid", "93252"),
            ("A", "6/due", "100000"),
            ("A", "6/b", "1"),
            ("A", "6/c", "4"),
        ],
    );
    let (scored, _) = round.score();
    let known = [KnownDifference {
        unit: "A".into(),
        node: "6".into(),
        published: n("6.59"),
        part: Some(1),
        ratio_digits: 2,
    }];
    let at = (0, round.leaf("6"));
    let trace = explain(
        &round.set,
        &round.roster,
        &round.answers,
        &scored,
        &round.settings,
        at,
        &known,
    );
    let both = trace.difference.as_ref().unwrap();
    is(&both.ours, "6.60");
    is(&both.theirs, "6.59");
    assert_eq!(both.steps.len(), 2);
    assert!(
        both.steps[1].en.contains("6 × 0.9325 = 5.5949999999999997"),
        "{}",
        both.steps[1].en
    );
    assert!(trace.to_text(Lang::Vi).contains("điểm đã công bố: 6,59"));
}
