//! Annexes as they are issued: tree, maxima, texts, and the rules that their sentences propose. The figures were read off the annexes by hand.

use crate::at_root;
use annex::{AnnexOf, read_annex};
use criteria::{CriteriaSet, Draft, Source, read_set, write_set};
use finding::Finding;
use workbook::Limits;

pub(crate) fn of() -> AnnexOf {
    AnnexOf {
        id: "gia-dinh".to_owned(),
        year: 2025,
        level: "commune".to_owned(),
        ..AnnexOf::default()
    }
}

fn read(name: &str) -> (Draft, Vec<Finding>) {
    let path = at_root(&format!("fixtures/annexes/{name}"));
    let (book, _) =
        workbook::open_path(&path, name, &Limits::default()).expect("a workbook that opens");
    let (draft, findings) = read_annex(&book, &of());
    (draft.expect("a table of criteria"), findings)
}

fn set(draft: &Draft) -> (CriteriaSet, Vec<Finding>) {
    let source = Source {
        file: "nhap.toml".to_owned(),
        text: write_set(draft),
        ..Source::default()
    };
    let (set, findings) = read_set(&source);
    (set.expect("a set"), findings)
}

/// `code max rule` of every node, `-` for what is no leaf.
fn tree(set: &CriteriaSet) -> Vec<String> {
    let rule = |at: usize| match &set.nodes[at].kind {
        criteria::NodeKind::Leaf(leaf) => leaf.rule.key(),
        criteria::NodeKind::Inner { .. } => "-",
    };
    let node = |(at, node): (usize, &criteria::Node)| {
        format!("{} {} {}", node.code, node.max.trimmed(), rule(at))
    };
    set.nodes.iter().enumerate().map(node).collect()
}

/// The tree is as expected, the file has only these errors, and every example of a proposed rule comes out.
fn check(name: &str, expected: &[&str], errors: &[&str]) -> (Draft, Vec<Finding>) {
    let (draft, findings) = read(name);
    let (set, found) = set(&draft);
    assert_eq!(tree(&set), expected, "{name}");
    let found: Vec<String> = found
        .iter()
        .filter(|own| own.is_error())
        .map(|own| own.code.to_string())
        .collect();
    assert_eq!(found, errors, "{name}");
    let examples = scoring::run_examples(&set);
    assert!(examples.is_empty(), "{name}: {examples:?}");
    (draft, findings)
}

fn codes(findings: &[Finding], code: &str) -> Vec<String> {
    let own = findings.iter().filter(|own| own.code == code);
    own.map(|own| own.criterion.clone().unwrap_or_default())
        .collect()
}

#[test]
fn numbers_in_a_csv() {
    let (draft, findings) = check(
        "so-thap-phan.csv",
        &[
            "1 5 -",
            "1.1 1 yes-no",
            "1.2 2 thresholds",
            "1.3 1 deduct",
            "1.4 1 per-count",
            "2 6 -",
            "2.1 4 -",
            "2.1.1 2.5 ratio",
            "2.1.2 1.5 ratio",
            "2.2 1 points",
            "2.3 1 points",
            "3.1 2 levels",
        ],
        &[],
    );
    assert_eq!(codes(&findings, "rule-open"), ["2.2", "2.3"]);
    assert_eq!(codes(&findings, "rule-proposed").len(), 7);
    let basis = draft.table("basis").and_then(|all| all.table("A"));
    let basis = basis.expect("a basis");
    assert_eq!(basis.text("number"), Some("00/QĐ-UBND"));
    assert_eq!(
        basis.get("issued"),
        Some(&jiff::civil::date(2025, 1, 15).into())
    );
    let bonus = draft.table("bonus").expect("points outside the total");
    assert_eq!(
        bonus.number("cap").map(ToString::to_string).as_deref(),
        Some("2")
    );
    let one = draft.table("criterion").and_then(|all| all.table("1.1"));
    let one = one.expect("1.1");
    assert_eq!(one.text("evidence"), Some("Kế hoạch"));
    assert_eq!(one.text("appraised-by"), Some("Phòng Nội vụ"));
    assert_eq!(one.text("guide"), Some("Có: điểm tối đa; không: 0 điểm"));
    assert_eq!(one.text("source"), Some("A, mục 1.1"));
    assert!(
        one.comment[0].starts_with("ĐỀ XUẤT, cần xác nhận (D8)"),
        "{:?}",
        one.comment
    );
}

#[test]
fn a_district_annex_with_roman_fields_and_scales_in_rows() {
    let (_, findings) = check(
        "huyen-la-ma.xlsx",
        &[
            "I 20.5 -",
            "I.1 4 -",
            "I.1.1 2 levels",
            "I.1.2 2 thresholds",
            "I.2 6.5 per-count",
            "I.3 10 levels",
            "II 10 -",
            "II.1 4 deduct",
            "II.2 5 levels",
            "III 10 -",
            "III.1 10 -",
            "III.1.a 6 thresholds",
            "III.1.b 4 deduct",
        ],
        &["sum-of-children"],
    );
    // 4 + 5 = 9 of 10.
    assert_eq!(codes(&findings, "annex-sum"), ["II"]);
    let said = findings.iter().find(|own| own.code == "annex-sum");
    let said = said.expect("a finding");
    assert!(
        said.message.en.ends_with("the difference is -1"),
        "{}",
        said.message.en
    );
    assert_eq!(said.place.address(), "'Phụ lục 1'!C16");
    assert_eq!(codes(&findings, "max-summed"), ["III.1"]);
    assert!(codes(&findings, "code-uncertain").is_empty());
}

