//! Method and open data of a round: act, set, formulas in words, limits, corrections, files, licence, citation.

use super::criteria::{node_title, rule_words, set_facts};
use super::head::{act_words, address, block_heading, origin, tabs};
use super::method_words::{figures, limits};
use super::parts::{Link, Tab};
use super::ranking::downloads;
use super::shown::Shown;
use super::versions::{ChangeLine, VersionLine};
use crate::{
    layout::{Layout, Section, in_query},
    seen::{
        Seen,
        survey_view::{SurveyCounts, SurveyView},
    },
    text::Words,
};
use askama::Template;
use criteria::{CriteriaSet, NodeId, NodeKind};
use procedure::ActKind;

#[derive(Template)]
#[template(path = "public/method.html")]
pub(crate) struct MethodPage {
    page: Layout,
    tabs: Vec<Tab>,
    acts: Vec<ActView>,
    /// Where the signed act can be had; empty where there is none.
    act_file: String,
    set: Vec<(String, String)>,
    criteria: String,
    figures: Vec<String>,
    surveys: Vec<String>,
    survey_pages: Vec<Link>,
    rules: Vec<RuleLine>,
    limits: Vec<String>,
    pub(crate) versions: Vec<VersionLine>,
    pub(crate) changes: Vec<ChangeLine>,
    pub(crate) changes_words: String,
    downloads: Vec<Link>,
    citation: String,
}

struct ActView {
    lines: Vec<(String, String)>,
}

struct RuleLine {
    code: String,
    title: String,
    max: String,
    rule: String,
    inner: bool,
}

/// Builds the page.
pub(crate) fn method_page(shown: &Shown, seen: &Seen, page: Layout) -> MethodPage {
    let (words, set) = (page.words, seen.set());
    let base = address(&shown.id);
    let blocks: Vec<String> = (0..shown.blocks.len())
        .map(|block| block_heading(shown, block, words))
        .collect();
    let mut files = downloads(&shown.id, words);
    if let Some(own) = &shown.publication
        && !own.public_bundle.is_empty()
    {
        let bundle = format!("{base}/publications/{}/public.zip", own.version);
        files.push(Link::new(words.t("download-bundle"), bundle));
    }
    let set_base = set_address(set);
    files.push(Link::new(
        words.t("download-set-csv"),
        format!("{set_base}/nodes.csv"),
    ));
    files.push(Link::new(words.t("download-set-json"), set_base));
    let mut page = page
        .within(Section::Start)
        .after(shown.title.clone(), base.clone())
        .after(words.t("method-title"), "");
    page.notices.clone_from(&shown.notices);
    page.draft = shown.draft;
    page.origin = origin(shown, set, words);
    MethodPage {
        tabs: tabs(&shown.id, words, "method"),
        acts: acts(shown, words),
        act_file: shown
            .publication
            .as_ref()
            .filter(|own| !own.act.file.is_empty())
            .map_or_else(String::new, |own| {
                format!("{base}/publications/{}/act", own.version)
            }),
        set: set_facts(set, words),
        criteria: format!("{base}/criteria"),
        figures: figures(set, words, &blocks),
        surveys: surveys(seen, words),
        survey_pages: seen
            .surveys(words.lang)
            .into_iter()
            .map(|own| {
                let id = in_query(&own.id).replace('/', "%2F");
                Link::new(own.title, format!("{base}/surveys/{id}"))
            })
            .collect(),
        rules: rules(set, words),
        limits: limits(words),
        versions: Vec::new(),
        changes: Vec::new(),
        changes_words: String::new(),
        downloads: files,
        citation: citation(shown, set, words),
        page,
    }
}

/// Where a set can be had by programs.
pub(crate) fn set_address(set: &CriteriaSet) -> String {
    format!("/api/v1/sets/{}/{}", in_query(&set.id), set.year)
}

