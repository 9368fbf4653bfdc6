//! Form 19, `info`: information only; maximum 0, never scored.

use super::state::{RuleResult, State};

pub(crate) const fn points() -> RuleResult {
    Err(State::Missing)
}
