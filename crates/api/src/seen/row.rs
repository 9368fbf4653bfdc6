//! One unit as it may be seen.

use super::sight::Sight;
use crate::results::Computed;
use criteria::{LayerKind, NodeId, Part};
use points::Exact;
use procedure::Depth;
use ranking::{Dropped, Row};
use scoring::Outcome;
use std::sync::Arc;

/// The place within the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rank {
    /// From 1; `None`: listed apart.
    pub(crate) rank: Option<u32>,
    /// Whether it is shared.
    pub(crate) tied: bool,
    /// Units ranked in the block.
    pub(crate) n: usize,
}

/// The figures of the whole result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figures {
    /// The total as printed.
    pub(crate) total: Exact,
    /// Before its last rounding.
    pub(crate) total_exact: Exact,
    /// The applicable maximum.
    pub(crate) max: Exact,
    /// In percent, as printed.
    pub(crate) index: Exact,
    /// What stayed out of the denominator.
    pub(crate) dropped: Vec<Dropped>,
}

/// Figures of parts of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Points of the survey leaves.
    pub(crate) survey: Option<Exact>,
    /// Capped bonus.
    pub(crate) bonus: Exact,
    /// Capped penalty, a positive number.
    pub(crate) penalty: Exact,
}

/// A field of the set with a unit's points and applicable maximum.
pub(crate) type FieldFigure = (NodeId, Option<(Exact, Exact)>);

/// A unit. Fields that are `None` may not be seen.
#[derive(Clone)]
pub(crate) struct SeenRow {
    /// The code.
    pub(crate) code: String,
    /// The name.
    pub(crate) name: String,
    /// Index into [`super::Seen::blocks`]; `None`: a unit that is never ranked, such as the province itself.
    pub(crate) block: Option<usize>,
    /// How deep its figures are seen.
    pub(crate) depth: Depth,
    /// Whether the result is complete; else the unit is listed apart.
    pub(crate) complete: Option<bool>,
    /// Index into [`super::Seen::bands`]; the inner `None`: no class.
    pub(crate) class: Option<Option<usize>>,
    /// Total, index, maximum.
    pub(crate) figures: Option<Figures>,
    /// Rank.
    pub(crate) rank: Option<Rank>,
    /// Field by field: node, points and applicable maximum; `None` in place of points where the field takes no part or depends on other units.
    pub(crate) fields: Option<Vec<FieldFigure>>,
    /// Survey, bonus, penalty.
    pub(crate) parts: Option<Parts>,
    /// Points in layer self; the inner `None`: nothing answered there.
    pub(crate) self_points: Option<Option<Exact>>,
    /// Points in each round of appraisal.
    pub(crate) appraised: Option<Vec<Option<Exact>>>,
    /// Where it was computed; never handed out.
    pub(super) from: Arc<Computed>,
    /// Its index in the roster there.
    pub(super) unit: usize,
    /// Its index in the roster of the whole.
    pub(super) place: usize,
    pub(super) sight: Sight,
}

impl SeenRow {
    /// Whether every layer of every leaf is seen to its reasons.
    pub(super) fn is_whole(&self) -> bool {
        let own = &self.sight.0;
        own.depth == Depth::Reasons && own.only.is_none() && own.layers.is_none()
    }
}

/// Every unit of which anything may be seen, in the order of the roster.
pub(super) fn cut(whole: &Arc<Computed>, sights: &[Sight]) -> Vec<SeenRow> {
    let mut of_unit: Vec<Option<&Row>> = vec![None; whole.ran.roster.len()];
    for row in &whole.ran.ranked.rows {
        of_unit[row.unit] = Some(row);
    }
    let units = of_unit.into_iter().zip(sights).enumerate();
    units
        .filter(|(_, (_, sight))| sight.any())
        .filter_map(|(unit, (row, sight))| match sight.layers() {
            Some(layers) => alone(whole, unit, layers, sight),
            None => Some(one(whole, row?, sight)),
        })
        .collect()
}

