//! Ranks within a field.

use crate::keys::keys;
use crate::{Ranked, Row, places};
use criteria::{NodeId, RankOn, Ties};
use points::Exact;

/// The place of one unit in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPlace {
    /// Index into [`Ranked::rows`].
    pub row: usize,
    /// Points of the field.
    pub points: Exact,
    /// Its applicable maximum.
    pub max: Exact,
    /// Points ÷ applicable maximum × 100, exact; `None` where the maximum is zero.
    pub share: Option<Exact>,
    /// From 1, within the block.
    pub rank: u32,
    /// Whether the rank is shared.
    pub tied: bool,
}

/// The ranking of one block in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRanking {
    /// Index into [`Ranked::blocks`].
    pub block: usize,
    /// The field.
    pub field: NodeId,
    /// Best first; units that the field does not apply to are left out.
    pub places: Vec<FieldPlace>,
}

/// For each block and field the ranked units in the order of that field's points, or of its percentage where the set ranks on the index.
///
/// Equals share a rank as in the set's own tie method; its tie-breaks look at whole results and are not applied inside a field.
#[must_use]
pub fn field_rankings(ranked: &Ranked) -> Vec<FieldRanking> {
    let mut rankings = Vec::new();
    for block in 0..ranked.blocks.len() {
        for (column, field) in ranked.fields.iter().enumerate() {
            rankings.push(FieldRanking {
                block,
                field: *field,
                places: one_field(ranked, block, column),
            });
        }
    }
    rankings
}

fn one_field(ranked: &Ranked, block: usize, column: usize) -> Vec<FieldPlace> {
    let entry = |&row: &usize| field_place(row, &ranked.rows[row], column);
    let mut found: Vec<FieldPlace> = ranked.blocks[block]
        .ranked
        .iter()
        .filter_map(entry)
        .collect();
    let figures: Vec<Option<&Exact>> = found
        .iter()
        .map(|place| match ranked.on {
            RankOn::Total => Some(&place.points),
            RankOn::Index => place.share.as_ref(),
        })
        .collect();
    let ties = match ranked.ties {
        Ties::Dense => Ties::Dense,
        Ties::Competition | Ties::Ordered => Ties::Competition,
    };
    let ranks = places(&vec![0; found.len()], &[keys(&figures)], ties);
    for (place, rank) in found.iter_mut().zip(ranks) {
        place.rank = rank.rank;
        place.tied = rank.tied;
    }
    found.sort_by_key(|place| (place.rank, ranked.rows[place.row].unit));
    found
}

fn field_place(index: usize, row: &Row, column: usize) -> Option<FieldPlace> {
    let own = row.fields.get(column)?.as_ref()?;
    Some(FieldPlace {
        row: index,
        points: own.points.clone(),
        max: own.max.clone(),
        share: own.points.times(&100.into()).over(&own.max),
        rank: 0,
        tied: false,
    })
}
