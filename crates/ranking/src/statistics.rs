//! What can be said about a field, a leaf or the total over the ranked units of a block.

use crate::{FieldPoints, Ranked, Row};
use criteria::{CriteriaSet, LeafId, NodeId};
use points::Exact;
use scoring::{Outcome, Scored};

/// Description of one node over the units of one block that have points there.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Index into [`Ranked::blocks`].
    pub block: usize,
    /// The node; `None` = the figure that ranks (total or index, as printed).
    pub node: Option<NodeId>,
    /// The node's maximum in the set.
    pub max: Exact,
    /// Number of units with points here.
    pub n: usize,
    /// Exact mean of the points.
    pub mean: Exact,
    /// Exact median: the middle one, or the mean of the two in the middle.
    pub median: Exact,
    /// Lowest points.
    pub lowest: Exact,
    /// Highest points.
    pub highest: Exact,
    /// Population standard deviation, √(Σ(x − mean)² ÷ n), in points: the block is all there is, not a sample of it.
    pub deviation: f64,
    /// Number of units strictly above the mean.
    pub above_mean: usize,
    /// Sum of points ÷ sum of applicable maxima × 100, exact; `None` where the maxima are zero.
    pub share: Option<Exact>,
}

/// The total and each field over the ranked units of each block that has any.
#[must_use]
pub fn statistics(set: &CriteriaSet, ranked: &Ranked) -> Vec<Statistics> {
    let mut all = Vec::new();
    for (block, table) in ranked.blocks.iter().enumerate() {
        let rows = || table.ranked.iter().map(|&row| &ranked.rows[row]);
        let figure = |row: &Row| FieldPoints {
            points: row.figure(ranked.on, criteria::RankingKey::Rounded).clone(),
            max: match ranked.on {
                criteria::RankOn::Total => row.max.clone(),
                criteria::RankOn::Index => 100.into(),
            },
        };
        all.extend(describe(
            block,
            None,
            &set.total,
            rows().map(figure).collect(),
        ));
        for (column, field) in ranked.fields.iter().enumerate() {
            let points = rows().filter_map(|row| row.fields.get(column)?.clone());
            let max = &set.node(*field).max;
            all.extend(describe(block, Some(*field), max, points.collect()));
        }
    }
    all
}

/// Each leaf of the base over the ranked units of one block; leaves that nobody has points for are left out.
#[must_use]
pub fn leaf_statistics(
    set: &CriteriaSet,
    scored: &Scored,
    ranked: &Ranked,
    block: usize,
) -> Vec<Statistics> {
    let Some(table) = ranked.blocks.get(block) else {
        return Vec::new();
    };
    let of_leaf = |leaf: LeafId| {
        let node = set.leaf_node(leaf);
        let own = |&row: &usize| {
            let score = scored.leaf(ranked.rows[row].unit, leaf);
            (score.outcome == Outcome::Points).then(|| FieldPoints {
                points: score.points.clone(),
                max: node.max.clone(),
            })
        };
        let points = table.ranked.iter().filter_map(own).collect();
        let id = set.leaves[leaf.index()];
        describe(block, Some(id), &node.max, points)
    };
    let in_base = |leaf: &LeafId| set.leaf_node(*leaf).part == criteria::Part::Base;
    set.leaf_ids().filter(in_base).filter_map(of_leaf).collect()
}

fn describe(
    block: usize,
    node: Option<NodeId>,
    max: &Exact,
    values: Vec<FieldPoints>,
) -> Option<Statistics> {
    let n = values.len();
    let count = Exact::from(i64::try_from(n).ok()?);
    let sum: Exact = values.iter().map(|own| &own.points).sum();
    let most: Exact = values.iter().map(|own| &own.max).sum();
    let mean = sum.over(&count)?;
    let mut sorted: Vec<&Exact> = values.iter().map(|own| &own.points).collect();
    sorted.sort();
    let middle = sorted[n / 2].plus(sorted[(n - 1) / 2]);
    let centre = mean.to_f64();
    // Summed in ascending order, so that the order of the units leaves no trace in the last digits.
    let squares: f64 = sorted
        .iter()
        .map(|own| (own.to_f64() - centre).powi(2))
        .sum();
    Some(Statistics {
        block,
        node,
        max: max.clone(),
        n,
        median: middle.over(&2.into())?,
        lowest: sorted[0].clone(),
        highest: sorted[n - 1].clone(),
        deviation: (squares / count.to_f64()).sqrt(),
        above_mean: sorted.iter().filter(|own| ***own > mean).count(),
        share: sum.times(&100.into()).over(&most),
        mean,
    })
}
