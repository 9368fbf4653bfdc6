//! The addresses of public pages.

use super::compare::{Chosen, compare_page};
use super::criteria::{CriteriaPage, set_facts, tree};
use super::drawn::Drawn;
use super::head::address;
use super::load::{Found, find, publications, published};
use super::method::{method_page, set_address};
use super::parts::{Link, both_charts};
use super::profile::profile_page;
use super::ranking::ranking_page;
use super::sets::{SetsPage, cards};
use super::sorted::AskQuery;
use super::start::{RoundCard, StartPage};
use super::versions::{changes, changes_words, version_lines};
use super::years::years;
use crate::gate::{Routes, rows};
use crate::http::Sent;
use crate::layout::{Layout, Section, in_query};
use crate::problem::Problem;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::HOME, start);
    routes.at(rows::ROUND, ranking);
    routes.at(rows::ROUND_UNIT, unit);
    routes.at(rows::ROUND_COMPARE, compare);
    routes.at(rows::ROUND_CRITERIA, criteria);
    routes.at(rows::ROUND_METHOD, method);
    routes.at(rows::ROUND_SURVEY, survey);
    routes.at(rows::SETS, sets);
}

/// A page with the tag of its bytes.
pub(crate) fn answer(
    template: &impl Template,
    headers: &HeaderMap,
    found: Option<&Found>,
) -> Result<Response, Problem> {
    let text = template.render().map_err(|error| Problem::ours(&error))?;
    let mut text = crate::tongue::marked(text);
    if let Some((version, found)) = found.and_then(|own| Some((own.old?, own))) {
        text = super::versions::carry(&text, &found.seen.manifest().id, version);
    }
    let keep = found.map_or(crate::http::Keep::PublishedPage, Found::keep_page);
    Ok(Sent::new(text, "text/html; charset=utf-8").answer(headers, keep))
}

async fn start(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = published(&app, &caller).await?;
    let rounds = found.iter().map(|own| {
        let shown = own.shown(&app, words.lang);
        RoundCard::of(&own.seen, &shown, words)
    });
    let page = StartPage {
        rounds: rounds.collect(),
        page: caller
            .page(&app, words.t("start-title"))
            .within(Section::Start),
    };
    let private = found.iter().find(|own| !own.is_public());
    answer(&page, &headers, private)
}

/// The version that a list of words names.
pub(crate) fn asked_version(query: &[(String, String)]) -> Result<Option<u32>, Problem> {
    let own = query.iter().find(|(name, _)| name == "version");
    own.map(|(_, value)| value.parse().map_err(|_| Problem::bad_request()))
        .transpose()
}

/// Which version of the publications an address asks for.
#[derive(Deserialize)]
struct Version {
    version: Option<u32>,
}

/// The frame of a page of a round, with a word on top where a later version is in force.
pub(crate) fn layout(app: &App, caller: &Caller, found: &Found, title: String) -> Layout {
    let mut page = caller.page(app, title);
    if let Some(own) = found.old {
        page.old = page.words.t1("versions-old", "version", own);
    }
    page
}

async fn ranking(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(ask): Query<AskQuery>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, version).await?;
    let shown = found.shown(&app, words.lang);
    let (set, ask) = (found.seen.set(), ask.read());
    let mut charts = Vec::new();
    // A search or a further page shows the table; the pictures stand on the block's own page.
    if !ask.is_filtered() && ask.page == 1 {
        let drawn = Drawn::new(&shown, set, words);
        let block = ask.block;
        let file = |kind: &str| format!("/charts/{}/{kind}-{}", in_query(&shown.id), block + 1);
        charts.extend(both_charts(file("ranking"), words, "", |wide| {
            drawn.ranking(block, wide)
        }));
        charts.extend(both_charts(file("fields"), words, "", |wide| {
            drawn.fields(block, wide)
        }));
    }
    let charts = charts.into_iter().map(|own| own.twin("#ranking-table"));
    let charts = charts.collect();
    let page = layout(&app, &caller, &found, shown.title.clone());
    let mut page = ranking_page(&shown, set, &ask, page, charts);
    let all = publications(&app, &caller, &round).await?;
    if all.len() > 1 {
        page.versions = version_lines(&all, &shown, words);
    }
    answer(&page, &headers, Some(&found))
}

