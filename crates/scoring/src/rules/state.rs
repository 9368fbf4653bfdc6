//! What a rule gives where it gives no points.

use crate::Cause;
use points::Fraction;

/// A state that is not a number. The order is that of precedence where several inputs have one: what could not be read comes first, because a point from beside it would hide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Chưa có số liệu.
    Missing,
    /// Không phát sinh: 0/0.
    Undefined,
    /// Không áp dụng.
    NotApplicable,
    /// A part asks for a decision (its own `ask` or `incomplete`), whatever the leaf's policy says.
    Open(Cause),
    /// Không đọc được, or a value that cannot be.
    Unreadable,
}

impl State {
    /// The reason as it stands beside a score.
    #[must_use]
    pub fn cause(self) -> Cause {
        match self {
            Self::Missing => Cause::Missing,
            Self::Undefined => Cause::Undefined,
            Self::NotApplicable => Cause::NotApplicable,
            Self::Open(cause) => cause,
            Self::Unreadable => Cause::Unreadable,
        }
    }
}

/// Points before any rounding at the leaf, or why there are none.
pub type RuleResult = Result<Fraction, State>;

/// Two results that are both needed, without an allocation.
pub(crate) fn two<T, U>(
    first: Result<T, State>,
    second: Result<U, State>,
) -> Result<(T, U), State> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(one), Err(other)) => Err(one.max(other)),
        (Err(one), Ok(_)) | (Ok(_), Err(one)) => Err(one),
    }
}
