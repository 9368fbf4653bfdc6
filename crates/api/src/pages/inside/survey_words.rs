//! A survey's counts, design and findings in words.

use crate::pages::public::Fact;
use crate::seen::survey_view::SurveyView;
use crate::text::Words;
use finding::Severity;
use points::Exact;

/// The most findings that the page lists.
const MOST: usize = 100;

/// One finding with its cell.
pub(super) struct FoundLine {
    pub(super) severity: String,
    pub(super) place: String,
    pub(super) unit: String,
    pub(super) words: String,
    pub(super) expected: String,
}

/// A whole number in the style of the language.
fn count(words: Words, n: u64) -> String {
    words.short(&Exact::from(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// A double in the style of the language.
fn double(words: Words, own: f64, digits: u8) -> String {
    Exact::from_cell(own).map_or_else(|_| "–".to_owned(), |own| words.number(&own, digits))
}

/// What came back, and the whole index with its interval.
pub(super) fn facts(view: &SurveyView<'_>, words: Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let fact = |key: &str, value: String| Fact::new(words.t(key), value);
    if let Some(own) = view.counts() {
        if let Some(issued) = own.issued {
            facts.push(fact("surveys-issued", count(words, issued)));
        }
        facts.push(fact("surveys-returned", count(words, own.returned)));
        facts.push(fact("surveys-valid", count(words, own.valid)));
        let rate: Option<Exact> = own.rate.and_then(|rate| rate.parse().ok());
        if let Some(rate) = rate {
            facts.push(fact("surveys-rate", words.percent(&rate, 2)));
        }
    }
    if let Some(own) = view.whole() {
        let interval = own.interval.filter(|_| view.intervals());
        let interval = interval.map(|interval| {
            words.t2(
                "surveys-interval",
                ("low", double(words, interval.low, 2)),
                ("high", double(words, interval.high, 2)),
            )
        });
        let value = fact("surveys-index", words.percent(&own.value, 2));
        facts.push(value.and(interval.unwrap_or_default()));
    }
    facts
}

/// Strata, clusters, weights, design effect: empty for who sees figures only.
pub(super) fn design_lines(view: &SurveyView<'_>, words: Words) -> Vec<(String, String)> {
    let Some(own) = view.design() else {
        return Vec::new();
    };
    let kind = if own.probability {
        "surveys-probability"
    } else {
        "surveys-convenience"
    };
    let number = |n: usize| count(words, n as u64);
    let mut lines = vec![(words.t("surveys-sample"), words.t(kind))];
    let strata = match (own.probability, own.strata) {
        (true, Some(n)) => words.t1("surveys-strata-n", "n", number(n)),
        (true, None) => words.t("surveys-strata-units"),
        (false, _) => words.t("surveys-not-used"),
    };
    lines.push((words.t("surveys-strata"), strata));
    let clusters = match (own.probability, own.clusters) {
        (true, Some(n)) => words.t2(
            "surveys-clusters-n",
            ("n", number(n)),
            ("stages", own.stages),
        ),
        (true, None) => words.t("surveys-clusters-none"),
        (false, _) => words.t("surveys-not-used"),
    };
    lines.push((words.t("surveys-clusters"), clusters));
    let weights = match (own.weights, own.weighted) {
        (Some((low, high)), _) => words.t2(
            "surveys-weights-range",
            ("low", double(words, low, 3)),
            ("high", double(words, high, 3)),
        ),
        (None, true) => words.t("surveys-weights-margins"),
        (None, false) => words.t("surveys-weights-none"),
    };
    lines.push((words.t("surveys-weights"), weights));
    if let Some(whole) = view.whole() {
        let maybe = |figure: Option<f64>, digits| {
            figure.map_or_else(|| "–".to_owned(), |own| double(words, own, digits))
        };
        lines.push((words.t("surveys-deff"), maybe(whole.deff, 2)));
        lines.push((words.t("surveys-effective"), maybe(whole.n_effective, 1)));
        lines.push((words.t("surveys-error"), maybe(whole.se, 3)));
        lines.push((words.t("surveys-df"), maybe(Some(whole.df), 0)));
    }
    lines
}

/// Findings of the survey with their cells, the worst first, and how many there are.
pub(super) fn finding_lines(view: &SurveyView<'_>, words: Words) -> (Vec<FoundLine>, String) {
    let mut findings = view.findings();
    findings.sort_by_key(|own| std::cmp::Reverse(own.severity));
    let n = findings.len();
    let bad = findings
        .iter()
        .filter(|own| own.severity == Severity::Error)
        .count();
    let lines = findings.iter().take(MOST).map(|own| FoundLine {
        severity: own.severity.word(words.lang).to_owned(),
        place: own.place.to_string(),
        unit: own.unit.clone().unwrap_or_default(),
        words: own.message.get(words.lang).to_owned(),
        expected: own.fix.get(words.lang).to_owned(),
    });
    let found = words.t3(
        "surveys-findings-shown",
        ("n", n),
        ("shown", n.min(MOST)),
        ("errors", bad),
    );
    (lines.collect(), found)
}