fn one(whole: &Arc<Computed>, row: &Row, sight: &Sight) -> SeenRow {
    let depth = sight.of_figures(row.rank);
    let rank = sight.rank(row.rank);
    // A sum over points that depend on others would give these away.
    let own = rank || !whole.relative.contains(&true);
    let at = |least: Depth| depth >= least;
    SeenRow {
        code: row.code.clone(),
        name: row.name.clone(),
        block: row.block,
        depth,
        complete: at(Depth::Class).then_some(row.complete),
        class: (at(Depth::Class) && own).then_some(row.band),
        figures: (at(Depth::Total) && own).then(|| Figures {
            total: row.total.clone(),
            total_exact: row.total_exact.clone(),
            max: row.max.clone(),
            index: row.index.clone(),
            dropped: row.dropped.clone(),
        }),
        rank: (at(Depth::Total) && rank).then_some(Rank {
            rank: row.rank,
            tied: row.tied,
            n: row.n,
        }),
        fields: at(Depth::Fields).then(|| fields(whole, row, rank)),
        parts: (at(Depth::Fields) && own).then(|| Parts {
            survey: row.survey.clone(),
            bonus: row.bonus.clone(),
            penalty: row.penalty.clone(),
        }),
        self_points: (at(Depth::Leaves) && own).then(|| row.self_points.clone()),
        appraised: (at(Depth::Leaves) && own).then(|| row.appraised.clone()),
        from: Arc::clone(whole),
        unit: row.unit,
        place: row.unit,
        sight: sight.clone(),
    }
}

/// A unit's own view of a running round: its own layers, computed from its own answers.
fn alone(
    whole: &Arc<Computed>,
    unit: usize,
    layers: &[LayerKind],
    sight: &Sight,
) -> Option<SeenRow> {
    let from = whole.alone(unit, layers)?;
    let row = from.ran.ranked.rows.first()?.clone();
    // The block's index is that of the whole; its name is the roster's.
    let name = whole.ran.roster.get(unit)?.block.clone();
    let blocks = &whole.ran.ranked.blocks;
    let block = blocks
        .iter()
        .position(|own| own.is_all() && row.block.is_some() || Some(&own.name) == name.as_ref());
    let points = |layer: LayerKind| layers.contains(&layer).then(|| in_layer(&from, layer));
    let turns = layers
        .iter()
        .filter(|own| matches!(own, LayerKind::Appraised(_)));
    Some(SeenRow {
        block,
        depth: sight.of_figures(None),
        complete: None,
        class: None,
        figures: None,
        rank: None,
        fields: Some(fields(&from, &row, false)),
        parts: None,
        self_points: points(LayerKind::SelfScore),
        appraised: Some(turns.map(|turn| in_layer(&from, *turn)).collect()),
        code: row.code,
        name: row.name,
        unit: 0,
        place: unit,
        sight: sight.clone(),
        from,
    })
}

/// The sum of a unit's points in a layer over leaves of the base that depend on nobody else.
fn in_layer(from: &Computed, layer: LayerKind) -> Option<Exact> {
    let (set, scored) = (&from.ran.set, &from.ran.scored);
    let scores = scored.layers.iter().find(|own| own.kind == Some(layer))?;
    let own = set.leaf_ids().zip(&scores.leaves);
    let counted = own.filter(|(leaf, score)| {
        score.outcome == Outcome::Points
            && !from.relative[leaf.index()]
            && set.leaf_node(*leaf).part == Part::Base
    });
    let points: Vec<&Exact> = counted.map(|(_, score)| &score.points).collect();
    (!points.is_empty()).then(|| {
        let sum: Exact = points.into_iter().sum();
        set.rounding.total.map_or(sum.clone(), |to| sum.round(to))
    })
}

/// Field by field; one that holds a leaf whose points depend on others only where ranks are seen.
fn fields(from: &Computed, row: &Row, rank: bool) -> Vec<FieldFigure> {
    let set = &from.ran.set;
    let relative = |field: NodeId| {
        let mut leaves = set.leaf_ids().filter(|leaf| from.relative[leaf.index()]);
        leaves.any(|leaf| {
            let mut node = Some(set.leaves[leaf.index()]);
            while let Some(id) = node {
                if id == field {
                    return true;
                }
                node = set.node(id).parent;
            }
            false
        })
    };
    let fields = from.ran.ranked.fields.iter().zip(&row.fields);
    fields
        .map(|(field, points)| {
            let points = points.as_ref().filter(|_| rank || !relative(*field));
            (
                *field,
                points.map(|own| (own.points.clone(), own.max.clone())),
            )
        })
        .collect()
}
