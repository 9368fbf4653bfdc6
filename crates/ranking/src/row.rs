//! What ranking gives.

use criteria::{LeafId, NodeId, Policy, RankOn, RankingKey, TieBreak, Ties};
use finding::Finding;
use points::Exact;

/// Points of a field of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldPoints {
    /// The points.
    pub points: Exact,
    /// The applicable maximum.
    pub max: Exact,
}

/// A leaf that stayed out of a unit's denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The leaf.
    pub leaf: LeafId,
    /// Its code.
    pub code: String,
    /// What was done with it.
    pub policy: Policy,
    /// Its maximum.
    pub max: Exact,
}

/// One unit. One row per unit of the roster, ranked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Index in the roster and in the scores.
    pub unit: usize,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Index into [`Ranked::blocks`]; `None` = never ranked.
    pub block: Option<usize>,
    /// Number of units ranked in the block.
    pub n: usize,
    /// Points of the base, bonus and penalty apart.
    pub points: Exact,
    /// The total as printed.
    pub total: Exact,
    /// The total before its last rounding.
    pub total_exact: Exact,
    /// The applicable maximum.
    pub max: Exact,
    /// The index in percent, as printed.
    pub index: Exact,
    /// The index before its last rounding.
    pub index_exact: Exact,
    /// From 1; `None` where the unit is listed apart.
    pub rank: Option<u32>,
    /// Whether another unit of the block has the same rank.
    pub tied: bool,
    /// Index into [`Ranked::bands`].
    pub band: Option<usize>,
    /// Points in layer self.
    pub self_points: Option<Exact>,
    /// Points in each round of appraisal.
    pub appraised: Vec<Option<Exact>>,
    /// Points of the survey leaves.
    pub survey: Option<Exact>,
    /// Points that stand and are not from surveys.
    pub without_survey: Exact,
    /// Capped bonus.
    pub bonus: Exact,
    /// Capped penalty, a positive number.
    pub penalty: Exact,
    /// By [`Ranked::fields`]; `None` where the field takes no part.
    pub fields: Vec<Option<FieldPoints>>,
    /// What stayed out of the denominator.
    pub dropped: Vec<Dropped>,
    /// Whether the result is complete; else the unit is listed apart.
    pub complete: bool,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// As the roster or the set names it; `all` for the one table of a set without blocks.
    pub name: String,
    /// Indices into [`Ranked::rows`], best first.
    pub ranked: Vec<usize>,
    /// Indices of the units without a complete result.
    pub apart: Vec<usize>,
}

impl Block {
    /// Whether this is the one table of a set without blocks.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.name == crate::blocks::ALL
    }
}

/// The ranking of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Block by block, best first, then the units listed apart; at the end the units of no block. Equals stand in the order of the roster.
    pub rows: Vec<Row>,
    /// The tables, in their order.
    pub blocks: Vec<Block>,
    /// Names of the bands, highest first.
    pub bands: Vec<String>,
    /// The first level of the base.
    pub fields: Vec<NodeId>,
    /// Which figure ranks.
    pub on: RankOn,
    /// Rounded or exact.
    pub key: RankingKey,
    /// How equals are numbered.
    pub ties: Ties,
    /// What parts equals.
    pub breaks: Vec<TieBreak>,
    /// What ranking has to say.
    pub findings: Vec<Finding>,
}

impl Ranked {
    /// The row of a unit by its index in the roster.
    #[must_use]
    pub fn of_unit(&self, unit: usize) -> Option<&Row> {
        self.rows.iter().find(|row| row.unit == unit)
    }
    /// The name of a row's block.
    #[must_use]
    pub fn block_name(&self, row: &Row) -> Option<&str> {
        Some(self.blocks.get(row.block?)?.name.as_str())
    }
    /// The name of a row's band.
    #[must_use]
    pub fn band_name(&self, row: &Row) -> Option<&str> {
        Some(self.bands.get(row.band?)?.as_str())
    }
}

impl Row {
    /// The figure that ranks.
    #[must_use]
    pub fn figure(&self, on: RankOn, key: RankingKey) -> &Exact {
        match (on, key) {
            (RankOn::Total, RankingKey::Rounded) => &self.total,
            (RankOn::Total, RankingKey::Exact) => &self.total_exact,
            (RankOn::Index, RankingKey::Rounded) => &self.index,
            (RankOn::Index, RankingKey::Exact) => &self.index_exact,
        }
    }
}
