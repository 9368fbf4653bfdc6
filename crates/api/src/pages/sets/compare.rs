//! Two texts side by side: what became of each leaf, points by field, what compares; with the table as a file.

use super::changes::{self, ChangeLine};
use super::frame::{BASE, Choice, Sets, address};
use crate::desk::sets::{Checked, SetName, SetText};
use crate::http::{Keep, Sent};
use crate::layout::{Layout, in_query};
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use compare::{Options, SetComparison, compare_sets};
use points::Exact;
use ranking::CsvKind;
use report::SetsContext;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "sets/compare.html")]
struct ComparePage {
    page: Layout,
    base: &'static str,
    olds: Vec<Choice>,
    news: Vec<Choice>,
    accept: bool,
    compared: Option<Compared>,
}

struct Compared {
    old: String,
    new: String,
    old_href: String,
    new_href: String,
    facts: Vec<(String, String)>,
    files: Vec<(String, String)>,
    notices: Vec<String>,
    lines: Vec<ChangeLine>,
    /// Shown with what was kept, or not; and the way to the other.
    all: bool,
    other_href: String,
    fields: Vec<FieldLine>,
    proposals: Vec<String>,
    findings: Vec<String>,
}

struct FieldLine {
    name: String,
    /// Before, moved, added, repealed, re-weighted, after.
    figures: Vec<String>,
}

/// Two texts that a query names, checked.
struct Pair {
    old: (SetText, Checked),
    new: (SetText, Checked),
    accept: bool,
}

async fn pair(sets: &Sets, query: &BTreeMap<String, String>) -> Result<Option<Pair>, Problem> {
    let name = |key: &str| query.get(key).filter(|own| !own.is_empty());
    let (Some(old), Some(new)) = (name("old"), name("new")) else {
        return Ok(None);
    };
    let read = async |name: &str| {
        let name = SetName::read(name).ok_or_else(Problem::bad_request)?;
        let text = sets.desk.set_text(&name).await?;
        let checked = text.checked().await?;
        Ok::<_, Problem>((text, checked))
    };
    Ok(Some(Pair {
        old: read(old).await?,
        new: read(new).await?,
        accept: query.contains_key("accept"),
    }))
}

