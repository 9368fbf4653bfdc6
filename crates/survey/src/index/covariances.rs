//! Wanted values of every unit, with the covariances between them.

use super::{Wanted, join::joined};
use crate::{Estimate, ItemCounts, QuestionId};
use points::Exact;

/// Wanted values by unit, and how they vary together from sample to sample.
///
/// The covariance of two values of a unit is Σ_h (1 − f_h) n_h ÷ (n_h − 1) Σ_c (u_hc − ū_h)(v_hc − v̄_h) over the clusters c of each stratum h, where u and v are the linearised values of both, summed per cluster (Särndal, Swensson and Wretman 1992, section 5.5; Demnati and Rao 2004).
#[derive(Debug, Clone, PartialEq)]
pub struct Covariances {
    /// The columns, in the order in which they were wanted.
    pub columns: Vec<Wanted>,
    /// Units with responses that count, in the order of the roster.
    pub units: Vec<UnitValues>,
    /// How values of different units vary together.
    pub between: BetweenUnits,
    /// Whether weights took part; values are then exact only to 15 significant digits.
    pub weighted: bool,
    /// Whether this is of a probability sample; otherwise it is computed as simple random.
    pub probability: bool,
}

/// How values of different units vary together.
#[derive(Debug, Clone, PartialEq)]
pub enum BetweenUnits {
    /// Not at all: every unit has a sample of its own, so each covariance is zero by design and not by want of a figure.
    Independent,
    /// Units share strata, clusters or margins; the covariances that are not zero by design stand here, those of a unit before later units.
    Shared(Vec<Between>),
    /// More than a thousand units share strata, clusters or margins (with stages or margins fewer): their covariances were not computed and are not zero.
    NotComputed,
}

/// Covariances of one unit's values with another's.
#[derive(Debug, Clone, PartialEq)]
pub struct Between {
    /// The unit of the rows, by index in the roster.
    pub first: u32,
    /// The unit of the columns, by index in the roster.
    pub second: u32,
    /// In squared percentage points, row by row; `None` as in [`UnitValues::covariance`].
    pub covariance: Vec<Option<f64>>,
}

/// Wanted values of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitValues {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// Its responses that count.
    pub valid: u64,
    /// By column; `None` where nobody answered.
    pub values: Vec<Option<WantedValue>>,
    /// In squared percentage points, row by row, symmetric; `None` where one of the two has no standard error.
    pub covariance: Vec<Option<f64>>,
}

impl UnitValues {
    /// The covariance of two columns in squared percentage points; of a column with itself its variance.
    #[must_use]
    pub fn covariance(&self, row: usize, column: usize) -> Option<f64> {
        let k = self.values.len();
        (row < k && column < k).then(|| self.covariance.get(row * k + column).copied())??
    }
}

/// One wanted value of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedValue {
    /// Value, base and interval.
    pub estimate: Estimate,
    /// Answers to each question that takes part; those outside the filter are out of the base.
    pub counts: Vec<(QuestionId, ItemCounts)>,
    /// By question as in `counts` and by choice the weighted answers, where weights took part; empty elsewhere.
    ///
    /// Σ weight of the answers, in the order of the sample, times Σ answers ÷ Σ weights over the base, so that they add up to the answers; rounded half up to four digits, exact from there.
    pub weighted_counts: Vec<Vec<Exact>>,
}

impl Covariances {
    /// The values of a unit.
    #[must_use]
    pub fn unit(&self, unit: u32) -> Option<&UnitValues> {
        self.units.iter().find(|own| own.unit == unit)
    }

    /// The columns of several instruments side by side.
    ///
    /// Different instruments are answered by different people, drawn independently, so the covariance between their columns is zero: the matrix of a unit is block diagonal.
    /// A unit that one of the instruments does not have gets `None` in its columns.
    #[must_use]
    pub fn join(instruments: &[Self]) -> Self {
        joined(instruments)
    }
}
