//! Columns of several instruments side by side.

use super::{Between, BetweenUnits, Covariances, UnitValues};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn joined(instruments: &[Covariances]) -> Covariances {
    let width: usize = instruments.iter().map(|own| own.columns.len()).sum();
    let mut units: BTreeMap<u32, UnitValues> = BTreeMap::new();
    let mut blocks: BTreeMap<(u32, u32), Vec<Option<f64>>> = BTreeMap::new();
    let mut first = 0;
    for own in instruments {
        let k = own.columns.len();
        for unit in &own.units {
            let into = units.entry(unit.unit).or_insert_with(|| UnitValues {
                unit: unit.unit,
                valid: 0,
                values: vec![None; width],
                covariance: Vec::new(),
            });
            into.valid += unit.valid;
            into.values[first..first + k].clone_from_slice(&unit.values);
        }
        first += k;
    }
    let known: BTreeSet<u32> = units.keys().copied().collect();
    for unit in known {
        let parts = instruments.iter().map(|own| {
            let covariance = own.unit(unit).map(|unit| unit.covariance.as_slice());
            (own.columns.len(), covariance)
        });
        if let Some(into) = units.get_mut(&unit) {
            into.covariance = diagonal(width, parts);
        }
    }
    let mut shared = false;
    for (at, own) in instruments.iter().enumerate() {
        let BetweenUnits::Shared(between) = &own.between else {
            continue;
        };
        shared = true;
        for pair in between {
            let block = blocks
                .entry((pair.first, pair.second))
                .or_insert_with(|| vec![Some(0.0); width * width]);
            let first: usize = instruments[..at].iter().map(|own| own.columns.len()).sum();
            place(
                block,
                width,
                first,
                own.columns.len(),
                Some(&pair.covariance),
            );
        }
    }
    Covariances {
        columns: instruments
            .iter()
            .flat_map(|own| own.columns.iter().cloned())
            .collect(),
        units: units.into_values().collect(),
        between: if instruments
            .iter()
            .any(|own| own.between == BetweenUnits::NotComputed)
        {
            BetweenUnits::NotComputed
        } else if shared {
            let between = blocks
                .into_iter()
                .map(|((first, second), covariance)| Between {
                    first,
                    second,
                    covariance,
                });
            BetweenUnits::Shared(between.collect())
        } else {
            BetweenUnits::Independent
        },
        weighted: instruments.iter().any(|own| own.weighted),
        probability: instruments.iter().all(|own| own.probability),
    }
}

/// Blocks along the diagonal, zero elsewhere; a block that is not known is `None`, and so is what stands beside it.
fn diagonal<'a>(
    width: usize,
    parts: impl Iterator<Item = (usize, Option<&'a [Option<f64>]>)>,
) -> Vec<Option<f64>> {
    let mut matrix = vec![Some(0.0); width * width];
    let mut first = 0;
    for (k, covariance) in parts {
        place(&mut matrix, width, first, k, covariance);
        first += k;
    }
    unknown_beside(&mut matrix, width);
    matrix
}

fn place(
    matrix: &mut [Option<f64>],
    width: usize,
    first: usize,
    k: usize,
    covariance: Option<&[Option<f64>]>,
) {
    for row in 0..k {
        for column in 0..k {
            let value = covariance.and_then(|own| own.get(row * k + column).copied().flatten());
            matrix[(first + row) * width + first + column] = value;
        }
    }
}

/// A column without a variance has no covariances either.
fn unknown_beside(matrix: &mut [Option<f64>], width: usize) {
    let unknown: Vec<bool> = (0..width)
        .map(|at| matrix[at * width + at].is_none())
        .collect();
    for row in 0..width {
        for column in 0..width {
            if unknown[row] || unknown[column] {
                matrix[row * width + column] = None;
            }
        }
    }
}
