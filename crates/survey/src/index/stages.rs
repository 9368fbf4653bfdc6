//! Designs that one pass over clusters of the first stage cannot follow: clusters in stages with their populations, and weights moved to margins.

use super::sample::{Sample, double};
use super::weighting::{Block, Weighting};
use super::{Request, findings};
use crate::estimate::{Design, DesignColumns, Matrix, Population, Wanted};
use crate::{Labelled, LonelyCluster};
use finding::Finding;
use std::collections::HashMap;

/// Above this many units × responses margins of the whole are not followed into every unit's variance.
const MOST_WORK: usize = 10_000_000;

/// The design of the whole sample, a row a position.
#[derive(Debug)]
pub(crate) struct Stages {
    design: Design,
    /// By position its place in the design's order.
    rank: Vec<u32>,
    blocks: Vec<Block>,
    /// By position its block, or [`NONE`].
    block_of: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// Populations by stage: one column a stage, one entry a position.
struct Sizes {
    clusters: Vec<Vec<u32>>,
    populations: Vec<Vec<f64>>,
}

impl Stages {
    /// The design, where it needs more than one pass: margins, or a second stage.
    ///
    /// A first stage alone goes into the strata of the sample.
    pub(crate) fn of(
        request: &Request<'_>,
        sample: &mut Sample,
        weighting: Weighting,
        found: &mut Vec<Finding>,
    ) -> Option<Self> {
        let sizes = sizes(request, sample, found);
        let first = sizes.as_ref().map(|own| own.populations[0].clone());
        if let Some(first) = &first {
            for (at, population) in first.iter().enumerate() {
                let stratum = sample.stratum_of[sample.clusters[at] as usize] as usize;
                let own = &mut sample.strata[stratum];
                own.fraction = f64::from(own.clusters) / population;
            }
        }
        let several = sizes.as_ref().is_some_and(|own| own.clusters.len() > 1);
        if weighting.blocks.is_empty() && !several {
            return None;
        }
        let n = sample.len();
        let strata: Vec<u32> = sample
            .clusters
            .iter()
            .map(|cluster| sample.stratum_of[*cluster as usize])
            .collect();
        let sizes = sizes.unwrap_or_else(|| Sizes {
            clusters: vec![sample.clusters.clone()],
            populations: vec![populations_of_strata(sample, &strata)],
        });
        let clusters: Vec<&[u32]> = sizes.clusters.iter().map(Vec::as_slice).collect();
        let populations: Vec<Population<'_>> = sizes
            .populations
            .iter()
            .map(|own| Population::Sizes(own))
            .collect();
        let design = Design::new(&DesignColumns {
            n_rows: n,
            weights: None,
            strata: &[&strata],
            clusters: &clusters,
            population: &populations,
            nest: false,
            lonely: request.design.lonely,
        });
        let design = match design {
            Ok(design) => design,
            Err(error) => {
                found.push(findings::design_refused(request, &error));
                return None;
            }
        };
        let mut rank = vec![0; n];
        for (place, row) in (0_u32..).zip(design.order()) {
            rank[*row as usize] = place;
        }
        let units = sample.by_unit.iter().filter(|own| !own.is_empty()).count();
        let mut blocks = weighting.blocks;
        if weighting.over_units && units.saturating_mul(n) > MOST_WORK {
            found.push(findings::margins_not_followed(request));
            blocks.clear();
        }
        let mut block_of = vec![NONE; n];
        for (number, block) in (0_u32..).zip(&blocks) {
            for at in &block.rows {
                block_of[*at as usize] = number;
            }
        }
        Some(Self {
            design,
            rank,
            blocks,
            block_of,
        })
    }