impl Pair {
    fn compare(&self) -> SetComparison {
        let options = Options {
            accept_proposals: self.accept,
        };
        compare_sets(&self.old.1.set, &self.new.1.set, &options)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let words = sets.words;
    let found = pair(&sets, &query).await?;
    let names = found.as_ref().map(|own| (&own.old.0.name, &own.new.0.name));
    let all = query.contains_key("all");
    page(&ComparePage {
        page: sets.page(&app, &caller, words.t("drafts-compare"), &query),
        base: BASE,
        olds: sets.choices(names.map(|own| own.0)).await?,
        news: sets.choices(names.map(|own| own.1)).await?,
        accept: found.as_ref().is_some_and(|own| own.accept),
        compared: found.map(|own| Compared::of(&sets, &own, all)),
    })
}

impl Compared {
    fn of(sets: &Sets, pair: &Pair, all: bool) -> Self {
        let words = sets.words;
        let (old, new) = (&pair.old.1.set, &pair.new.1.set);
        let found = pair.compare();
        let mut lines = changes::lines((old, new), &found, words);
        let kept = lines.iter().filter(|own| own.kept).count();
        let comparable = found.groups.iter().filter(|own| own.comparable.is_yes());
        let facts = [
            (
                "drafts-compare-leaves",
                format!("{} → {}", old.leaves.len(), new.leaves.len()),
            ),
            ("drafts-compare-kept", kept.to_string()),
            ("drafts-compare-changed", (lines.len() - kept).to_string()),
            ("drafts-compare-comparable", comparable.count().to_string()),
        ];
        if !all {
            lines.retain(|own| !own.kept);
        }
        let query = query(pair);
        let mut notices: Vec<String> = [&old.notice, &new.notice]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        notices.dedup();
        Self {
            old: sets.short(&pair.old.0, &old.name()),
            new: sets.short(&pair.new.0, &new.name()),
            old_href: address(&pair.old.0.name),
            new_href: address(&pair.new.0.name),
            facts: facts
                .into_iter()
                .map(|(key, value)| (words.t(key), value))
                .collect(),
            files: [
                ("drafts-compare-xlsx", "compare.xlsx"),
                ("drafts-compare-csv", "compare.csv"),
            ]
            .into_iter()
            .map(|(key, file)| (words.t(key), format!("{BASE}/compare/{file}?{query}")))
            .collect(),
            notices,
            lines,
            all,
            other_href: match all {
                true => format!("{BASE}/compare?{query}"),
                false => format!("{BASE}/compare?{query}&all=1"),
            },
            fields: fields((old, new), &found, words),
            proposals: proposals((old, new), &found, words),
            findings: found
                .findings
                .iter()
                .map(|own| own.message.get(words.lang).to_owned())
                .collect(),
        }
    }
}

fn query(pair: &Pair) -> String {
    let accept = if pair.accept { "&accept=1" } else { "" };
    format!(
        "old={}&new={}{accept}",
        in_query(&pair.old.0.name.to_string()),
        in_query(&pair.new.0.name.to_string())
    )
}

fn fields(
    (old, new): (&criteria::CriteriaSet, &criteria::CriteriaSet),
    found: &SetComparison,
    words: Words,
) -> Vec<FieldLine> {
    let signed = |figure: &Exact| match () {
        () if figure.is_zero() => "–".to_owned(),
        () if figure.is_negative() => words.short(figure),
        () => format!("+{}", words.short(figure)),
    };
    let line = |own: &compare::FieldFlow| FieldLine {
        name: own.name(old, new, words.lang),
        figures: vec![
            words.short(&own.old),
            signed(&own.moved),
            signed(&own.added),
            signed(&own.repealed.negated()),
            signed(&own.reweighted),
            words.short(&own.new),
        ],
    };
    found.fields.iter().map(line).collect()
}

fn proposals(
    (old, new): (&criteria::CriteriaSet, &criteria::CriteriaSet),
    found: &SetComparison,
    words: Words,
) -> Vec<String> {
    let said = |set: &criteria::CriteriaSet, id| {
        let node = set.leaf_node(id);
        let title = crate::pages::public::criteria::node_title(node, words.lang);
        format!("{} {title}", node.code)
    };
    let own = found.proposals.iter();
    own.map(|own| {
        words.t3(
            "drafts-proposal",
            ("old", said(old, own.old)),
            ("new", said(new, own.new)),
            ("why", own.sureness.words(words.lang)),
        )
    })
    .collect()
}

pub(super) async fn file(
    State(app): State<App>,
    caller: Caller,
    Path(file): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let lang = caller.lang;
    let pair = pair(&sets, &query)
        .await?
        .ok_or_else(Problem::bad_request)?;
    let agency = app.settings().owner_name.clone();
    let made = tokio::task::spawn_blocking(move || {
        let found = pair.compare();
        let (old, new) = (&pair.old.1.set, &pair.new.1.set);
        let program = env!("CARGO_PKG_VERSION");
        let mut context = SetsContext::new(old, new, &found, lang, program);
        context.agency = Some(agency.as_str()).filter(|own| !own.is_empty());
        match file.as_str() {
            "compare.csv" => {
                let text = report::sets_csv(&context, CsvKind::Machine);
                Ok(Sent::new(text, "text/csv; charset=utf-8").named("compare.csv"))
            }
            "compare.xlsx" => {
                let bytes = report::sets_workbook(&context);
                let bytes = bytes.map_err(|error| Problem::ours(&error))?;
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                Ok(Sent::new(bytes, kind).named("compare.xlsx"))
            }
            _ => Err(Problem::not_found()),
        }
    });
    let made = made.await.map_err(|error| Problem::ours(&error))??;
    Ok(made.answer(&headers, Keep::Private))
}
