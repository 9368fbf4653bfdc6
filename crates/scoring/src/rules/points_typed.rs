//! `points`: typed points only, checked against the maximum and the step.
//!
//! Points outside 0 … maximum are not used; points off the step stand, with a warning.
//! Source: the files of past years, which hold what unit and appraiser typed.

use super::state::{RuleResult, State};
use criteria::Rule;
use points::Exact;

pub(crate) const fn points() -> RuleResult {
    Err(State::Missing)
}

/// What is wrong with typed points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TypedFault {
    /// Below zero or over the maximum.
    Outside,
    /// No multiple of the step.
    OffStep,
}

/// Checks typed points.
pub(crate) fn typed_fault(rule: &Rule, typed: &Exact, max: &Exact) -> Option<TypedFault> {
    if typed.is_negative() || typed > max {
        return Some(TypedFault::Outside);
    }
    let (Rule::Council { step: Some(step) } | Rule::Points { step: Some(step) }) = rule else {
        return None;
    };
    let steps = typed.over(step)?;
    steps.to_integer().is_none().then_some(TypedFault::OffStep)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maximum_and_step() {
        let rule = Rule::Council {
            step: Some(Exact::decimal(25, 2)),
        };
        let max = Exact::from(2);
        let fault = |typed: &str| typed_fault(&rule, &typed.parse().unwrap(), &max);
        assert_eq!(fault("1.75"), None);
        assert_eq!(fault("2"), None);
        assert_eq!(fault("1.8"), Some(TypedFault::OffStep));
        assert_eq!(fault("2.25"), Some(TypedFault::Outside));
        assert_eq!(fault("-0.25"), Some(TypedFault::Outside));
    }
}
