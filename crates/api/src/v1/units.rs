//! The profile of a unit: JSON, CSV, workbook.

use super::files::View;
use super::query::{InLang, OfVersion, Words, json as json_of};
use super::tables::unit_table;
use crate::pages::public::{Shown, UnitShown, find, share};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::seen::json::SeenRowJson;
use crate::seen::row::SeenRow;
use crate::text;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use criteria::NodeKind;
use points::{Exact, RoundTo};
use ranking::decimal_text;
use scoring::Outcome;
use serde::Serialize;

/// A unit beside its block.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct UnitJson {
    /// Id of the round.
    round: String,
    /// Sentences that every use has to repeat.
    notices: Vec<String>,
    /// The unit as the ranking has it.
    unit: SeenRowJson,
    /// Field by field; not there where fields may not be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<Vec<FieldOfUnit>>,
    /// Leaf by leaf; not there where leaves may not be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    leaves: Option<Vec<LeafOfUnit>>,
}

/// A field of a unit. Points are decimal texts; shares in percent with four digits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FieldOfUnit {
    code: String,
    title: String,
    points: Option<String>,
    /// The applicable maximum.
    max: Option<String>,
    share: Option<String>,
    /// Sum of points ÷ sum of applicable maxima of the ranked units of the block.
    block_mean: Option<String>,
    /// The best of the block.
    block_best: Option<String>,
}

/// A leaf of a unit.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LeafOfUnit {
    code: String,
    title: String,
    points: Option<String>,
    max: String,
    /// `points`, or why there are none: `absent`, `blank`, `dropped`, `rescaled`, `spread`, `incomplete`.
    outcome: String,
    /// Whether the address of its trace answers.
    explained: bool,
}

fn outcome(own: Outcome) -> &'static str {
    match own {
        Outcome::Points => "points",
        Outcome::Absent => "absent",
        Outcome::Blank => "blank",
        Outcome::Dropped => "dropped",
        Outcome::Rescaled => "rescaled",
        Outcome::Spread => "spread",
        Outcome::Incomplete => "incomplete",
    }
}

/// The unit of an address, in both of its forms.
fn both<'f>(
    seen: &'f Seen,
    shown: &'f Shown,
    unit: &str,
) -> Result<(&'f SeenRow, &'f UnitShown), Problem> {
    let row = seen.row(unit).ok_or_else(Problem::not_found)?;
    let own = shown.unit(unit).ok_or_else(Problem::not_found)?;
    Ok((row, own))
}

/// A unit: total, rank, fields beside its block, and leaves where they may be seen.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/units/{unit}", tag = "units", operation_id = "read_unit",
    params(("round" = String, Path, description = "Id of the round"), ("unit" = String, Path, description = "Code of the unit"), InLang, OfVersion),
    responses((status = 200, body = UnitJson)))]
pub(crate) async fn json(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(words): Query<InLang>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let lang = words.lang.into();
    let shown = found.shown(&app, lang);
    let (row, own) = both(&found.seen, &shown, &unit)?;
    let of_block = own.block.and_then(|block| shown.block_fields(block));
    let four = |figure: &Exact| decimal_text(&figure.round(RoundTo::half_up(4)));
    let profile = own.fields.as_ref().map(|_| {
        let fields = shown.fields.iter().enumerate();
        fields
            .map(|(index, field)| {
                let reached = own.field(index);
                let block = of_block.as_ref().and_then(|own| own[index].as_ref());
                FieldOfUnit {
                    code: field.code.clone(),
                    title: field.title.get(lang).to_owned(),
                    points: reached.map(|own| decimal_text(&own.points)),
                    max: reached.map(|own| decimal_text(&own.max)),
                    share: reached
                        .and_then(|own| share(&own.points, &own.max))
                        .as_ref()
                        .map(four),
                    block_mean: block.map(|own| four(&own.mean)),
                    block_best: block.map(|own| four(&own.best)),
                }
            })
            .collect()
    });
    let set = found.seen.set();
    let leaves: Vec<LeafOfUnit> = row
        .leaves()
        .iter()
        .map(|own| {
            let node = set.leaf_node(own.leaf);
            debug_assert!(matches!(node.kind, NodeKind::Leaf(_)));
            let scored = own.score.outcome == Outcome::Points;
            LeafOfUnit {
                code: own.code.clone(),
                title: crate::pages::public::node_title(node, lang).to_owned(),
                points: scored.then(|| decimal_text(&own.score.points)),
                max: decimal_text(&own.max),
                outcome: outcome(own.score.outcome).to_owned(),
                explained: row.depth_of(own.leaf) >= procedure::Depth::Inputs,
            }
        })
        .collect();
    let own = UnitJson {
        round: shown.id.clone(),
        notices: found.seen.notices(lang),
        unit: found.seen.row_json(row),
        profile,
        leaves: (!leaves.is_empty()).then_some(leaves),
    };
    Ok(json_of(&own)?.answer(&headers, found.keep()))
}

/// A unit's points as CSV.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/units/{unit}/points.csv", tag = "units", operation_id = "read_unit_csv",
    params(("round" = String, Path, description = "Id of the round"), ("unit" = String, Path, description = "Code of the unit"), Words, OfVersion),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(words): Query<Words>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let view = View {
        key: format!("unit-csv/{unit}/{:?}/{:?}", words.whom, words.lang),
        name: format!("{round}-{unit}"),
        lang: words.lang.into(),
        app: &app,
        found: &found,
        headers: &headers,
    };
    let text = move |shown: &Shown, seen: &Seen, own: text::Words| {
        let table = unit_table(shown, seen.set(), both(seen, shown, &unit)?, own);
        let said = seen.notices(own.lang).join(" · ");
        Ok(table.saying(&said).to_csv(words.whom.into()))
    };
    view.csv(text).await
}

/// A unit's points as a workbook.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/units/{unit}/points.xlsx", tag = "units", operation_id = "read_unit_xlsx",
    params(("round" = String, Path, description = "Id of the round"), ("unit" = String, Path, description = "Code of the unit"), InLang, OfVersion),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(words): Query<InLang>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let view = View {
        key: format!("unit-xlsx/{unit}/{:?}", words.lang),
        name: format!("{round}-{unit}"),
        lang: words.lang.into(),
        app: &app,
        found: &found,
        headers: &headers,
    };
    let tables = move |shown: &Shown, seen: &Seen, own: text::Words| {
        Ok(vec![unit_table(
            shown,
            seen.set(),
            both(seen, shown, &unit)?,
            own,
        )])
    };
    view.workbook(tables).await
}
