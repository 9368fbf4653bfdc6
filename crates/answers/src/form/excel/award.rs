//! What a branch earns, in formulas.

use super::{Scope, Sheet, literal};
use criteria::{Award, Measure};
use points::Exact;

impl Sheet<'_> {
    /// Points of an award; `measure` is what a proportional award reads.
    pub(super) fn award(
        &self,
        award: &Award,
        scope: &Scope,
        measure: Option<&Measure>,
    ) -> Option<String> {
        match award {
            Award::Points(points) => Some(literal(points)),
            Award::Share(share) => Some(literal(&share_of(&scope.max, share))),
            Award::Ratio => {
                let it = self.quotient(measure?)?;
                Some(format!(
                    "MIN({max},{max}*{}/{})",
                    it.of,
                    it.base,
                    max = literal(&scope.max)
                ))
            }
        }
    }
}

/// Percent of a maximum, exactly.
pub(super) fn share_of(max: &Exact, share: &Exact) -> Exact {
    max.times(share).over(&Exact::from(100)).unwrap_or_default()
}
