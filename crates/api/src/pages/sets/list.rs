//! The sets of this server: those of its rounds, and the drafts.

use super::draft::{author, authors};
use super::frame::{BASE, Choice, Sets, address};
use crate::desk::sets::SetName;
use crate::layout::{Layout, Section};
use crate::pages::public::criteria::set_title;
use crate::problem::{Problem, page};
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "sets/list.html")]
struct ListPage {
    page: Layout,
    token: String,
    base: &'static str,
    reads_drafts: bool,
    edits: bool,
    drafts: Vec<DraftLine>,
    rounds: Vec<RoundLine>,
    choices: Vec<Choice>,
    /// The year after the latest.
    year: i32,
}

struct DraftLine {
    href: String,
    title: String,
    name: String,
    version: u32,
    at: String,
    author: String,
    reason: String,
}

struct RoundLine {
    href: String,
    title: String,
    name: String,
    round: String,
    leaves: usize,
    total: String,
    amendments: usize,
    status: String,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let words = sets.words;
    let names = authors(&app, &caller).await?;
    let drafts = sets.desk.drafts().await?;
    let rounds = sets.desk.rounds_with_sets().await?;
    let latest = rounds.iter().map(|(_, room)| i32::from(room.set.year));
    let year = latest.max().map_or(0, |year| year + 1);
    let from = query.get("from").and_then(|own| SetName::read(own));
    let choices = match sets.edits() || sets.reads_drafts() {
        true => sets.choices(from.as_ref()).await?,
        false => Vec::new(),
    };
    let draft = |own: store::DraftVersion| DraftLine {
        href: address(&SetName::Draft {
            draft: own.draft,
            version: None,
        }),
        title: own.kept.title,
        name: own.kept.name,
        version: own.version,
        at: words.time(own.at),
        author: author(&names, &own.kept.author),
        reason: own.kept.reason,
    };
    let round = |(row, room): (store::RoundRow, std::sync::Arc<crate::desk::Room>)| RoundLine {
        href: address(&SetName::Round {
            round: row.id,
            on: None,
        }),
        title: set_title(&room.set, words.lang).to_owned(),
        name: room.set.name(),
        round: row.title,
        leaves: room.set.leaves.len(),
        total: words.short(&room.set.total),
        amendments: room.set.amendments.len() + room.set.not_yet.len(),
        status: room.set.status.words(words.lang).to_owned(),
    };
    let layout = caller
        .page(&app, words.t("drafts-title"))
        .within(Section::Work)
        .after(words.t("frame-nav-work"), "/work")
        .after(words.t("drafts-title"), "");
    page(&ListPage {
        page: layout,
        token: caller.token.clone(),
        base: BASE,
        reads_drafts: sets.reads_drafts(),
        edits: sets.edits(),
        drafts: drafts.into_iter().map(draft).collect(),
        rounds: rounds.into_iter().map(round).collect(),
        choices,
        year,
    })
}