    /// The covariances of figures from what each member adds to them, row by row; `None` where a stratum of one cluster allows none.
    pub(crate) fn covariance(
        &self,
        members: &[u32],
        moves: &[f64],
        k: usize,
        full: bool,
    ) -> Option<Matrix> {
        if k == 0 {
            return Some(Matrix::zero(0));
        }
        let mut rows: Vec<(u32, usize)> = Vec::with_capacity(members.len());
        let mut values: Vec<f64> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        for (at, own) in members.iter().zip(moves.chunks_exact(k)) {
            match self.block_of[*at as usize] {
                NONE => {
                    rows.push((*at, values.len()));
                    values.extend_from_slice(own);
                }
                block => touched.push(block),
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for block in touched {
            let own = &self.blocks[block as usize].rows;
            let from = values.len();
            values.resize(from + own.len() * k, 0.0);
            for (at, moved) in members.iter().zip(moves.chunks_exact(k)) {
                if self.block_of[*at as usize] == block
                    && let Ok(place) = own.binary_search(at)
                {
                    values[from + place * k..from + (place + 1) * k].copy_from_slice(moved);
                }
            }
            self.project(block, &mut values[from..], k);
            rows.extend(
                own.iter()
                    .enumerate()
                    .map(|(at, row)| (*row, from + at * k)),
            );
        }
        rows.sort_unstable_by_key(|(at, _)| self.rank[*at as usize]);
        let order: Vec<u32> = rows.iter().map(|(at, _)| *at).collect();
        let mut sorted = Vec::with_capacity(values.len());
        for (_, from) in &rows {
            sorted.extend_from_slice(&values[*from..from + k]);
        }
        let wanted = if full {
            Wanted::Covariances
        } else {
            Wanted::Variances
        };
        self.design
            .covariance_in_order(&order, &sorted, k, wanted)
            .ok()
    }

    /// Replaces values row by row by their residuals within a block.
    fn project(&self, block: u32, values: &mut [f64], k: usize) {
        let design = &self.blocks[block as usize].design;
        for column in 0..k {
            let own: Vec<f64> = values.iter().skip(column).step_by(k).copied().collect();
            let residuals = design.residuals(&own);
            for (value, residual) in values.iter_mut().skip(column).step_by(k).zip(residuals) {
                *value = residual;
            }
        }
    }

    /// Whether margins hold over several units, so that these covary.
    pub(crate) fn joins_units(&self, sample: &Sample) -> bool {
        self.blocks.iter().any(|block| {
            let units = block.rows.iter().map(|at| sample.units[*at as usize]);
            units.clone().min() != units.max()
        })
    }
}

/// The population of each stratum as its sampling fraction says.
fn populations_of_strata(sample: &Sample, strata: &[u32]) -> Vec<f64> {
    let size = |stratum: &u32| {
        let own = sample.strata[*stratum as usize];
        f64::from(own.clusters) / own.fraction
    };
    strata.iter().map(size).collect()
}

/// Clusters and populations by stage, as far as the round tells them; `None` where it tells none that can be used.
///
/// Where something of a later stage cannot be used, the clusters of the first stage stand for everything below them, as if they were drawn with replacement.
fn sizes(request: &Request<'_>, sample: &Sample, found: &mut Vec<Finding>) -> Option<Sizes> {
    let (design, responses) = (request.design, request.responses);
    if design.cluster_sizes.is_empty() {
        if responses.clusters.len() > 1 && design.probability {
            found.push(findings::stages_without_sizes(request));
        }
        return None;
    }
    if !design.probability || responses.clusters.is_empty() || !design.units_are_strata {
        found.push(findings::sizes_unused(request));
        return None;
    }
    let known = Known::of(request);
    let people = design.cluster_sizes.iter();
    let depth = people.map(|own| own.within.len()).max().unwrap_or(0);
    let mut sizes = Sizes {
        clusters: Vec::new(),
        populations: Vec::new(),
    };
    let mut missing = 0_u64;
    for stage in 0..=depth.min(responses.clusters.len()) {
        let codes: Vec<u32> = match (stage, responses.clusters.get(stage)) {
            (0, _) => sample.clusters.clone(),
            (_, Some(labels)) => sample
                .rows
                .iter()
                .map(|row| labels.codes[*row as usize])
                .collect(),
            (_, None) => (0_u32..).take(sample.len()).collect(),
        };
        let above = sizes.clusters.last();
        let (within, own) = nested(sample, above, &codes);
        let groups = within.iter().max().map_or(0, |most| *most as usize + 1);
        let mut taken = vec![Vec::new(); groups];
        for (group, cluster) in within.iter().zip(&own) {
            taken[*group as usize].push(*cluster);
        }
        let mut population = vec![f64::INFINITY; groups];
        let mut seen = vec![false; groups];
        let mut lonely = false;
        for (at, group) in within.iter().enumerate() {
            let group = *group as usize;
            if std::mem::replace(&mut seen[group], true) {
                continue;
            }
            let clusters = &mut taken[group];
            clusters.sort_unstable();
            clusters.dedup();
            let drawn = clusters.len() as u64;
            match known.size(request, sample, at, stage) {
                Some(size) if size >= drawn => population[group] = double(size),
                Some(size) => found.push(findings::cluster_size_small(
                    request,
                    sample.units[at],
                    (drawn, size),
                )),
                None => missing += 1,
            }
            lonely |= drawn == 1 && population[group] > 1.0;
        }
        if stage > 0 && lonely && design.lonely == LonelyCluster::Fail {
            found.push(findings::stage_lonely(request, stage + 1));
            return None;
        }
        sizes.populations.push(
            within
                .iter()
                .map(|group| population[*group as usize])
                .collect(),
        );
        sizes.clusters.push(own);
    }
    if missing > 0 {
        found.push(findings::sizes_missing(request, missing));
    }
    Some(sizes)
}

/// The group that each position's clusters are drawn from, and its cluster, numbered through.
fn nested(sample: &Sample, above: Option<&Vec<u32>>, codes: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let within: Vec<u32> = match above {
        Some(above) => above.clone(),
        None => sample
            .clusters
            .iter()
            .map(|cluster| sample.stratum_of[*cluster as usize])
            .collect(),
    };
    let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
    let own = within
        .iter()
        .zip(codes)
        .map(|(group, code)| {
            let next = u32::try_from(numbers.len()).unwrap_or(NONE);
            *numbers.entry((*group, *code)).or_insert(next)
        })
        .collect();
    (within, own)
}

/// Sizes by unit, stratum and the clusters that lead there, labels without regard to case and blanks.
struct Known {
    sizes: HashMap<(u32, String, Vec<String>), u64>,
}

impl Known {
    fn of(request: &Request<'_>) -> Self {
        let sizes = request.design.cluster_sizes.iter().map(|own| {
            let stratum = own.stratum.as_deref().map(vietnamese::key);
            let within = own.within.iter().map(|own| vietnamese::key(own)).collect();
            ((own.unit, stratum.unwrap_or_default(), within), own.size)
        });
        Self {
            sizes: sizes.collect(),
        }
    }

    fn size(&self, request: &Request<'_>, sample: &Sample, at: usize, stage: usize) -> Option<u64> {
        let row = sample.rows[at] as usize;
        let label = |own: &Labelled| {
            let code = own.codes.get(row)?;
            Some(vietnamese::key(own.labels.get(*code as usize)?))
        };
        let responses = request.responses;
        let within: Vec<String> = responses.clusters[..stage]
            .iter()
            .map(|own| label(own).unwrap_or_default())
            .collect();
        let stratum = responses.strata.as_ref().and_then(label);
        let mut key = (sample.units[at], stratum.unwrap_or_default(), within);
        if let Some(size) = self.sizes.get(&key) {
            return Some(*size);
        }
        // Clusters below the first stage need no stratum to be told apart.
        if stage == 0 {
            return None;
        }
        key.1.clear();
        self.sizes.get(&key).copied()
    }
}
