//! Method and open data of a round: act, set, formulas in words, limits, corrections, files, licence, citation.

use super::criteria::{node_title, rule_words, set_facts};
use super::head::{act_words, address, block_heading, origin, tabs};
use super::method_words::{figures, limits};
use super::parts::{Link, Tab};
use super::ranking::downloads;
use super::shown::Shown;
use crate::{
    layout::{Layout, Section, in_query},
    seen::Seen,
    text::Words,
};
use askama::Template;
use criteria::{CriteriaSet, NodeId, NodeKind};
use procedure::{ActKind, Publication};

#[derive(Template)]
#[template(path = "public/method.html")]
pub(crate) struct MethodPage {
    page: Layout,
    tabs: Vec<Tab>,
    acts: Vec<ActView>,
    set: Vec<(String, String)>,
    criteria: String,
    figures: Vec<String>,
    surveys: Vec<String>,
    rules: Vec<RuleLine>,
    limits: Vec<String>,
    errata: Vec<String>,
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

/// Builds the page; `all` are the publications in force, oldest first.
pub(crate) fn method_page(
    shown: &Shown,
    seen: &Seen,
    all: &[Publication],
    page: Layout,
) -> MethodPage {
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
        set: set_facts(set, words),
        criteria: format!("{base}/criteria"),
        figures: figures(set, words, &blocks),
        surveys: surveys(seen, words),
        rules: rules(set, words),
        limits: limits(words),
        errata: errata(all, words),
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

fn surveys(seen: &Seen, words: Words) -> Vec<String> {
    let mut said: Vec<String> = seen
        .surveys(words.lang)
        .iter()
        .map(|own| format!("{} ({})", own.title, own.instrument))
        .collect();
    if !said.is_empty() {
        said.push(words.t("method-survey-words"));
    }
    said
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

/// Every version after the first, with what it corrected.
fn errata(all: &[Publication], words: Words) -> Vec<String> {
    all.iter()
        .filter(|own| own.version > 1)
        .map(|own| {
            let act = act_words(Some(&own.act), words);
            let note = match &own.note {
                Some(note) => format!("{note} ({act})"),
                None => act,
            };
            words.t3(
                "method-errata-line",
                ("version", own.version),
                ("date", words.day(own.act.date)),
                ("note", note),
            )
        })
        .collect()
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