#[test]
fn merged_cells_and_days_in_place_of_numbers() {
    let (draft, findings) = check(
        "gop-o-va-ngay.xlsx",
        &[
            "1 10 -",
            "1.1 1 yes-no",
            "1.2 1 deduct",
            "1.3 1 yes-no",
            "1.4 1 deduct",
            "1.5 1 yes-no",
            "1.6 1 deduct",
            "1.7 1 yes-no",
            "1.8 1 deduct",
            "1.9 1 yes-no",
            "1.10 1 points",
            "2 4 -",
            "2.1 2 levels",
            "2.2 2 ratio",
        ],
        &[],
    );
    // Nine days, the number 1.1 that was 1.10, and one day below field 2.
    assert_eq!(codes(&findings, "code-recovered").len(), 11);
    let all = draft.table("criterion").expect("criteria");
    let ten = all.table("1.10").expect("1.10");
    assert_eq!(ten.text("scored"), Some("survey"));
    for code in ["1.1", "1.10"] {
        let own = all.table(code).and_then(|own| own.text("evidence"));
        assert_eq!(own, Some("Văn bản, phần mềm"), "{code}");
    }
    assert_eq!(
        all.table("2.1").and_then(|own| own.text("evidence")),
        Some("Quyết định công khai")
    );
}

#[test]
fn titles_in_three_columns_hold_their_numbers() {
    check(
        "ba-cot-ten.xlsx",
        &[
            "I 5 -",
            "I.1 3 -",
            "I.1.1 2 yes-no",
            "I.1.2 1 yes-no",
            "I.2 2 thresholds",
            "II 3 -",
            "II.3 3 deduct",
        ],
        &[],
    );
}

/// The rule that one sentence gives a leaf of 2 points, or `points`.
fn rule(guide: &str) -> String {
    let csv = format!("STT;Tiêu chí;Điểm tối đa;Cách chấm\n1;Tỷ lệ thử;2;\"{guide}\"\n");
    let (book, _) =
        workbook::open("mot.csv", csv.into_bytes(), &Limits::default()).expect("a workbook");
    let (draft, _) = read_annex(&book, &of());
    let (set, found) = set(&draft.expect("a table"));
    let bad: Vec<_> = found
        .iter()
        .filter(|own| own.is_error() || own.code.starts_with("example"))
        .collect();
    assert!(bad.is_empty(), "{guide}: {bad:?}");
    assert!(scoring::run_examples(&set).is_empty(), "{guide}");
    criteria::rule_in_words(&set, criteria::LeafId(0), finding::Lang::En)
}

#[test]
fn sentences_of_known_patterns() {
    let words = |guide: &str, expected: &str| assert_eq!(rule(guide), expected, "{guide}");
    words(
        "Đạt 100%: tối đa; từ 80% đến dưới 100%: 0,5; dưới 80%: 0",
        "100% or more: 2.00 points; from 80% to under 100%: 0.50 points; under 80%: 0 points",
    );
    words("Có: tối đa; không: 0", "Yes: 2.00 points; no: 0 points");
    words(
        "Mỗi văn bản sai sót trừ 0,25 điểm",
        "2.00 points to begin with; each of \"Số văn bản sai sót\": 0.25 points off; not below 0",
    );
    words(
        "Chậm 1 ngày trừ 0,1 điểm",
        "2.00 points to begin with; each of \"Số ngày chậm\": 0.10 points off; not below 0",
    );
    words(
        "Hoàn thành 100% kế hoạch: 2 điểm; từ 90% đến dưới 100%: 1,5 điểm; dưới 90%: 0",
        "100% or more: 2.00 points; from 90% to under 100%: 1.50 points; under 90%: 0 points",
    );
    words("Tỷ lệ × điểm tối đa", "Tỷ lệ thử × 2.00 points");
    words(
        "Tính theo công thức: Số hồ sơ đúng hạn/Tổng số hồ sơ × điểm tối đa",
        "Số hồ sơ đúng hạn ÷ Tổng số hồ sơ × 2.00 points",
    );
}

#[test]
fn what_is_not_understood_whole_is_no_rule() {
    for guide in [
        "Theo thực tế",
        "Từ 80% đến 100%: 2; từ 60% đến 80%: 1",
        "Từ 90% trở lên: 1; dưới 90%: 0",
        "Có: 3; không: 0",
        "Mỗi sáng kiến cộng 0,5 điểm, tối đa 1 điểm",
        "Có: tối đa; không: 0; do Hội đồng xem xét",
        "Giảm từ 10% trở lên: 2; giảm dưới 10%: 0",
        "Mỗi năm kiểm tra ít nhất 2 lần",
        "",
    ] {
        assert_eq!(rule(guide), "Points entered, 0 to 2.00 points", "{guide}");
    }
}
