//! How units become a district, a block, a province.

use super::engine::{Engine, Value, Values};
use super::exact::{reduced, sum};
use super::sample::double;
use super::spread::Spread;
use crate::Places;
use points::{Exact, Fraction};

/// A unit's values and spreads.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfUnit {
    pub(crate) values: Values,
    pub(crate) spreads: Vec<Spread>,
}

/// A mean over units: values by column, and each unit's share in the mean by unit and column.
pub(crate) struct Mean {
    pub(crate) values: Vec<Option<Value>>,
    pub(crate) shares: Vec<Vec<f64>>,
    pub(crate) simple: Vec<Option<f64>>,
}

/// The mean of the figures of these units: Σ w V ÷ Σ w over the units that have the figure, w = 1 or the population.
///
/// A unit without responses to a figure, or without a population where that is the weight, is left out of the figure's mean.
/// Under simple random sampling of the same respondents the mean would vary by (Σ w_u ((n_u − 1) v_u + (V_u − V)²)) ÷ (n − 1): within units and between them.
pub(crate) fn mean(
    engine: &Engine<'_>,
    places: Places,
    population: &[Option<u64>],
    units: &[u32],
    of: &[Option<OfUnit>],
) -> Mean {
    let columns = engine.columns.len();
    let mut mean = Mean {
        values: Vec::with_capacity(columns),
        shares: vec![vec![0.0; columns]; of.len()],
        simple: Vec::with_capacity(columns),
    };
    let weighted = engine.sample.weights.is_some();
    for column in 0..columns {
        let taking: Vec<(usize, &OfUnit, &Value, u64)> = units
            .iter()
            .filter_map(|unit| {
                let at = *unit as usize;
                let own = of.get(at)?.as_ref()?;
                let value = own.values.of.get(column)?.as_ref()?;
                let weight = match places {
                    Places::Weights => population.get(at).copied().flatten()?,
                    Places::Pooled | Places::MeanOfUnits => 1,
                };
                (weight > 0).then_some((at, own, value, weight))
            })
            .collect();
        let total: i128 = taking.iter().map(|(.., weight)| i128::from(*weight)).sum();
        if total == 0 {
            mean.values.push(None);
            mean.simple.push(None);
            continue;
        }
        let over = |pick: fn(&Value) -> &Exact| {
            let terms = taking
                .iter()
                .map(|(_, _, value, weight)| (pick(value), *weight));
            let exact = mean_of(terms, total);
            if weighted {
                super::engine::shown(exact.to_f64())
            } else {
                exact
            }
        };
        let value = Value {
            value: over(|value| &value.value),
            low: over(|value| &value.low),
            high: over(|value| &value.high),
            answers: taking.iter().map(|(_, _, value, _)| value.answers).sum(),
            blank: taking.iter().map(|(_, _, value, _)| value.blank).sum(),
        };
        let whole_total: f64 = taking.iter().map(|(.., weight)| double(*weight)).sum();
        let centre = value.value.to_f64();
        let (mut n, mut spread) = (0, 0.0);
        for (at, own, value, weight) in &taking {
            let share = double(*weight) / whole_total;
            mean.shares[*at][column] = share;
            let of_unit = own.spreads[column];
            n += of_unit.n;
            let within = of_unit.simple.unwrap_or(0.0) * double(of_unit.n.saturating_sub(1));
            let off = value.value.to_f64() - centre;
            spread += share * (within + off * off);
        }
        mean.values.push(Some(value));
        mean.simple.push((n > 1).then(|| spread / double(n - 1)));
    }
    mean
}

fn mean_of<'v>(terms: impl Iterator<Item = (&'v Exact, u64)>, total: i128) -> Exact {
    let terms = terms.map(|(value, weight)| {
        let value = match super::exact::small(value) {
            Some((n, d)) => Fraction::Small(n, d),
            None => value.to_fraction(),
        };
        reduced(value.times(&whole(weight)))
    });
    sum(terms)
        .over(&Fraction::Small(total, 1))
        .map_or(Exact::ZERO, |mean| reduced(mean).into())
}

fn whole(count: u64) -> Fraction {
    Fraction::Small(i128::from(count), 1)
}
