//! Sentences of annexes and the rules that they propose. Rules and points were worked out by hand from the sentence; the engine has to agree with each.

use crate::annexes::of;
use annex::read_annex;
use criteria::{Draft, DraftValue, NodeKind, Source, read_set, write_set};
use workbook::Limits;

/// The leaf of an annex of one row.
fn leaf(max: &str, guide: &str) -> (Draft, Draft) {
    let text =
        format!("STT;Tiêu chí;Điểm tối đa;Cách chấm\n1;Gửi báo cáo định kỳ;{max};\"{guide}\"\n");
    let opened = workbook::open("phu-luc.csv", text.into_bytes(), &Limits::default());
    let (book, _) = opened.expect("a table");
    let (draft, _) = read_annex(&book, &of());
    let draft = draft.expect("a draft");
    let leaf = draft.table("criterion").and_then(|all| all.table("1"));
    (leaf.expect("the leaf").clone(), draft)
}

fn shown(value: &DraftValue) -> String {
    match value {
        DraftValue::Number(number) => number.to_string(),
        DraftValue::Text(text) => text.clone(),
        DraftValue::Date(day) => day.to_string(),
        other => format!("{other:?}"),
    }
}

/// The sentence proposes this rule, with these points in its examples (`late=6 → 0`), and the engine scores them so.
#[track_caller]
fn check(max: &str, guide: &str, rule: &str, examples: &[&str]) {
    let (leaf, draft) = leaf(max, guide);
    assert_eq!(leaf.text("rule"), Some(rule), "{guide}");
    let said: Vec<String> = leaf
        .tables("examples")
        .iter()
        .map(|own| {
            let given = own.table("given").expect("what is given");
            let given: Vec<String> = given
                .entries()
                .map(|(name, value)| format!("{name}={}", shown(value)))
                .collect();
            let points = own.number("points").expect("points");
            format!("{} → {points}", given.join(" "))
        })
        .collect();
    assert_eq!(said, examples, "{guide}");
    let source = Source {
        file: "nhap.toml".to_owned(),
        text: write_set(&draft),
        ..Source::default()
    };
    let (set, findings) = read_set(&source);
    let errors: Vec<_> = findings.iter().filter(|own| own.is_error()).collect();
    assert!(errors.is_empty(), "{guide}: {errors:?}");
    let set = set.expect("a set");
    let key = set.nodes.iter().find_map(|node| match &node.kind {
        NodeKind::Leaf(leaf) => Some(leaf.rule.key()),
        NodeKind::Inner { .. } => None,
    });
    assert_eq!(key, Some(rule), "{guide}");
    let wrong = scoring::run_examples(&set);
    assert!(wrong.is_empty(), "{guide}: {wrong:?}");
}

/// Nothing is proposed: the points are typed.
#[track_caller]
fn open(max: &str, guide: &str) {
    let (leaf, _) = leaf(max, guide);
    assert_eq!(leaf.text("rule"), Some("points"), "{guide}");
}

#[test]
fn deadlines_with_their_day() {
    // Before the 15th is until the 14th.
    check(
        "2",
        "Gửi trước ngày 15/12/2025: tối đa; chậm từ 1 đến 5 ngày: 50% số điểm; chậm trên 5 ngày: 0 điểm",
        "deadline",
        &[
            "done=2025-12-14 → 2",
            "done=2025-12-15 → 1",
            "done=2025-12-19 → 1",
            "done=2025-12-20 → 0",
        ],
    );
    check(
        "1",
        "Chậm nhất ngày 31/3/2025: 1 điểm; chậm 1-3 ngày: 0,5 điểm; còn lại: 0 điểm",
        "deadline",
        &[
            "done=2025-03-31 → 1",
            "done=2025-04-01 → 0.5",
            "done=2025-04-03 → 0.5",
            "done=2025-04-04 → 0",
        ],
    );
    // What is no span of days, and spans that do not join: the days one and two.
    open(
        "2",
        "Trước ngày 15/12/2025: 2 điểm; chậm 1 ngày, tính từ 4 ngày: x",
    );
    let unjoined =
        "Trước ngày 15/12/2025: 2 điểm; chậm từ 3 đến 5 ngày: 1 điểm; chậm trên 5 ngày: 0 điểm";
    open("2", unjoined);
}

