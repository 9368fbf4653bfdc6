//! The log: who did and read what, and whether its chain and those of the rounds hold.

use super::log_words;
use crate::{
    App, Caller,
    first::line,
    layout::{Layout, Section},
    problem::{Problem, page},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lines on one page.
const LINES: u64 = 100;

struct Line {
    seq: u64,
    at: String,
    who: String,
    action: String,
    round: String,
    unit: String,
    detail: String,
    digest: String,
}

#[derive(Template)]
#[template(path = "admin/log.html")]
struct LogPage {
    page: Layout,
    lines: Vec<Line>,
    older: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct From {
    before: Option<u64>,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    let words = caller.words();
    let store = app.store();
    let rows = store.audit_page(&caller.owner, from.before, LINES).await?;
    // Names stand beside the ids only here, for those who may read the log; the log itself holds none.
    let users = store.users(&caller.owner).await?;
    let names: BTreeMap<&str, &str> = users
        .iter()
        .map(|user| (user.id.as_str(), user.name.as_str()))
        .collect();
    let older = rows.last().map(|row| row.seq).filter(|seq| *seq > 1);
    let lines = rows.into_iter().map(|own| Line {
        seq: own.seq,
        at: words.time(own.row.at),
        who: names.get(own.row.who.as_str()).map_or_else(
            || own.row.who.chars().take(12).collect(),
            |name| (*name).to_owned(),
        ),
        detail: log_words::detail(words, &own.row.action, &own.row.detail.unwrap_or_default()),
        action: log_words::action(words, &own.row.action),
        round: own.row.round.unwrap_or_default(),
        unit: own.row.unit.unwrap_or_default(),
        digest: own.digest.chars().take(12).collect(),
    });
    page(&LogPage {
        page: caller
            .page(&app, words.t("log-title"))
            .within(Section::Work)
            .after(words.t("frame-nav-work"), "/work"),
        lines: lines.collect(),
        older,
    })
}

struct Chain {
    name: String,
    length: String,
    head: String,
    broken: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/log-check.html")]
struct CheckPage {
    page: Layout,
    chains: Vec<Chain>,
}

pub(super) async fn check(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let (store, owner) = (app.store(), caller.owner.as_str());
    let shown = |name: String, own: store::ChainCheck| Chain {
        name,
        length: words.short(&points::Exact::from(
            i64::try_from(own.entries).unwrap_or(i64::MAX),
        )),
        head: own.head.digest.chars().take(16).collect(),
        broken: own
            .broken
            .map(|own| words.t1("log-broken-at", "seq", own.seq.to_string())),
    };
    let mut chains = vec![shown(words.t("log-title"), store.check_audit(owner).await?)];
    for round in store.rounds(owner).await? {
        let checked = store.check_chain(owner, &round.id).await?;
        chains.push(shown(round.title, checked));
    }
    store
        .audit(owner, line(app.now(), &caller.person.id, "chains-checked"))
        .await?;
    page(&CheckPage {
        page: caller
            .page(&app, words.t("log-check"))
            .within(Section::Work)
            .after(words.t("log-title"), "/log"),
        chains,
    })
}
