//! Thresholds: intervals and what each earns.

use crate::{Award, Edge};

/// One interval of a `thresholds` or `deadline` rule: `{ from = 80, below = 95, points = 1.0 }`.
///
/// `from` is ≥, `above` is >, `to` is ≤, `below` is <.
/// A bound left out is filled in by the reader from the neighbouring step (a list running down needs only `from`, a list running up only `to`), so that here a missing bound is without limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The lower bound.
    pub lower: Option<Edge>,
    /// The upper bound.
    pub upper: Option<Edge>,
    /// What it earns.
    pub award: Award,
    /// Line of the file.
    pub line: u32,
}

/// The steps in file order; disjoint and without a gap, which the reader has checked (`otherwise` has become steps).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Steps {
    /// The intervals.
    pub steps: Vec<Step>,
    /// `otherwise = { points = 0 }`: what everything else earns.
    pub otherwise: Option<Award>,
}

impl Step {
    /// Whether the value lies inside.
    #[must_use]
    pub fn holds(&self, value: &points::Fraction) -> bool {
        let above_lower = self.lower.as_ref().is_none_or(|edge| {
            let bound = edge.value.to_fraction();
            *value > bound || (edge.included && *value == bound)
        });
        let below_upper = self.upper.as_ref().is_none_or(|edge| {
            let bound = edge.value.to_fraction();
            *value < bound || (edge.included && *value == bound)
        });
        above_lower && below_upper
    }
}
