//! The JSON of what is seen: the keys of `rank --format json`, of which those that may not be seen are not there.

use super::{Seen, SeenRow};
use finding::{Finding, Lang};
use ranking::{DroppedJson, SetJson, decimal_text, status_key};
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct SeenJson {
    /// 1.
    format: u32,
    /// Version of the program.
    parindex: String,
    /// Id of the round.
    round: String,
    /// The criteria set.
    #[schema(value_type = Object)]
    set: SetJson,
    /// What every output of the round has to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<String>,
    /// Units, as they may be seen.
    rows: Vec<SeenRowJson>,
    /// Everything found on the way that concerns what is seen.
    #[schema(value_type = Vec<Object>)]
    findings: Vec<Finding>,
}

impl SeenJson {
    /// Only the units of these codes, in this order.
    pub(crate) fn keep(&mut self, codes: &[String]) {
        let place: BTreeMap<&str, usize> = codes.iter().map(String::as_str).zip(0..).collect();
        self.rows
            .retain(|row| place.contains_key(row.code.as_str()));
        self.rows
            .sort_by_key(|row| place.get(row.code.as_str()).copied());
    }
}

/// One unit; keys that are not there may not be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct SeenRowJson {
    code: String,
    name: String,
    block: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_exact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<String>,
    /// From 1; null: listed apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u32>)]
    rank: Option<Option<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tied: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    band: Option<Option<String>>,
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    self_points: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appraised: Option<Vec<Option<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    survey: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bonus: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    penalty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Object>>)]
    dropped: Option<Vec<DroppedJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    complete: Option<bool>,
}

impl Seen {
    /// Everything that is seen.
    pub(crate) fn json(&self, lang: Lang) -> SeenJson {
        let set = self.set();
        SeenJson {
            format: 1,
            parindex: env!("CARGO_PKG_VERSION").to_owned(),
            round: self.manifest().id.clone(),
            set: SetJson {
                id: set.id.clone(),
                year: set.year,
                status: status_key(set.status).to_owned(),
                digest: set.digest.clone(),
            },
            notices: self.notices(lang),
            rows: self.rows.iter().map(|row| self.row_json(row)).collect(),
            findings: self.findings.clone(),
        }
    }

    /// One row.
    pub(crate) fn row_json(&self, row: &SeenRow) -> SeenRowJson {
        let exact = self.ranks_on_exact();
        let block = row.block.and_then(|at| self.block_name(at));
        let figures = row.figures.as_ref();
        let rank = row.rank.as_ref();
        let parts = row.parts.as_ref();
        let text = |points: &Option<points::Exact>| points.as_ref().map(decimal_text);
        SeenRowJson {
            code: row.code.clone(),
            name: row.name.clone(),
            block,
            n: rank.map(|own| own.n),
            total: figures.map(|own| decimal_text(&own.total)),
            total_exact: figures
                .filter(|_| exact)
                .map(|own| own.total_exact.to_ratio_text()),
            max: figures.map(|own| decimal_text(&own.max)),
            index: figures.map(|own| decimal_text(&own.index)),
            rank: rank.map(|own| own.rank),
            tied: rank.map(|own| own.tied),
            band: row
                .class
                .map(|band| band.and_then(|at| self.bands().get(at).cloned())),
            self_points: row.self_points.as_ref().map(text),
            appraised: row
                .appraised
                .as_ref()
                .map(|turns| turns.iter().map(text).collect()),
            survey: parts.map(|own| text(&own.survey)),
            bonus: parts.map(|own| decimal_text(&own.bonus)),
            penalty: parts.map(|own| decimal_text(&own.penalty)),
            fields: row.fields.as_ref().map(|fields| {
                let known = fields.iter().filter_map(|(field, points)| {
                    let (points, _) = points.as_ref()?;
                    Some((self.set().node(*field).code.clone(), decimal_text(points)))
                });
                known.collect()
            }),
            dropped: figures.map(|own| own.dropped.iter().map(DroppedJson::of).collect()),
            complete: row.complete,
        }
    }

    /// The name of a block as JSON has it: `all` for the one table of a set without blocks.
    fn block_name(&self, block: usize) -> Option<String> {
        Some(self.whole.ran.ranked.blocks.get(block)?.name.clone())
    }

    fn ranks_on_exact(&self) -> bool {
        self.whole.ran.ranked.key == criteria::RankingKey::Exact
    }
}
