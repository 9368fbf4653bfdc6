//! Rounds of which the caller sees a result.

use super::query::{InLang, json};
use crate::http::Keep;
use crate::layout::in_query;
use crate::pages::public::{Found, find, published};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use procedure::{ActKind, Face};
use serde::Serialize;

/// A round.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct RoundJson {
    /// The id, as addresses have it.
    id: String,
    title: String,
    year: i16,
    /// The day of the figures, `2026-09-26`.
    as_of: String,
    set: SetOfRound,
    /// Sentences that every use has to repeat.
    notices: Vec<String>,
    /// Blocks, in their order; `all` where the set has none.
    blocks: Vec<BlockJson>,
    /// Bands, highest first.
    bands: Vec<String>,
    /// Fields, in their order.
    fields: Vec<FieldJson>,
    /// The publication shown; null: a draft.
    publication: Option<PublicationJson>,
    /// Addresses of what belongs to it.
    links: LinksJson,
}

/// The criteria set of a round.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SetOfRound {
    id: String,
    year: i16,
    /// `official`, `reconstructed`, `sample`.
    status: String,
    /// SHA-256 in hex.
    digest: String,
}

/// A block.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct BlockJson {
    /// From 1: its number in addresses.
    number: usize,
    name: String,
    /// Units of which anything is seen.
    units: usize,
}

/// A field.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FieldJson {
    code: String,
    title: String,
    /// Decimal text.
    max: String,
}

/// The act of a publication.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct PublicationJson {
    /// From 1; each further one is a correction.
    version: u32,
    /// `decision`, `notice`.
    kind: String,
    number: String,
    date: String,
    body: String,
    signer: String,
    /// `full`, `top-and-classes`, `classes`.
    face: String,
    /// What a correction corrected.
    note: Option<String>,
}

/// Addresses.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LinksJson {
    page: String,
    ranking: String,
    ranking_csv: String,
    ranking_xlsx: String,
    surveys: String,
    set: String,
}

impl RoundJson {
    fn of(seen: &Seen, lang: finding::Lang) -> Self {
        let (set, manifest) = (seen.set(), seen.manifest());
        let id = in_query(&manifest.id);
        let base = format!("/api/v1/rounds/{id}");
        let blocks = seen.blocks.iter().enumerate().map(|(at, own)| BlockJson {
            number: at + 1,
            name: if own.name.is_empty() {
                "all".to_owned()
            } else {
                own.name.clone()
            },
            units: own.rows.len() + own.apart.len(),
        });
        let fields = set.roots.iter().map(|field| {
            let node = set.node(*field);
            let title = match (&node.title_en, lang) {
                (Some(title), finding::Lang::En) => title,
                _ => &node.title,
            };
            FieldJson {
                code: node.code.clone(),
                title: title.clone(),
                max: ranking::decimal_text(&node.max),
            }
        });
        let publication = seen.publication.as_ref().map(|own| PublicationJson {
            version: own.version,
            kind: match own.act.kind {
                ActKind::Decision => "decision",
                ActKind::Notice => "notice",
            }
            .to_owned(),
            number: own.act.number.clone(),
            date: own.act.date.to_string(),
            body: own.act.body.clone(),
            signer: own.act.signer.clone(),
            face: Face::name(own.face).to_owned(),
            note: own.note.clone(),
        });
        Self {
            title: manifest.title.clone(),
            year: manifest.year,
            as_of: manifest.as_of.to_string(),
            set: SetOfRound {
                id: set.id.clone(),
                year: set.year,
                status: set.status.key().to_owned(),
                digest: set.digest.clone(),
            },
            notices: seen.notices(lang),
            blocks: blocks.collect(),
            bands: seen.bands().to_vec(),
            fields: fields.collect(),
            publication,
            links: LinksJson {
                page: format!("/rounds/{id}"),
                ranking: format!("{base}/ranking"),
                ranking_csv: format!("{base}/ranking.csv"),
                ranking_xlsx: format!("{base}/ranking.xlsx"),
                surveys: format!("{base}/surveys"),
                set: format!("/api/v1/sets/{}/{}", in_query(&set.id), set.year),
            },
            id: manifest.id.clone(),
        }
    }
}

/// Rounds with a published result, the latest year first.
#[utoipa::path(get, path = "/api/v1/rounds", tag = "rounds", operation_id = "list_rounds", params(InLang),
    responses((status = 200, body = [RoundJson])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = published(&app, &caller).await?;
    let lang = words.lang.into();
    let rounds: Vec<RoundJson> = found
        .iter()
        .map(|own| RoundJson::of(&own.seen, lang))
        .collect();
    let keep = if found.iter().all(Found::is_public) && caller.person.grants.is_empty() {
        Keep::Published
    } else {
        Keep::Private
    };
    Ok(json(&rounds)?.answer(&headers, keep))
}

/// One round: set, blocks, bands, fields, act.
#[utoipa::path(get, path = "/api/v1/rounds/{round}", tag = "rounds", operation_id = "read_round",
    params(("round" = String, Path, description = "Id of the round"), InLang),
    responses((status = 200, body = RoundJson)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, None).await?;
    let own = RoundJson::of(&found.seen, words.lang.into());
    Ok(json(&own)?.answer(&headers, found.keep()))
}
