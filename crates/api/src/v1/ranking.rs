//! The ranking of a round: JSON, CSV, workbook.

use super::files::View;
use super::query::{Language, Whom, csv as csv_of, json as json_of, not_understood};
use super::tables::{ranking_csv, ranking_tables};
use crate::layout::lang_code;
use crate::pages::public::{Ask, Found, Shown, find, order};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::seen::json::SeenJson;
use crate::text;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

/// Lines at most on a page that is asked for.
const MOST: usize = 1_000;

/// What lines can be ordered by beside the codes of fields.
const KEYS: [&str; 4] = ["rank", "name", "total", "index"];

/// Pages at most that are counted.
const MOST_PAGES: usize = 1_000_000;

/// Which lines, in which order. Without any of these: all, as they are ranked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Lines {
    /// Number of the block, from 1.
    #[param(minimum = 1, maximum = 1_000)]
    block: Option<usize>,
    /// A part of a name, diacritics left out or not, or a code.
    #[param(max_length = 100)]
    q: Option<String>,
    /// The name of a band.
    band: Option<String>,
    /// `rank`, `name`, `total`, `index` or the code of a field; with `-` before it from the highest.
    sort: Option<String>,
    /// From 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<usize>,
    /// Lines a page, 1 to 1,000 (default 100 where a page is asked for).
    #[param(minimum = 1, maximum = 1_000)]
    per_page: Option<usize>,
    /// A version of the publication, from 1; without it the one in force.
    #[param(minimum = 1, maximum = 1_000_000)]
    version: Option<u32>,
    /// `vi` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    lang: Language,
}

impl Lines {
    fn is_all(&self) -> bool {
        let plain = Self {
            version: self.version,
            lang: self.lang,
            ..Self::default()
        };
        *self == plain
    }
    fn checked(&self) -> Result<(), Problem> {
        if self.page.is_some_and(|page| page == 0 || page > MOST_PAGES)
            || self.per_page.is_some_and(|n| n == 0 || n > MOST)
            || self.block == Some(0)
        {
            return Err(not_understood(
                "page và block tính từ 1, per_page từ 1 đến 1000",
                "page and block count from 1, per_page from 1 to 1,000",
            ));
        }
        if self.q.as_ref().is_some_and(|own| own.chars().count() > 100) {
            return Err(not_understood(
                "q dài quá 100 chữ",
                "q is longer than 100 letters",
            ));
        }
        Ok(())
    }
}

/// The ranking; a key that is not there may not be seen. Every point is a decimal text such as `"19.13"`.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/ranking", tag = "ranking", operation_id = "read_ranking",
    params(("round" = String, Path, description = "Id of the round"), Lines),
    responses((status = 200, body = SeenJson)))]
pub(crate) async fn json(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(lines): Query<Lines>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    lines.checked()?;
    let found = find(&app, &caller, &round, lines.version).await?;
    let lang = lines.lang.into();
    if lines.is_all() {
        let view = format!("ranking/{}", lang_code(lang));
        return found
            .send(&app, &headers, view, move |seen| json_of(&seen.json(lang)))
            .await;
    }
    let shown = found.shown(&app, lang);
    let codes = chosen(&shown, &found, &lines)?;
    let mut own = found.seen.json(lang);
    own.keep(&codes);
    Ok(json_of(&own)?.answer(&headers, found.keep()))
}

/// An order or a band that the ranking does not have is refused: without them the answer would look right and not be what was asked for.
fn known(shown: &Shown, lines: &Lines) -> Result<(), Problem> {
    let sort = lines.sort.as_deref().unwrap_or_default();
    let key = sort.strip_prefix('-').unwrap_or(sort);
    let fields = shown.fields.iter().map(|own| own.code.as_str());
    let keys: Vec<&str> = KEYS.into_iter().chain(fields).collect();
    if !sort.is_empty() && !keys.contains(&key) {
        let keys = keys.join(", ");
        return Err(not_understood(
            &format!("sort phải là một trong: {keys}; thêm - ở đầu để xếp giảm dần"),
            &format!("sort is one of {keys}; with - before it from the highest"),
        ));
    }
    let band = lines.band.as_deref().unwrap_or_default();
    if !band.is_empty() && !shown.bands.iter().any(|own| own == band) {
        let bands = shown.bands.join(", ");
        return Err(not_understood(
            &format!("band phải là một mức xếp loại của bộ tiêu chí: {bands}"),
            &format!("band is a band of the set: {bands}"),
        ));
    }
    Ok(())
}