fn acts(shown: &Shown, words: Words) -> Vec<ActView> {
    let Some(own) = &shown.publication else {
        return vec![ActView {
            lines: vec![(words.t("round-act"), words.t("method-act-none"))],
        }];
    };
    let kind = match own.act.kind {
        ActKind::Decision => "method-act-decision",
        ActKind::Notice => "method-act-notice",
    };
    let mut lines = vec![
        (words.t("method-act-kind"), words.t(kind)),
        (words.t("method-act-number"), own.act.number.clone()),
        (words.t("method-act-date"), words.day(own.act.date)),
        (words.t("method-act-body"), own.act.body.clone()),
        (words.t("method-act-signer"), own.act.signer.clone()),
        (words.t("method-act-version"), own.version.to_string()),
    ];
    if !own.act.file.is_empty() {
        lines.push((words.t("method-act-file"), own.act.file.clone()));
    }
    lines.retain(|line| !line.1.is_empty());
    vec![ActView { lines }]
}

/// Each survey with what was issued, came back and counts, as far as that is seen, and what is hidden.
fn surveys(seen: &Seen, words: Words) -> Vec<String> {
    let mut said = Vec::new();
    let mut small = None;
    for own in seen.surveys(words.lang) {
        let name = format!("{} ({})", own.title, own.instrument);
        let view = seen.survey(&own.id, words.lang);
        small = small.max(view.as_ref().map(SurveyView::small_cell));
        let counts = view.as_ref().and_then(SurveyView::counts);
        said.push(counts.map_or_else(
            || name.clone(),
            |own| format!("{name}: {}", counts_words(&own, words)),
        ));
    }
    if let Some(small) = small {
        said.push(words.t("method-survey-words"));
        said.push(words.t1("surveys-hidden", "n", small));
    }
    said
}

/// `phát ra 7.599, thu về 7.023, hợp lệ 6.916 phiếu (91,01% số phát ra)`.
fn counts_words(own: &SurveyCounts, words: Words) -> String {
    let number = |n: u64| words.short(&points::Exact::from(i64::try_from(n).unwrap_or(i64::MAX)));
    let (returned, valid) = (number(own.returned), number(own.valid));
    let rate = own.rate.as_ref().and_then(|rate| rate.parse().ok());
    let rate = rate.map(|rate: points::Exact| words.percent(&rate, 2));
    match (own.issued, rate) {
        (Some(issued), Some(rate)) => crate::text::say_with(
            words.lang,
            "method-survey-counts-issued",
            &[
                ("issued", number(issued).into()),
                ("returned", returned.into()),
                ("valid", valid.into()),
                ("rate", rate.into()),
            ],
        ),
        _ => words.t2(
            "method-survey-counts",
            ("returned", returned),
            ("valid", valid),
        ),
    }
}

fn rules(set: &CriteriaSet, words: Words) -> Vec<RuleLine> {
    let line = |(index, node): (usize, &criteria::Node)| RuleLine {
        code: node.code.clone(),
        title: node_title(node, words.lang).to_owned(),
        max: words.short(&node.max),
        rule: rule_words(set, NodeId::from_index(index), words.lang),
        inner: matches!(node.kind, NodeKind::Inner { .. }),
    };
    set.nodes.iter().enumerate().map(line).collect()
}

fn citation(shown: &Shown, set: &CriteriaSet, words: Words) -> String {
    let body = shown.act().map(|act| act.body.clone());
    let body = body.or_else(|| shown.agency.clone());
    let key = match body {
        Some(_) => "method-citation-words",
        None => "method-citation-words-no-body",
    };
    let digest = set.digest.get(..12).unwrap_or(&set.digest);
    let mut given = vec![
        ("title", shown.title.as_str().into()),
        ("act", act_words(shown.act(), words).into()),
        ("set", set.name().into()),
        ("digest", digest.into()),
    ];
    if let Some(body) = body {
        given.push(("body", body.into()));
    }
    crate::text::say_with(words.lang, key, &given)
}
