//! Value and spread of a figure become an estimate.

use super::engine::{Column, Value};
use super::interval::interval;
use super::spread::Spread;
use crate::{Bounds, Estimate, IntervalMethod};
use points::{Exact, RoundTo};

/// A variance, in squared percentage points, that is no more than rounding of doubles.
pub(crate) const NO_SPREAD: f64 = 1e-16;

/// The estimate of a figure in a domain.
///
/// Rounding is the last step and the only one; bounds are rounded like the value.
/// The design effect is the variance over that of simple random sampling with replacement (Kish 1965, section 8.2), the effective number of respondents n over it.
pub(crate) fn described(
    column: &Column,
    value: &Value,
    spread: &Spread,
    proportions: IntervalMethod,
) -> Estimate {
    // Below this there is no spread but rounding.
    let ratio = |above: f64, below: f64| (below.min(above) > NO_SPREAD).then(|| above / below);
    let deff = spread
        .variance
        .zip(spread.simple)
        .and_then(|(variance, simple)| ratio(variance, simple));
    Estimate {
        value: rounded(&value.value, column.round),
        before_rounding: value.value.clone(),
        n: spread.n,
        answers: value.answers,
        blank: value.blank,
        bounds: Bounds {
            low: rounded(&value.low, column.round),
            high: rounded(&value.high, column.round),
        },
        se: spread.variance.map(f64::sqrt),
        df: spread.df,
        interval: interval(column, value, spread, proportions),
        deff,
        n_effective: deff.map(|deff| super::sample::double(spread.n) / deff),
    }
}

fn rounded(exact: &Exact, to: Option<RoundTo>) -> Exact {
    to.map_or_else(|| exact.clone(), |to| exact.round(to))
}
