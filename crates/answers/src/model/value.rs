//! One answer: a value, or a state that is not a number.

use criteria::Item;
use jiff::civil::Date;
use points::Exact;

/// A typed value; which variant is right follows from the input's kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Count, number, percent (94.43 means 94.43 %), points.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// Index into the input's list of levels.
    Level(u16),
    /// A date.
    Date(Date),
    /// Rows of a register.
    Items(Box<[Item]>),
}

/// What stands in a slot. Four states are not numbers, and none of them is zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer {
    /// Chưa có số liệu.
    #[default]
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// Không phát sinh, where the unit itself says so; 0/0 is found by the rule.
    Undefined,
    /// Không đọc được: the cell says something else; a finding names it.
    Unreadable,
    /// A value.
    Given(Value),
}

impl Answer {
    /// The number, where a number is given.
    #[must_use]
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Self::Given(Value::Number(number)) => Some(number),
            _ => None,
        }
    }
    /// Whether anything stands there at all.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl From<Exact> for Answer {
    fn from(number: Exact) -> Self {
        Self::Given(Value::Number(number))
    }
}
