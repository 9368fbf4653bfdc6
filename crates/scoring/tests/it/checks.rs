//! Answers held against each other, and the examples of a set.

use crate::support::{Round, round};
use answers::{Answer, Value};
use criteria::LayerKind::SelfScore;
use criteria::{Item, Source};
use scoring::{check_answers, run_examples};

fn codes(round: &Round) -> Vec<String> {
    let found = check_answers(&round.set, &round.roster, &round.answers, &round.settings);
    found.into_iter().map(|finding| finding.code).collect()
}

fn one(inputs: &str, rule: &str, given: &[(&str, &str, &str)]) -> Vec<String> {
    let body = format!(
        "[criterion.\"1\"]\ntitle = \"Một\"\nmax = 10\nsource = \"A\"\ninputs = {inputs}\n{rule}\n"
    );
    codes(&round("", &body, "A").give(SelfScore, given))
}

const RATIO: &str = "rule = \"ratio\"\nnumerator = [\"n\"]\ndenominator = [\"d\"]";

#[test]
fn parts_and_wholes() {
    let plain = "{ n = \"count\", d = \"count\" }";
    assert_eq!(
        one(plain, RATIO, &[("A", "1/n", "12"), ("A", "1/d", "11")]),
        ["numerator-exceeds-denominator"]
    );
    assert!(one(plain, RATIO, &[("A", "1/n", "11"), ("A", "1/d", "11")]).is_empty());
    let planned = format!("{RATIO}\ntarget = 100");
    let over = [("A", "1/n", "12"), ("A", "1/d", "11")];
    assert!(one(plain, &planned, &over).is_empty());
    let named = "{ n = { kind = \"count\", not-over = \"d\" }, d = \"count\" }";
    assert_eq!(
        one(named, RATIO, &[("A", "1/n", "12"), ("A", "1/d", "11")]),
        ["part-exceeds-whole"]
    );
}

#[test]
fn counts_and_percentages() {
    let count = "{ n = \"count\" }";
    let each = "rule = \"per-count\"\neach = 1";
    assert_eq!(
        one(count, each, &[("A", "1/n", "2.5")]),
        ["count-not-whole"]
    );
    assert_eq!(one(count, each, &[("A", "1/n", "-2")]), ["count-negative"]);
    let percent = "{ p = \"percent\" }";
    let ratio = "rule = \"ratio\"\ninput = \"p\"";
    assert_eq!(
        one(percent, ratio, &[("A", "1/p", "105")]),
        ["percent-over-100"]
    );
    assert_eq!(
        one(percent, ratio, &[("A", "1/p", "-1")]),
        ["percent-negative"]
    );
    assert_eq!(
        one(percent, ratio, &[("A", "1/p", "0.9443")]),
        ["percent-scaled-by-100"]
    );
    assert!(one(percent, ratio, &[("A", "1/p", "94.43")]).is_empty());
}

#[test]
fn a_percentage_beside_its_counts() {
    let inputs = "{ n = \"count\", d = \"count\", p = \"percent\" }";
    let with = |percent| {
        one(
            inputs,
            RATIO,
            &[
                ("A", "1/n", "108"),
                ("A", "1/d", "111"),
                ("A", "1/p", percent),
            ],
        )
    };
    assert!(with("97.3").is_empty());
    assert_eq!(with("0.973"), ["percent-scaled-by-100"]);
    // 97.29 … 97.31 has no whole count out of 111 but 108 → 97.30.
    assert_eq!(with("97.9"), ["percent-impossible"]);
}

#[test]
fn dates_of_another_year() {
    let rule = "rule = \"deadline\"\ndue = 2024-12-15\nsteps = [ { to = 0, points = 10 } ]\notherwise = { points = 0 }";
    assert_eq!(
        one(
            "{ done = \"date\" }",
            rule,
            &[("A", "1/done", "2023-12-10")]
        ),
        ["date-outside-year"]
    );
}

#[test]
fn a_register_counts_an_id_once() {
    let body = "[criterion.\"1\"]\ntitle = \"Sáng kiến\"\nmax = 10\nsource = \"A\"\ninputs = { list = \"items\" }\nrule = \"per-count\"\neach = 1\n";
    let mut round = round("", body, "A");
    let item = |id: &str| Item {
        id: id.to_owned(),
        date: None,
        weight: points::Exact::from(1),
    };
    let list: Box<[Item]> = ["SK1", "SK2", "SK2", "SK3"].map(item).into();
    round
        .answers
        .layer_mut(SelfScore, 1, &round.set)
        .set(0, 0, Answer::Given(Value::Items(list)));
    round
        .answers
        .counted_before
        .insert("1".into(), ["SK1".to_owned()].into());
    assert_eq!(codes(&round), ["item-twice", "item-counted-before"]);
    crate::support::is(&round.score().0.summaries[0].points, "2");
}

fn examples(body: &str) -> Vec<(String, String, String)> {
    let round = round(
        "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\n",
        body,
        "A",
    );
    run_examples(&round.set)
        .into_iter()
        .map(|f| (f.code, f.found.vi, f.expected.vi))
        .collect()
}

#[test]
fn examples_are_run_states_and_peers_included() {
    let body = |points: &str| {
        format!(
            r#"
[criterion."1"]
title = "Một"
max = 6
source = "A"
inputs = {{ n = "count", d = "count" }}
rule = "ratio"
numerator = ["n"]
denominator = ["d"]
target = 95
when-undefined = "drop"
applies-to = ["phường"]
when-not-applicable = "drop"
examples = [
  {{ given = {{ n = 108, d = 111 }}, points = 6.00 }},
  {{ given = {{ n = 80, d = 100 }}, points = {points} }},
  {{ given = {{ n = 0, d = 0 }}, points = "drop" }},
  {{ given = {{ n = "missing", d = 3 }}, points = "incomplete" }},
]
[criterion."2"]
title = "Hai"
max = 4
source = "A"
inputs = {{ v = "number" }}
rule = "peers"
method = "min-max"
better = "higher"
examples = [ {{ given = {{ v = 25 }}, block = [10, 30], points = 3 }} ]
"#
        )
    };
    assert_eq!(examples(&body("5.05")), []);
    assert_eq!(
        examples(&body("5.06")),
        [(
            "example-differs".into(),
            "5,05 điểm".into(),
            "5,06 điểm".into()
        )]
    );
}

#[test]
fn the_shipped_sets_give_what_their_examples_say() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../criteria");
    for file in ["qd766/2026.toml", "cchc-xa-minh-hoa/2024.toml"] {
        let Ok(text) = std::fs::read_to_string(format!("{root}/{file}")) else {
            continue;
        };
        let calendars = ["2024", "2025", "2026"]
            .map(|year| format!("{root}/calendars/{year}.toml"))
            .into_iter()
            .filter_map(|file| Some((file.clone(), std::fs::read_to_string(file).ok()?)))
            .collect();
        let set = criteria::read_set(&Source {
            file: file.into(),
            text,
            calendars,
            ..Source::default()
        })
        .0
        .unwrap();
        let found: Vec<String> = run_examples(&set)
            .iter()
            .map(|finding| finding.to_text(finding::Lang::Vi))
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
