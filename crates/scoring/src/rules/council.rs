//! Form 17, `council`: points by hand, within the maximum and in steps; typed points only.
//!
//! The rule computes nothing; the typed points are checked by [`super::typed_fault`].

use super::state::{RuleResult, State};

pub(crate) const fn points() -> RuleResult {
    Err(State::Missing)
}
