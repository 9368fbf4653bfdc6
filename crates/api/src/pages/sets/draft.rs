//! A draft: its newest version or an older one, the versions before it, and the way to the next.

use super::findings::FoundTable;
use super::frame::{BASE, Choice, Sets, address, compare_address};
use super::whole::Whole;
use crate::desk::sets::{SetName, SetText};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::set_title;
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::{App, Caller, desk::Refused};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use std::collections::BTreeMap;
use store::DraftVersion;

#[derive(Template)]
#[template(path = "sets/draft.html")]
struct DraftPage {
    page: Layout,
    /// `None` where the text has no tree; then `found` says why.
    whole: Option<Whole>,
    found: FoundTable,
    said: String,
    reason: String,
    newest: bool,
    newest_href: String,
    base: String,
    token: String,
    edits: bool,
    versions: Vec<VersionLine>,
    own: String,
    choices: Vec<Choice>,
    impact: String,
}

/// A version in the list of all.
struct VersionLine {
    number: u32,
    href: String,
    current: bool,
    at: String,
    author: String,
    reason: String,
    origin: String,
    digest: String,
    /// The file that it was read from.
    upload: Option<(String, String)>,
    text: String,
    /// What changed since the version before it.
    compare: String,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(draft): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let version = match query.get("version") {
        Some(version) => Some(version.parse().map_err(|_| Problem::bad_request())?),
        None => None,
    };
    let all = sets.desk.versions(&draft).await?;
    let newest = all.first().map_or(0, |own| own.version);
    let name = SetName::Draft {
        draft: draft.clone(),
        version,
    };
    let text = sets.desk.set_text(&name).await?;
    let own = text.version.clone().ok_or_else(Problem::not_found)?;
    let words = sets.words;
    let names = authors(&app, &caller).await?;
    let (whole, found, title) = match text.checked().await {
        Ok(checked) => {
            let title = set_title(&checked.set, words.lang).to_owned();
            let whole = Whole::of(&text, &checked, words);
            (Some(whole), FoundTable::default(), title)
        }
        Err(Refused::Findings(findings)) => {
            let found = FoundTable::of(&findings, None, words);
            (None, found, own.kept.title.clone())
        }
        Err(refused) => return Err(refused.into()),
    };
    let base = format!("{BASE}/drafts/{}", in_query(&draft));
    let lines = all.iter().map(|one| line(one, &own, &base, &names, words));
    let title = format!("{title} ({})", own.kept.name);
    page(&DraftPage {
        versions: lines.collect(),
        said: words.t3(
            "drafts-version-said",
            ("n", own.version),
            ("time", words.time(own.at)),
            ("author", author(&names, &own.kept.author)),
        ),
        reason: own.kept.reason.clone(),
        newest: own.version == newest,
        newest_href: base.clone(),
        choices: others(sets.choices(None).await?, &text, all.last()),
        own: text.name.to_string(),
        impact: format!("{base}/impact?version={}", own.version),
        page: sets.page(&app, &caller, title, &query),
        whole,
        found,
        token: caller.token.clone(),
        edits: sets.edits(),
        base,
    })
}

/// What a version may be compared with: everything but itself, with the set picked that the draft was made from.
fn others(mut choices: Vec<Choice>, own: &SetText, first: Option<&DraftVersion>) -> Vec<Choice> {
    let own = own.name.to_string();
    choices.retain(|one| one.name != own);
    let from = first.and_then(|own| own.kept.origin.strip_prefix("clone "));
    for one in &mut choices {
        one.picked = Some(one.name.as_str()) == from;
    }
    choices
}

/// The names of accounts by their ids: for those who read drafts.
pub(super) async fn authors(
    app: &App,
    caller: &Caller,
) -> Result<BTreeMap<String, String>, Problem> {
    let users = app.store().users(&caller.owner).await?;
    Ok(users.into_iter().map(|own| (own.id, own.name)).collect())
}

/// The name of an account, or its id where it is gone.
pub(super) fn author(names: &BTreeMap<String, String>, id: &str) -> String {
    names.get(id).cloned().unwrap_or_else(|| id.to_owned())
}

fn line(
    one: &DraftVersion,
    shown: &DraftVersion,
    base: &str,
    names: &BTreeMap<String, String>,
    words: Words,
) -> VersionLine {
    let name = |version| SetName::Draft {
        draft: one.draft.clone(),
        version: Some(version),
    };
    let files = format!("{base}/versions/{}", one.version);
    let before = one.version.checked_sub(1).filter(|own| *own > 0);
    VersionLine {
        number: one.version,
        href: address(&name(one.version)),
        current: one.version == shown.version,
        at: words.time(one.at),
        author: author(names, &one.kept.author),
        reason: one.kept.reason.clone(),
        origin: origin(&one.kept.origin, words),
        digest: one.kept.digest.chars().take(12).collect(),
        upload: one
            .kept
            .upload
            .as_ref()
            .map(|(_, own)| (own.clone(), format!("{files}/upload"))),
        text: format!("{files}/set.toml"),
        compare: before.map_or_else(String::new, |before| {
            compare_address(&name(before), &name(one.version))
        }),
    }
}

/// Where a version comes from, in words.
fn origin(key: &str, words: Words) -> String {
    let from = key.strip_prefix("clone ").and_then(SetName::read);
    match from {
        Some(SetName::Round { round, .. }) => words.t1("drafts-origin-round", "round", round),
        Some(SetName::Draft { version, .. }) => {
            words.t1("drafts-origin-draft", "n", version.unwrap_or_default())
        }
        None => words.t("drafts-origin-file"),
    }
}
