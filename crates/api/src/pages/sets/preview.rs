//! A file that was sent, before it becomes a version: what was found at which cell, what changes leaf by leaf.

use super::changes::{self, ChangeLine, SettingLine};
use super::drafts::to;
use super::findings::FoundTable;
use super::frame::{BASE, Sets};
use crate::desk::sets::SetText;
use crate::layout::{Layout, in_query};
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use compare::{Options, compare_sets};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Template)]
#[template(path = "sets/preview.html")]
struct PreviewPage {
    page: Layout,
    token: String,
    address: String,
    /// Which file, against which version.
    of: String,
    found: FoundTable,
    /// Whether there is a set in it at all.
    readable: bool,
    sound: bool,
    same: bool,
    changes: Changes,
}

/// What changes against the version that stands.
#[derive(Default)]
struct Changes {
    said: String,
    lines: Vec<ChangeLine>,
    settings: Vec<SettingLine>,
    text_only: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((draft, preview)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let words = sets.words;
    let (prepared, before) = sets.desk.prepared_set(&draft, &preview).await?;
    let text = prepared.text(&before);
    let mut changes = Changes::default();
    if let Some(text) = &text
        && let Some((old, new)) = before.beside(text).await?
    {
        changes = Changes::of((&before, &old.set), (text, &new.set), words);
    }
    page(&PreviewPage {
        page: sets.page(&app, &caller, words.t("drafts-preview"), &query),
        token: caller.token.clone(),
        address: format!(
            "{BASE}/drafts/{}/previews/{}",
            in_query(&draft),
            in_query(&preview)
        ),
        sound: prepared.is_sound(),
        readable: text.is_some(),
        same: text.is_some_and(|own| own.source.text == before.source.text),
        found: FoundTable::of(&prepared.read.findings, None, words),
        of: words.t2(
            "drafts-preview-of",
            ("file", prepared.file.0.as_str()),
            ("n", prepared.after),
        ),
        changes,
    })
}

impl Changes {
    fn of(
        (before, old): (&SetText, &criteria::CriteriaSet),
        (after, new): (&SetText, &criteria::CriteriaSet),
        words: Words,
    ) -> Self {
        let found = compare_sets(old, new, &Options::default());
        let mut lines = changes::lines((old, new), &found, words);
        let kept = lines.iter().filter(|own| own.kept).count();
        lines.retain(|own| !own.kept);
        let shown: BTreeSet<String> = lines
            .iter()
            .flat_map(|own| own.new.iter().map(|side| side.code.clone()))
            .collect();
        let texts = (before.draft().plain(), after.draft().plain());
        Self {
            said: words.t2(
                "drafts-changes-said",
                ("changed", lines.len()),
                ("kept", kept),
            ),
            lines,
            settings: changes::settings(&texts.0, &texts.1),
            text_only: changes::in_the_text_only((&texts.0, &texts.1), &shown),
        }
    }
}

/// The answer to a preview.
#[derive(Debug, Deserialize)]
pub(super) struct ConfirmForm {
    #[serde(default)]
    reason: String,
    #[serde(default, rename = "do")]
    what: String,
}

pub(super) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((draft, preview)): Path<(String, String)>,
    Form(form): Form<ConfirmForm>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    if form.what == "drop" {
        sets.desk.drop_set(&draft, &preview).await?;
        return Ok(to(&draft, "version-dropped"));
    }
    let (prepared, _) = sets.desk.prepared_set(&draft, &preview).await?;
    let version = sets
        .desk
        .confirm_set(&draft, &preview, &form.reason)
        .await?;
    let done = match version == prepared.after {
        true => "version-same",
        false => "version-kept",
    };
    Ok(to(&draft, done))
}
