//! Scores → rows in their order.

use crate::blocks::blocks;
use crate::findings::tie_not_decided;
use crate::keys::keys;
use crate::{Block, Dropped, Entrant, FieldPoints, Ranked, Row, band_of, places};
use criteria::{CriteriaSet, LeafId, NodeId, TieBreak, Ties};
use points::Exact;
use scoring::{Outcome, Scored};
use units::Roster;

/// The ranking of a scored roster, block by block, as the set prescribes.
///
/// A unit without a complete result has no rank and is listed apart; a unit without a block is never ranked.
#[must_use]
pub fn rank(set: &CriteriaSet, roster: &Roster, scored: &Scored) -> Ranked {
    rank_entrants(set, &Entrant::all(roster), scored)
}

/// As [`rank`], for units that come from elsewhere than a roster; `entrants` and `scored` hold them in the same order.
///
/// A unit without a complete result has no rank and is listed apart; a unit without a block is never ranked.
#[must_use]
pub fn rank_entrants(set: &CriteriaSet, entrants: &[Entrant], scored: &Scored) -> Ranked {
    let (names, of_unit, findings) = blocks(set, entrants);
    let n_units = entrants.len().min(scored.summaries.len());
    let columns: Vec<Column> = set
        .roots
        .iter()
        .map(|root| Column::of(set, scored, *root))
        .collect();
    let mut rows: Vec<Row> = (0..n_units)
        .map(|unit| row(set, &entrants[unit], scored, unit, of_unit[unit], &columns))
        .collect();
    place(set, scored, &mut rows);
    // Rows are wide, so keys are sorted and each row is moved once.
    rows.sort_by_cached_key(|row| {
        let apart = (row.rank.is_none(), row.rank);
        (row.block.is_none(), row.block, apart, row.unit)
    });
    let mut tables: Vec<Block> = names
        .into_iter()
        .map(|name| Block {
            name,
            ..Block::default()
        })
        .collect();
    for (index, row) in rows.iter().enumerate() {
        if let Some(block) = row.block {
            let table = &mut tables[block];
            let list = if row.rank.is_some() {
                &mut table.ranked
            } else {
                &mut table.apart
            };
            list.push(index);
        }
    }
    for row in &mut rows {
        row.n = row.block.map_or(0, |block| tables[block].ranked.len());
    }
    let mut ranked = Ranked {
        rows,
        blocks: tables,
        bands: set.bands.iter().map(|band| band.name.clone()).collect(),
        fields: set.roots.clone(),
        on: set.ranking.on,
        key: set.ranking.key,
        ties: set.ranking.ties,
        breaks: set.ranking.breaks.clone(),
        findings,
    };
    if set.ranking.ties == Ties::Ordered {
        let undecided = undecided(set, &ranked);
        ranked.findings.extend(undecided);
    }
    ranked
}

/// Gives rank, tie and band to the rows that take part.
fn place(set: &CriteriaSet, scored: &Scored, rows: &mut [Row]) {
    let part: Vec<usize> = (0..rows.len())
        .filter(|&index| rows[index].complete && rows[index].block.is_some())
        .collect();
    let taking_part = || part.iter().map(|&index| &rows[index]);
    let block: Vec<u32> = taking_part()
        .map(|row| u32::try_from(row.block.unwrap_or(0)).unwrap_or(u32::MAX))
        .collect();
    let figures: Vec<Option<&Exact>> = taking_part()
        .map(|row| Some(row.figure(set.ranking.on, set.ranking.key)))
        .collect();
    let mut levels = vec![keys(&figures)];
    for tie_break in &set.ranking.breaks {
        let figures: Vec<Option<Exact>> = taking_part()
            .map(|row| breaking(set, scored, tie_break, row))
            .collect();
        levels.push(keys(
            &figures.iter().map(Option::as_ref).collect::<Vec<_>>(),
        ));
    }
    let places = places(&block, &levels, set.ranking.ties);
    for (&index, place) in part.iter().zip(places) {
        let row = &mut rows[index];
        row.rank = Some(place.rank);
        row.tied = place.tied;
        row.band = band_of(&set.bands, row.figure(set.ranking.on, set.ranking.key));
    }
}

