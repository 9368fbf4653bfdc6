//! Points under the text in force, and traces that name what amended it. The set and its two amendments stand in `fixtures/criteria-amended/sample`.

use crate::support::{Round, is, round};
use criteria::LayerKind::Appraised;
use criteria::{CriteriaSet, Source, read_set_at};
use finding::Lang;
use jiff::civil::{Date, date};
use scoring::{Trace, explain};

fn set_on(day: Date) -> CriteriaSet {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../fixtures/criteria-amended/sample/"
    );
    let text = |name: &str| std::fs::read_to_string(format!("{folder}{name}")).unwrap();
    let amendment = |name: &str| (name.to_owned(), text(name));
    let source = Source {
        file: "2025.toml".to_owned(),
        text: text("2025.toml"),
        amendments: vec![
            amendment("2025.sua-doi-1.toml"),
            amendment("2025.sua-doi-2.toml"),
        ],
        ..Source::default()
    };
    let (set, findings) = read_set_at(&source, day);
    assert!(findings.is_empty(), "{findings:#?}");
    set.unwrap()
}

/// 45 of 60 on time is 75%; 5 of 10 paid online.
fn on(day: Date) -> Round {
    let body = "[criterion.\"1\"]\ntitle = \"Khác\"\nmax = 10\nsource = \"A\"\nrule = \"points\"\n";
    let mut it = round("", body, "A");
    it.set = set_on(day);
    it.settings.as_of = day;
    let mut given = vec![("A", "2.1/on_time", "45"), ("A", "2.1/resolved", "60")];
    if it.set.find_leaf("2.3").is_some() {
        given.extend([("A", "2.3/paid", "5"), ("A", "2.3/due", "10")]);
    }
    it.give(Appraised(1), &given)
}

fn trace(round: &Round, leaf: &str) -> Trace {
    let (scored, _) = round.score();
    let at = (round.unit("A"), round.leaf(leaf));
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

#[test]
fn points_follow_the_text_in_force() {
    // 75 ÷ 95 × 4 = 3.1578…; 75 ÷ 90 × 3 = 2.5; 75 ÷ 85 × 3 = 2.6470…
    for (day, points) in [
        (date(2025, 6, 30), "3.16"),
        (date(2025, 7, 1), "2.5"),
        (date(2025, 10, 1), "2.65"),
    ] {
        is(trace(&on(day), "2.1").points.as_ref().unwrap(), points);
    }
}

#[test]
fn a_trace_names_each_amendment_with_its_article_and_line() {
    assert!(trace(&on(date(2025, 6, 30)), "2.1").amended.is_empty());
    let trace = trace(&on(date(2025, 12, 31)), "2.1");
    let words: Vec<&str> = trace.amended.iter().map(|own| own.get(Lang::Vi)).collect();
    assert_eq!(
        words,
        [
            "mức đạt điểm tối đa (%): 95 → 90 · Quyết định minh họa sửa đổi lần 1, Điều 1, khoản 1 · hiệu lực từ 01/07/2025 · 2025.sua-doi-1.toml:16",
            "điểm tối đa: 4 → 3 · Quyết định minh họa sửa đổi lần 1, Điều 1, khoản 1 · hiệu lực từ 01/07/2025 · 2025.sua-doi-1.toml:24",
            "mức đạt điểm tối đa (%): 90 → 85 · Quyết định minh họa sửa đổi lần 2, Điều 1 · hiệu lực từ 01/10/2025 · 2025.sua-doi-2.toml:15",
            "tiêu chí được sửa đổi tính theo văn bản này cho cả năm",
        ]
    );
    let text = trace.to_text(Lang::En);
    assert!(text.contains("Amended: target (%): 90 → 85 · "), "{text}");
}

#[test]
fn a_leaf_added_within_the_year_says_from_when_it_counts() {
    let trace = trace(&on(date(2025, 7, 1)), "2.3");
    is(trace.points.as_ref().unwrap(), "0.5");
    assert!(
        trace.line.starts_with("2025.sua-doi-1.toml:"),
        "{}",
        trace.line
    );
    assert_eq!(
        trace.source.as_deref(),
        Some("Quyết định minh họa sửa đổi lần 1, Điều 2")
    );
    let text = trace.to_text(Lang::Vi);
    assert!(text.contains("tiêu chí áp dụng từ 01/07/2025"), "{text}");
}

#[test]
fn examples_of_the_consolidated_text_are_run() {
    for day in [date(2025, 6, 30), date(2025, 7, 1), date(2025, 10, 1)] {
        let findings = scoring::run_examples(&set_on(day));
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