#[test]
fn days_late_without_a_day() {
    check(
        "2",
        "Đúng hạn: 2 điểm; chậm từ 1 đến 5 ngày: 1 điểm; chậm trên 5 ngày: 0 điểm",
        "thresholds",
        &["late=0 → 2", "late=1 → 1", "late=5 → 1", "late=6 → 0"],
    );
    check(
        "1,5",
        "Báo cáo đúng thời hạn: điểm tối đa; chậm dưới 3 ngày: 1 điểm; chậm từ 3 ngày trở lên: 0,5 điểm",
        "thresholds",
        &["late=0 → 1.5", "late=1 → 1", "late=2 → 1", "late=3 → 0.5"],
    );
    check(
        "1",
        "Đúng hạn: tối đa; chậm mỗi ngày trừ 0,25 điểm",
        "deduct",
        &["n=0 → 1", "n=1 → 0.75", "n=4 → 0"],
    );
}

#[test]
fn percent_taken_off() {
    check(
        "2",
        "Mỗi báo cáo chậm trừ 10% số điểm",
        "deduct",
        &["n=0 → 2", "n=1 → 1.8", "n=10 → 0"],
    );
    check(
        "4",
        "Không vi phạm: điểm tối đa; vi phạm nhẹ: trừ 25% số điểm; vi phạm nghiêm trọng: 0 điểm",
        "penalty-share",
        &[
            "level=Không vi phạm → 4",
            "level=vi phạm nhẹ → 3",
            "level=vi phạm nghiêm trọng → 0",
        ],
    );
    check(
        "3",
        "Hoàn thành đủ: tối đa; hoàn thành thiếu giảm 50% điểm; không hoàn thành: 0",
        "penalty-share",
        &[
            "level=Hoàn thành đủ → 3",
            "level=hoàn thành thiếu → 1.5",
            "level=không hoàn thành → 0",
        ],
    );
    // Of what was reached, not of the maximum.
    open("2", "Mỗi báo cáo chậm trừ 10% số điểm đạt được");
    open("2", "Đạt: 2 điểm; có sai sót trừ 0,5 điểm");
}

#[test]
fn several_counts_in_one_sentence() {
    check(
        "2",
        "Mỗi văn bản ban hành chậm trừ 0,25 điểm, mỗi văn bản sai thể thức trừ 0,5 điểm",
        "deduct",
        &["n1=0 n2=0 → 2", "n1=1 n2=0 → 1.75", "n1=0 n2=1 → 1.5"],
    );
    check(
        "1",
        "Mỗi sáng kiến cấp tỉnh được cộng 0,5 điểm; mỗi sáng kiến cấp xã được cộng 0,25 điểm; tối đa 1 điểm",
        "per-count",
        &["n1=0 n2=0 → 0", "n1=1 n2=0 → 0.5", "n1=0 n2=1 → 0.25"],
    );
    // One adds and the other takes away; the parts cannot reach the maximum.
    open(
        "2",
        "Mỗi sáng kiến cộng 0,5 điểm, mỗi văn bản chậm trừ 0,25 điểm",
    );
    open(
        "3",
        "Mỗi sáng kiến cộng 0,5 điểm, tối đa 1 điểm; mỗi mô hình cộng 0,5 điểm, tối đa 1 điểm",
    );
}

#[test]
fn formulas() {
    check(
        "2",
        "Tỷ lệ báo cáo gửi đúng hạn × điểm tối đa",
        "ratio",
        &["rate=0 → 0", "rate=50 → 1", "rate=100 → 2"],
    );
    check(
        "2",
        "Đạt từ 80% trở lên tính theo công thức: tỷ lệ đạt được × điểm tối đa; dưới 80%: 0 điểm",
        "ratio",
        &["rate=0 → 0", "rate=80 → 1.6", "rate=100 → 2"],
    );
    // Another maximum, a factor, a target: more than a ratio times the maximum.
    open("3", "Tỷ lệ báo cáo gửi đúng hạn × 2");
    open("2", "Tỷ lệ báo cáo gửi đúng hạn × điểm tối đa × hệ số 0,8");
    open("2", "(Tỷ lệ báo cáo gửi đúng hạn/95%) × điểm tối đa");
}
