//! `rank --format json`, format 1.

use crate::{Ranked, Row};
use criteria::{CriteriaSet, Policy, RankingKey, Status};
use finding::Finding;
use points::{Exact, RoundTo};
use std::collections::BTreeMap;

/// The whole answer. Fields may be added; none changes its meaning within a format.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RankJson {
    /// 1.
    pub format: u32,
    /// Version of the program.
    pub parindex: String,
    /// Id of the round.
    pub round: String,
    /// The criteria set.
    pub set: SetJson,
    /// What every output of the round has to say: that figures are illustrative, that the result is a draft.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// In the order of [`Ranked::rows`].
    pub rows: Vec<RowJson>,
    /// Everything found on the way.
    pub findings: Vec<Finding>,
}

/// Which set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SetJson {
    /// `qd766`.
    pub id: String,
    /// The year.
    pub year: i16,
    /// `official`, `reconstructed`, `sample`.
    pub status: String,
    /// SHA-256 in hex.
    pub digest: String,
}

/// One unit. Every point is a decimal text with a point, such as `"19.13"`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RowJson {
    /// The unit's code.
    pub code: String,
    /// The unit's name.
    pub name: String,
    /// Its block; null = never ranked.
    pub block: Option<String>,
    /// Number of units ranked in the block.
    pub n: usize,
    /// The total.
    pub total: String,
    /// The figure before its last rounding, `"n/d"`; only where the set ranks on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_exact: Option<String>,
    /// The applicable maximum.
    pub max: String,
    /// The index in percent.
    pub index: String,
    /// From 1; null = listed apart.
    pub rank: Option<u32>,
    /// Whether the rank is shared.
    pub tied: bool,
    /// The band's name.
    pub band: Option<String>,
    /// Points in layer self.
    #[serde(rename = "self")]
    pub self_points: Option<String>,
    /// Points in each round of appraisal.
    pub appraised: Vec<Option<String>>,
    /// Points of the survey leaves.
    pub survey: Option<String>,
    /// Capped bonus.
    pub bonus: String,
    /// Capped penalty, a positive number.
    pub penalty: String,
    /// Points by field code.
    pub fields: BTreeMap<String, String>,
    /// What stayed out of the denominator.
    pub dropped: Vec<DroppedJson>,
    /// Whether the result is complete.
    pub complete: bool,
}

/// A leaf that stayed out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DroppedJson {
    /// Code of the leaf.
    pub code: String,
    /// `drop`, `rescale`, `spread`.
    pub policy: String,
    /// Its maximum.
    pub max: String,
}

impl DroppedJson {
    /// A leaf that stayed out.
    #[must_use]
    pub fn of(dropped: &crate::Dropped) -> Self {
        Self {
            code: dropped.code.clone(),
            policy: policy_key(dropped.policy).to_owned(),
            max: decimal_text(&dropped.max),
        }
    }
}

/// A figure as decimal text: its own digits, or six, rounded half up, where it is no decimal.
///
/// ```
/// let third = points::Exact::from(points::Fraction::new(1, 3));
/// assert_eq!(ranking::decimal_text(&third), "0.333333");
/// assert_eq!(ranking::decimal_text(&points::Exact::decimal(1910, 2)), "19.10");
/// ```
#[must_use]
pub fn decimal_text(figure: &Exact) -> String {
    match figure.as_decimal() {
        Some(_) => figure.to_string(),
        None => figure.round(RoundTo::half_up(6)).to_string(),
    }
}

/// The key of a status: `official`, `reconstructed`, `sample`.
#[must_use]
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Official => "official",
        Status::Reconstructed => "reconstructed",
        Status::Sample => "sample",
    }
}

fn policy_key(policy: Policy) -> &'static str {
    match policy {
        Policy::Drop => "drop",
        Policy::Rescale => "rescale",
        Policy::Full => "full",
        Policy::Spread => "spread",
        Policy::Zero => "zero",
        Policy::Blank => "blank",
        Policy::Ask => "ask",
    }
}

impl RankJson {
    /// The answer for a round; `program` is the version of the program, `findings` everything found on the way.
    #[must_use]
    pub fn new(
        program: &str,
        round: &str,
        set: &CriteriaSet,
        ranked: &Ranked,
        findings: &[Finding],
    ) -> Self {
        Self {
            format: 1,
            parindex: program.to_owned(),
            round: round.to_owned(),
            set: SetJson {
                id: set.id.clone(),
                year: set.year,
                status: status_key(set.status).to_owned(),
                digest: set.digest.clone(),
            },
            notices: Vec::new(),
            rows: ranked
                .rows
                .iter()
                .map(|row| RowJson::new(set, ranked, row))
                .collect(),
            findings: findings.to_vec(),
        }
    }
    /// The same with what every output of the round has to say.
    #[must_use]
    pub fn saying(mut self, notices: &[&str]) -> Self {
        self.notices = notices.iter().map(|notice| (*notice).to_owned()).collect();
        self
    }
}

impl RowJson {
    /// One row.
    #[must_use]
    pub fn new(set: &CriteriaSet, ranked: &Ranked, row: &Row) -> Self {
        let exact = ranked.key == RankingKey::Exact;
        let fields = ranked.fields.iter().zip(&row.fields);
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            block: ranked.block_name(row).map(ToOwned::to_owned),
            n: row.n,
            total: decimal_text(&row.total),
            total_exact: exact.then(|| row.total_exact.to_ratio_text()),
            max: decimal_text(&row.max),
            index: decimal_text(&row.index),
            rank: row.rank,
            tied: row.tied,
            band: ranked.band_name(row).map(ToOwned::to_owned),
            self_points: row.self_points.as_ref().map(decimal_text),
            appraised: row
                .appraised
                .iter()
                .map(|points| points.as_ref().map(decimal_text))
                .collect(),
            survey: row.survey.as_ref().map(decimal_text),
            bonus: decimal_text(&row.bonus),
            penalty: decimal_text(&row.penalty),
            fields: fields
                .filter_map(|(field, own)| {
                    let own = own.as_ref()?;
                    Some((set.node(*field).code.clone(), decimal_text(&own.points)))
                })
                .collect(),
            dropped: row.dropped.iter().map(DroppedJson::of).collect(),
            complete: row.complete,
        }
    }
}
