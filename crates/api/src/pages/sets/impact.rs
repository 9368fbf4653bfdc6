//! What a draft would do to a round whose figures the reader may see.

use super::frame::{BASE, Sets};
use super::impact_lines::{LeafLine, UnitLine, leaves, units, wanting};
use crate::desk::Told;
use crate::desk::sets::{Checked, SetName};
use crate::http::{Keep, Sent};
use crate::layout::{Layout, in_query};
use crate::pages::public::{Found, find, visible};
use crate::problem::{Problem, page};
use crate::seen::Seen;
use crate::seen::impact::TriedSet;
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use compare::{Options, Without};
use criteria::RankOn;
use ranking::CsvKind;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "sets/impact.html")]
struct ImpactPage {
    page: Layout,
    action: String,
    draft_href: String,
    draft: String,
    version: u32,
    /// Rounds that may be tried: id, words, picked.
    rounds: Vec<(String, String, bool)>,
    withouts: Vec<(&'static str, String, bool)>,
    accept: bool,
    tried: Option<Tried>,
}

struct Tried {
    said: String,
    notices: Vec<String>,
    facts: Vec<(String, String)>,
    files: Vec<(String, String)>,
    figure: String,
    units: Vec<UnitLine>,
    leaves: Vec<LeafLine>,
    wanting: Vec<String>,
}

const WITHOUTS: [(&str, Without, &str); 4] = [
    ("missing", Without::Missing, "drafts-without-missing"),
    ("blank", Without::Blank, "drafts-without-blank"),
    ("zero", Without::Zero, "drafts-without-zero"),
    ("drop", Without::Drop, "drafts-without-drop"),
];

/// What was asked: which version, which round, and how.
struct Asked {
    sets: Sets,
    draft: String,
    version: u32,
    checked: Checked,
    round: Option<String>,
    without: (&'static str, Without),
    accept: bool,
}

async fn asked(
    app: &App,
    caller: &Caller,
    draft: String,
    query: &BTreeMap<String, String>,
) -> Result<Asked, Problem> {
    let sets = Sets::of(app, caller);
    let version = match query.get("version") {
        Some(own) => Some(own.parse().map_err(|_| Problem::bad_request())?),
        None => None,
    };
    let name = SetName::Draft {
        draft: draft.clone(),
        version,
    };
    let text = sets.desk.set_text(&name).await?;
    let without = query.get("without").map_or("missing", String::as_str);
    let without = WITHOUTS.iter().find(|(key, ..)| *key == without);
    let without = without.ok_or_else(Problem::bad_request)?;
    Ok(Asked {
        version: text.version.as_ref().map_or(0, |own| own.version),
        checked: text.checked().await?,
        round: query.get("round").filter(|own| !own.is_empty()).cloned(),
        without: (without.0, without.1),
        accept: query.contains_key("accept"),
        draft,
        sets,
    })
}

impl Asked {
    /// The round that was asked for, where it may be tried; the log keeps that an unpublished one was.
    async fn found(&self, app: &App, caller: &Caller) -> Result<Option<Found>, Problem> {
        let Some(round) = &self.round else {
            return Ok(None);
        };
        let found = find(app, caller, round, None).await?;
        if !found.seen.may_try_sets() {
            return Err(Problem::forbidden());
        }
        if found.seen.is_draft() {
            let told = Told {
                action: "read-unpublished",
                unit: None,
                detail: Some("impact"),
            };
            self.sets.desk.tell(round, told).await?;
        }
        Ok(Some(found))
    }