/// Codes of the lines that are asked for, in their order.
fn chosen(shown: &Shown, found: &Found, lines: &Lines) -> Result<Vec<String>, Problem> {
    known(shown, lines)?;
    let n = found.seen.blocks.len();
    let blocks = match lines.block {
        Some(block) if block > n => return Err(Problem::not_found()),
        Some(block) => block - 1..block,
        None => 0..n,
    };
    let ask = |block: usize| Ask {
        block,
        q: lines.q.clone().unwrap_or_default(),
        band: lines.band.clone().unwrap_or_default(),
        sort: lines.sort.clone().unwrap_or_default(),
        page: 1,
    };
    let units = blocks.flat_map(|block| order(shown, &ask(block), block));
    let codes = units.map(|own| own.code.clone());
    let Some(per_page) = lines.per_page.or(lines.page.map(|_| 100)) else {
        return Ok(codes.collect());
    };
    let first = lines
        .page
        .unwrap_or(1)
        .saturating_sub(1)
        .saturating_mul(per_page);
    Ok(codes.skip(first).take(per_page).collect())
}

/// The ranking as CSV: for programs, or with `for=excel` for Excel on a Vietnamese computer; the lines that are asked for, in their order.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/ranking.csv", tag = "ranking", operation_id = "read_ranking_csv",
    params(("round" = String, Path, description = "Id of the round"), Lines, Whom),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(lines): Query<Lines>,
    Query(whom): Query<Whom>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    lines.checked()?;
    let found = find(&app, &caller, &round, lines.version).await?;
    let kind = whom.whom.into();
    let name = format!("{round}-ranking");
    if !lines.is_all() {
        let shown = found.shown(&app, lines.lang.into());
        let codes = chosen(&shown, &found, &lines)?;
        let words = text::Words::new(lines.lang.into());
        let text = ranking_csv((&shown, &found.seen), Some(&codes), kind, words);
        return Ok(csv_of(text, &name).answer(&headers, found.keep()));
    }
    let view = View {
        key: format!("ranking-csv/{:?}/{:?}", whom.whom, lines.lang),
        name,
        lang: lines.lang.into(),
        app: &app,
        found: &found,
        headers: &headers,
    };
    let text =
        move |shown: &Shown, seen: &Seen, words| Ok(ranking_csv((shown, seen), None, kind, words));
    view.csv(text).await
}

/// The ranking as a workbook: a sheet a block; of the lines that are asked for, in their order.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/ranking.xlsx", tag = "ranking", operation_id = "read_ranking_xlsx",
    params(("round" = String, Path, description = "Id of the round"), Lines),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(lines): Query<Lines>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    lines.checked()?;
    let found = find(&app, &caller, &round, lines.version).await?;
    let lang = lines.lang.into();
    let view = View {
        key: format!("ranking-xlsx/{:?}", lines.lang),
        name: format!("{round}-ranking"),
        lang,
        app: &app,
        found: &found,
        headers: &headers,
    };
    if lines.is_all() {
        let tables =
            |shown: &Shown, seen: &Seen, words| Ok(ranking_tables(shown, seen.set(), None, words));
        return view.workbook(tables).await;
    }
    let codes = chosen(&found.shown(&app, lang), &found, &lines)?;
    let tables = move |shown: &Shown, seen: &Seen, words| {
        Ok(ranking_tables(shown, seen.set(), Some(&codes), words))
    };
    view.workbook_once(tables).await
}
