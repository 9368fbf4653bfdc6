//! Covariances between units that share strata or clusters.

use super::engine::{Engine, Values};
use super::sample::Sample;
use super::stages::Stages;
use super::{Between, BetweenUnits, UnitValues};
use crate::LonelyCluster;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many units give half a million pairs, each with a matrix.
const MOST_UNITS: usize = 1000;

/// Columns of all units squared, times responses: where a design has stages or margins.
const MOST_WORK: usize = 2_000_000_000;

/// What a unit adds to the sums of its clusters, by cluster and column.
type Sums = BTreeMap<u32, Vec<f64>>;

/// The covariances between units: none where units are strata, and none that is not zero where each stratum holds whole units.
///
/// For units u and v: Σ_h (1 − f_h) n_h ÷ (n_h − 1) (Σ_c u_hc v_hc − n_h ū_h v̄_h) over the strata that both reach; a stratum of one cluster adds u v under `adjust` and nothing else.
pub(crate) fn between(
    engine: &Engine<'_>,
    lonely: LonelyCluster,
    units: &[UnitValues],
    values: &[(Range<usize>, Values)],
) -> BetweenUnits {
    let sample = engine.sample;
    let margins = sample.stages.as_ref().filter(|own| own.joins_units(sample));
    if sample.units_apart && margins.is_none() {
        return BetweenUnits::Independent;
    }
    if units.len() > MOST_UNITS {
        return BetweenUnits::NotComputed;
    }
    if let Some(stages) = &sample.stages {
        return by_design(engine, stages, units, values);
    }
    let sums: Vec<Sums> = values
        .iter()
        .map(|(range, values)| {
            let mut sums = Sums::new();
            for at in range.clone() {
                let own = sums.entry(sample.clusters[at]).or_default();
                own.resize(engine.columns.len(), 0.0);
                engine.add_moves(at, &values.linear, own);
            }
            sums
        })
        .collect();
    let mut pairs = Vec::new();
    for (at, first) in units.iter().enumerate() {
        for (other, second) in units.iter().enumerate().skip(at + 1) {
            let matrix = pair(
                sample,
                lonely,
                &sums[at],
                &sums[other],
                engine.columns.len(),
            );
            if matrix
                .iter()
                .all(|cell| cell.abs() < super::describe::NO_SPREAD)
            {
                continue;
            }
            let k = engine.columns.len();
            let covariance = (0..k * k).map(|cell| {
                let known = first.covariance(cell / k, cell / k).is_some()
                    && second.covariance(cell % k, cell % k).is_some();
                known.then_some(matrix[cell])
            });
            pairs.push(Between {
                first: first.unit,
                second: second.unit,
                covariance: covariance.collect(),
            });
        }
    }
    if pairs.is_empty() {
        BetweenUnits::Independent
    } else {
        BetweenUnits::Shared(pairs)
    }
}

/// Covariances of all units at once, from the design of the whole sample.
fn by_design(
    engine: &Engine<'_>,
    stages: &Stages,
    units: &[UnitValues],
    values: &[(Range<usize>, Values)],
) -> BetweenUnits {
    let k = engine.columns.len();
    let width = k * units.len();
    let n = engine.sample.len();
    if width.saturating_mul(width).saturating_mul(n) > MOST_WORK {
        return BetweenUnits::NotComputed;
    }
    let mut moves = vec![0.0; n * width];
    for (unit, (range, values)) in values.iter().enumerate() {
        for at in range.clone() {
            let own = &mut moves[at * width + unit * k..at * width + (unit + 1) * k];
            engine.add_moves(at, &values.linear, own);
        }
    }
    let members: Vec<u32> = (0_u32..).take(n).collect();
    let Some(matrix) = stages.covariance(&members, &moves, width, true) else {
        return BetweenUnits::NotComputed;
    };
    let mut pairs = Vec::new();
    for (at, first) in units.iter().enumerate() {
        for (other, second) in units.iter().enumerate().skip(at + 1) {
            let cell = |own: usize| matrix.at(at * k + own / k, other * k + own % k);
            if (0..k * k).all(|own| cell(own).abs() < super::describe::NO_SPREAD) {
                continue;
            }
            let covariance = (0..k * k).map(|own| {
                let known = first.covariance(own / k, own / k).is_some()
                    && second.covariance(own % k, own % k).is_some();
                known.then(|| cell(own))
            });
            pairs.push(Between {
                first: first.unit,
                second: second.unit,
                covariance: covariance.collect(),
            });
        }
    }
    if pairs.is_empty() {
        BetweenUnits::Independent
    } else {
        BetweenUnits::Shared(pairs)
    }
}

fn pair(sample: &Sample, lonely: LonelyCluster, left: &Sums, right: &Sums, k: usize) -> Vec<f64> {
    let mut matrix = vec![0.0; k * k];
    let (lefts, rights) = (by_stratum(sample, left, k), by_stratum(sample, right, k));
    for (stratum, left) in &lefts {
        let own = sample.strata[*stratum as usize];
        let n = f64::from(own.clusters);
        if let Some(right) = rights.get(stratum).filter(|_| own.clusters > 1) {
            add(&mut matrix, left, right, -(1.0 - own.fraction) / (n - 1.0));
        }
    }
    for (cluster, left) in left {
        let Some(right) = right.get(cluster) else {
            continue;
        };
        let own = sample.strata[sample.stratum_of[*cluster as usize] as usize];
        let n = f64::from(own.clusters);
        let factor = match (own.clusters > 1, lonely) {
            (true, _) => (1.0 - own.fraction) * n / (n - 1.0),
            (false, LonelyCluster::Adjust) => 1.0,
            (false, _) => continue,
        };
        add(&mut matrix, left, right, factor);
    }
    matrix
}

fn by_stratum(sample: &Sample, sums: &Sums, k: usize) -> BTreeMap<u32, Vec<f64>> {
    let mut strata: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for (cluster, own) in sums {
        let stratum = sample.stratum_of[*cluster as usize];
        let into = strata.entry(stratum).or_insert_with(|| vec![0.0; k]);
        for (into, own) in into.iter_mut().zip(own) {
            *into += own;
        }
    }
    strata
}

fn add(matrix: &mut [f64], left: &[f64], right: &[f64], factor: f64) {
    for (row, left) in matrix.chunks_mut(right.len().max(1)).zip(left) {
        for (cell, right) in row.iter_mut().zip(right) {
            *cell += factor * left * right;
        }
    }
}