    /// Scores the round under the draft, away from the tasks that wait for the network.
    async fn tried<T: Send + 'static>(
        &self,
        seen: &Arc<Seen>,
        make: impl FnOnce(&Seen, &TriedSet) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        if self.checked.findings.iter().any(finding::Finding::is_error) {
            let mut findings = self.checked.findings.clone();
            findings.retain(finding::Finding::is_error);
            return Err(Problem::unusable(findings));
        }
        let (seen, other) = (Arc::clone(seen), self.checked.set.clone());
        let options = Options {
            accept_proposals: self.accept,
        };
        let without = self.without.1;
        let made = tokio::task::spawn_blocking(move || {
            let tried = seen.try_set(&other, options, without)?;
            Some(make(&seen, &tried))
        });
        let made = made.await.map_err(|error| Problem::ours(&error))?;
        made.ok_or_else(Problem::forbidden)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(draft): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let asked = asked(&app, &caller, draft, &query).await?;
    let words = asked.sets.words;
    let base = format!("{BASE}/drafts/{}", in_query(&asked.draft));
    let mut rounds = Vec::new();
    for own in visible(&app, &caller).await? {
        if own.seen.may_try_sets() {
            let manifest = own.seen.manifest();
            let picked = asked.round.as_ref() == Some(&manifest.id);
            rounds.push((manifest.id.clone(), manifest.title.clone(), picked));
        }
    }
    let tried = match asked.found(&app, &caller).await? {
        Some(found) => {
            let again = format!(
                "version={}&round={}&without={}{}",
                asked.version,
                in_query(&found.seen.manifest().id),
                asked.without.0,
                if asked.accept { "&accept=1" } else { "" }
            );
            let files = [
                ("drafts-impact-xlsx", "impact.xlsx"),
                ("drafts-impact-csv", "impact.csv"),
            ];
            let files =
                files.map(|(key, file)| (words.t(key), format!("{base}/impact/{file}?{again}")));
            let made = asked.tried(&found.seen, move |seen, tried| {
                Tried::of(seen, tried, files.to_vec(), words)
            });
            Some(made.await?)
        }
        None => None,
    };
    let mut layout = asked
        .sets
        .page(&app, &caller, words.t("drafts-impact"), &query);
    layout
        .notices
        .extend(tried.as_ref().map(|own| own.said.clone()));
    page(&ImpactPage {
        page: layout,
        action: format!("{base}/impact"),
        draft_href: format!("{base}?version={}", asked.version),
        draft: words.t2(
            "drafts-short-draft",
            ("name", asked.checked.set.name()),
            ("n", asked.version),
        ),
        version: asked.version,
        rounds,
        withouts: WITHOUTS
            .iter()
            .map(|(key, _, said)| (*key, words.t(said), *key == asked.without.0))
            .collect(),
        accept: asked.accept,
        tried,
    })
}

impl Tried {
    fn of(seen: &Seen, tried: &TriedSet, files: Vec<(String, String)>, words: Words) -> Self {
        let units = units(seen.set(), tried, words);
        let change = |wanted: fn(&points::Exact) -> bool| {
            let changes = tried.impact.units.iter().filter_map(|own| own.change());
            changes.filter(wanted).count().to_string()
        };
        let ranks = tried.impact.units.iter();
        let ranks = ranks.filter(|own| own.old_rank != own.new_rank).count();
        let bands = tried.impact.units.iter();
        let bands = bands.filter(|own| own.old_band != own.new_band).count();
        let facts = [
            (
                "drafts-impact-gain",
                change(|own| !own.is_zero() && !own.is_negative()),
            ),
            ("drafts-impact-lose", change(points::Exact::is_negative)),
            ("drafts-impact-same", change(points::Exact::is_zero)),
            ("drafts-impact-ranks", ranks.to_string()),
            ("drafts-impact-bands", bands.to_string()),
        ];
        let figure = match tried.impact.figure {
            RankOn::Total => "drafts-impact-total",
            RankOn::Index => "drafts-impact-index",
        };
        Self {
            said: tried.said.get(words.lang).to_owned(),
            notices: seen.notices(words.lang),
            facts: facts
                .into_iter()
                .map(|(key, value)| (words.t(key), value))
                .collect(),
            files,
            figure: words.t(figure),
            units,
            leaves: leaves(seen.set(), tried, words),
            wanting: wanting(tried, words),
        }
    }
}

pub(super) async fn file(
    State(app): State<App>,
    caller: Caller,
    Path((draft, file)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = asked(&app, &caller, draft, &query).await?;
    let found = asked.found(&app, &caller).await?;
    let found = found.ok_or_else(Problem::bad_request)?;
    let lang = caller.lang;
    let agency = app.settings().owner_name.clone();
    let made = asked.tried(&found.seen, move |seen, tried| {
        let agency = Some(agency.as_str()).filter(|own| !own.is_empty());
        let context = seen.impact_context(tried, lang, agency);
        match file.as_str() {
            "impact.csv" => {
                let text = report::impact_csv(&context, CsvKind::Machine);
                Ok(Sent::new(text, "text/csv; charset=utf-8").named("impact.csv"))
            }
            "impact.xlsx" => {
                let bytes = report::impact_workbook(&context);
                let bytes = bytes.map_err(|error| Problem::ours(&error))?;
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                Ok(Sent::new(bytes, kind).named("impact.xlsx"))
            }
            _ => Err(Problem::not_found()),
        }
    });
    let sent = made.await??;
    Ok(sent.answer(&headers, Keep::Private))
}