async fn unit(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, version).await?;
    let shown = found.shown(&app, words.lang);
    let (Some(row), Some(own)) = (found.seen.row(&unit), shown.unit(&unit)) else {
        return Err(Problem::not_found());
    };
    let drawn = Drawn::new(&shown, found.seen.set(), words);
    let file = format!(
        "/charts/{}/radar-{}",
        in_query(&shown.id),
        in_query(&own.code)
    );
    let radar = both_charts(file, words, "", |wide| drawn.radar(own, wide));
    let radar = radar.map(|own| own.twin("#fields-table"));
    let page = layout(&app, &caller, &found, own.name.clone());
    let mut page = profile_page(&shown, &found.seen, (row, own), page, radar);
    let rounds = published(&app, &caller).await?;
    (page.years, page.years_break) = years(&rounds, &shown.id, row, words);
    answer(&page, &headers, Some(&found))
}

async fn compare(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, asked_version(&query)?).await?;
    let shown = found.shown(&app, words.lang);
    let set = found.seen.set();
    let chosen = Chosen::of(&shown, &query);
    let drawn = Drawn::new(&shown, set, words);
    let file = format!("/charts/{}/compare", in_query(&shown.id));
    let chart = both_charts(file, words, &chosen.chart_query(), |wide| {
        drawn.together(&chosen.units, chosen.block, wide)
    });
    let chart = chart.map(|own| own.twin("#compare-table"));
    let page = layout(&app, &caller, &found, words.t("compare-title"));
    let page = compare_page(&shown, set, &chosen, page, chart);
    answer(&page, &headers, Some(&found))
}

async fn criteria(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, version).await?;
    let (set, shown) = (found.seen.set(), found.shown(&app, words.lang));
    let own = set_address(set);
    let title = super::criteria::set_title(set, words.lang).to_owned();
    let page = layout(&app, &caller, &found, title)
        .within(Section::Sets)
        .after(words.t("frame-nav-sets"), "/sets")
        .after(shown.title.clone(), address(&shown.id))
        .after(set.name(), "");
    let page = CriteriaPage {
        facts: set_facts(set, words),
        downloads: vec![
            Link::new(words.t("download-set-csv"), format!("{own}/nodes.csv")),
            Link::new(words.t("download-set-json"), own),
        ],
        parts: tree(set, words),
        page,
    };
    answer(&page, &headers, Some(&found))
}

async fn method(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, version).await?;
    let shown = found.shown(&app, words.lang);
    let all = publications(&app, &caller, &round).await?;
    let page = layout(&app, &caller, &found, words.t("method-title"));
    let mut page = method_page(&shown, &found.seen, page);
    page.versions = version_lines(&all, &shown, words);
    let version = shown.publication.as_ref().map_or(1, |own| own.version);
    let before = all.iter().rev().find(|own| own.version < version);
    if let Some(before) = before {
        let earlier = find(&app, &caller, &round, Some(before.version)).await?;
        let earlier = earlier.shown(&app, words.lang);
        page.changes = changes(&earlier, &shown, words);
        page.changes_words = changes_words(before.version, version, &page.changes, words);
    }
    answer(&page, &headers, Some(&found))
}

/// A survey as far as its figures are public.
async fn survey(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = find(&app, &caller, &round, version).await?;
    let own = found.seen.surveys(words.lang);
    let at = own.iter().position(|own| own.id == survey);
    let at = at.ok_or_else(Problem::not_found)?;
    let view = found.seen.survey_at(at, words.lang);
    let view = view.ok_or_else(Problem::not_found)?;
    let shown = found.shown(&app, words.lang);
    let page = layout(&app, &caller, &found, view.title().to_owned());
    let mut framed = super::head::framed(&shown, found.seen.set(), page, "");
    framed.page = framed.page.after(view.title().to_owned(), "");
    let page = crate::pages::inside::survey_page(&view, (&round, at), framed);
    answer(&page, &headers, Some(&found))
}

async fn sets(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found = published(&app, &caller).await?;
    let rounds: Vec<_> = found.iter().map(|own| own.seen.clone()).collect();
    let page = SetsPage {
        sets: cards(&rounds, words),
        page: caller
            .page(&app, words.t("frame-nav-sets"))
            .within(Section::Sets),
    };
    let private = found.iter().find(|own| !own.is_public());
    answer(&page, &headers, private)
}