/// What a tie-break looks at.
fn breaking(set: &CriteriaSet, scored: &Scored, tie_break: &TieBreak, row: &Row) -> Option<Exact> {
    match tie_break {
        TieBreak::Appraised => Some(row.without_survey.clone()),
        TieBreak::Survey => row.survey.clone(),
        TieBreak::Bonus => Some(row.bonus.clone()),
        TieBreak::Node(code) => {
            let node = set.find(code)?;
            Some(scored.node_points(set, row.unit, node)?.0)
        }
    }
}

/// Where the points of a field are found, looked up once and not once a unit.
enum Column {
    Inner(usize),
    Leaf(LeafId, Exact),
    Nowhere,
}

impl Column {
    fn of(set: &CriteriaSet, scored: &Scored, node: NodeId) -> Self {
        let leaf = || {
            let index = set.leaves.iter().position(|own| *own == node)?;
            Some(Self::Leaf(
                LeafId::from_index(index),
                set.node(node).max.clone(),
            ))
        };
        let inner = scored.inner.iter().position(|own| *own == node);
        inner.map_or_else(|| leaf().unwrap_or(Self::Nowhere), Self::Inner)
    }

    fn read(&self, scored: &Scored, unit: usize) -> Option<FieldPoints> {
        match self {
            Self::Inner(column) => {
                let score = scored
                    .standing
                    .nodes
                    .get(unit * scored.inner.len() + column)?;
                (!score.max.is_zero() || !score.points.is_zero()).then(|| FieldPoints {
                    points: score.points.clone(),
                    max: score.max.clone(),
                })
            }
            Self::Leaf(leaf, max) => {
                let score = scored.leaf(unit, *leaf);
                (score.outcome == Outcome::Points).then(|| FieldPoints {
                    points: score.points.clone(),
                    max: max.clone(),
                })
            }
            Self::Nowhere => None,
        }
    }
}

fn row(
    set: &CriteriaSet,
    entrant: &Entrant,
    scored: &Scored,
    unit: usize,
    block: Option<usize>,
    columns: &[Column],
) -> Row {
    let summary = &scored.summaries[unit];
    let dropped = |(leaf, policy): &(LeafId, criteria::Policy)| {
        let node = set.leaf_node(*leaf);
        Dropped {
            leaf: *leaf,
            code: node.code.clone(),
            policy: *policy,
            max: node.max.clone(),
        }
    };
    Row {
        unit,
        code: entrant.code.clone(),
        name: entrant.name.clone(),
        block,
        n: 0,
        points: summary.points.clone(),
        total: summary.total.clone(),
        total_exact: summary.total_exact.clone(),
        max: summary.max.clone(),
        index: summary.index.clone(),
        index_exact: summary.index_exact.clone(),
        rank: None,
        tied: false,
        band: None,
        self_points: summary.self_points.clone(),
        appraised: summary.appraised.clone(),
        survey: summary.survey.clone(),
        without_survey: summary.without_survey.clone(),
        bonus: summary.bonus.clone(),
        penalty: summary.penalty.clone(),
        fields: columns
            .iter()
            .map(|column| column.read(scored, unit))
            .collect(),
        dropped: summary.dropped.iter().map(dropped).collect(),
        complete: summary.complete,
    }
}

/// One finding for each shared rank of a set that wants none.
fn undecided(set: &CriteriaSet, ranked: &Ranked) -> Vec<finding::Finding> {
    let mut findings = Vec::new();
    for block in &ranked.blocks {
        let tied = block.ranked.iter().map(|&index| &ranked.rows[index]);
        let tied: Vec<&Row> = tied.filter(|row| row.tied).collect();
        for group in tied.chunk_by(|a, b| a.rank == b.rank) {
            let names: Vec<&str> = group.iter().map(|row| row.name.as_str()).collect();
            let rank = group[0].rank.unwrap_or(0);
            findings.push(tie_not_decided(set, &block.name, rank, &names));
        }
    }
    findings
}
