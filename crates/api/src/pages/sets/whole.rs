//! A set as a page: what it says of itself, its checks, its amendments, its tree.

use super::findings::FoundTable;
use super::frame::{BASE, Sets, address};
use super::tree::{self, Part, examples, examples_words};
use crate::desk::sets::{Checked, SetName, SetText};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::{node_title, set_facts, set_title};
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::{CriteriaSet, NodeId};
use points::Exact;
use std::collections::BTreeMap;

/// A set on a page.
pub(super) struct Whole {
    pub(super) facts: Vec<(String, String)>,
    pub(super) downloads: Vec<(String, String)>,
    pub(super) found: FoundTable,
    pub(super) examples: String,
    pub(super) fields: Vec<FieldLine>,
    /// Sum of the first level, and the total that the set states.
    pub(super) sum: String,
    pub(super) total: String,
    pub(super) sum_fits: bool,
    pub(super) amended: Vec<String>,
    pub(super) amended_elsewhere: Vec<String>,
    pub(super) not_yet: Vec<String>,
    pub(super) parts: Vec<Part>,
}

/// A field with its points: what it states, and what its leaves come to.
pub(super) struct FieldLine {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) anchor: String,
    pub(super) leaves: usize,
    pub(super) max: String,
    pub(super) sum: String,
    pub(super) fits: bool,
}

impl Whole {
    pub(super) fn of(text: &SetText, own: &Checked, words: Words) -> Self {
        let set = &own.set;
        let sum: Exact = set.roots.iter().map(|id| &set.node(*id).max).sum();
        let mut facts = set_facts(set, words);
        if let Some(version) = &text.version {
            // The digest that `sha256sum` gives for the downloaded text.
            facts.pop();
            facts.push((words.t("drafts-digest"), version.kept.digest.clone()));
        }
        Self {
            facts,
            downloads: downloads(text, words),
            found: FoundTable::of(&own.findings, Some(set), words),
            examples: examples_words(examples(own), words),
            fields: set.roots.iter().map(|id| field(set, *id, words)).collect(),
            sum: words.short(&sum),
            total: words.short(&set.total),
            sum_fits: sum == set.total,
            amended: set
                .amendments
                .iter()
                .map(|own| {
                    let day = words.day(own.effective);
                    words.t2("drafts-amendment", ("title", &own.title), ("day", day))
                })
                .collect(),
            amended_elsewhere: tree::amended_elsewhere(set, words),
            not_yet: set
                .not_yet
                .iter()
                .map(|(day, file)| {
                    let day = words.day(*day);
                    words.t2("drafts-not-yet", ("file", file), ("day", day))
                })
                .collect(),
            parts: tree::parts(own, words),
        }
    }
}

fn field(set: &CriteriaSet, id: NodeId, words: Words) -> FieldLine {
    let node = set.node(id);
    let mut leaves = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let node = set.node(id);
        if node.children.is_empty() {
            leaves.push(&node.max);
        }
        open.extend(&node.children);
    }
    let n = leaves.len();
    let sum: Exact = leaves.into_iter().sum();
    FieldLine {
        code: node.code.clone(),
        title: node_title(node, words.lang).to_owned(),
        anchor: crate::pages::public::criteria::anchor(&node.code),
        leaves: n,
        max: words.short(&node.max),
        fits: sum == node.max,
        sum: words.short(&sum),
    }
}

/// The edit workbook, the text and the table of a text.
fn downloads(text: &SetText, words: Words) -> Vec<(String, String)> {
    let (base, query) = match &text.name {
        SetName::Round { round, on } => (
            format!("{BASE}/rounds/{}", in_query(round)),
            on.map_or_else(String::new, |day| format!("?on={day}")),
        ),
        SetName::Draft { draft, version } => (
            format!(
                "{BASE}/drafts/{}/versions/{}",
                in_query(draft),
                version.unwrap_or_default()
            ),
            String::new(),
        ),
    };
    let mut all = Vec::new();
    for (key, file) in [
        ("drafts-file-xlsx", "set.xlsx"),
        ("drafts-file-toml", "set.toml"),
        ("drafts-file-csv", "set.csv"),
    ] {
        all.push((words.t(key), format!("{base}/{file}{query}")));
    }
    all
}

#[derive(Template)]
#[template(path = "sets/round.html")]
struct RoundSetPage {
    page: Layout,
    whole: Whole,
    round: String,
    /// Where the day is chosen, where amendments change the text.
    days: String,
    on: String,
    edits: bool,
    new_draft: String,
}

pub(super) async fn round(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let on = match query.get("on").filter(|day| !day.is_empty()) {
        Some(day) => Some(day.parse().map_err(|_| Problem::bad_request())?),
        None => None,
    };
    let name = SetName::Round { round, on };
    let text = sets.desk.set_text(&name).await?;
    let own = text.checked().await?;
    let words = sets.words;
    let row = text.round.as_ref().ok_or_else(Problem::not_found)?;
    let title = format!("{} ({})", set_title(&own.set, words.lang), own.set.name());
    let amended = !text.source.amendments.is_empty();
    let bare = SetName::Round {
        round: row.id.clone(),
        on: None,
    };
    page(&RoundSetPage {
        page: sets.page(&app, &caller, title, &query),
        whole: Whole::of(&text, &own, words),
        round: row.title.clone(),
        days: if amended {
            address(&bare)
        } else {
            String::new()
        },
        on: text.on().map_or_else(String::new, |day| day.to_string()),
        edits: sets.edits(),
        new_draft: format!("{BASE}?from={}#new-draft", in_query(&text.name.to_string())),
    })
}
