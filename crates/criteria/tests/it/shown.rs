//! The rule in words, and the tree as text and JSON.

use crate::{at_root, read, text};
use criteria::{rule_in_words, show_json, show_text};
use finding::Lang;

const HEAD: &str = r#"
format = 1
id     = "thu"
year   = 2025
levels = ["commune"]
title  = "Bộ tiêu chí thử"
title-en = "A set to try"
notice = "Chỉ để thử."
total  = 2
status = "sample"
final  = ["appraised", "survey", "council", "imported"]
[basis.A]
title = "Quyết định minh họa"
[criterion."1"]
title  = "Một tiêu chí"
max    = 2
source = "A, mục 1"
"#;

/// The words of the only leaf of a set with these keys.
fn words(keys: &str, lang: Lang) -> String {
    let (set, findings) = read("thu/2025.toml", format!("{HEAD}{keys}"), true);
    let errors: Vec<_> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    rule_in_words(&set.expect("a set"), criteria::LeafId(0), lang)
}

fn check(keys: &str, vi: &str, en: &str) {
    assert_eq!(words(keys, Lang::Vi), vi);
    assert_eq!(words(keys, Lang::En), en);
}

#[test]
fn thresholds_read_like_a_decision() {
    check(
        r#"
        inputs = { on_time = "count", all = "count" }
        rule = "thresholds"
        numerator = ["on_time"]
        denominator = ["all"]
        steps = [ { from = 95, points = 2 }, { from = 80, points = 1 } ]
        otherwise = { points = 0 }
        "#,
        "Từ 95% trở lên: 2,00 điểm; từ 80% đến dưới 95%: 1,00 điểm; dưới 80%: 0 điểm",
        "95% or more: 2.00 points; from 80% to under 95%: 1.00 points; under 80%: 0 points",
    );
}

#[test]
fn bounds_say_whether_they_are_inside() {
    check(
        r#"
        inputs = { rate = "percent" }
        rule = "thresholds"
        steps = [ { to = 5.5, share = 100 }, { above = 5.5, to = 10, share = 37.5 }, { above = 10, points = 0 } ]
        "#,
        "Không quá 5,5%: 2,00 điểm; trên 5,5% đến 10%: 37,5% điểm tối đa (0,75 điểm); trên 10%: 0 điểm",
        "At most 5.5%: 2.00 points; over 5.5% to 10%: 37.5% of the maximum (0.75 points); over 10%: 0 points",
    );
}

#[test]
fn a_ratio_names_what_is_divided() {
    let inputs = r#"
        inputs = { a = { kind = "count", title = "Số đúng hạn" }, b = { kind = "count", title = "Tổng số" } }
        rule = "ratio"
        numerator = ["a"]
        denominator = ["b"]
        "#;
    check(
        inputs,
        "Số đúng hạn ÷ Tổng số × 2,00 điểm",
        "Số đúng hạn ÷ Tổng số × 2.00 points",
    );
    check(
        &format!("{inputs}\ntarget = 95\nfloor = 80\n"),
        "Từ 95% trở lên: 2,00 điểm; từ 80% đến dưới 95%: Số đúng hạn ÷ Tổng số ÷ 95% × 2,00 điểm; dưới 80%: 0 điểm",
        "95% or more: 2.00 points; from 80% to under 95%: Số đúng hạn ÷ Tổng số ÷ 95% × 2.00 points; under 80%: 0 points",
    );
}

#[test]
fn shorter_rules() {
    check(
        "inputs = { done = \"yes-no\" }\nrule = \"yes-no\"\nno = { points = 0.5 }\n",
        "Có: 2,00 điểm; không: 0,50 điểm",
        "Yes: 2.00 points; no: 0.50 points",
    );
    check(
        "inputs = { v = \"level\" }\nrule = \"penalty-share\"\nlevels = [ { name = \"Không vi phạm\", share = 0 }, { name = \"Vi phạm nhẹ\", share = 50 } ]\n",
        "Không vi phạm: 2,00 điểm; Vi phạm nhẹ: trừ 50% điểm tối đa (còn 1,00 điểm)",
        "Không vi phạm: 2.00 points; Vi phạm nhẹ: 50% of the maximum off (1.00 points left)",
    );
    check(
        "inputs = { done = \"date\" }\nrule = \"deadline\"\ndue = 2025-12-15\ndays = \"working\"\nsteps = [ { to = 0, points = 2 }, { to = 5, points = 1 } ]\notherwise = { points = 0 }\n",
        "Hạn 15/12/2025; đúng hạn: 2,00 điểm; chậm từ 1 đến 5 ngày làm việc: 1,00 điểm; chậm trên 5 ngày làm việc: 0 điểm",
        "Due 2025-12-15; on time: 2.00 points; from 1 to 5 working days late: 1.00 points; over 5 working days late: 0 points",
    );
    check(
        "inputs = { late = { kind = \"count\", title = \"Số văn bản ban hành chậm\" } }\nrule = \"deduct\"\neach = 0.25\nper = 2\n",
        "Điểm tối đa 2,00 điểm; cứ 2 văn bản ban hành chậm: trừ 0,25 điểm; không thấp hơn 0",
        "2.00 points to begin with; every 2 of \"Số văn bản ban hành chậm\": 0.25 points off; not below 0",
    );
    check(
        "scored = \"council\"\nrule = \"council\"\nstep = 0.25\n",
        "Hội đồng cho điểm từ 0 đến 2,00 điểm, bội số của 0,25",
        "Points by the council, 0 to 2.00 points, in steps of 0.25",
    );
}

#[test]
fn a_survey_value_names_its_instrument() {
    check(
        "scored = \"survey\"\ninputs = { p = { kind = \"percent\", title = \"Chỉ số hài lòng\" } }\nrule = \"survey\"\ninstrument = \"mot-cua/2024\"\nfigure = \"factor:III\"\nwhere = { ai = [\"2\", \"3\"] }\n",
        "Chỉ số hài lòng (mẫu phiếu mot-cua/2024, chỉ số yếu tố III; chỉ phiếu chọn 2 hoặc 3 ở câu ai) × 2,00 điểm",
        "Chỉ số hài lòng (instrument mot-cua/2024, index of factor III; only those who chose 2 or 3 in question ai) × 2.00 points",
    );
    check(
        "scored = \"survey\"\ninputs = { a = { kind = \"count\", title = \"Có\" }, b = { kind = \"count\", title = \"Không\" } }\nrule = \"survey\"\ninstrument = \"mot-cua/2024\"\nquestion = \"q2\"\noptions = { a = 100, b = 0 }\n",
        "Bình quân phương án trả lời (Có 100%, Không 0%) (mẫu phiếu mot-cua/2024, số phiếu ở câu q2) × 2,00 điểm",
        "Mean of the answers (Có 100%, Không 0%) (instrument mot-cua/2024, answers to question q2) × 2.00 points",
    );
}

#[test]
fn a_small_set_as_text_and_json() {
    let path = at_root("fixtures/criteria/sum-of-children-99.55/set.toml");
    let (set, _) = read("set.toml", text(&path), false);
    let set = set.expect("a set");
    insta::assert_snapshot!("small_set_vi", show_text(&set, Lang::Vi));
    insta::assert_snapshot!("small_set_en", show_text(&set, Lang::En));
    insta::assert_json_snapshot!("small_set_json", show_json(&set));
}
